// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/type_test/observation.h"
#include "app/type_test/type_test.h"

#include <optional>
#include <string>
#include <vector>

namespace vmeter {

/// Result of one run, before it is compared with other tests.
struct Reading {
    std::optional<double> measured;  ///< in the unit of the test; empty if it depends on other tests
    std::optional<double> errorPct;  ///< 100 (measured - true) / true; empty if the true value is zero or a count
    std::vector<std::string> faults; ///< requirements that were not met, and readings that failed
};

/// Evaluates a test that has a run of its own.
Reading evaluate(const TypeTest& test, const Observation& seen);

/// True if `measured` (and its error, if any) is within `limit`. Nothing for Limit::Kind::shift, which needs another
/// test, and for an error that does not exist.
std::optional<bool> keeps(const Limit& limit, double measured, double expected, std::optional<double> errorPct);

} // namespace vmeter
