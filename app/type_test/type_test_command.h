// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/type_test/observation.h"

#include <iosfwd>
#include <string>

namespace vmeter {

/// `vmeter type-test` and its options (docs/interfaces.md, section 2.1).
struct TypeTestOptions {
    std::string only; ///< shell pattern of ids, empty: all
    TestConditions conditions;
    std::string reportFile; ///< HTML certificate, empty: none
    std::string jsonFile;   ///< empty: none
};

/// Runs the tests, prints their table to `out` and writes the requested files. Returns the exit code: 0 all passed, 1
/// at least one failed or a file could not be written, 2 wrong usage (no test with that name).
int runTypeTestCommand(const TypeTestOptions& options, std::ostream& out, std::ostream& err);

} // namespace vmeter
