// SPDX-License-Identifier: GPL-3.0-or-later
// The display against registers and energies of the same meter: they must agree on every page, whatever is measured.
#include "core/menu/page_view.h"
#include "core/registers/register_access.h"
#include "tests/support/meter_time.h"
#include "virtualhw/bench/bench.h"
#include "virtualhw/bench/fram/fram_memory.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <random>
#include <string>

namespace vmeter {
namespace {

/// Pages of the menu rt, from 0 (manual 10.5).
constexpr uint8_t kActivePageOfRt = 3;
constexpr uint8_t kReactivePageOfRt = 11;
constexpr uint8_t kPowerFactorPageOfRt = 15;

LcdFrame realTimePageOf(const MeterState& state, uint8_t page)
{
    LcdFrame frame;
    showPage({MenuId::realTime, page}, state, frame);
    return frame;
}

int64_t registerOf(const MeterState& state, uint16_t address)
{
    std::array<uint16_t, 2> words{};
    EXPECT_EQ(readRegisters(state, address, words), RegisterResult::ok);
    return static_cast<int32_t>(uint32_t{words[0]} << 16 | words[1]);
}

std::string directionOf(const LcdFrame& frame)
{
    return std::string(frame.isLit(Icon::import_) ? ">" : "") + (frame.isLit(Icon::export_) ? "<" : "");
}

std::string loadOf(const LcdFrame& frame)
{
    return std::string(frame.isLit(Icon::inductive) ? "coil" : "") + (frame.isLit(Icon::capacitive) ? "capacitor" : "");
}

/// A row of the menu rt and the register that has the same value.
struct RealTimeRow {
    uint8_t page;
    uint16_t address;
    int64_t perDigit; ///< steps of the register in a step of the last digit
    std::size_t decimals;
    uint64_t least;
    uint64_t most;
    bool hasDirection;
};
constexpr RealTimeRow kRealTimeRows[] = {
    {0, 50544, 1, 2, 0, 9'999, true}, // P, 10 W
    {1, 50546, 1, 2, 0, 9'999, true}, {2, 50548, 1, 2, 0, 9'999, true}, {kActivePageOfRt, 50536, 1, 2, 0, 9'999, true},
    {4, 50556, 1, 2, 0, 9'999, false}, // S, 10 VA
    {5, 50558, 1, 2, 0, 9'999, false}, {6, 50560, 1, 2, 0, 9'999, false}, {7, 50540, 1, 2, 0, 9'999, false},
    {8, 50550, 1, 2, 0, 9'999, true}, // Q, 10 var
    {9, 50552, 1, 2, 0, 9'999, true}, {10, 50554, 1, 2, 0, 9'999, true},
    {kReactivePageOfRt, 50538, 1, 2, 0, 9'999, true}, {12, 50570, 10, 1, 0, 9'999, false}, // U, 0.01 V
    {13, 50572, 10, 1, 0, 9'999, false},                                                   // V, 0.01 V
    {14, 50568, 10, 2, 0, 9'999, false},                                                   // I, mA
    {kPowerFactorPageOfRt, 50542, 1, 3, 1, 1'000, false},                                  // PF
    {16, 50526, 10, 2, 4'500, 6'500, false},                                               // f, mHz
};

/// Compares all pages of rt with their registers.
void expectDisplayAndRegistersAgree(const MeterState& state)
{
    for (const RealTimeRow& row : kRealTimeRows) {
        const LcdFrame frame = realTimePageOf(state, row.page);
        std::string shown = mainText(frame).data();
        const int64_t value = registerOf(state, row.address);
        const bool missing = row.page == kPowerFactorPageOfRt && !state.measurements.system.powerFactor.exists;
        const int64_t magnitude = missing ? 0 : std::abs(value);
        const auto digits = static_cast<double>(magnitude) / static_cast<double>(row.perDigit);
        if (shown == "----") {
            EXPECT_TRUE(digits < static_cast<double>(row.least) || digits > static_cast<double>(row.most)
                || (row.page == kPowerFactorPageOfRt && missing))
                << "page " << row.page + 1 << ", register " << value;
        } else {
            ASSERT_EQ(shown.size(), 5U) << shown;
            EXPECT_EQ(shown.find('.'), 4 - row.decimals) << shown;
            std::erase(shown, '.');
            EXPECT_NEAR(std::stod(shown), digits, row.perDigit == 1 ? 0 : 0.55) << "page " << row.page + 1;
        }
        const std::string direction = !row.hasDirection || value == 0 ? "" : value > 0 ? ">" : "<";
        EXPECT_EQ(directionOf(frame), direction) << "page " << row.page + 1 << ", register " << value;
    }
}

/// Runs long enough for measurements of a whole second that begins behind the change.
void settle(Bench& bench)
{
    for (const SampleCount end = bench.time() + seconds(4); bench.time() < end;) {
        bench.advance();
    }
}

class ANearlyPureReactiveLoad : public ::testing::TestWithParam<AfeProfile> { };

// cos(90.4476 deg) = -1/128: beyond it the load exports enough to count as another quadrant.
TEST_P(ANearlyPureReactiveLoad, HasOneKindOnDisplayRegistersAndEnergies)
{
    Scenario scenario;
    scenario.afe.profile = GetParam();
    scenario.input.load.current = {30, 30, 30};
    FramMemory fram;
    Bench bench(kCountisE28, scenario, fram);
    for (const double beyond : {-0.5, -0.1, 0.0, 0.1, 0.3, 0.5, 0.7}) {
        for (const double sign : {1.0, -1.0}) {
            const double phi = sign * (90 + beyond);
            InputChange change;
            change.phiDeg = PerPhase<double>{phi, phi, phi};
            bench.apply(ChangeInputs{change});
            settle(bench);
            const MeterState& state = bench.state();
            const auto energy
                = [&](EnergyQuantity quantity) { return state.energies.total(Element::system, quantity).tenths(); };
            const auto inductive
                = sign > 0 ? EnergyQuantity::reactiveImportInductive : EnergyQuantity::reactiveExportInductive;
            const auto capacitive
                = sign > 0 ? EnergyQuantity::reactiveImportCapacitive : EnergyQuantity::reactiveExportCapacitive;
            const uint64_t inductiveBefore = energy(inductive);
            const uint64_t capacitiveBefore = energy(capacitive);
            settle(bench);
            const bool coil = energy(inductive) > inductiveBefore;
            EXPECT_NE(coil, energy(capacitive) > capacitiveBefore) << phi;
            if (beyond < 0.4 || beyond > 0.6) {
                EXPECT_EQ(coil, (sign > 0) == (beyond < 0.4)) << phi;
            }

            const LcdFrame reactive = realTimePageOf(state, kReactivePageOfRt);
            EXPECT_EQ(loadOf(reactive), coil ? "coil" : "capacitor") << phi;
            EXPECT_EQ(directionOf(reactive), sign > 0 ? ">" : "<") << phi;
            EXPECT_NEAR(std::stod(mainText(reactive).data()), 20.70, 0.1);
            const int64_t factor = registerOf(state, 50542);
            if (factor != 0) {
                EXPECT_EQ(factor > 0, coil) << phi;
                EXPECT_EQ(loadOf(realTimePageOf(state, kPowerFactorPageOfRt)), coil ? "coil" : "capacitor") << phi;
            } else {
                EXPECT_STREQ(mainText(realTimePageOf(state, kPowerFactorPageOfRt)).data(), "----") << phi;
            }
            expectDisplayAndRegistersAgree(state);
        }
    }
}
INSTANTIATE_TEST_SUITE_P(
    FrontEnds, ANearlyPureReactiveLoad, ::testing::Values(AfeProfile::ideal, AfeProfile::standard, AfeProfile::worst));

TEST(Display, APureCoilOnAnIdealFrontEndHasNoActivePower)
{
    Scenario scenario;
    scenario.afe.profile = AfeProfile::ideal;
    scenario.input.load.current = {30, 30, 30};
    scenario.input.load.phiDeg = {90, 90, 90};
    FramMemory fram;
    Bench bench(kCountisE28, scenario, fram);
    settle(bench);
    const LcdFrame active = realTimePageOf(bench.state(), kActivePageOfRt);
    EXPECT_STREQ(mainText(active).data(), "00.00");
    EXPECT_EQ(directionOf(active), "");
    EXPECT_EQ(loadOf(realTimePageOf(bench.state(), kReactivePageOfRt)), "coil");
}

// V = 230, 100, 230: L2 is below 0.45 Un and reported as missing, but it is measured, counted and part of the sums.
TEST(Display, AMissingPhaseThatIsMeasuredIsShown)
{
    Scenario scenario;
    scenario.afe.profile = AfeProfile::ideal;
    scenario.input.supply.voltage = {230, 100, 230};
    scenario.input.load.current = {30, 30, 30};
    scenario.input.load.phiDeg = {30, 30, 30};
    FramMemory fram;
    Bench bench(kCountisE28, scenario, fram);
    settle(bench);
    ASSERT_TRUE(bench.state().measurements.missing[1]);
    EXPECT_TRUE(bench.state().lcd.isBlinking(Icon::phaseMissing));
    // U I cos 30 deg: 5.976, 2.598, 5.976; sum 14.550 kW. U I sin 30 deg of L2: 1.500 kvar.
    EXPECT_STREQ(mainText(realTimePageOf(bench.state(), 0)).data(), "05.98");
    EXPECT_STREQ(mainText(realTimePageOf(bench.state(), 1)).data(), "02.60");
    EXPECT_STREQ(mainText(realTimePageOf(bench.state(), 2)).data(), "05.98");
    EXPECT_STREQ(mainText(realTimePageOf(bench.state(), kActivePageOfRt)).data(), "14.55");
    EXPECT_STREQ(mainText(realTimePageOf(bench.state(), 5)).data(), "03.00");
    EXPECT_STREQ(mainText(realTimePageOf(bench.state(), 9)).data(), "01.50");
    expectDisplayAndRegistersAgree(bench.state());
}

TEST(Display, AgreesWithTheRegistersInTwentyRandomStates)
{
    std::mt19937 random(28);
    const auto between = [&](double least, double most) {
        return least + (most - least) * static_cast<double>(random() % 100'001) / 100'000;
    };
    FramMemory fram;
    Bench bench(kCountisE28, Scenario{}, fram);
    for (int state = 0; state < 20; ++state) {
        InputChange change;
        change.frequencyHz = between(44, 66);
        change.voltage = PerPhase<double>{between(130, 288), between(0, 288), between(0, 288)};
        change.current = PerPhase<double>{between(0, 80), between(0, 80), between(0, 5)};
        change.phiDeg = PerPhase<double>{between(-180, 180), between(-180, 180), between(-180, 180)};
        bench.apply(ChangeInputs{change});
        settle(bench);
        SCOPED_TRACE(state);
        expectDisplayAndRegistersAgree(bench.state());
    }
}

} // namespace
} // namespace vmeter
