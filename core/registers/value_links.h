// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/meter_state.h"

#include <optional>
#include <span>

namespace vmeter {

// The same value stands on a page of the display, in registers of several widths and scales, and in the JSON of the web
// server and of the control API. This table joins the three.

/// A row of the table. In `json` and `symbol` a letter in braces stands for a part of the source:
/// {q} the energy ("Ea+"), {e} the element ("sum", "L1"), {p} its measurements ("system", "phases.0"),
/// {u} its line voltage ("system.U", "line_voltages.0"), {t} the tariff ("0", "1"), {c} the partial counter ("Ea+T1").
/// In `symbol`: {t} "T1", {n} the phase ("1", nothing for the system), {N} the pair ("12"), {e} " L1" or nothing.
struct ValueLink {
    RegisterValue value;
    std::optional<PageValue> page; ///< nothing: no page shows it
    const char* json;              ///< path in the body of the web server's GET /api/live; "": not there
    const char* symbol;            ///< short name
};
std::span<const ValueLink> valueLinks();

/// Null: a register that is neither on the display nor in the JSON.
const ValueLink* linkOf(RegisterValue value);

/// What a browsed page shows; nothing: something that no register holds.
std::optional<RegisterSource> sourceOf(const MenuPages& menus, MenuPosition position);

/// What the display shows at this moment; nothing: set-up, an error, no power, or what no register holds. `position`:
/// that of the menu.
std::optional<RegisterSource> shownSource(const MeterState& state, MenuPosition position);

/// The page that shows it; nothing: none does.
std::optional<MenuPosition> pageOf(const MenuPages& menus, const RegisterSource& source);

/// True if the row holds that value, whatever its width and scale.
bool carries(const RegisterRow& row, const RegisterSource& source);

/// A text put together from the table, at most 47 characters.
using LinkText = RegisterName;

/// "measurements.phases.0.V", "energies.total.Ea+.sum"; "" if it is not in the JSON.
LinkText jsonPath(const RegisterSource& source);

/// "V1", "U12", "Ea+", "Ea+ T1", "P"; "" if the table has no row for it.
LinkText valueSymbol(const RegisterSource& source);

/// The section of the manual that describes the pages of a browsed menu: "10.1" .. "10.6"; "9.1" for the set-up.
const char* manualSection(MenuId menu);

/// "Ea+", "Er+ind" ..., as in the JSON.
const char* energyName(EnergyQuantity quantity);

} // namespace vmeter
