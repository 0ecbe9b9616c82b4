// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/terminals/grid/analog_path.h"

#include <algorithm>

namespace vmeter {

bool AnalogPath::distorts() const
{
    return currentPerVolt != 0 || betweenPhases != 0
        || std::any_of(cubic.begin(), cubic.end(), [](double factor) { return factor != 0; });
}

void AnalogPath::distort(std::array<float, kLanes>& set) const
{
    std::array<double, kLanes> mixed{};
    for (std::size_t k = 0; k < kPhases; ++k) {
        const std::size_t next = (k + 1) % kPhases;
        const std::size_t last = (k + 2) % kPhases;
        for (const std::size_t lane : {std::size_t{0}, kCurrentLane}) {
            mixed[lane + k] = static_cast<double>(set[lane + k])
                + betweenPhases * (static_cast<double>(set[lane + next]) + static_cast<double>(set[lane + last]));
        }
        mixed[kCurrentLane + k] += currentPerVolt * static_cast<double>(set[k]);
    }
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
        const double x = mixed[lane];
        set[lane] = static_cast<float>(x + cubic[lane] * x * x * x);
    }
}

} // namespace vmeter
