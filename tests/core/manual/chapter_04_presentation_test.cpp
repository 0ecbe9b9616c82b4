// SPDX-License-Identifier: GPL-3.0-or-later
// Manual 4.6: what is measured, and where it is read.
#include "core/meter_model.h"
#include "core/metrology/metrology.h"
#include "tests/core/menu/menu_rig.h"
#include "tests/core/metrology/test_signal.h"
#include "tests/core/registers/register_test_support.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

namespace vmeter {
namespace {

using testing::ElementsAre;
using testing::Pair;

/// All pages of a menu, in their order.
std::vector<LcdFrame> pagesOf(MenuId menu)
{
    MenuRig rig;
    rig.goTo(menu);
    std::vector<LcdFrame> frames;
    for (uint8_t page = 0; page < kCountisE28.menus.count(menu); ++page) {
        frames.push_back(rig.frame());
        rig.tap(Key::up);
    }
    return frames;
}

/// True if the value is that of one phase; voltages of the system have the marks of all three.
bool isOfOnePhase(const LcdFrame& frame)
{
    return int{frame.isLit(Icon::l1)} + int{frame.isLit(Icon::l2)} + int{frame.isLit(Icon::l3)} == 1;
}

// ---- manual 4.6.1: display or communication ------------------------------------------------------------------------

TEST(Manual4, OfASinglePhaseTheDisplayHasPowersAndActiveAndReactiveEnergyOnly)
{
    std::map<std::string, int> pagesByUnit;
    for (std::size_t menu = 0; menu < kBrowsedMenus; ++menu) {
        for (const LcdFrame& frame : pagesOf(static_cast<MenuId>(menu))) {
            if (isOfOnePhase(frame)) {
                ++pagesByUnit[unitText(frame)];
                EXPECT_FALSE(frame.isLit(Icon::sum)) << labelText(frame).data();
            }
        }
    }
    // Three phases, energies in two directions: no V, A, PF and kVAh.
    EXPECT_THAT(
        pagesByUnit, ElementsAre(Pair("kVA", 3), Pair("kW", 3), Pair("kWh", 6), Pair("kvar", 3), Pair("kvarh", 6)));
}

TEST(Manual4, OfASinglePhaseTheDisplayHasNoInductiveOrCapacitiveEnergy)
{
    for (const LcdFrame& frame : pagesOf(MenuId::total)) {
        const bool kind = frame.isLit(Icon::inductive) || frame.isLit(Icon::capacitive);
        EXPECT_FALSE(kind && isOfOnePhase(frame));
    }
}

TEST(Manual4, ByTariffTheDisplayHasActiveAndReactiveEnergyOfTheSystemOnly)
{
    for (const MenuId menu : {MenuId::tariff1, MenuId::tariff2}) {
        std::map<std::string, int> pagesByUnit;
        for (const LcdFrame& frame : pagesOf(menu)) {
            ++pagesByUnit[unitText(frame)];
            EXPECT_TRUE(frame.isLit(Icon::sum) && !isOfOnePhase(frame));
        }
        EXPECT_THAT(pagesByUnit, ElementsAre(Pair("kWh", 2), Pair("kvarh", 6)));
    }
}

TEST(Manual4, TheSequenceIsARegister)
{
    MeterState state;
    EXPECT_EQ(readU16(state, 51315), 3U) << "not determined";
    state.measurements.sequence = PhaseSequence::clockwise123;
    EXPECT_EQ(readU16(state, 51315), 0U);
    state.measurements.sequence = PhaseSequence::counterClockwise132;
    EXPECT_EQ(readU16(state, 51315), 1U);
}

/// All words that can be read.
Words allRegisters(const MeterState& state)
{
    Words all;
    for (const RegisterBlock& block : kCountisE28.registers.blocks) {
        if (block.kind != BlockKind::commands) {
            const Words words = readWords(state, block.address, block.words);
            all.insert(all.end(), words.begin(), words.end());
        }
    }
    return all;
}

TEST(Manual4, NoRegisterTellsOfTheOutputOrOfAStoppedCounter)
{
    MeterState state;
    const Words before = allRegisters(state);
    EXPECT_GT(before.size(), 1000U);
    state.pulseOutput = true;
    EXPECT_EQ(allRegisters(state), before);
    for (std::size_t counter = 0; counter < kPartialCounters; ++counter) {
        state.partials.toggle(static_cast<PartialCounter>(counter));
    }
    EXPECT_EQ(allRegisters(state), before);
    state.tariff = Tariff::t2;
    EXPECT_NE(allRegisters(state), before) << "the tariff in force is told";
}

// ---- manual 4.6.1, note: the system's value ------------------------------------------------------------------------

/// 220, 230 and 240 V with 3, 6 and 12 A, lagging by 60 degrees.
Measurements unbalanced()
{
    test::TestSignal signal = test::TestSignal::balanced(230, 6, 60);
    signal.phase[0].voltage[0].rms = 220;
    signal.phase[2].voltage[0].rms = 240;
    signal.phase[0].current[0].rms = 3;
    signal.phase[2].current[0].rms = 12;
    Metrology metrology;
    metrology.powerOn({}, kCountisE28.ratings);
    for (uint32_t block = 0; block < 3 * kBlocksPerSecond; ++block) {
        metrology.process(signal.next());
    }
    return metrology.measurements();
}

TEST(Manual4, SumOfVoltagesAndCurrentsIsAThirdOfTheSum)
{
    const Measurements m = unbalanced();
    EXPECT_NEAR(static_cast<double>(m.system.voltage.value), 230e6, 2e3);
    EXPECT_NEAR(static_cast<double>(m.system.current.value), 7e6, 100);
    // By the law of cosines: (389.744 + 407.063 + 398.497) / 3.
    EXPECT_NEAR(static_cast<double>(m.systemLineVoltage.value), 398.435e6, 5e3);
}

TEST(Manual4, SumOfPowersIsTheWholeSum)
{
    // 660 + 1380 + 2880 VA.
    const Measurements m = unbalanced();
    EXPECT_NEAR(static_cast<double>(m.system.apparentPower.value), 4920e6, 0.1e6);
    EXPECT_NEAR(static_cast<double>(m.system.activePower.value), 2460e6, 0.1e6);
    EXPECT_NEAR(static_cast<double>(m.system.reactivePower.value), 4260.845e6, 0.1e6);
}

// ---- manual 4.6.2: balance -----------------------------------------------------------------------------------------

TEST(Manual4, BalanceIsImportedLessExportedOverBothTariffs)
{
    MenuRig rig;
    const auto set = [&](Tariff tariff, EnergyKind kind, uint64_t wattHours) {
        rig.state.energies.at(tariff, Element::system, kind) = {wattHours, 0};
    };
    set(Tariff::t1, EnergyKind::activeImport, 500'000);
    set(Tariff::t1, EnergyKind::activeExport, 120'500);
    set(Tariff::t2, EnergyKind::activeImport, 30'250);
    set(Tariff::t2, EnergyKind::activeExport, 10'000);
    set(Tariff::t1, EnergyKind::reactiveImportInductive, 10'000);
    set(Tariff::t1, EnergyKind::reactiveImportCapacitive, 5'000);
    set(Tariff::t1, EnergyKind::reactiveExportInductive, 1'000);
    set(Tariff::t1, EnergyKind::reactiveExportCapacitive, 2'000);
    set(Tariff::t2, EnergyKind::reactiveImportInductive, 100'000);
    set(Tariff::t2, EnergyKind::reactiveExportInductive, 200'000);
    rig.goTo(MenuId::partialAndBalance);
    rig.tap(Key::up, 9);
    EXPECT_EQ(rig.digits(), "000399.75"); // 500.00 - 120.50 + 30.25 - 10.00
    EXPECT_STREQ(unitText(rig.frame()), "kWh");
    rig.tap(Key::up);
    EXPECT_EQ(rig.digits(), "-00088.00"); // 15 - 3 + 100 - 200
    EXPECT_STREQ(unitText(rig.frame()), "kvarh");
}

} // namespace
} // namespace vmeter
