// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/type_test/observation.h"
#include "app/type_test/verdict.h"

#include <cstddef>
#include <string>
#include <vector>

namespace vmeter {

/// The numbers of a result as text with units; "-" if there is none.
struct ResultText {
    std::string measured;
    std::string expected;
    std::string judged; ///< "+0.012 %": value that is compared with the limit
    std::string limit;  ///< "± 1.5 %", "shift ± 0.7 %", "at least 2"
    std::string margin;
};
ResultText resultText(const TestResult& result);

struct Summary {
    std::size_t tests = 0;
    std::size_t passed = 0;
    std::size_t goals = 0; ///< tests with a design goal
    std::size_t goalsMet = 0;
};
Summary summarize(const std::vector<TestResult>& results);

/// "136 tests: 136 passed, 0 failed; design goals: 110 of 115 met"
std::string summaryText(const Summary& summary);

/// The table that `vmeter type-test` prints, with the reasons of failures and the summary below it. The last line is
/// "136 passed, 0 failed", for ./test to read.
std::string formatResultTable(const std::vector<TestResult>& results, const TestConditions& conditions);

/// The body of docs/interfaces.md, section 2.4, `vmeter type-test --json`. error_pct is the figure that limit_pct
/// bounds; both are null if the limit is not in percent.
std::string formatResultJson(const std::vector<TestResult>& results, const TestConditions& conditions);

} // namespace vmeter
