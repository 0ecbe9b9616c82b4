// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"
#include "app/exit_code.h"

namespace vmeter {

/// `vmeter site`: runs the meters of a site until a stop signal comes or the asked-for meter time has passed, or
/// prints a list of them, or a new site.
ExitCode runSiteCommand(const SiteRun& options, int& argc, char** argv);

} // namespace vmeter
