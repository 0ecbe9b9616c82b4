// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace vmeter::firmware {

/// Runs the whole replay; called by the start-up code.
void replayMeter();

// Functions that the platform provides for the replay: cortex_m4/startup.cpp or host_pc.cpp.

/// Writes a zero-terminated text to standard output.
void print(const char* text);

/// Deepest use of the stack so far, in bytes; 0 if unknown.
uint32_t stackBytesUsed();

/// Number of executed instructions since the start, with a resolution of 40; must be called at least every 600 million
/// instructions. 0 if they cannot be counted.
uint64_t instructionsExecuted();

} // namespace vmeter::firmware
