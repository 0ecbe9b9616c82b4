// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/type_test/observation.h"
#include "app/type_test/verdict.h"

#include <functional>
#include <string>
#include <vector>

namespace vmeter {

/// Tests of `table` whose id matches the shell pattern `only` ("ACT-*"; empty: all), in the order of the table.
std::vector<TypeTest> selectTests(const std::vector<TypeTest>& table, const std::string& only);

/// Runs `selected` and the tests of `table` that they refer to, each on its own bench, on `workers` threads (at least
/// one). Returns the results of `selected`, in its order; they do not depend on the number of threads. `progress` is
/// called from this thread, a few times a second, with the share of meter time that has passed.
std::vector<TestResult> runTypeTests(const std::vector<TypeTest>& table, const std::vector<TypeTest>& selected,
    const TestConditions& conditions, unsigned workers, const std::function<void(double)>& progress);

} // namespace vmeter
