// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/meter_state.h"
#include "core/registers/register_table.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace vmeter {

/// Writes the words `first`, `first + 1` ... of the row's value at this moment to `words`.
/// `first + words.size()` is at most `row.words`. A value that does not exist gives all ones, and so do command
/// registers; a number that its register cannot hold stays at the register's limit ([inferred] for 51308).
void rowWords(const MeterState& state, const RegisterRow& row, std::size_t first, std::span<uint16_t> words);

} // namespace vmeter
