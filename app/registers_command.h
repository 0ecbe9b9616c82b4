// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/registers/register_table.h"

#include <string>

namespace vmeter {

/// The printed forms of `vmeter registers --format`.
enum class RegisterFormat { text, csv, json, md };

/// Prints all rows of `table`, with reserved words, and a line feed at the end. Rows of low certainty are marked. `md`
/// is the page docs/registers.md.
std::string formatRegisterTable(const RegisterTable& table, RegisterFormat format);

} // namespace vmeter
