// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/type_test/type_test.h"

#include <string>
#include <vector>

namespace vmeter {

/// One point of an error curve.
struct CurvePoint {
    double amperes = 0;
    double errorPct = 0;
};

/// An error curve over current as SVG (logarithmic axis, 0.2 to 100 A), `points` in rising order of current. The
/// colours are those of the page's style sheet. `rangePct`: end of the error axis in both directions; limits beyond it
/// are omitted.
std::string errorChart(const std::vector<CurvePoint>& points, const std::vector<LimitStep>& limits, double rangePct,
    const std::string& caption);

/// A round number, such as 0.02, 0.3 or 2, for the end of an axis that includes `largest`.
double roundRange(double largest);

} // namespace vmeter
