// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/text_file/measured_unit.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vmeter {

/// What the name of a column of a load curve says.
struct ColumnMeaning {
    enum class Part { net, import, export_ };

    std::optional<Measured> measured;
    std::optional<std::size_t> phase; ///< empty: of all phases together
    Part part = Part::net;
    std::optional<MeasuredUnit> unit; ///< empty: none is named
    std::string unitText;             ///< as written; with `unit` empty, a unit that is not known
    bool certain = false;             ///< each word of the name is known
    bool reading = false;             ///< a word says that it is a meter reading, which counts up
    bool interval = false;            ///< a word says that it is an energy of the interval
    bool time = false;                ///< a time stamp
    bool timeEnd = false;             ///< of the end of the interval
    bool needsUnit = false;           ///< a consumption: power or energy is not told without a unit
};

/// Meanings of all columns; each depends on the others too, because a lone letter A is a phase beside B and C, and
/// ampere otherwise. `units`: of a line of units under the head, empty or one for each name.
std::vector<ColumnMeaning> meaningsOf(const std::vector<std::string>& names, const std::vector<std::string>& units);

} // namespace vmeter
