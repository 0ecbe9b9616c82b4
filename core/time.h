// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/units.h"

#include <compare>
#include <cstdint>

namespace vmeter {

/// A length of time, as a number of sample sets of the AFE: the sample clock is the meter's only clock
/// (docs/ARCHITECTURE.md, section 2). 0 .. 2^64 - 1 samples, which is 73 million years; never negative.
struct Duration {
    SampleCount samples = 0;

    static constexpr Duration seconds(uint64_t count) { return {count * kSampleRate}; }
    /// A part of a sample is cut off.
    static constexpr Duration milliseconds(uint64_t count) { return {count * kSampleRate / 1000}; }
    /// Longer than every other duration.
    static constexpr Duration endless() { return {~SampleCount{0}}; }

    /// A part of a second is cut off.
    [[nodiscard]] constexpr uint64_t wholeSeconds() const { return samples / kSampleRate; }

    constexpr auto operator<=>(const Duration&) const = default;
    constexpr Duration& operator+=(Duration other)
    {
        samples += other.samples;
        return *this;
    }
    /// `other` must not be longer.
    constexpr Duration& operator-=(Duration other)
    {
        samples -= other.samples;
        return *this;
    }
    friend constexpr Duration operator+(Duration a, Duration b) { return {a.samples + b.samples}; }
    /// `b` must not be longer than `a`.
    friend constexpr Duration operator-(Duration a, Duration b) { return {a.samples - b.samples}; }
    friend constexpr Duration operator*(Duration a, uint64_t factor) { return {a.samples * factor}; }
    friend constexpr Duration operator*(uint64_t factor, Duration a) { return a * factor; }
    friend constexpr Duration operator/(Duration a, uint64_t divisor) { return {a.samples / divisor}; }
    /// How many times `b` fits into `a`, and what is left over. `b` must not be zero.
    friend constexpr uint64_t operator/(Duration a, Duration b) { return a.samples / b.samples; }
    friend constexpr Duration operator%(Duration a, Duration b) { return {a.samples % b.samples}; }
};

inline constexpr Duration kSecond = Duration::seconds(1);

/// A moment, as the time since its clock began. The type names the clock. So moments of two clocks can be neither
/// compared nor subtracted, and two moments cannot be added.
template <class Clock> struct TimePoint {
    Duration sinceStart;

    /// Later than every other moment.
    static constexpr TimePoint never() { return {Duration::endless()}; }

    [[nodiscard]] constexpr uint64_t wholeSeconds() const { return sinceStart.wholeSeconds(); }
    /// True at the start of the clock and every `period` after that.
    [[nodiscard]] constexpr bool isMultipleOf(Duration period) const { return sinceStart % period == Duration{}; }

    /// The last multiple of `period` that is not after this moment.
    [[nodiscard]] constexpr TimePoint roundedDown(Duration period) const { return {sinceStart - sinceStart % period}; }

    constexpr auto operator<=>(const TimePoint&) const = default;
    constexpr TimePoint& operator+=(Duration duration)
    {
        sinceStart += duration;
        return *this;
    }
    /// `duration` must not reach back to before the start.
    constexpr TimePoint& operator-=(Duration duration)
    {
        sinceStart -= duration;
        return *this;
    }
    friend constexpr TimePoint operator+(TimePoint moment, Duration duration) { return {moment.sinceStart + duration}; }
    friend constexpr TimePoint operator-(TimePoint moment, Duration duration) { return {moment.sinceStart - duration}; }
    /// `earlier` must not be later.
    friend constexpr Duration operator-(TimePoint later, TimePoint earlier)
    {
        return later.sinceStart - earlier.sinceStart;
    }
};

/// Since the bench was built; goes on while the meter is without power.
using MeterTime = TimePoint<struct MeterClock>;
/// Since the meter's last power-on.
using Uptime = TimePoint<struct UptimeClock>;
/// Since the scenario was put on.
using ScenarioTime = TimePoint<struct ScenarioClock>;

} // namespace vmeter
