// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace vmeter {

/// A time stamp taken apart, before the order of its date is known.
struct StampParts {
    bool number = false;
    bool integer = false;
    bool comma = false;
    int digits = 0;
    int64_t whole = 0; ///< of an integer
    double value = 0;  ///< of a number
    bool date = false;
    bool time = false;
    bool offset = false;
    bool yearFirst = false;
    bool shortYear = false;
    int monthAt = -1; ///< place of a month in letters, 0 or 1
    char dateSeparator = 0;
    std::array<int, 3> fields{};
    int64_t micros = 0; ///< time of day
    int offsetMinutes = 0;
};

/// Takes a date, a time of day, both or a number apart. Returns false if it is none of them, or if something is left
/// over. Of an interval, "00:00 - 00:15", the begin counts.
bool scanStamp(std::string_view text, StampParts& parts);

} // namespace vmeter
