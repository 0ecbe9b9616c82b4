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

struct MenuRow {
    const char* name;
    std::span<const MenuPage> pages; ///< of the browsed menus
    uint8_t pageCount;
};

constexpr MenuRow browsed(const char* name, std::span<const MenuPage> pages)
{
    return {name, pages, static_cast<uint8_t>(pages.size())};
}

/// In the order of MenuId.
constexpr MenuRow kMenus[] = {
    browsed("tAr.1", kTariffPages),
    browsed("tAr.2", kTariffPages),
    browsed("tot", kTotalPages),
    browsed("PAr.b", kPartialPages),
    browsed("rt", kRealTimePages),
    browsed("inFo", kInformationPages),
    browsed("SEtuP", kQuestionPages),
    {"SEtuP.2", {}, kSetup2Pages},
    {"SEtuP.1", {}, 1},
    {"ConF?", {}, 1},
};

const MenuRow& menuRow(MenuId menu)
{
    return kMenus[static_cast<std::size_t>(menu)];
}

} // namespace

const char* menuName(MenuId menu)
{
    return menuRow(menu).name;
}

uint8_t pageCount(MenuId menu)
{
    return menuRow(menu).pageCount;
}

std::optional<PartialCounter> partialCounterOf(MenuPosition position)
{
    if (position.menu != MenuId::partialAndBalance || pageAt(position).value != PageValue::partialEnergy) {
        return {};
    }
    return pageAt(position).counter;
}

const MenuPage& pageAt(MenuPosition position)
{
    return menuRow(position.menu).pages[position.page];
}

} // namespace vmeter
