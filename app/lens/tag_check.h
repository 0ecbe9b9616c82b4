// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lens/meaning.h"
#include "app/lens/tag.h"
#include "core/registers/register_table.h"
#include "virtualhw/base/message.h"

#include <string_view>
#include <vector>

namespace vmeter {

/// A mistake in a tag. `kind` is one of the names of docs/interfaces.md, section 2.8.
struct TagFinding {
    std::string_view kind;
    Message text;
};

/// A tag beside the register table.
struct TagCheck {
    const RegisterRow* right = nullptr; ///< the register that the tag should read, or does read; never null
    std::vector<TagFinding> findings;   ///< empty: the tag fits the register
};

/// The register of the table that holds a value with the smallest step; null: the table has none.
const RegisterRow* finestRegister(const RegisterTable& table, const RegisterSource& source);

/// What is wrong in a tag, by the register table alone.
TagCheck checkTag(const RegisterTable& table, const Tag& tag, const TagMeaning& meaning);

/// The number of a row, in V, A, Hz, W, var, VA, Wh, varh, VAh or 1, by one step of the register.
double stepInBaseUnit(const RegisterRow& row);

/// The unit of a tag; where the list has none, that of the register.
TagUnit unitOf(const Tag& tag, const RegisterRow& row);

} // namespace vmeter
