// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/terminals/recording/load_profile.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace vmeter {

/// Fills missing values (not a number) and gaps between rows as `gaps` says: rows are inserted where a value changes
/// within a gap. `keepAlways`: columns whose last value is held however long (voltages). Adds notes; returns an error
/// if gaps are refused. `lineOf`: line of a row.
Expected<void> fillGaps(LoadProfile& profile, LoadProfileOptions::Gaps gaps, const std::vector<bool>& keepAlways,
    std::size_t missing, std::size_t firstMissingLine, const std::function<std::size_t(std::size_t)>& lineOf);

/// Mean power of each row, in W, of energies in Wh of the interval that begins with it. The interval ends with the next
/// row, or after the usual step if that comes later or never.
std::vector<float> powersOfIntervals(
    const std::vector<double>& energies, const std::vector<int64_t>& micros, int64_t step);

/// Mean power from each row to the next of meter readings in Wh, which count up. Missing readings are bridged. A
/// reading below the one before is a missing one; `backwards` counts them. The last row has no power and gets 0.
std::vector<float> powersOfReadings(
    const std::vector<double>& readings, const std::vector<int64_t>& micros, std::size_t& backwards);

} // namespace vmeter
