// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/display/lcd_frame.h"
#include "core/energy/partial_meters.h"
#include "core/meter_state.h"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace vmeter
{

/// The menus. The first seven follow one another by ENTER in this order, that of the columns of manual 10; the place
/// of the SETUP page behind inFo is [inferred] (device.md 4). The last three are reached by long presses only.
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

/// Writes label, digits, unit and marks of one of the browsed pages into an empty frame. `position.menu` is one of the
/// first kBrowsedMenus.
void showPage(MenuPosition position, const MeterState& state, LcdFrame& frame);

} // namespace vmeter
