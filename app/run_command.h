// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"
#include "app/exit_code.h"
#include "app/window_system.h"

namespace vmeter {

/// `vmeter run`: the simulation, its servers and, unless headless, the window. Returns when the window is closed, a
/// stop signal came or the asked-for meter time has passed; the meter's energies are saved then. `windows`: null in a
/// program without a window, which runs headless.
ExitCode runMeter(const RunOptions& options, int& argc, char** argv, const WindowSystem* windows);

} // namespace vmeter
