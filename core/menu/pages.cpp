// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/menu/pages.h"

#include "core/menu/setup.h"

#include <span>

namespace vmeter {

namespace {

constexpr MenuPage tariff(EnergyQuantity energy)
{
    return {PageValue::tariffEnergy, Element::system, energy};
}

constexpr MenuPage total(EnergyQuantity energy, Element element)
{
    return {PageValue::totalEnergy, element, energy};
}

constexpr MenuPage partial(PartialCounter counter)
{
    return {PageValue::partialEnergy, Element::system, {}, counter};
}

// ---- the pages, in the order of the manual -------------------------------------------------------------------------

/// Manual 10.1 and 10.2: the same eight pages for both tariffs.
constexpr MenuPage kTariffPages[] = {
    tariff(EnergyQuantity::activeImport),
    tariff(EnergyQuantity::activeExport),
    tariff(EnergyQuantity::reactiveImportInductive),
    tariff(EnergyQuantity::reactiveExportInductive),
    tariff(EnergyQuantity::reactiveImportCapacitive),
    tariff(EnergyQuantity::reactiveExportCapacitive),
    tariff(EnergyQuantity::reactiveImport),
    tariff(EnergyQuantity::reactiveExport),
};

/// Manual 10.3. "L1, L2, L3, Sigma" beside a row is read as four pages. [inferred]
constexpr MenuPage kTotalPages[] = {
    total(EnergyQuantity::activeImport, Element::l1),
    total(EnergyQuantity::activeImport, Element::l2),
    total(EnergyQuantity::activeImport, Element::l3),
    total(EnergyQuantity::activeImport, Element::system),
    total(EnergyQuantity::activeExport, Element::l1),
    total(EnergyQuantity::activeExport, Element::l2),
    total(EnergyQuantity::activeExport, Element::l3),
    total(EnergyQuantity::activeExport, Element::system),
    total(EnergyQuantity::apparent, Element::system),
    total(EnergyQuantity::reactiveImportInductive, Element::system),
    total(EnergyQuantity::reactiveExportInductive, Element::system),
    total(EnergyQuantity::reactiveImportCapacitive, Element::system),
    total(EnergyQuantity::reactiveExportCapacitive, Element::system),
    total(EnergyQuantity::reactiveImport, Element::l1),
    total(EnergyQuantity::reactiveImport, Element::l2),
    total(EnergyQuantity::reactiveImport, Element::l3),
    total(EnergyQuantity::reactiveImport, Element::system),
    total(EnergyQuantity::reactiveExport, Element::l1),
    total(EnergyQuantity::reactiveExport, Element::l2),
    total(EnergyQuantity::reactiveExport, Element::l3),
    total(EnergyQuantity::reactiveExport, Element::system),
};

/// Manual 10.4.
constexpr MenuPage kPartialPages[] = {
    partial(PartialCounter::activeImportT1),
    partial(PartialCounter::activeImportT2),
    partial(PartialCounter::activeImport),
    partial(PartialCounter::activeExportT1),
    partial(PartialCounter::activeExportT2),
    partial(PartialCounter::activeExport),
    partial(PartialCounter::apparent),
    partial(PartialCounter::reactiveImport),
    partial(PartialCounter::reactiveExport),
    {PageValue::activeBalance},
    {PageValue::reactiveBalance},
};

/// Manual 10.5; the powers as four pages each, as above.
constexpr MenuPage kRealTimePages[] = {
    {PageValue::activePower, Element::l1},
    {PageValue::activePower, Element::l2},
    {PageValue::activePower, Element::l3},
    {PageValue::activePower, Element::system},
    {PageValue::apparentPower, Element::l1},
    {PageValue::apparentPower, Element::l2},
    {PageValue::apparentPower, Element::l3},
    {PageValue::apparentPower, Element::system},
    {PageValue::reactivePower, Element::l1},
    {PageValue::reactivePower, Element::l2},
    {PageValue::reactivePower, Element::l3},
    {PageValue::reactivePower, Element::system},
    {PageValue::lineVoltage},
    {PageValue::phaseVoltage},
    {PageValue::current},
    {PageValue::powerFactor},
    {PageValue::frequency},
};

/// Manual 10.6.
constexpr MenuPage kInformationPages[] = {
    {PageValue::metrologicalVersion},
    {PageValue::nonMetrologicalVersion},
    {PageValue::metrologicalChecksum},
    {PageValue::nonMetrologicalChecksum},
    {PageValue::communicationPort},
};

/// Manual 9.1.2, the page before the first one of SETUP 2.
constexpr MenuPage kQuestionPages[] = {{PageValue::question}};

// ---- the menus -----------------------------------------------------------------------------------------------------

/// In the order of MenuId.
constexpr const char* kMenuNames[]
    = {"tAr.1", "tAr.2", "tot", "PAr.b", "rt", "inFo", "SEtuP", "SEtuP.2", "SEtuP.1", "ConF?"};

} // namespace

constinit const MenuPages kDirectMeterMenus{{
    kTariffPages,
    kTariffPages,
    kTotalPages,
    kPartialPages,
    kRealTimePages,
    kInformationPages,
    kQuestionPages,
}};

const char* menuName(MenuId menu)
{
    return kMenuNames[static_cast<std::size_t>(menu)];
}

const char* menuLabel(MenuId menu)
{
    return menuName(menu == MenuId::setupQuestion ? MenuId::setup2 : menu);
}

uint8_t MenuPages::count(MenuId menu) const
{
    switch (menu) {
    case MenuId::setup2:
        return kSetup2Pages;
    case MenuId::setup1:
    case MenuId::confirmation:
        return 1;
    default:
        return static_cast<uint8_t>(browsed[static_cast<std::size_t>(menu)].size());
    }
}

MenuPosition MenuPages::first() const
{
    return {next(static_cast<MenuId>(kBrowsedMenus - 1)), 0};
}

MenuId MenuPages::next(MenuId menu) const
{
    auto at = static_cast<std::size_t>(menu);
    do {
        at = (at + 1) % kBrowsedMenus;
    } while (browsed[at].empty() && at != static_cast<std::size_t>(menu));
    return static_cast<MenuId>(at);
}

const MenuPage& MenuPages::at(MenuPosition position) const
{
    return browsed[static_cast<std::size_t>(position.menu)][position.page];
}

std::optional<PartialCounter> MenuPages::partialCounterAt(MenuPosition position) const
{
    if (position.menu != MenuId::partialAndBalance || at(position).value != PageValue::partialEnergy) {
        return {};
    }
    return at(position).counter;
}

} // namespace vmeter
