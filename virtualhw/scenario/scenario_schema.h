// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace vmeter {

/// The JSON Schemas of scenarios and of kinds of devices: scenarios/scenario.schema.json and load.schema.json, which
/// `vmeter schema` prints.
std::string scenarioSchema();
std::string loadSchema();

} // namespace vmeter
