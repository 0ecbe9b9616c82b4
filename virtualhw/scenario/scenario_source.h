// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/embedded_files.h"
#include "virtualhw/base/expected.h"
#include "virtualhw/bench/timeline/scenario.h"

#include <string>

namespace vmeter {

/// The built-in scenarios (scenarios/*.yaml).
EmbeddedFiles readyScenarioFiles();

/// Returns the built-in scenario with this name; opens no file.
Expected<Scenario> findReadyScenario(const std::string& name);

/// Reads a scenario file, or returns the built-in scenario with that name; an empty name means the household day.
/// The error is one line for each mistake in the file, FILE:LINE:COLUMN: message.
Expected<Scenario> findScenario(const std::string& nameOrFile);

} // namespace vmeter
