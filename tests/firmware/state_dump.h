// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/meter_state.h"

#include <cstdint>
#include <initializer_list>
#include <span>

namespace vmeter::firmware {

enum class DumpForm : uint8_t {
    full,   ///< one line for each item, with its numbers in hexadecimal
    digest, ///< one line for all of it
};

/// Prints the complete readable state of the meter and its FRAM: registers, display, measurements and energies with all
/// digits.
void dumpState(const MeterState& state, std::span<const uint8_t> fram, DumpForm form);

/// Prints one frame of the display: its text and all its bits.
void dumpFrame(const LcdFrame& frame);

/// Prints one line: a name and numbers.
void dumpNumbers(const char* name, std::initializer_list<uint64_t> numbers);

} // namespace vmeter::firmware
