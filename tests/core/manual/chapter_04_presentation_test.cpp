// SPDX-License-Identifier: GPL-3.0-or-later
// Manual 4: the marks of the display; what is measured, and where it is read.
#include "core/meter_model.h"
#include "core/metrology/metrology.h"
#include "tests/core/menu/menu_rig.h"
#include "tests/core/metrology/test_signal.h"
#include "tests/core/registers/register_test_support.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <initializer_list>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace vmeter {
namespace {

using testing::ElementsAre;
using testing::Pair;

class Manual4 : public ::testing::Test {
protected:
    MenuRig m_rig;
};

// ---- manual 4.4: marks ----------------------------------------------------------------------------------------------

TEST_F(Manual4, SequenceMarkFollowsTheMeasurement)
{
    EXPECT_FALSE(m_rig.isLit(Icon::sequence123) || m_rig.isLit(Icon::sequence132)) << "not determined";
    m_rig.state.measurements.sequence = PhaseSequence::clockwise123;
    EXPECT_TRUE(m_rig.isLit(Icon::sequence123) && !m_rig.isLit(Icon::sequence132));
    m_rig.state.measurements.sequence = PhaseSequence::counterClockwise132;
    EXPECT_TRUE(m_rig.isLit(Icon::sequence132) && !m_rig.isLit(Icon::sequence123));
}

TEST_F(Manual4, PulseAndCommunicationMarksFollowTheMeter)
{
    EXPECT_FALSE(m_rig.frame().isLit(Icon::pulseOutput));
    EXPECT_FALSE(m_rig.frame(false).isLit(Icon::communication));
    m_rig.state.pulseOutput = true;
    EXPECT_TRUE(m_rig.frame().isLit(Icon::pulseOutput));
    EXPECT_TRUE(m_rig.frame(true).isLit(Icon::communication));
}

TEST_F(Manual4, PartialMarkBlinksBesideAStoppedCounter)
{
    m_rig.goTo(MenuId::partialAndBalance);
    EXPECT_FALSE(m_rig.frame().isBlinking(Icon::partial));
    m_rig.state.partials.toggle(PartialCounter::activeImportT1);
    EXPECT_TRUE(m_rig.frame().isBlinking(Icon::partial));
    EXPECT_TRUE(m_rig.isLit(Icon::partial)) << "blinking parts are lit in the frame";
}

// The tariff in force itself is not on the display (manual 4.6.1).
TEST_F(Manual4, TariffMarkIsLitOnlyBesideAValueOfThatTariff)
{
    const auto marks = [&] {
        return std::string(m_rig.isLit(Icon::tariff1) ? "T1" : "") + (m_rig.isLit(Icon::tariff2) ? "T2" : "");
    };
    const char* const kPartialTariffs[] = {"T1", "T2", "", "T1", "T2", "", "", "", "", "", ""};
    for (const Tariff inForce : {Tariff::t1, Tariff::t2}) {
        m_rig.state.tariff = inForce;
        m_rig.menu.powerOn(kCountisE28.menus);
        for (std::size_t menu = 0; menu < kBrowsedMenus; ++menu) {
            const auto id = static_cast<MenuId>(menu);
            for (uint8_t page = 0; page < kCountisE28.menus.count(id); ++page) {
                const std::string expected = id == MenuId::tariff1 ? "T1"
                    : id == MenuId::tariff2                        ? "T2"
                    : id == MenuId::partialAndBalance              ? kPartialTariffs[page]
                                                                   : "";
                EXPECT_EQ(marks(), expected) << m_rig.label() << ' ' << page + 1;
                m_rig.tap(Key::up);
            }
            m_rig.tap(Key::enter);
        }
        m_rig.press({Key::set}, 3'000);
        EXPECT_EQ(marks(), "") << "SETUP 1";
    }
}

// ---- manual 4.6.1: display or communication -------------------------------------------------------------------------

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

TEST_F(Manual4, OfASinglePhaseTheDisplayHasPowersAndActiveAndReactiveEnergyOnly)
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

TEST_F(Manual4, OfASinglePhaseTheDisplayHasNoInductiveOrCapacitiveEnergy)
{
    for (const LcdFrame& frame : pagesOf(MenuId::total)) {
        const bool kind = frame.isLit(Icon::inductive) || frame.isLit(Icon::capacitive);
        EXPECT_FALSE(kind && isOfOnePhase(frame));
    }
}

TEST_F(Manual4, ByTariffTheDisplayHasActiveAndReactiveEnergyOfTheSystemOnly)
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

/// True if a register that can be read has the value, in one of the units.
bool hasRegister(const RegisterSource& wanted, std::initializer_list<RegisterUnit> units)
{
    return std::ranges::any_of(kCountisE28.registers.rows, [&](const RegisterRow& row) {
        const RegisterSource& source = row.source;
        return source.value == wanted.value && source.element == wanted.element && source.quantity == wanted.quantity
            && source.tariff == wanted.tariff && source.counter == wanted.counter && row.access != RegisterAccess::write
            && std::ranges::find(units, row.unit) != units.end();
    });
}

constexpr Element kEachElement[] = {Element::l1, Element::l2, Element::l3, Element::system};

TEST_F(Manual4, InstantaneousValuesOfPhasesAndSystemAreRegisters)
{
    using enum RegisterValue;
    const std::pair<RegisterValue, RegisterUnit> values[] = {{voltage, RegisterUnit::V}, {lineVoltage, RegisterUnit::V},
        {current, RegisterUnit::A}, {powerFactor, RegisterUnit::none}, {apparentPower, RegisterUnit::VA},
        {activePower, RegisterUnit::W}, {reactivePower, RegisterUnit::var}};
    for (const Element element : kEachElement) {
        for (const auto& [value, unit] : values) {
            EXPECT_TRUE(hasRegister({.value = value, .element = element}, {unit}))
                << sourceName(value) << " of element " << static_cast<int>(element);
        }
    }
    EXPECT_TRUE(hasRegister({.value = neutralCurrent}, {RegisterUnit::A}));
    EXPECT_TRUE(hasRegister({.value = frequency}, {RegisterUnit::Hz}));
    EXPECT_TRUE(hasRegister({.value = phaseSequence}, {RegisterUnit::none}));
    EXPECT_TRUE(hasRegister({.value = tariffInForce}, {RegisterUnit::none}));
}

/// In which units a register may have it.
std::initializer_list<RegisterUnit> unitsOf(EnergyQuantity quantity)
{
    static constexpr auto kActive = {RegisterUnit::kWh, RegisterUnit::Wh};
    static constexpr auto kReactive = {RegisterUnit::kvarh, RegisterUnit::varh};
    static constexpr auto kApparent = {RegisterUnit::kVAh, RegisterUnit::VAh};
    switch (quantity) {
    case EnergyQuantity::activeImport:
    case EnergyQuantity::activeExport:
        return kActive;
    case EnergyQuantity::apparent:
        return kApparent;
    default:
        return kReactive;
    }
}

TEST_F(Manual4, EnergiesOfPhasesAndSystemAreRegistersInTotalAndByTariff)
{
    for (const Element element : kEachElement) {
        for (int number = 0; number <= static_cast<int>(EnergyQuantity::reactiveExportCapacitive); ++number) {
            const auto quantity = static_cast<EnergyQuantity>(number);
            RegisterSource source{.value = RegisterValue::totalEnergy, .element = element, .quantity = quantity};
            EXPECT_TRUE(hasRegister(source, unitsOf(quantity))) << static_cast<int>(element) << ' ' << number;
            source.value = RegisterValue::tariffEnergy;
            for (const Tariff tariff : {Tariff::t1, Tariff::t2}) {
                source.tariff = tariff;
                EXPECT_TRUE(hasRegister(source, unitsOf(quantity))) << static_cast<int>(element) << ' ' << number;
            }
        }
    }
}

TEST_F(Manual4, PartialCountersAndBalancesAreRegisters)
{
    const auto units = {RegisterUnit::kWh, RegisterUnit::kvarh, RegisterUnit::kVAh, RegisterUnit::Wh,
        RegisterUnit::varh, RegisterUnit::VAh};
    for (std::size_t counter = 0; counter < kPartialCounters; ++counter) {
        const auto partial = static_cast<PartialCounter>(counter);
        EXPECT_TRUE(hasRegister({.value = RegisterValue::partialEnergy, .counter = partial}, units))
            << kPartialNames[counter];
    }
    EXPECT_TRUE(hasRegister({.value = RegisterValue::activeBalance}, {RegisterUnit::kWh}));
    EXPECT_TRUE(hasRegister({.value = RegisterValue::reactiveBalance}, {RegisterUnit::kvarh}));
}

TEST_F(Manual4, TheSequenceIsARegister)
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

TEST_F(Manual4, NoRegisterTellsOfTheOutputOrOfAStoppedCounter)
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

TEST_F(Manual4, SumOfVoltagesAndCurrentsIsAThirdOfTheSum)
{
    const Measurements m = unbalanced();
    EXPECT_NEAR(static_cast<double>(m.system.voltage.value), 230e6, 2e3);
    EXPECT_NEAR(static_cast<double>(m.system.current.value), 7e6, 100);
    // By the law of cosines: (389.744 + 407.063 + 398.497) / 3.
    EXPECT_NEAR(static_cast<double>(m.systemLineVoltage.value), 398.435e6, 5e3);
}

TEST_F(Manual4, SumOfPowersIsTheWholeSum)
{
    // 660 + 1380 + 2880 VA.
    const Measurements m = unbalanced();
    EXPECT_NEAR(static_cast<double>(m.system.apparentPower.value), 4920e6, 0.1e6);
    EXPECT_NEAR(static_cast<double>(m.system.activePower.value), 2460e6, 0.1e6);
    EXPECT_NEAR(static_cast<double>(m.system.reactivePower.value), 4260.845e6, 0.1e6);
}

// ---- manual 4.6.2: balance -----------------------------------------------------------------------------------------

TEST_F(Manual4, BalanceIsImportedLessExportedOverBothTariffs)
{
    const auto set = [&](Tariff tariff, EnergyKind kind, uint64_t wattHours) {
        m_rig.state.energies.at(tariff, Element::system, kind) = {wattHours, 0};
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
    m_rig.goTo(MenuId::partialAndBalance);
    m_rig.tap(Key::up, 9);
    EXPECT_EQ(m_rig.digits(), "000399.75"); // 500.00 - 120.50 + 30.25 - 10.00
    EXPECT_STREQ(unitText(m_rig.frame()), "kWh");
    m_rig.tap(Key::up);
    EXPECT_EQ(m_rig.digits(), "-00088.00"); // 15 - 3 + 100 - 200
    EXPECT_STREQ(unitText(m_rig.frame()), "kvarh");
}

} // namespace
} // namespace vmeter
