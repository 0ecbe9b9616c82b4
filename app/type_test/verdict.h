// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/type_test/reading.h"
#include "app/type_test/type_test.h"

#include <optional>
#include <string>
#include <vector>

namespace vmeter {

/// A test with its verdict.
struct TestResult {
    TypeTest test;
    double measured = 0;            ///< NaN when it could not be had
    std::optional<double> errorPct; ///< of this test by itself
    double judged = 0;              ///< the figure that the first limit bounds: an error, a shift, a deviation, a value
    double margin = 0;              ///< how far `judged` stays away from it, negative when beyond; NaN without a figure
    std::optional<bool> goalMet;    ///< design goal, where there is one
    std::vector<std::string> faults; ///< why it failed
    [[nodiscard]] bool passed() const { return faults.empty(); }
};

/// The first limit is one in percent.
bool isPercentage(const TypeTest& test);

/// Readings of the tests that have a run, in the order of `tests`; nothing for derived ones. Returns the results in the
/// same order. A reference that is not among `tests`, or has no error, is a fault of the test that needs it.
std::vector<TestResult> judge(const std::vector<TypeTest>& tests, const std::vector<std::optional<Reading>>& readings);

} // namespace vmeter
