// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"

#include <cmath>

namespace vmeter {

// Times as floating-point seconds, for what people, files and interfaces say. The core counts samples only.

constexpr double secondsOf(Duration duration)
{
    return static_cast<double>(duration.samples) / kSampleRate;
}

/// Seconds since the start of its clock.
template <class Clock> constexpr double secondsOf(TimePoint<Clock> moment)
{
    return secondsOf(moment.sinceStart);
}

/// `seconds`, 0 or more, to the nearest sample.
inline Duration durationFromSeconds(double seconds)
{
    return {static_cast<SampleCount>(std::llround(seconds * kSampleRate))};
}

} // namespace vmeter
