// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/instruments/accuracy_class.h"

#include <algorithm>
#include <iterator>

namespace vmeter {

namespace {

constexpr double kMaximumAmperes = 80; // Imax

// Tolerance for a factor or current that is meant to be the round figure of the table.
constexpr double kRounding = 0.001;

/// A row applies to currents from its own up to that of the next row for the same quantity and kind of load, and to
/// factors from its own up.
struct Row {
    ErrorQuantity quantity;
    bool balanced;
    double amperes; ///< from
    double factor;  ///< from
    double percent;
};

// Sorted by falling factor, then by falling current, so the first row that matches a load is the strictest.
constexpr Row kRows[] = {
    {ErrorQuantity::active, true, 0.5, 1, 1.0},
    {ErrorQuantity::active, true, 0.25, 1, 1.5},
    {ErrorQuantity::active, true, 0.5, 0.5, 1.0},
    {ErrorQuantity::active, true, 1, 0.25, 3.5},
    {ErrorQuantity::active, false, 0.5, 0.5, 2.0},
    {ErrorQuantity::reactive, true, 0.5, 1, 2.0},
    {ErrorQuantity::reactive, true, 0.25, 1, 2.5},
    {ErrorQuantity::reactive, true, 1, 0.5, 2.0},
    {ErrorQuantity::reactive, true, 0.5, 0.5, 2.5},
    {ErrorQuantity::reactive, true, 1, 0.25, 2.5},
    {ErrorQuantity::reactive, false, 0.5, 1, 3.0},
    {ErrorQuantity::reactive, false, 1, 0.5, 3.0},
};

} // namespace

std::optional<double> accuracyLimit(ErrorQuantity quantity, const LoadPoint& load)
{
    if (load.amperes > kMaximumAmperes * (1 + kRounding)) {
        return {};
    }
    const auto* row = std::find_if(std::begin(kRows), std::end(kRows), [&](const Row& candidate) {
        return candidate.quantity == quantity && candidate.balanced == load.balanced
            && load.amperes >= candidate.amperes * (1 - kRounding) && load.factor >= candidate.factor - kRounding;
    });
    return row == std::end(kRows) ? std::nullopt : std::optional(row->percent);
}

} // namespace vmeter
