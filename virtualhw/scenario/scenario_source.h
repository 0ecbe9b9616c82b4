// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/embedded_files.h"
#include "virtualhw/base/message.h"
#include "virtualhw/bench/timeline/scenario.h"

#include <optional>
#include <string>

namespace vmeter {

/// The scenarios that come with the program (scenarios/*.yaml).
EmbeddedFiles readyScenarioFiles();

/// The scenario of a file, or the ready one of that name; the household day for an empty name. Nothing and `error` set
/// (one line per fault, FILE:LINE:COLUMN: message) when there is none or it is wrong.
std::optional<Scenario> findScenario(const std::string& nameOrFile, Message& error);

} // namespace vmeter
