// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/timeline/scenario.h"

#include <cstddef>
#include <vector>

namespace vmeter {

/// Least and greatest active power of the system within one part of a scenario's time, in W; import is positive.
struct PowerBand {
    double least = 0;
    double greatest = 0;
    friend bool operator==(const PowerBand&, const PowerBand&) = default;
};

/// What is shown of a scenario without a timeline: it stays as it begins.
inline constexpr Duration kSteadyShown = 60 * kSecond;

/// The power that a scenario puts on the terminals over its timeline, or over kSteadyShown, in `parts` equal parts of
/// scenario time. A ScenarioPlayer plays it as a bench does, without meter and samples; each change is seen, ramps at
/// the ends of their parts. Without mains the power is 0. Empty: a recorded waveform is played, or `parts` is 0.
std::vector<PowerBand> powerCurve(const Scenario& scenario, std::size_t parts);

} // namespace vmeter
