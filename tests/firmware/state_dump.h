// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/meter_state.h"

#include <cstdint>
#include <initializer_list>
#include <span>

namespace vmeter::firmware {

enum class DumpForm : uint8_t {
    full,   ///< a line per item, its numbers in hexadecimal
    digest, ///< one line for all of it
};

/// Prints everything that can be read of the meter, and the bytes of its FRAM: the registers, the display, the
/// measurements and energies to their last digit.
void dumpState(const MeterState& state, std::span<const uint8_t> fram, DumpForm form);

/// Prints one frame of the glass, its text and every bit of it.
void dumpFrame(const LcdFrame& frame);

/// Prints one line: a name and numbers.
void dumpNumbers(const char* name, std::initializer_list<uint64_t> numbers);

} // namespace vmeter::firmware
