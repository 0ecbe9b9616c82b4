// SPDX-License-Identifier: GPL-3.0-or-later
// Effect of device faults on the meter of a bench.
#include "tests/virtualhw/scenario/scenario_texts.h"
#include "virtualhw/bench/bench.h"
#include "virtualhw/bench/fram/fram_memory.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

using testing::scenarioOf;

constexpr const char* kSteady = "version: 1\nafe: ideal\nload: {current: 10 A}\n";

class BrokenBench : public ::testing::Test {
protected:
    void run(uint64_t seconds)
    {
        for (uint64_t block = 0; block < seconds * kBlocksPerSecond; ++block) {
            m_bench.advance();
        }
    }
    [[nodiscard]] std::size_t faults() const
    {
        const auto list = m_bench.snapshot().faults;
        return list ? list->size() : 0;
    }

    FramMemory m_fram;
    Bench m_bench{kCountisE28, scenarioOf(kSteady), m_fram};
};

TEST_F(BrokenBench, ARestartingMeterIsDarkAndThenStartsAnew)
{
    run(5);
    const auto before = m_bench.state().energies.total(Element::system, EnergyQuantity::activeImport);
    m_bench.apply(AddFault{{.kind = FaultKind::restart, .duration = 2 * kSecond}});
    run(1);
    EXPECT_FALSE(m_bench.state().powered);
    run(2);
    EXPECT_TRUE(m_bench.state().powered);
    EXPECT_LT(m_bench.state().uptime, Uptime{2 * kSecond});
    EXPECT_GE(m_bench.state().energies.total(Element::system, EnergyQuantity::activeImport).whole, before.whole);
    EXPECT_EQ(faults(), 0U);
}

TEST_F(BrokenBench, AMalfunctionIsShownForItsTime)
{
    m_bench.apply(AddFault{{.kind = FaultKind::malfunction, .duration = 2 * kSecond, .message = 7}});
    EXPECT_EQ(m_bench.state().malfunction, 7);
    run(1);
    EXPECT_EQ(m_bench.state().malfunction, 7);
    run(2);
    EXPECT_EQ(m_bench.state().malfunction, 0);
}

TEST_F(BrokenBench, AMalfunctionGivenByHandIsThereAgainAfterwards)
{
    m_bench.apply(SetMalfunction{2});
    const uint32_t id = m_bench.apply(AddFault{{.kind = FaultKind::malfunction, .message = 7}});
    EXPECT_EQ(m_bench.state().malfunction, 7);
    m_bench.apply(SetMalfunction{3});
    EXPECT_EQ(m_bench.state().malfunction, 7);
    m_bench.apply(RemoveFault{id});
    EXPECT_EQ(m_bench.state().malfunction, 3);
}

TEST_F(BrokenBench, TheCableComesOutAndGoesBack)
{
    m_bench.apply(AddFault{{.kind = FaultKind::unplugged, .count = 2, .duration = kSecond}});
    EXPECT_TRUE(m_bench.snapshot().unplugged);
    run(1);
    m_bench.advance();
    EXPECT_FALSE(m_bench.snapshot().unplugged);
    run(1);
    EXPECT_TRUE(m_bench.snapshot().unplugged);
    run(1);
    EXPECT_FALSE(m_bench.snapshot().unplugged);
    EXPECT_EQ(faults(), 0U);
    EXPECT_TRUE(m_bench.state().powered) << "the meter does not care";
}

TEST_F(BrokenBench, CoastingEndsWhereAFaultDoes)
{
    run(20);
    m_bench.apply(AddFault{{.kind = FaultKind::malfunction, .duration = 100 * kSecond, .message = 7}});
    const MeterTime end = m_bench.time() + 100 * kSecond;
    Duration fastForwarded;
    while (m_bench.time() < end) {
        EXPECT_EQ(m_bench.state().malfunction, 7);
        const Duration duration = m_bench.fastForward(1000 * kSecond);
        fastForwarded += duration;
        if (duration == Duration{}) {
            m_bench.advance();
        }
        ASSERT_LE(m_bench.time(), end);
    }
    EXPECT_GT(fastForwarded, 50 * kSecond);
    m_bench.advance();
    EXPECT_EQ(m_bench.state().malfunction, 0);
}

TEST_F(BrokenBench, AListReplacesWhatWasInForce)
{
    m_bench.apply(AddFault{{.kind = FaultKind::noReply}});
    const std::vector next{DeviceFault{.kind = FaultKind::reset}, DeviceFault{.kind = FaultKind::unplugged}};
    m_bench.apply(ReplaceFaults{next});
    EXPECT_EQ(faults(), 2U);
    EXPECT_TRUE(m_bench.snapshot().unplugged);
    m_bench.apply(ReplaceFaults{{}});
    EXPECT_EQ(faults(), 0U);
    EXPECT_FALSE(m_bench.snapshot().unplugged);
}

TEST_F(BrokenBench, TheTimelineBeginsAndEndsFaults)
{
    m_bench.apply(PlayScenario{scenarioOf(std::string(kSteady) + R"(
timeline:
- {at: 1 s, fault: {kind: unplugged}}
- {at: 3 s, fault: {kind: reset, for: 10 s}}
- {at: 5 s, fault: none}
)")});
    m_bench.apply(AddFault{{.kind = FaultKind::noReply}}); // by a command, not by the scenario
    EXPECT_EQ(faults(), 1U);
    run(2);
    EXPECT_EQ(faults(), 2U);
    EXPECT_TRUE(m_bench.snapshot().unplugged);
    run(2);
    EXPECT_EQ(faults(), 3U);
    run(2);
    EXPECT_EQ(faults(), 1U);
    EXPECT_FALSE(m_bench.snapshot().unplugged);
}

TEST_F(BrokenBench, AScenarioThatStartsAgainOrIsReplacedTakesItsFaultsAlong)
{
    m_bench.apply(PlayScenario{
        scenarioOf(std::string(kSteady) + "timeline: [{at: 2 s, fault: {kind: unplugged}}]\nrepeat: 4 s\n")});
    run(3);
    EXPECT_TRUE(m_bench.snapshot().unplugged);
    run(2);
    EXPECT_FALSE(m_bench.snapshot().unplugged);
    run(2);
    EXPECT_TRUE(m_bench.snapshot().unplugged);
    m_bench.apply(PlayScenario{scenarioOf(kSteady)});
    m_bench.advance();
    EXPECT_FALSE(m_bench.snapshot().unplugged);
    EXPECT_EQ(faults(), 0U);
}

TEST_F(BrokenBench, AFaultOfTheFirstMomentIsThereFromTheFirstMoment)
{
    FramMemory fram;
    const Bench bench(
        kCountisE28, scenarioOf(std::string(kSteady) + "timeline: [{at: 0, fault: {kind: unplugged}}]"), fram);
    EXPECT_TRUE(bench.snapshot().unplugged);
}

} // namespace
} // namespace vmeter
