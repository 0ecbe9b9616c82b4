// SPDX-License-Identifier: GPL-3.0-or-later
// What the ready scenarios show on a meter, figures by hand from what they put on the terminals.
#include "tests/support/meter_time.h"
#include "virtualhw/base/seconds.h"
#include "virtualhw/base/si.h"
#include "virtualhw/bench/bench.h"
#include "virtualhw/bench/fram/fram_memory.h"
#include "virtualhw/scenario/scenario_file.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

namespace vmeter {
namespace {

Scenario ready(const std::string& name)
{
    const auto file = std::filesystem::path(VMETER_SOURCE_DIR) / "scenarios" / (name + ".yaml");
    auto result = loadScenarioFile(file.string());
    if (result) {
        result->afe = {};
        result->afe.profile = AfeProfile::ideal; // the expected values are those at the terminals
        return std::move(*result);
    }
    ADD_FAILURE() << result.error().front().describe(name).english();
    return {};
}

/// A meter with a built-in scenario.
class Shown {
public:
    explicit Shown(const std::string& name)
        : m_bench(kCountisE28, ready(name), m_fram)
    {
    }
    /// Runs to this scenario time.
    Shown& at(double seconds)
    {
        while (secondsOf(m_bench.time()) < seconds) {
            m_bench.advance();
        }
        return *this;
    }
    [[nodiscard]] const MeterState& state() const { return m_bench.state(); }
    /// Kinds of the active faults, in the order in which they began.
    [[nodiscard]] std::vector<FaultKind> faults() const
    {
        std::vector<FaultKind> kinds;
        if (m_bench.faults() != nullptr) {
            for (const ActiveFault& active : *m_bench.faults()) {
                kinds.push_back(active.fault.kind);
            }
        }
        return kinds;
    }
    [[nodiscard]] const Measurements& now() const { return m_bench.state().measurements; }
    [[nodiscard]] double volts(std::size_t phase) const
    {
        return static_cast<double>(now().phase[phase].voltage.value) * 1e-6;
    }
    [[nodiscard]] double amperes(std::size_t phase) const
    {
        return static_cast<double>(now().phase[phase].current.value) * 1e-6;
    }
    [[nodiscard]] double watts(std::size_t phase) const
    {
        return static_cast<double>(now().phase[phase].activePower.value) * 1e-6;
    }
    [[nodiscard]] double systemWatts() const { return static_cast<double>(now().system.activePower.value) * 1e-6; }
    [[nodiscard]] double systemVars() const { return static_cast<double>(now().system.reactivePower.value) * 1e-6; }
    [[nodiscard]] double neutral() const { return static_cast<double>(now().neutralCurrent.value) * 1e-6; }
    [[nodiscard]] double hertz() const { return static_cast<double>(now().frequency.value) * 1e-6; }
    [[nodiscard]] double wattHours(Element element, EnergyQuantity quantity) const
    {
        return vmeter::wattHours(state().energies.total(element, quantity));
    }

private:
    FramMemory m_fram;
    Bench m_bench;
};

TEST(ShownScenarios, DayAndNightTariffChangesAfterAnHour)
{
    FramMemory fram;
    Bench bench(kCountisE28, ready("day_and_night_tariff"), fram);
    const auto to = [&](uint64_t seconds) {
        while (bench.time() < meterTime(seconds)) {
            if (bench.fastForward(meterTime(seconds) - bench.time()) == Duration{}) {
                bench.advance();
            }
        }
    };
    to(3590);
    EXPECT_EQ(bench.state().tariff, Tariff::t1);
    to(3610);
    EXPECT_EQ(bench.state().tariff, Tariff::t2);
    to(7210);
    EXPECT_EQ(bench.state().tariff, Tariff::t1);
}

TEST(ShownScenarios, SolarExportTurnsTheArrow)
{
    Shown shown("solar_export");
    EXPECT_GT(shown.at(8).systemWatts(), 0);
    // 3 x 230 V x 8.7 A less the fridge's 121 W, 5 x 2 harmonics aside.
    EXPECT_NEAR(shown.at(30).systemWatts(), -5882, 15);
    EXPECT_NEAR(shown.at(60).watts(1), 2201 - 2001, 5);
    EXPECT_GT(shown.wattHours(Element::system, EnergyQuantity::activeExport), 0);
    EXPECT_LT(shown.at(178).wattHours(Element::l2, EnergyQuantity::activeImport), 20);
}

TEST(ShownScenarios, ThirdHarmonicsAddUpInTheNeutral)
{
    // Each phase has a fundamental of 16.4 A; the neutral has three times the 3rd (81 %) and the 9th (19 %): 40.9 A.
    Shown shown("neutral_third_harmonics");
    EXPECT_NEAR(shown.at(5).neutral(), 3 * 16.4 * 0.83199, 0.05);
    // sqrt(1 + .81^2 + .56^2 + .33^2 + .19^2 + .13^2 + .10^2) = 1.462
    EXPECT_NEAR(shown.amperes(0), 16.4 * 1.46178, 0.05);
    EXPECT_GT(shown.neutral(), 1.5 * shown.amperes(0));
}

TEST(ShownScenarios, SwappedPhasesTurnTheSequence)
{
    Shown shown("swapped_phases");
    EXPECT_EQ(shown.at(25).now().sequence, PhaseSequence::clockwise123);
    EXPECT_EQ(shown.at(35).now().sequence, PhaseSequence::counterClockwise132);
    EXPECT_NEAR(shown.systemWatts(), 3 * 230 * 8 * 0.9, 2);
}

TEST(ShownScenarios, ReversedConductorExportsOnItsPhaseOnly)
{
    Shown shown("reversed_conductor");
    EXPECT_NEAR(shown.at(5).watts(1), -2300, 1);
    EXPECT_NEAR(shown.systemWatts(), 2300, 1);
    EXPECT_GT(shown.wattHours(Element::l2, EnergyQuantity::activeExport), 1);
    EXPECT_EQ(shown.wattHours(Element::l2, EnergyQuantity::activeImport), 0);
}

// The meter's own supply, which the calculation leaves out, shifts the star point by up to 0.4 V and takes 33 mA.
TEST(ShownScenarios, LostNeutralMovesTheVoltages)
{
    Shown shown("lost_neutral");
    EXPECT_NEAR(shown.at(15).volts(0), 230, 0.05);
    EXPECT_NEAR(shown.at(30).volts(0), 172.5, 0.4);
    EXPECT_NEAR(shown.volts(1), 263.486, 0.4);
    EXPECT_NEAR(shown.amperes(0), 7.5, 0.02);
    EXPECT_NEAR(shown.amperes(2), 5.728, 0.02);
    EXPECT_NEAR(shown.neutral(), 0, 0.04);
    EXPECT_FALSE(shown.at(45).state().powered) << "without loads, manual 12";
    EXPECT_TRUE(shown.at(55).state().powered);
    EXPECT_NEAR(shown.at(66).amperes(0), 10, 0.02);
}

// 398.37 V rms is a sine of 563.4 V that the converter cuts at 500 V: with t = asin(500 / 563.4),
// sqrt(2 / pi (563.4^2 (t / 2 - sin 2 t / 4) + 500^2 (pi / 2 - t))) = 381.1 V.
constexpr double kLineVoltageCut = 381.1;

TEST(ShownScenarios, LostNeutralWithOneLoadShowsTheLineVoltageAsFarAsTheConverterGoes)
{
    Shown shown("lost_neutral_single_load");
    shown.at(5);
    EXPECT_LT(shown.volts(0), 1);
    EXPECT_NEAR(shown.volts(1), kLineVoltageCut, 0.4);
    EXPECT_NEAR(shown.volts(2), kLineVoltageCut, 0.4);
}

TEST(ShownScenarios, LineAndNeutralExchangedShowTheLineVoltage)
{
    Shown shown("line_and_neutral_exchanged");
    EXPECT_NEAR(shown.at(5).volts(0), 230, 0.1);
    EXPECT_NEAR(shown.volts(1), kLineVoltageCut, 0.4);
    EXPECT_TRUE(shown.now().overRange[1]);
    EXPECT_NE(shown.now().sequence, PhaseSequence::clockwise123);
}

TEST(ShownScenarios, AnOpenPhaseIsFedBack)
{
    // 50 ohm from L1, 100 ohm to N: two thirds of 230 V.
    Shown shown("backfeed_open_phase");
    EXPECT_NEAR(shown.at(5).volts(1), 153.33, 0.1);
    EXPECT_LT(shown.amperes(1), 0.01);
}

TEST(ShownScenarios, DipsAndSwellsPassWithoutARestart)
{
    Shown shown("dips_and_swells");
    EXPECT_NEAR(shown.at(22).volts(2), 92, 1);
    EXPECT_NEAR(shown.at(34).volts(0), 264.5, 0.1);
    EXPECT_EQ(shown.at(49).state().uptime, Uptime{Duration::seconds(49)});
}

TEST(ShownScenarios, FrequencyFollowsItsRamps)
{
    Shown shown("frequency_ramps");
    EXPECT_NEAR(shown.at(28).hertz(), 47.5, 0.001);
    EXPECT_NEAR(shown.systemWatts(), 3 * 230 * 8 * 0.8, 3);
    EXPECT_NEAR(shown.at(54).hertz(), 51.5, 0.001);
    EXPECT_NEAR(shown.at(66).hertz(), 50, 0.001);
}

TEST(ShownScenarios, TheRegisterRollsOver)
{
    FramMemory fram;
    Bench bench(kCountisE28, ready("register_roll_over"), fram);
    const auto to = [&](uint64_t days) {
        while (bench.time() < meterTime(days * 86400)) {
            if (bench.fastForward(meterTime(days * 86400) - bench.time()) == Duration{}) {
                bench.advance();
            }
        }
    };
    // 69.12 kW: 1,000,000 kWh after 602.8 days.
    to(602);
    const auto kiloWattHours
        = [&] { return bench.state().energies.total(Element::system, EnergyQuantity::activeImport).whole / 1000; };
    EXPECT_NEAR(static_cast<double>(kiloWattHours()), 998'646, 20);
    to(604);
    EXPECT_NEAR(static_cast<double>(kiloWattHours() % 1'000'000), 1963, 20);
    const auto shown = [&] { return std::stod(mainText(bench.state().lcd).data()); };
    EXPECT_NEAR(shown(), 1963, 20);
    const auto press = [&](Key key) {
        bench.apply(PressKeys{{key}, Duration::milliseconds(200)});
        for (int block = 0; block < 80; ++block) {
            bench.advance();
        }
    };
    for (int menu = 0; menu < 3; ++menu) {
        press(Key::enter);
    }
    for (int page = 0; page < 9; ++page) {
        press(Key::up);
    }
    ASSERT_TRUE(bench.state().lcd.isLit(Icon::balance));
    EXPECT_NEAR(shown(), 1963, 20);

    // And back: by 2 days of export below the roll-over, by 605 below zero.
    InputChange change;
    change.phiDeg = PerPhase<double>{180, 180, 180};
    bench.apply(ChangeInputs{change});
    to(606);
    EXPECT_NEAR(shown(), 998'646, 20);
    to(1'209);
    EXPECT_NEAR(shown(), -1'659, 40);
}

TEST(ShownScenarios, CreepCountsNothing)
{
    Shown shown("creep");
    shown.at(120);
    EXPECT_EQ(shown.wattHours(Element::system, EnergyQuantity::activeImport), 0);
    EXPECT_EQ(shown.state().ledPulses, 0U);
}

TEST(ShownScenarios, TheStartingCurrentCounts)
{
    // 13.8 W: a watt-hour in 261 s.
    Shown shown("starting_current");
    EXPECT_EQ(shown.at(255).state().ledPulses, 0U);
    EXPECT_EQ(shown.at(270).state().ledPulses, 1U);
}

TEST(ShownScenarios, AShortCircuitOfHalfACycleDrivesTheConverterBeyondItsEnd)
{
    Shown shown("half_cycle_short_circuit");
    EXPECT_FALSE(shown.at(9).now().overRange[0]);
    EXPECT_TRUE(shown.at(11).now().overRange[0]);
    EXPECT_FALSE(shown.at(15).now().overRange[0]);
    EXPECT_NEAR(shown.amperes(0), 5, 0.01);
}

TEST(ShownScenarios, WithoutL1TheMeterIsDead)
{
    Shown shown("l1_missing");
    EXPECT_TRUE(shown.at(19).state().powered);
    EXPECT_FALSE(shown.at(25).state().powered);
    EXPECT_TRUE(shown.at(45).state().powered);
}

TEST(ShownScenarios, AMotorStartsWithSixTimesItsCurrent)
{
    Shown shown("motor_start");
    double highest = 0;
    for (double second = 10; second < 14; second += 0.25) {
        highest = std::max(highest, shown.at(second).amperes(2));
    }
    EXPECT_GT(highest, 75);
    EXPECT_NEAR(shown.at(40).amperes(2), 14.6, 0.01);
    EXPECT_LT(shown.at(55).amperes(2), 0.01);
}

TEST(ShownScenarios, SpotWeldingLoadsTwoPhasesAlike)
{
    // A second of the meter contains 12 to 13 of 25 pairs of cycles: 42 A x 398.4 / 400 over sqrt(2).
    Shown shown("spot_welding");
    shown.at(7.8);
    EXPECT_NEAR(shown.amperes(0), 29.6, 1);
    EXPECT_NEAR(shown.amperes(1), 29.6, 1);
    EXPECT_NEAR(shown.amperes(2), 1.6 * 1.009, 0.02);
    // 53.1 deg minus and plus 30 deg.
    EXPECT_GT(shown.watts(0), 3 * shown.watts(1));
}

TEST(ShownScenarios, ACarChargesInSteps)
{
    Shown shown("car_charging");
    EXPECT_NEAR(shown.at(12).amperes(1), 6, 1.5);
    EXPECT_NEAR(shown.at(20).amperes(1), 16, 0.02);
    EXPECT_LT(shown.neutral(), 1);
    EXPECT_NEAR(shown.at(80).neutral(), 32.6, 0.5);
}

TEST(ShownScenarios, FourQuadrantsHaveTheirSigns)
{
    // 3 x 2300 VA: cos 30 deg 5975.6 W, sin 30 deg 3450 var.
    Shown shown("four_quadrants");
    const double seconds[] = {15, 35, 55, 75};
    const double active[] = {5975.6, -5975.6, -5975.6, 5975.6};
    const double reactive[] = {3450, 3450, -3450, -3450};
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_NEAR(shown.at(seconds[i]).systemWatts(), active[i], 2);
        EXPECT_NEAR(shown.systemVars(), reactive[i], 2);
    }
}

TEST(ShownScenarios, PowerCutsLoseNoEnergy)
{
    Shown shown("power_cuts");
    EXPECT_EQ(shown.at(19).state().uptime, Uptime{Duration::seconds(19)}) << "50 ms are ridden through";
    EXPECT_FALSE(shown.at(35).state().powered);
    shown.at(59);
    EXPECT_EQ(shown.state().uptime, Uptime{Duration::seconds(19)}) << "since the end of the last cut, at 40 s";
    // 6.9 kW for 59 s minus the cuts of 10.55 s; the supply keeps the meter running for 100 ms of each.
    EXPECT_NEAR(shown.wattHours(Element::system, EnergyQuantity::activeImport), 6900.0 * 48.45 / 3600, 0.5);
}

TEST(ShownScenarios, HalfWavesAndDimmersHaveTheirPower)
{
    // A half-wave has half the power of its sine, a phase-fired or a burst current too.
    Shown shown("half_waves_and_dimmers");
    shown.at(10);
    EXPECT_NEAR(shown.watts(0), 230 * 7.8 / 2, 2);
    EXPECT_NEAR(shown.watts(1), 230 * 2.17 / 2, 1);
    EXPECT_NEAR(shown.watts(2), 230 * 13.04 / 2, 70) << "50 cycles hold 24 to 26 of it";
}

TEST(ShownScenarios, CapacitorsWithoutTheirMotorLead)
{
    // 3 x 230 V x 14.6 A x sin(acos 0.84) = 5466 var against 6969 var.
    Shown shown("overcompensation");
    EXPECT_NEAR(shown.at(30).systemVars(), 5466 - 6969, 15);
    EXPECT_NEAR(shown.at(90).systemVars(), -6969, 10);
    EXPECT_NEAR(shown.systemWatts(), 0, 5);
}

TEST(ShownScenarios, BreakfastBringsEachDevice)
{
    Shown shown("breakfast");
    const double before = shown.at(4).watts(1);
    EXPECT_NEAR(shown.at(12).watts(1) - before, 2201, 5);
    EXPECT_NEAR(shown.at(28).amperes(0), std::hypot(0.41, 0.8), 0.6);
    // The hob between L2 and L3: 9 A at 400 V, 0.98: 3528 W.
    const double without = shown.systemWatts();
    EXPECT_NEAR(shown.at(50).systemWatts() - without, 3528, 25);
    EXPECT_NEAR(shown.at(178).watts(1), before, 2);
}

TEST(ShownScenarios, CurrentStepsGoUpToEightyAmperes)
{
    Shown shown("current_steps");
    EXPECT_NEAR(shown.at(25).amperes(1), 0.25, 0.002);
    EXPECT_NEAR(shown.at(235).amperes(1), 80, 0.02);
}

TEST(ShownScenarios, FaultPlansComeAndGo)
{
    using enum FaultKind;
    Shown radio("flaky_radio_link");
    EXPECT_EQ(radio.at(10).faults(), (std::vector{delay, noReply}));
    EXPECT_EQ(radio.at(104).faults(), (std::vector{delay, noReply, unplugged}));
    EXPECT_EQ(radio.at(112).faults(), (std::vector{delay, noReply}));

    Shown gateway("overloaded_gateway");
    EXPECT_EQ(gateway.at(10).faults(), std::vector<FaultKind>());
    EXPECT_EQ(gateway.at(45).faults(), (std::vector{delay, exception, reset}));
    EXPECT_EQ(gateway.at(70).faults(), std::vector<FaultKind>());
    EXPECT_EQ(gateway.at(100).faults(), (std::vector{delay, exception, reset}));

    Shown restarts("restart_every_five_minutes");
    EXPECT_TRUE(restarts.at(289).state().powered);
    EXPECT_FALSE(restarts.at(293).state().powered);
    EXPECT_TRUE(restarts.at(299).state().powered);
}

} // namespace
} // namespace vmeter
