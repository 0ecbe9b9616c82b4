// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scope/sweep.h"

namespace vmeter {

namespace {

/// How negative u1 must have been: 10 V in counts of the converter.
constexpr int32_t kArmCounts = -(kSampleMax / kFullScaleVolts) * 10;

} // namespace

Sweep findSweep(std::span<const SampleSet> samples, std::size_t sets)
{
    const std::size_t last = samples.size() - sets; // a sweep that starts later is not complete
    Sweep sweep{last, 0, false};
    bool armed = false;
    for (std::size_t i = 1; i <= last; ++i) {
        const int32_t before = samples[i - 1].u[0];
        const int32_t here = samples[i].u[0];
        armed = armed || before < kArmCounts;
        if (armed && before < 0 && here >= 0) {
            const double rise = static_cast<double>(here) - before;
            sweep = {i, here / rise, true};
            armed = false;
        }
    }
    return sweep;
}

double niceRange(double peak, double unit)
{
    for (double decade = unit;; decade *= 10) {
        for (const double step : {1.0, 2.0, 4.0}) {
            if (decade * step >= peak) {
                return decade * step;
            }
        }
    }
}

} // namespace vmeter
