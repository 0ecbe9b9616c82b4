// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/embedded_files.h"
#include "virtualhw/base/message.h"
#include "virtualhw/bench/timeline/scenario.h"

#include <optional>
#include <string>

namespace vmeter {

/// The built-in scenarios (scenarios/*.yaml).
EmbeddedFiles readyScenarioFiles();

/// Returns the built-in scenario with this name; opens no file. Returns nothing and sets `error` if there is none.
std::optional<Scenario> findReadyScenario(const std::string& name, Message& error);

/// Reads a scenario file, or returns the built-in scenario with that name; an empty name means the household day.
/// Returns nothing and sets `error` (FILE:LINE:COLUMN: message, one line for each error) if there is none or it has
/// errors.
std::optional<Scenario> findScenario(const std::string& nameOrFile, Message& error);

} // namespace vmeter
