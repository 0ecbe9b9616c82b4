// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window_system.h"

namespace vmeter {

/// The whole program: does what the command line says and returns the exit code. `windows`: null in a program without
/// a window.
int runProgram(int argc, char** argv, const WindowSystem* windows);

} // namespace vmeter
