// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/registers/register_table.h"

#include <optional>
#include <string>
#include <string_view>

namespace vmeter {

/// The printed forms of `vmeter registers --format`.
enum class RegisterFormat { text, csv, json, md };

/// The format with that name ("text", "csv", "json", "md"); nothing if unknown.
std::optional<RegisterFormat> registerFormat(std::string_view name);

/// Prints all rows of `table`, with reserved words, and a line feed at the end. Rows of low certainty are marked. `md`
/// is the page docs/registers.md.
std::string formatRegisterTable(const RegisterTable& table, RegisterFormat format);

} // namespace vmeter
