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
    double measured = 0;            ///< NaN if it is not available
    std::optional<double> errorPct; ///< error of this test
    double judged = 0;              ///< value that the first limit applies to: an error, a shift, a deviation, a value
    double margin = 0; ///< distance of `judged` from the limit, negative if it exceeds the limit; NaN without a value
    std::optional<bool> goalMet;     ///< the design goal, if any, is met
    std::vector<std::string> faults; ///< reasons for failure
    [[nodiscard]] bool passed() const { return faults.empty(); }
};

/// True if the first limit is in percent.
bool isPercentage(const TypeTest& test);

/// `readings`: readings of the tests in the order of `tests`; empty for derived tests. Returns the results in the same
/// order. If a reference is not in `tests` or has no error, the test that needs it fails.
std::vector<TestResult> judge(const std::vector<TypeTest>& tests, const std::vector<std::optional<Reading>>& readings);

} // namespace vmeter
