// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lens/tag.h"
#include "core/registers/register_table.h"

#include <optional>
#include <string_view>

namespace vmeter {

/// The value that a text names: the symbol ("Ea+ T1", "V1"), the name of the control API ("P.L1", "Ea+.T1"), the name
/// in an entry of `vmeter export` ("ea_import_t1").
std::optional<RegisterSource> valueNamed(const RegisterTable& table, std::string_view text);

/// What a tag is meant to be.
struct TagMeaning {
    RegisterSource source;
    const RegisterRow* row = nullptr; ///< this register of the value and no other; null: any
};

/// What a tag is meant to be: what its list says (a value, or a register by its name or address), else what its name,
/// description and unit say in English, French or German ("Wirkleistung L2", "Total active energy import"). Nothing:
/// they do not say it.
std::optional<TagMeaning> meaningOf(const RegisterTable& table, const Tag& tag);

/// A unit of a tag, in V, A, Hz, W, var, VA, Wh, varh, VAh, h or 1.
struct TagUnit {
    RegisterUnit base = RegisterUnit::none;
    double factor = 1;
};

/// "kWh", "MW", "mA", "kvar", "%", "" ...; nothing: unknown.
std::optional<TagUnit> tagUnitNamed(std::string_view text);

} // namespace vmeter
