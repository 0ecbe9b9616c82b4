// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/scenario/scenario_file.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace vmeter::testing {

/// "LINE:COLUMN: message" for each error.
template <class T> std::vector<std::string> errorsOf(const ScenarioResult<T>& result)
{
    std::vector<std::string> lines;
    if (!result) {
        for (const ScenarioError& error : result.error()) {
            lines.push_back(error.describe("").english().substr(1));
        }
    }
    return lines;
}

inline std::vector<std::string> scenarioErrors(std::string_view text)
{
    return errorsOf(parseScenario(text));
}

/// Parses a valid text; an error fails the test.
inline Scenario scenarioOf(std::string_view text)
{
    auto result = parseScenario(text);
    if (result) {
        return std::move(*result);
    }
    for (const std::string& error : errorsOf(result)) {
        ADD_FAILURE() << error;
    }
    return {};
}

} // namespace vmeter::testing
