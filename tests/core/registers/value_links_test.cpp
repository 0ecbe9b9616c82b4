// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registers/value_links.h"

#include "core/menu/page_view.h"
#include "core/registers/register_access.h"
#include "core/registers/register_decoding.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <set>
#include <string>
#include <vector>

namespace vmeter {
namespace {

/// Each value of the meter differs from all others.
MeterState distinct()
{
    MeterState state;
    state.powered = true;
    int64_t next = 1;
    for (const Tariff tariff : {Tariff::t1, Tariff::t2}) {
        for (std::size_t element = 0; element < kElements; ++element) {
            for (std::size_t kind = 0; kind < kEnergyKinds; ++kind) {
                state.energies.at(tariff, static_cast<Element>(element), static_cast<EnergyKind>(kind)).whole
                    = static_cast<uint64_t>(next++) * 137'350;
            }
        }
    }
    for (std::size_t counter = 0; counter < kPartialCounters; ++counter) {
        state.partials.at(static_cast<PartialCounter>(counter)).energy.whole = static_cast<uint64_t>(next++) * 11'110;
    }
    const auto fill = [&next](ElementMeasurement& of) {
        of.voltage = {200'100'000 + 1'100'000 * next++};
        of.current = {1'110'000 * next++};
        of.activePower = {1'030'000'000 * next++};
        of.reactivePower = {-1'050'000'000 * next++};
        of.apparentPower = {1'070'000'000 * next++};
        of.powerFactor = {static_cast<int32_t>(5'000 * next++), true};
    };
    next = 1;
    for (ElementMeasurement& phase : state.measurements.phase) {
        fill(phase);
    }
    fill(state.measurements.system);
    state.measurements.systemLineVoltage = {391'700'000};
    state.measurements.lineVoltage = {Microvolts{392'700'000}, Microvolts{393'700'000}, Microvolts{394'700'000}};
    state.measurements.frequency = {50'250'000};
    state.measurements.neutralCurrent = {3'330'000};
    return state;
}

/// All browsed pages.
std::vector<MenuPosition> pages(const MenuPages& menus)
{
    std::vector<MenuPosition> all;
    for (std::size_t menu = 0; menu < kBrowsedMenus; ++menu) {
        for (uint8_t page = 0; page < menus.count(static_cast<MenuId>(menu)); ++page) {
            all.push_back({static_cast<MenuId>(menu), page});
        }
    }
    return all;
}

/// The number on the display, without its sign, in kWh, kW, V ...
double shownNumber(const LcdFrame& frame)
{
    return std::abs(std::atof(mainText(frame).data()));
}

/// What a register holds, in the same unit as the display, without its sign.
double readNumber(const MeterState& state, const RegisterRow& row)
{
    std::vector<uint16_t> words(row.words);
    EXPECT_EQ(readRegisters(state, row.address, words), RegisterResult::ok);
    const DecodedRegister decoded = decodeRegister(row, words);
    EXPECT_EQ(decoded.kind, DecodedRegister::Kind::number) << row.name.view();
    double value = static_cast<double>(decoded.number) * std::pow(10, decoded.exponent + unitPrefix(row.unit));
    switch (row.unit) { // the display counts powers and energies in thousands
    case RegisterUnit::W:
    case RegisterUnit::var:
    case RegisterUnit::VA:
    case RegisterUnit::kWh:
    case RegisterUnit::kvarh:
    case RegisterUnit::kVAh:
    case RegisterUnit::MWh:
    case RegisterUnit::Mvarh:
    case RegisterUnit::Wh:
    case RegisterUnit::varh:
    case RegisterUnit::VAh:
        value /= 1000;
        break;
    default:
        break;
    }
    return std::abs(value);
}

bool isResidual(const RegisterRow& row)
{
    return row.unit == RegisterUnit::Wh || row.unit == RegisterUnit::varh || row.unit == RegisterUnit::VAh;
}

/// One step of the register in the display's unit.
double stepOf(const RegisterRow& row)
{
    const bool inThousands
        = row.unit == RegisterUnit::W || row.unit == RegisterUnit::var || row.unit == RegisterUnit::VA;
    const double prefix = unitPrefix(row.unit) > 0 ? unitPrefix(row.unit) - 3 : 0;
    return std::pow(10, row.exponent + prefix) / (inThousands ? 1000 : 1);
}

TEST(ValueLinks, EachPageHasTheValueOfItsRegisters)
{
    const MeterState state = distinct();
    const MenuPages& menus = state.model->menus;
    std::vector<std::string> alone;
    for (const MenuPosition position : pages(menus)) {
        LcdFrame frame;
        showPage(position, state, frame);
        const std::string name = std::string(menuName(position.menu)) + " " + std::to_string(position.page);
        const auto source = sourceOf(menus, position);
        if (!source) {
            alone.push_back(name);
            continue;
        }
        std::size_t carried = 0;
        for (const RegisterRow& row : state.model->registers.rows) {
            if (!carries(row, *source)) {
                continue;
            }
            ++carried;
            if (source->value == RegisterValue::softwareVersion) {
                continue; // without a unit; its value stands in the next test
            }
            if (!isResidual(row)) {
                EXPECT_NEAR(readNumber(state, row), shownNumber(frame), std::max(stepOf(row), 0.01) * 1.001)
                    << name << ": " << row.address << " " << row.name.view();
            }
        }
        EXPECT_GT(carried, 0U) << name;
        EXPECT_EQ(pageOf(menus, *source), position) << name;
    }
    // rEL1 is in two registers (50018, 50019); the others are in none.
    EXPECT_EQ(alone, (std::vector<std::string>{"inFo 0", "inFo 2", "inFo 3", "inFo 4", "SEtuP 0"}));
}

TEST(ValueLinks, RegistersOfOneValueAreAllWidthsAndScales)
{
    const MenuPages& menus = kCountisE28.menus;
    const auto addresses = [&](MenuPosition position) {
        std::vector<int> found;
        for (const RegisterRow& row : kCountisE28.registers.rows) {
            if (carries(row, *sourceOf(menus, position))) {
                found.push_back(row.address);
            }
        }
        return found;
    };
    // Ea+ of the system: whole part and residual, kWh, steps of 10 Wh (docs/registers.md).
    const std::vector<int> energy = addresses({MenuId::total, 3});
    const std::set<int> found(energy.begin(), energy.end());
    for (const int address : {25987, 25989, 50770, 50946}) {
        EXPECT_TRUE(found.contains(address)) << address;
    }
    EXPECT_FALSE(found.contains(19843)) << "of L1 alone";
    EXPECT_EQ(addresses({MenuId::information, 1}), std::vector<int>{50007});
}

TEST(ValueLinks, PathsAndSymbolsAreThoseOfTheInterfaces)
{
    const auto path = [](const RegisterSource& source) { return std::string(jsonPath(source).view()); };
    const auto symbol = [](const RegisterSource& source) { return std::string(valueSymbol(source).view()); };
    RegisterSource source{.value = RegisterValue::voltage, .element = Element::l2};
    EXPECT_EQ(path(source), "measurements.phases.1.V");
    EXPECT_EQ(symbol(source), "V2");
    source = {.value = RegisterValue::lineVoltage, .element = Element::l3};
    EXPECT_EQ(path(source), "measurements.line_voltages.2");
    EXPECT_EQ(symbol(source), "U31");
    source = {.value = RegisterValue::lineVoltage};
    EXPECT_EQ(path(source), "measurements.system.U");
    source = {.value = RegisterValue::tariffEnergy, .quantity = EnergyQuantity::activeExport, .tariff = Tariff::t2};
    EXPECT_EQ(path(source), "energies.tariffs.1.Ea-.sum");
    EXPECT_EQ(symbol(source), "Ea- T2");
    source = {.value = RegisterValue::totalEnergy, .element = Element::l1};
    EXPECT_EQ(symbol(source), "Ea+ L1");
    source = {.value = RegisterValue::partialEnergy, .counter = PartialCounter::reactiveExport};
    EXPECT_EQ(path(source), "energies.partial.Er-");
    source = {.value = RegisterValue::unitId};
    EXPECT_EQ(path(source), "");
    EXPECT_EQ(linkOf(RegisterValue::unitId), nullptr);
}

TEST(ValueLinks, OnlyWhatTheDisplayShowsCounts)
{
    MeterState state = distinct();
    const MenuPosition position{MenuId::realTime, 3};
    showPage(position, state, state.lcd);
    ASSERT_TRUE(shownSource(state, position));
    EXPECT_EQ(shownSource(state, position)->value, RegisterValue::activePower);
    state.malfunction = 1;
    EXPECT_FALSE(shownSource(state, position));
    state.malfunction = 0;
    state.powered = false;
    EXPECT_FALSE(shownSource(state, position));
    state.powered = true;
    EXPECT_FALSE(shownSource(state, {MenuId::setup2, 3}));
}

} // namespace
} // namespace vmeter
