// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/energy/energy_registers.h"
#include "core/energy/partial_counters.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace vmeter {

/// The menus. ENTER steps through the first seven in this order, that of the columns of manual 10; the position of the
/// SETUP page after inFo is [inferred] (docs/device.md, section 4). The last three are reached by long presses only.
enum class MenuId : uint8_t {
    tariff1,
    tariff2,
    total,
    partialAndBalance,
    realTime,
    information,
    setupQuestion, ///< the page before SETUP 2
    setup2,
    setup1,
    confirmation, ///< "ConF?"
};
inline constexpr std::size_t kBrowsedMenus = 7;

/// Name of the menu: "tAr.1", "PAr.b", "SEtuP.2" ... The page before SETUP 2 is called "SEtuP".
const char* menuName(MenuId menu);
/// What the label of a browsed menu says: its name, and "SEtuP.2" on the page before SETUP 2 (manual 14).
const char* menuLabel(MenuId menu);

struct MenuPosition {
    MenuId menu = MenuId::tariff1;
    uint8_t page = 0; ///< 0 .. MenuPages::count(menu) - 1
    friend constexpr bool operator==(const MenuPosition&, const MenuPosition&) = default;
};

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

/// The pages of a model. At least one of its browsed menus has pages.
struct MenuPages {
    /// Pages of each of the first kBrowsedMenus menus; ENTER skips a menu without pages.
    std::array<std::span<const MenuPage>, kBrowsedMenus> browsed;

    /// Number of pages that UP steps through; 0: the model has no such menu.
    [[nodiscard]] uint8_t count(MenuId menu) const;

    /// The first page of the first menu.
    [[nodiscard]] MenuPosition first() const;
    /// The browsed menu that follows `menu`, one of the first kBrowsedMenus; after the last one the first.
    [[nodiscard]] MenuId next(MenuId menu) const;

    /// `position` is one of the browsed pages of this model.
    [[nodiscard]] const MenuPage& at(MenuPosition position) const;
    /// The partial counter that a page shows; none on any other page, the balances included.
    [[nodiscard]] std::optional<PartialCounter> partialCounterAt(MenuPosition position) const;
};

/// Of the meters for direct connection, E27 and E28 (manual 10).
extern const MenuPages kDirectMeterMenus;

} // namespace vmeter
