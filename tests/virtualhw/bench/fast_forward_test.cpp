// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registers/register_access.h"
#include "tests/support/meter_time.h"
#include "virtualhw/bench/bench.h"
#include "virtualhw/bench/fast_forward.h"
#include "virtualhw/bench/fram/fram_memory.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace vmeter {
namespace {

HopPowers watts(int64_t value)
{
    HopPowers powers;
    powers.active = {value, value, value};
    return powers;
}

TEST(FastForward, WaitsUntilTheMeterHasSettled)
{
    FastForward fastForward;
    for (int hop = 0; hop < 9; ++hop) {
        fastForward.process(watts(10));
        EXPECT_EQ(fastForward.offer(false, seconds(100)), 0U) << hop;
    }
    fastForward.process(watts(10));
    EXPECT_EQ(fastForward.offer(false, seconds(100) + 1), seconds(100));
    EXPECT_EQ(fastForward.offer(false, seconds(100)), seconds(99)) << "ends before the change";
    fastForward.disturb();
    EXPECT_EQ(fastForward.offer(false, seconds(100)), 0U);
}

TEST(FastForward, OffersWholeSecondsAndNothingShort)
{
    FastForward fastForward;
    for (int hop = 0; hop < 10; ++hop) {
        fastForward.process(watts(10));
    }
    EXPECT_EQ(fastForward.offer(false, seconds(3) + 4000), seconds(3));
    EXPECT_EQ(fastForward.offer(false, seconds(1) + 4000), 0U);
    EXPECT_EQ(fastForward.offer(true, seconds(5000)), seconds(300)) << "of a ramp not more than five minutes";
}

TEST(FastForward, ASteadyStretchHasTheMeanOfTheLastSecond)
{
    FastForward fastForward;
    for (const int64_t power : {0, 0, 0, 10, 20, 30, 40, 50}) {
        fastForward.process(watts(power));
    }
    const auto bookings = fastForward.skip(seconds(60));
    ASSERT_EQ(bookings.size(), 1U);
    EXPECT_EQ(bookings[0].powers.active[2], 30);
    EXPECT_EQ(bookings[0].duration, seconds(60));
    EXPECT_TRUE(fastForward.bookings(true).empty());
}

class FastForwardInARamp : public ::testing::Test {
protected:
    FastForwardInARamp()
    {
        for (int hop = 0; hop < 10; ++hop) {
            fastForward.process(watts(100'000));
        }
        // The course of the input is 2000 below the measured power, and not linear.
        fastForward.skipRamp(seconds(60), {watts(98'000), watts(168'000), watts(198'000)});
    }
    FastForward fastForward;
};

TEST_F(FastForwardInARamp, IsBookedOnceTheMeterHasSettledBehindIt)
{
    EXPECT_EQ(fastForward.offer(true, seconds(60)), 0U) << "not before the last stretch is booked";
    for (const int64_t power : {150'000, 180'000}) {
        fastForward.process(watts(power));
        EXPECT_TRUE(fastForward.bookings().empty());
    }
    fastForward.process(watts(204'000));
    const auto bookings = fastForward.bookings();
    ASSERT_EQ(bookings.size(), 2U);
    // Difference of measurement and course: 2000 before, 6000 after; 3000 and 5000 in the middle of the two parts.
    EXPECT_EQ(bookings[0].powers.active[0], 133'000 + 3000);
    EXPECT_EQ(bookings[1].powers.active[0], 183'000 + 5000);
    EXPECT_EQ(bookings[0].duration + bookings[1].duration, seconds(60));
}

TEST_F(FastForwardInARamp, IsBookedByItsCourseForWhoeverCannotWait)
{
    fastForward.process(watts(150'000));
    const auto bookings = fastForward.bookings(true);
    ASSERT_EQ(bookings.size(), 2U);
    EXPECT_EQ(bookings[0].powers.active[0], 133'000 + 2000);
    EXPECT_EQ(bookings[1].powers.active[0], 183'000 + 2000);
    EXPECT_TRUE(fastForward.bookings(true).empty()) << "once";
}

TEST(FastForward, ARampIsSplitWhereThePowerTurns)
{
    FastForward fastForward;
    for (int hop = 0; hop < 10; ++hop) {
        fastForward.process(watts(100'000));
    }
    fastForward.skipRamp(seconds(40), {watts(100'000), watts(-300'000)});
    const auto bookings = fastForward.bookings(true);
    ASSERT_EQ(bookings.size(), 2U);
    EXPECT_EQ(bookings[0].powers.active[0], 50'000) << "a quarter of the way, down to nothing";
    EXPECT_EQ(bookings[0].duration, seconds(10));
    EXPECT_EQ(bookings[1].powers.active[0], -150'000);
    EXPECT_EQ(bookings[1].duration, seconds(30));
}

TEST(FastForward, PowersOfAnInputAreThoseOfItsSines)
{
    // 230 V, 10 A, 60 deg: 1150 W, 1991.858 var, 2300 VA; an LSB^2 is 100000 W / 2^46.
    GridInput input;
    input.load.current = {10, 10, 10};
    input.load.phiDeg = {60, 60, 60};
    input.wiring.reversed[1] = true;
    input.wiring.open[2] = true;
    const HopPowers powers = powersOf(input);
    constexpr double kWatt = 703687441.77664;
    EXPECT_NEAR(static_cast<double>(powers.active[0]), 1150 * kWatt, kWatt / 1000);
    EXPECT_NEAR(static_cast<double>(powers.reactive[0]), 1991.858429 * kWatt, kWatt / 1000);
    EXPECT_NEAR(static_cast<double>(powers.apparent[1]), 2300 * kWatt, kWatt / 1000);
    EXPECT_NEAR(static_cast<double>(powers.active[1]), -1150 * kWatt, kWatt / 1000);
    EXPECT_EQ(powers.apparent[2], 0);
}

class FastForwardTest : public ::testing::Test {
protected:
    // Seven minutes: a load, a ramp of load and angle through the reversal of power, another tariff, constant input.
    static Scenario sevenMinutes()
    {
        Scenario scenario;
        scenario.input.load.current = {10, 6, 3};
        scenario.input.load.phiDeg = {30, 10, -20};
        scenario.input.supply.frequencyHz = 49.98;
        TimelineEntry ramp;
        ramp.kind = TimelineEntry::Kind::ramp;
        ramp.at = seconds(60);
        ramp.over = seconds(240);
        ramp.change.current = PerPhase<double>{2, 8, 12};
        ramp.change.phiDeg = PerPhase<double>{20, 190, 170};
        TimelineEntry set;
        set.at = seconds(330);
        set.change.tariff = Tariff::t2;
        set.change.current = PerPhase<double>{};
        scenario.timeline = {ramp, set};
        return scenario;
    }

    static double wh(const Bench& bench, EnergyQuantity quantity, Element element)
    {
        return static_cast<double>(bench.state().energies.total(element, quantity).tenths()) / 10;
    }
};

TEST_F(FastForwardTest, AgreesWithSamples)
{
    FramMemory framA;
    FramMemory framB;
    Bench sampled(kCountisE28, sevenMinutes(), framA);
    Bench fastForwarded(kCountisE28, sevenMinutes(), framB);
    while (sampled.time() < seconds(420)) {
        sampled.advance();
    }
    SampleCount leftOut = 0;
    while (fastForwarded.time() < seconds(420)) {
        const SampleCount duration = fastForwarded.fastForward(seconds(420) - fastForwarded.time());
        leftOut += duration;
        if (duration == 0) {
            fastForwarded.advance();
        }
    }
    EXPECT_EQ(fastForwarded.time(), seconds(420));
    EXPECT_GT(leftOut, seconds(350)) << "most of it was left out";
    for (const Element element : {Element::l1, Element::l2, Element::l3, Element::system}) {
        for (const EnergyQuantity quantity : {EnergyQuantity::activeImport, EnergyQuantity::activeExport,
                 EnergyQuantity::reactiveImport, EnergyQuantity::reactiveExport, EnergyQuantity::apparent}) {
            // Plus one watt-hour: rounding, and because the creep threshold is checked only in simulated samples, the
            // moment at which reactive power falls below it in the ramp is not exact.
            const double truth = wh(sampled, quantity, element);
            EXPECT_NEAR(wh(fastForwarded, quantity, element), truth, truth * 5e-4 + 1)
                << static_cast<int>(element) << ' ' << static_cast<int>(quantity);
        }
    }
    EXPECT_EQ(fastForwarded.state().tariff, Tariff::t2);
    EXPECT_EQ(fastForwarded.state().tariffTime, sampled.state().tariffTime);
    EXPECT_NEAR(
        static_cast<double>(fastForwarded.state().ledPulses), static_cast<double>(sampled.state().ledPulses), 1);
}

TEST_F(FastForwardTest, ASteadyLoadIsExactToATenThousandth)
{
    Scenario scenario;
    scenario.input.load.current = {10, 0, 3};
    scenario.input.load.phiDeg = {30, 0, -20};
    scenario.input.supply.frequencyHz = 49.983;
    FramMemory fram;
    Bench bench(kCountisE28, scenario, fram);
    while (bench.time() < seconds(3600)) {
        if (bench.fastForward(seconds(3600) - bench.time()) == 0) {
            bench.advance();
        }
    }
    // 230 V (10 A cos 30 + 3 A cos 20) for an hour; the error of the front end is also in the meter (0.03 %).
    EXPECT_NEAR(wh(bench, EnergyQuantity::activeImport, Element::system), 2640.256, 2640.256 * 3e-4);
    EXPECT_EQ(bench.state().ledPulses, static_cast<uint64_t>(wh(bench, EnergyQuantity::activeImport, Element::system)));
}

// Values are renewed once a second (manual 13), so the display may be one second behind the register: 69.12 kW is
// 19.2 Wh a second, two steps of 10 Wh. A skipped stretch must not add to that, wherever a step begins and ends.
TEST_F(FastForwardTest, DisplayFollowsTheRegisterAtAnyStepLength)
{
    Scenario scenario;
    scenario.input.supply.voltage = {288, 288, 288};
    scenario.input.load.current = {80, 80, 80};
    FramMemory fram;
    Bench bench(kCountisE28, scenario, fram);
    std::mt19937 random(16);
    std::vector<double> steps{10.435, 259'200, 10.43, 86'400, 10.44, 3'600};
    for (int n = 0; n < 60; ++n) {
        steps.push_back(3 + static_cast<double>(random() % 7'000'000) / 1000);
    }
    for (const double step : steps) {
        const SampleCount end = bench.time() + static_cast<SampleCount>(step * kSampleRate);
        SampleCount skipped = 0;
        while (bench.time() < end) {
            const SampleCount duration = bench.fastForward(end - bench.time());
            skipped += duration;
            if (duration == 0) {
                bench.advance();
            }
        }
        EXPECT_TRUE(skipped > 0 || step < 20);
        std::array<uint16_t, 2> words{};
        ASSERT_EQ(readRegisters(bench.state(), 50946, words), RegisterResult::ok);
        const int64_t counted = int64_t{words[0]} << 16 | words[1];
        std::string digits = mainText(bench.state().lcd).data();
        std::erase(digits, '.');
        const int64_t behind = counted - std::stoll(digits);
        EXPECT_GE(behind, 0) << step << " s, to " << bench.time();
        EXPECT_LE(behind, 2) << step << " s, to " << bench.time();
    }
}

TEST_F(FastForwardTest, LeavesNothingOutWhileAKeyIsDown)
{
    FramMemory fram;
    Bench bench(kCountisE28, sevenMinutes(), fram);
    bench.apply(MoveKey{Key::up, true});
    while (bench.time() < seconds(10)) {
        bench.advance();
        EXPECT_EQ(bench.fastForward(seconds(100)), 0U);
    }
}

TEST_F(FastForwardTest, AWriteInTheMiddleOfARampFindsWhatWasLeftOutBooked)
{
    FramMemory fram;
    Bench bench(kCountisE28, sevenMinutes(), fram);
    while (bench.time() < seconds(90)) {
        if (bench.fastForward(seconds(20)) == 0) {
            bench.advance();
        }
    }
    // Within the ramp now; skip once more and then write at once.
    SampleCount duration = 0;
    while (duration == 0) {
        bench.advance();
        duration = bench.fastForward(seconds(60));
    }
    const double before = wh(bench, EnergyQuantity::apparent, Element::system);
    bench.apply(SelectTariff{Tariff::t2});
    EXPECT_GT(wh(bench, EnergyQuantity::apparent, Element::system), before + 10);
    EXPECT_EQ(bench.state().energies.tariff(Tariff::t2, Element::system, EnergyQuantity::apparent), Energy{});
}

} // namespace
} // namespace vmeter
