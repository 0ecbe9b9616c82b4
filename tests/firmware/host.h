// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace vmeter::firmware {

/// The whole replay; the machine calls it once it is up.
void replayMeter();

// What the replay needs of the machine it runs on: cortex_m4/startup.cpp or host_pc.cpp.

/// Writes a zero-terminated text to standard output.
void print(const char* text);

/// Deepest use of the stack so far, in bytes; 0 where it is not known.
uint32_t stackBytesUsed();

/// Instructions executed since the start, to the next 40; to be called at least every 600 million. 0 where they cannot
/// be counted.
uint64_t instructionsExecuted();

} // namespace vmeter::firmware
