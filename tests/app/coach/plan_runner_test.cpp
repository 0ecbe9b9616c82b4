// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/plan/plan_runner.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace vmeter::coach {
namespace {

using ::testing::ElementsAre;

/// A meter on which faults are only noted, and a client that polls it each second.
class PlanRunnerTest : public ::testing::Test, public MeterControl {
protected:
    void beginFault(const DeviceFault& fault) override { m_fault = fault; }
    void endFaults() override { m_fault.reset(); }
    void changeInputs(const InputChange&) override { ++m_inputChanges; }
    void zeroPartials() override { }
    [[nodiscard]] double meterTime() const override { return m_seconds; }

    /// Runs the plan until it is done, for at most ten minutes. `isThere`: the client asks in this second.
    template <class IsThere> void run(Plan plan, bool hasValues, IsThere isThere)
    {
        PlanRunner runner(std::move(plan), {}, hasValues, *this);
        constexpr int kLongest = 600;
        for (m_seconds = 0; m_seconds < kLongest && !runner.isDone(); m_seconds += 1) {
            if (isThere(m_seconds)) {
                poll();
            }
            if (m_seconds == m_stopAt) {
                runner.stop(at(m_seconds));
            }
            // Often between two polls, as the coach does.
            for (int part = 0; part < 4 && !runner.isDone(); ++part) {
                runner.advance(m_records.clients(), at(m_seconds + 0.1 + 0.2 * part));
            }
        }
        m_done = runner.isDone();
        m_abandoned = runner.isAbandoned();
        m_marks.assign(runner.marks().begin(), runner.marks().end());
    }

    std::vector<PhaseKind> kinds() const
    {
        std::vector<PhaseKind> kinds;
        std::ranges::transform(m_marks, std::back_inserter(kinds), &Mark::kind);
        return kinds;
    }

    std::optional<DeviceFault> m_fault;
    int m_inputChanges = 0;
    double m_stopAt = -1; ///< second; before 0: never
    int m_asked = 0;      ///< while replies were lost
    bool m_done = false;
    bool m_abandoned = false;
    std::vector<Mark> m_marks;
    double m_seconds = 0;

private:
    static int64_t at(double seconds)
    {
        return 1'800'000'000 * kNanosecondsPerSecond + std::llround(seconds * kNanosecondsPerSecond);
    }
    void tell(WireEvent::Kind kind, double time, std::vector<uint8_t> bytes = {}, bool spoiled = false)
    {
        WireEvent event{.kind = kind, .connection = 1, .client = "10.0.0.7", .time = at(time)};
        event.id = m_id;
        event.bytes = std::move(bytes);
        event.spoiled = spoiled;
        m_records.process(event);
    }
    void poll()
    {
        ++m_id;
        tell(WireEvent::Kind::request, m_seconds, {0, 1, 0, 0, 0, 6, 5, 3, 0xC7, 0x02, 0, 2});
        if (m_fault && m_fault->kind == FaultKind::noReply) {
            tell(WireEvent::Kind::silence, m_seconds, {}, true);
        } else {
            const bool late = m_fault && m_fault->kind == FaultKind::delay;
            tell(WireEvent::Kind::reply, m_seconds + (late ? 0.05 : 0.001), {0, 1, 0, 0, 0, 7, 5, 3, 4, 0, 0, 0, 1},
                late);
        }
    }

    RecordBuilder m_records;
    uint64_t m_id = 0;
};

const Plan kShortPlan{"test",
    {{PhaseKind::observe, 3, 3, 0}, {PhaseKind::import, 2, 2, 0}, {PhaseKind::late, 0, 2, 0.05},
        {PhaseKind::probe, 0, 2, 0.05}, {PhaseKind::lost, 3, 1, 0}, {PhaseKind::observe, 1, 1, 0}},
    10, 20};

TEST_F(PlanRunnerTest, APatientClientPassesAllThatConcernsIt)
{
    run(kShortPlan, false, [](double) { return true; });
    EXPECT_TRUE(m_done);
    EXPECT_THAT(kinds(), ElementsAre(PhaseKind::observe, PhaseKind::late, PhaseKind::lost, PhaseKind::observe))
        << "values are not watched, and nobody gave up, so there is nothing to probe";
    EXPECT_EQ(m_inputChanges, 0);
    EXPECT_LT(m_seconds, 30);
    for (const Mark& mark : m_marks) {
        EXPECT_TRUE(mark.patient);
        EXPECT_LE(mark.begin, mark.faultEnd);
        EXPECT_LE(mark.faultEnd, mark.end);
    }
    EXPECT_FALSE(m_fault.has_value()) << "no fault is left behind";
}

TEST_F(PlanRunnerTest, WithValuesTheInputsChange)
{
    run(kShortPlan, true, [](double) { return true; });
    EXPECT_THAT(kinds(),
        ElementsAre(PhaseKind::observe, PhaseKind::import, PhaseKind::late, PhaseKind::lost, PhaseKind::observe));
    EXPECT_EQ(m_inputChanges, 2) << "for import, and while replies are lost";
}

TEST_F(PlanRunnerTest, AClientThatDoesNotFindBackEndsThePlan)
{
    run(kShortPlan, false, [gone = false, this](double) mutable {
        gone = gone || (m_fault && m_fault->kind == FaultKind::noReply && ++m_asked > 2);
        return !gone;
    });
    ASSERT_TRUE(m_done);
    EXPECT_EQ(m_marks.back().kind, PhaseKind::lost);
    EXPECT_FALSE(m_marks.back().patient);
    EXPECT_GT(m_seconds, 20) << "the patience of the plan";
    EXPECT_LT(m_seconds, 60);
}

TEST_F(PlanRunnerTest, StoppedEarlyItHasWhatWasSeen)
{
    m_stopAt = 2;
    run(kShortPlan, false, [](double) { return true; });
    EXPECT_TRUE(m_done);
    EXPECT_THAT(kinds(), ElementsAre(PhaseKind::observe));
    EXPECT_LT(m_marks[0].begin, m_marks[0].end);
}

TEST_F(PlanRunnerTest, WithoutAnyClientItIsAbandoned)
{
    run(kShortPlan, false, [](double) { return false; });
    EXPECT_TRUE(m_done);
    EXPECT_TRUE(m_abandoned);
    EXPECT_GE(m_seconds, 10);
    EXPECT_LT(m_seconds, 13);
}

} // namespace
} // namespace vmeter::coach
