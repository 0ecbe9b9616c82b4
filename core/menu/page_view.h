// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/display/lcd_frame.h"
#include "core/menu/pages.h"
#include "core/meter_state.h"

#include <optional>

namespace vmeter {

/// The tariff of the value on a page; nothing if the value does not depend on the tariff.
std::optional<Tariff> tariffOf(const MenuPages& menus, MenuPosition position);

/// Writes label, digits, unit and the marks of the value (manual 4.4 nos. 2, 3, 11 to 16) into an empty frame. T1 and
/// T2 are lit only where the value belongs to a tariff: manual 4.6.1 gives the tariff in force to communication alone.
/// [inferred] `position` is one of the browsed pages of the model of `state`.
void showPage(MenuPosition position, const MeterState& state, LcdFrame& frame);

} // namespace vmeter
