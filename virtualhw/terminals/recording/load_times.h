// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/text_file/time_stamp.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace vmeter {

/// Times of the rows of a load curve, in microseconds, put in order.
struct LoadTimes {
    std::vector<int64_t> micros; ///< as read; behind straighten(): growing, without the changes of clocks
    bool reversed = false;       ///< the newest row came first; the caller must turn the values around
    int64_t step = 0;            ///< usual time between two rows
    int64_t lastAsWritten = 0;   ///< time stamp of the last row, before changes of clocks are taken out

    /// Turns around rows whose newest is first, lets times of day go on behind midnight, and understands the changes of
    /// a local clock: the hour that is repeated in autumn, the one that is missing in spring. Adds notes. `lineOf`
    /// gives the line of a row as read, from 0. Returns an error if the times do not grow.
    Expected<void> straighten(
        const TimeForm& form, const std::function<std::size_t(std::size_t)>& lineOf, std::vector<Message>& notes);
};

/// Gaps are longer than this many usual steps.
inline constexpr double kLoadGap = 1.5;

} // namespace vmeter
