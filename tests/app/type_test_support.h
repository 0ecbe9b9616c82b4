// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/type_test/test_table.h"
#include "app/type_test/type_test.h"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

namespace vmeter {

/// A test of the built-in table.
inline TypeTest builtInTest(const std::string& id)
{
    const std::vector<TypeTest> table = builtInTestTable();
    const auto found = std::find_if(table.begin(), table.end(), [&](const TypeTest& test) { return test.id == id; });
    if (found == table.end()) {
        throw std::out_of_range("no test " + id);
    }
    return *found;
}

} // namespace vmeter
