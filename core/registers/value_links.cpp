// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registers/value_links.h"

#include "core/menu/page_view.h"

#include <string_view>

namespace vmeter {

namespace {

constexpr ValueLink kValueLinks[] = {
    {RegisterValue::totalEnergy, PageValue::totalEnergy, "energies.total.{q}.{e}", "{q}{e}"},
    {RegisterValue::tariffEnergy, PageValue::tariffEnergy, "energies.tariffs.{t}.{q}.{e}", "{q} {t}{e}"},
    {RegisterValue::partialEnergy, PageValue::partialEnergy, "energies.partial.{c}", "PAr {c}"},
    {RegisterValue::activeBalance, PageValue::activeBalance, "energies.balance.active", "BAL Ea"},
    {RegisterValue::reactiveBalance, PageValue::reactiveBalance, "energies.balance.reactive", "BAL Er"},
    {RegisterValue::tariffInForce, {}, "energies.tariff", "T"},
    {RegisterValue::activePower, PageValue::activePower, "measurements.{p}.P", "P{n}"},
    {RegisterValue::apparentPower, PageValue::apparentPower, "measurements.{p}.S", "S{n}"},
    {RegisterValue::reactivePower, PageValue::reactivePower, "measurements.{p}.Q", "Q{n}"},
    {RegisterValue::lineVoltage, PageValue::lineVoltage, "measurements.{u}", "U{N}"},
    {RegisterValue::voltage, PageValue::phaseVoltage, "measurements.{p}.V", "V{n}"},
    {RegisterValue::current, PageValue::current, "measurements.{p}.I", "I{n}"},
    {RegisterValue::neutralCurrent, {}, "measurements.IN", "IN"},
    {RegisterValue::powerFactor, PageValue::powerFactor, "measurements.{p}.PF", "PF{n}"},
    {RegisterValue::frequency, PageValue::frequency, "measurements.frequency", "f"},
    {RegisterValue::phaseSequence, {}, "measurements.sequence", ""},
    {RegisterValue::softwareVersion, PageValue::nonMetrologicalVersion, "", "rEL2"},
};

/// By EnergyQuantity.
constexpr const char* kEnergyNames[] = {"Ea+", "Ea-", "Er+", "Er-", "Eap", "Er+ind", "Er-ind", "Er+cap", "Er-cap"};

// By Element.
constexpr const char* kElementsInJson[kElements] = {"L1", "L2", "L3", "sum"};
constexpr const char* kElementsInSymbols[kElements] = {" L1", " L2", " L3", ""};
constexpr const char* kPhaseNumbers[kElements] = {"1", "2", "3", ""};
constexpr const char* kPairs[kElements] = {"12", "23", "31", ""};
constexpr const char* kMeasurements[kElements] = {"phases.0", "phases.1", "phases.2", "system"};
constexpr const char* kLineVoltages[kElements] = {"line_voltages.0", "line_voltages.1", "line_voltages.2", "system.U"};

// By Tariff.
constexpr const char* kTariffsInJson[kTariffs] = {"0", "1"};
constexpr const char* kTariffsInSymbols[kTariffs] = {"T1", "T2"};

constexpr std::size_t index(auto value)
{
    return static_cast<std::size_t>(value);
}

bool hasElement(RegisterValue value)
{
    switch (value) {
    case RegisterValue::totalEnergy:
    case RegisterValue::tariffEnergy:
    case RegisterValue::lineVoltage:
    case RegisterValue::voltage:
    case RegisterValue::current:
    case RegisterValue::activePower:
    case RegisterValue::reactivePower:
    case RegisterValue::apparentPower:
    case RegisterValue::powerFactor:
        return true;
    default:
        return false;
    }
}

const char* partOf(const RegisterSource& source, char letter, bool inJson)
{
    switch (letter) {
    case 'q':
        return energyName(source.quantity);
    case 'e':
        return inJson ? kElementsInJson[index(source.element)] : kElementsInSymbols[index(source.element)];
    case 'p':
        return kMeasurements[index(source.element)];
    case 'u':
        return kLineVoltages[index(source.element)];
    case 't':
        return inJson ? kTariffsInJson[index(source.tariff)] : kTariffsInSymbols[index(source.tariff)];
    case 'c':
        return kPartialNames[index(source.counter)];
    case 'n':
        return kPhaseNumbers[index(source.element)];
    default:
        return kPairs[index(source.element)];
    }
}

LinkText filled(std::string_view pattern, const RegisterSource& source, bool inJson)
{
    LinkText text;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        if (pattern[at] == '{') {
            text.append(partOf(source, pattern[at + 1], inJson));
            at += 2; // the letter and the closing brace
        } else {
            text.append(pattern.substr(at, 1));
        }
    }
    return text;
}

} // namespace

std::span<const ValueLink> valueLinks()
{
    return kValueLinks;
}

const ValueLink* linkOf(RegisterValue value)
{
    for (const ValueLink& link : kValueLinks) {
        if (link.value == value) {
            return &link;
        }
    }
    return nullptr;
}

std::optional<RegisterSource> sourceOf(const MenuPages& menus, MenuPosition position)
{
    if (index(position.menu) >= kBrowsedMenus || position.page >= menus.count(position.menu)) {
        return {};
    }
    const MenuPage& page = menus.at(position);
    for (const ValueLink& link : kValueLinks) {
        if (link.page == page.value) {
            RegisterSource source;
            source.value = link.value;
            source.element = page.element;
            source.quantity = page.energy;
            source.counter = page.counter;
            if (link.value == RegisterValue::tariffEnergy) {
                source.tariff = *tariffOf(menus, position);
            }
            return source;
        }
    }
    return {};
}

std::optional<RegisterSource> shownSource(const MeterState& state, MenuPosition position)
{
    if (!state.powered || state.malfunction != 0
        || std::string_view(labelText(state.lcd).data()) != menuLabel(position.menu)) {
        return {};
    }
    return sourceOf(state.model->menus, position);
}

std::optional<MenuPosition> pageOf(const MenuPages& menus, const RegisterSource& source)
{
    RegisterRow row;
    row.source = source;
    for (std::size_t menu = 0; menu < kBrowsedMenus; ++menu) {
        const auto id = static_cast<MenuId>(menu);
        for (uint8_t page = 0; page < menus.count(id); ++page) {
            const auto shown = sourceOf(menus, {id, page});
            if (shown && carries(row, *shown)) {
                return MenuPosition{id, page};
            }
        }
    }
    return {};
}

bool carries(const RegisterRow& row, const RegisterSource& source)
{
    const RegisterSource& own = row.source;
    if (own.value != source.value || (hasElement(own.value) && own.element != source.element)) {
        return false;
    }
    switch (own.value) {
    case RegisterValue::totalEnergy:
        return own.quantity == source.quantity;
    case RegisterValue::tariffEnergy:
        return own.quantity == source.quantity && own.tariff == source.tariff;
    case RegisterValue::partialEnergy:
        return own.counter == source.counter;
    default:
        return linkOf(own.value) != nullptr;
    }
}

LinkText jsonPath(const RegisterSource& source)
{
    const ValueLink* const link = linkOf(source.value);
    return link == nullptr ? LinkText() : filled(link->json, source, true);
}

LinkText valueSymbol(const RegisterSource& source)
{
    const ValueLink* const link = linkOf(source.value);
    return link == nullptr ? LinkText() : filled(link->symbol, source, false);
}

const char* manualSection(MenuId menu)
{
    constexpr const char* kSections[kBrowsedMenus] = {"10.1", "10.2", "10.3", "10.4", "10.5", "10.6", "9.1"};
    return index(menu) < kBrowsedMenus ? kSections[index(menu)] : "9.1";
}

const char* energyName(EnergyQuantity quantity)
{
    return kEnergyNames[index(quantity)];
}

} // namespace vmeter
