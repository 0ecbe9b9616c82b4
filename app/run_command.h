// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"
#include "app/exit_code.h"

namespace vmeter {

/// `vmeter run`: the simulation, its servers and, unless headless, the window. Returns when the window is closed, a
/// stop signal arrives or the requested meter time has passed. The meter's energies are then saved.
ExitCode runMeter(const RunOptions& options, int& argc, char** argv);

} // namespace vmeter
