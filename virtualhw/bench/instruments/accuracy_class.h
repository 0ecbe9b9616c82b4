// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

namespace vmeter {

enum class ErrorQuantity { active, reactive };

/// A load, described by the parameters that the tables of the standards use.
struct LoadPoint {
    double amperes = 0; ///< rms, of the loaded phases
    double factor = 1;  ///< power factor for active energy, sin phi for reactive energy, 0 .. 1
    bool balanced = true;
};

/// Limits of error at reference conditions, percent, for a load that the standard's tables cover: active energy class B
/// of EN 50470-3 table 4 (the E27: class 1 of IEC 62053-21, which asks for the same or less), reactive energy class 2
/// of IEC 62053-23 tables 6 and 7. Imin 0.25 A, Itr 0.5 A, Imax 80 A (manual 13). [inferred] For a factor between two
/// rows of a table, the row with the lower factor applies.
std::optional<double> accuracyLimit(ErrorQuantity quantity, const LoadPoint& load);

} // namespace vmeter
