// SPDX-License-Identifier: GPL-3.0-or-later
// Circuits solved by hand.
#include "virtualhw/terminals/grid/wiring.h"

#include <gtest/gtest.h>

#include <numbers>

namespace vmeter {
namespace {

// By hand the meter is left out. Its own 7.5 VA shift a star point that loads of some amperes hold by up to 0.4 V.
constexpr double kVolts = 0.4;
constexpr double kAmperes = 0.02;

GridInput currents(double l1, double l2, double l3)
{
    GridInput input;
    input.load.current = {l1, l2, l3};
    return input;
}

PerPhase<TerminalPhasors> seenWith(const GridInput& input)
{
    return fundamentals(atTerminals(input));
}

double degrees(Phasor phasor)
{
    return std::arg(phasor) * 180 / std::numbers::pi;
}

double rmsOf(const std::vector<SineComponent>& components, double order)
{
    for (const SineComponent& component : components) {
        if (component.order == order) {
            return component.peak / std::numbers::sqrt2;
        }
    }
    return 0;
}

void expectSeen(const GridInput& input, const PerPhase<double>& volts, const PerPhase<double>& amperes)
{
    const auto seen = seenWith(input);
    for (std::size_t k = 0; k < seen.size(); ++k) {
        EXPECT_NEAR(std::abs(seen[k].voltage), volts[k], kVolts) << "terminal " << k + 1;
        EXPECT_NEAR(std::abs(seen[k].current), amperes[k], kAmperes) << "terminal " << k + 1;
    }
}

TEST(Wiring, ASoundOneShowsTheLoadAsGiven)
{
    GridInput input = currents(10, 5, 0);
    input.supply.voltage = {230, 190, 0};
    input.load.phiDeg = {30, -20, 0};
    expectSeen(input, {230, 190, 0}, {10, 5, 0});
    EXPECT_NEAR(degrees(seenWith(input)[0].current), -30, 1e-9);
    EXPECT_NEAR(degrees(seenWith(input)[1].current), -100, 1e-9);
}

TEST(Wiring, ACurrentFlowsWithoutAVoltageAsOnATestBench)
{
    GridInput input = currents(10, 10, 10);
    input.supply.voltage[1] = 0;
    expectSeen(input, {230, 0, 230}, {10, 10, 10});
    EXPECT_NEAR(degrees(seenWith(input)[1].current), -120, 1e-9);
}

TEST(Wiring, BehindALostNeutralWithoutALoadTheMeterTakesItsOwnVoltageAway)
{
    // Manual 13: 7.5 VA and 0.5 W at 230 V between L1 and N: G = 9.452 uS, B = 141.46 uS; 1 uS between each phase and
    // N. The voltage of L1 is 3 uS / |G + 3 uS + j B| of 230 V, that of the others nearly the line voltage.
    GridInput input;
    input.wiring.open[kNeutral] = true;
    const auto seen = seenWith(input);
    EXPECT_NEAR(std::abs(seen[0].voltage), 4.859, 0.005);
    EXPECT_NEAR(std::abs(seen[1].voltage), 398.37, 5);
    EXPECT_NEAR(std::abs(seen[2].voltage), 398.37, 5);

    input.poweredBy = PoweredBy::any; // a third from each phase
    expectSeen(input, {230, 230, 230}, {0, 0, 0});
}

TEST(Wiring, AMeterThatIsAloneBehindAMissingPhaseSeesNothingThere)
{
    GridInput input;
    input.wiring.open[0] = true;
    EXPECT_NEAR(std::abs(seenWith(input)[0].voltage), 0, 1e-9);
}

TEST(Wiring, LostNeutralWithTwoEqualLoadsPutsThemInSeries)
{
    // 23 ohm each between L1 and L2: 398.37 V / 2; the star point is at half of -L3, so the voltage of L3 without a
    // load is 345 V.
    GridInput input = currents(10, 10, 0);
    input.wiring.open[kNeutral] = true;
    expectSeen(input, {199.186, 199.186, 345}, {8.6603, 8.6603, 0});
    EXPECT_NEAR(degrees(seenWith(input)[0].voltage), 30, 0.1) << "half of U12";
}

TEST(Wiring, LostNeutralMovesTheStarPointTowardsTheLargestLoad)
{
    // Admittances 2 : 1 : 1, so the star point is at (2 L1 + L2 + L3) / 4 = L1 / 4.
    GridInput input = currents(10, 5, 5);
    input.wiring.open[kNeutral] = true;
    // U2 = 230 |-0.75 - j 0.866| = 263.49 V
    expectSeen(input, {172.5, 263.486, 263.486}, {7.5, 5.7280, 5.7280});
}

TEST(Wiring, LostNeutralOfABalancedLoadShowsNothing)
{
    GridInput input = currents(8, 8, 8);
    input.load.phiDeg = {40, 40, 40};
    input.wiring.open[kNeutral] = true;
    expectSeen(input, {230, 230, 230}, {8, 8, 8});
    EXPECT_NEAR(degrees(seenWith(input)[0].current), -40, 0.1);
}

TEST(Wiring, LostNeutralLeavesNoWayForThirdHarmonics)
{
    // Three equal sources of 3 A meet three conductances of 10 A / 230 V: 69 V at the star point.
    GridInput input = currents(10, 10, 10);
    for (auto& harmonics : input.load.currentHarmonics) {
        harmonics = {{3, 30, 0}};
    }
    EXPECT_NEAR(rmsOf(atTerminals(input).current[0].front().components, 3), 3, 1e-9);
    input.wiring.open[kNeutral] = true;
    const TerminalQuantities seen = atTerminals(input);
    for (std::size_t k = 0; k < seen.voltage.size(); ++k) {
        EXPECT_NEAR(rmsOf(seen.voltage[k], 3), 69, kVolts);
        EXPECT_NEAR(rmsOf(seen.current[k].front().components, 3), 0, kAmperes);
    }
}

TEST(Wiring, ANeutralLostBehindTheMeterLeavesTheMetersVoltagesAlone)
{
    GridInput input = currents(10, 10, 0);
    input.wiring.loadOpen[kNeutral] = true;
    expectSeen(input, {230, 230, 230}, {8.6603, 8.6603, 0});
}

TEST(Wiring, AnOpenConductorTakesVoltageAndCurrentAway)
{
    GridInput input = currents(10, 10, 10);
    input.wiring.open[2] = true;
    expectSeen(input, {230, 230, 0}, {10, 10, 0});
    input.wiring.open[2] = false;
    input.wiring.loadOpen[2] = true;
    expectSeen(input, {230, 230, 230}, {10, 10, 0});
}

TEST(Wiring, ALoadBetweenTwoPhasesFeedsBackIntoAnOpenOne)
{
    // 100 ohm from L1 to L2 in series with 100 ohm from L2 to N: half of L1, seen against N.
    GridInput input = currents(0, 2.3, 0);
    input.load.devices = {{"element", {{0, 1, 400, 4, 0}}}};
    input.wiring.open[1] = true;
    expectSeen(input, {230, 115, 230}, {1.15, 0, 0});
    EXPECT_NEAR(degrees(seenWith(input)[1].voltage), 0, 0.02) << "L2 shows the angle of L1";
}

TEST(Wiring, ADeviceBetweenPhasesLoadsBoth)
{
    // 10 A at 398.37 V, U12 leads L1 by 30 degrees: +30 at terminal 1, -150 at terminal 2.
    GridInput input;
    input.load.devices = {{"welder", {{0, 1, 230 * std::numbers::sqrt3, 10, 0}}}};
    expectSeen(input, {230, 230, 230}, {10, 10, 0});
    EXPECT_NEAR(degrees(seenWith(input)[0].current), 30, 1e-9);
    EXPECT_NEAR(degrees(seenWith(input)[1].current), -150, 1e-9);
}

TEST(Wiring, DevicesOfAPhaseAddUpAsPhasors)
{
    // 3 A in phase, 4 A lagging by 90 degrees: 5 A at -53.13 degrees. Third harmonics in opposition cancel.
    GridInput input;
    input.load.devices
        = {{"a", {{0, kNeutral, 230, 3, 0, {{3, 40, 0}}}}}, {"b", {{0, kNeutral, 230, 4, 90, {{3, 30, 270 + 180}}}}}};
    expectSeen(input, {230, 230, 230}, {5, 0, 0});
    EXPECT_NEAR(degrees(seenWith(input)[0].current), -53.130, 0.001);
    // The third harmonic of b turns with three times its lag: -270 + 450 = 180 degrees.
    EXPECT_NEAR(rmsOf(atTerminals(input).current[0].front().components, 3), 0, 1e-9);
}

TEST(Wiring, TheCurrentOfADeviceFollowsTheVoltageByItsLaw)
{
    GridInput input;
    input.supply.voltage = {207, 207, 120}; // 0.9 of 230 V; 0.52
    const auto amperes = [&](CurrentLaw law, int phase) {
        input.load.devices = {{"device", {{phase, kNeutral, 230, 10, 0, {}, CurrentShape::sine, law}}}};
        return std::abs(seenWith(input)[static_cast<std::size_t>(phase)].current);
    };
    EXPECT_NEAR(amperes(CurrentLaw::impedance, 0), 9, 1e-9);
    EXPECT_NEAR(amperes(CurrentLaw::power, 0), 11.1111, 1e-4);
    EXPECT_NEAR(amperes(CurrentLaw::current, 0), 10, 1e-9);
    EXPECT_EQ(amperes(CurrentLaw::power, 2), 0) << "below 0.6 of its voltage it is off";
}

TEST(Wiring, SwappedSupplyConductorsLeaveTheLoadsInPlace)
{
    GridInput input = currents(1, 2, 3);
    input.wiring.conductorAt = {0, 2, 1, 3};
    expectSeen(input, {230, 230, 230}, {1, 2, 3});
    EXPECT_NEAR(degrees(seenWith(input)[1].voltage), 120, 1e-9);
    EXPECT_NEAR(degrees(seenWith(input)[1].current), 120, 1e-9) << "load 2 hangs on L3 now";
}

TEST(Wiring, ALineOnTheLoadSideTurnsTheCurrentRound)
{
    GridInput input = currents(10, 10, 10);
    input.wiring.reversed[1] = true;
    expectSeen(input, {230, 230, 230}, {10, 10, 10});
    EXPECT_NEAR(degrees(seenWith(input)[1].current), 60, 1e-9);
    EXPECT_NEAR(degrees(seenWith(input)[1].voltage), -120, 1e-9);
}

TEST(Wiring, LineAndNeutralExchangedShowTheLineVoltagesOfL1)
{
    // Terminal N is on L1: 230 V with reversed sign, and twice 398.37 V. Loads were moved with the conductors.
    GridInput input = currents(10, 0, 0);
    input.wiring.conductorAt = {3, 1, 2, 0};
    input.wiring.loadAt = {3, 1, 2, 0};
    expectSeen(input, {230, 398.372, 398.372}, {10, 0, 0});
    const auto seen = seenWith(input);
    EXPECT_NEAR(std::abs(degrees(seen[0].voltage)), 180, 1e-9);
    EXPECT_NEAR(std::abs(degrees(seen[0].current)), 180, 1e-9) << "the current comes back through terminal 1";
}

TEST(Wiring, AGeneratorOnABalancedFloatingStarGoesOn)
{
    GridInput input = currents(10, 10, 10);
    input.load.devices = {{"pv", {{0, kNeutral, 230, 4, 180}, {1, kNeutral, 230, 4, 180}, {2, kNeutral, 230, 4, 180}}}};
    input.wiring.open[kNeutral] = true;
    expectSeen(input, {230, 230, 230}, {6, 6, 6});
}

TEST(Wiring, AGeneratorSwitchesOffWhenItsVoltageLeavesTheBand)
{
    // Without the generator: admittances 2 : 1 : 1 as above, so L1 falls to 0.75 of its voltage.
    GridInput input = currents(10, 5, 5);
    input.load.devices = {{"pv", {{0, kNeutral, 230, 0.1, 180}}}};
    input.wiring.open[kNeutral] = true;
    expectSeen(input, {172.5, 263.486, 263.486}, {7.5, 5.7280, 5.7280});
    input.wiring.open[kNeutral] = false;
    expectSeen(input, {230, 230, 230}, {9.9, 5, 5});
}

TEST(Wiring, NothingFlowsWhenAllConductorsAreOpen)
{
    GridInput input = currents(10, 5, 5);
    input.wiring.open = {true, true, true, true};
    expectSeen(input, {0, 0, 0}, {0, 0, 0});
}

} // namespace
} // namespace vmeter
