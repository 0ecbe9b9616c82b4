// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/type_test/type_test.h"
#include "virtualhw/scenario/scenario_file.h"

#include <string>
#include <string_view>
#include <vector>

namespace vmeter {

/// Reads one file of the table: a group of tests. `scenario` is a scenario as in docs/interfaces.md, section 3.1,
/// without its version; it has neither ramps nor wiring. Returns the tests only if the whole text is correct.
ScenarioResult<std::vector<TypeTest>> parseTestTable(std::string_view text);

/// All tests that are built into the program, in the order of the table. The tests of the program check them, so an
/// error here is a programming error: std::logic_error with file, line and column.
std::vector<TypeTest> builtInTestTable();

} // namespace vmeter
