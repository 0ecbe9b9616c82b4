// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/energy/energy_registers.h"
#include "core/energy/partial_meters.h"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace vmeter {

/// The menus. The first seven follow one another by ENTER in this order, that of the columns of manual 10; the place
/// of the SETUP page behind inFo is [inferred] (docs/device.md, section 4). The last three are reached by long presses
/// only.
enum class MenuId : uint8_t {
    tariff1,
    tariff2,
    total,
    partialAndBalance,
    realTime,
    information,
    setupQuestion, ///< the page "SEtuP ?"
    setup2,
    setup1,
    confirmation, ///< "ConF?"
};
inline constexpr std::size_t kBrowsedMenus = 7;

/// Name as the glass writes it: "tAr.1", "PAr.b", "SEtuP.2" ...
const char* menuName(MenuId menu);

/// Number of pages that UP steps through, at least 1.
uint8_t pageCount(MenuId menu);

struct MenuPosition {
    MenuId menu = MenuId::tariff1;
    uint8_t page = 0; ///< 0 .. pageCount(menu) - 1
    friend constexpr bool operator==(const MenuPosition&, const MenuPosition&) = default;
};

/// The partial counter that a page shows; none on any other page, the balances included.
std::optional<PartialCounter> partialCounterOf(MenuPosition position);

/// What a page shows.
enum class PageValue : uint8_t {
    totalEnergy,   ///< of `energy` and `element`
    tariffEnergy,  ///< of `energy`, in the tariff of the menu
    partialEnergy, ///< of `counter`
    activeBalance,
    reactiveBalance,
    activePower,   ///< of `element`
    apparentPower, ///< of `element`
    reactivePower, ///< of `element`
    lineVoltage,
    phaseVoltage,
    current,
    powerFactor,
    frequency,
    metrologicalVersion,
    nonMetrologicalVersion,
    metrologicalChecksum,
    nonMetrologicalChecksum,
    communicationPort,
    question,
};

/// A row of the page tables.
struct MenuPage {
    PageValue value;
    Element element = Element::system;
    EnergyQuantity energy{};
    PartialCounter counter{};
};

/// The row of one of the browsed pages: `position.menu` is one of the first kBrowsedMenus.
const MenuPage& pageAt(MenuPosition position);

} // namespace vmeter
