// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/type_test/observation.h"
#include "app/type_test/verdict.h"

#include <string>
#include <vector>

namespace vmeter {

/// The results as one HTML page for reading and for printing on A4: error curves against the class limits, all tests by
/// group, conditions and versions. Needs no other files. It states that the results are from a simulation, and which
/// limits were not checked against the text of a standard. The same results always give the same bytes.
std::string formatCertificate(const std::vector<TestResult>& results, const TestConditions& conditions);

} // namespace vmeter
