// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>

namespace vmeter {

/// A physical quantity as an integer number of one unit. The type names the unit, so volts cannot be added to amperes,
/// and no rounding occurs.
template <class Tag> struct Quantity {
    int64_t value = 0;

    constexpr auto operator<=>(const Quantity&) const = default;
    constexpr Quantity operator-() const { return {-value}; }
    constexpr Quantity& operator+=(Quantity other)
    {
        value += other.value;
        return *this;
    }
    friend constexpr Quantity operator+(Quantity a, Quantity b) { return {a.value + b.value}; }
    friend constexpr Quantity operator-(Quantity a, Quantity b) { return {a.value - b.value}; }
};

using Microvolts = Quantity<struct MicrovoltsTag>;
using Microamperes = Quantity<struct MicroamperesTag>;
using Microwatts = Quantity<struct MicrowattsTag>;
using Microvars = Quantity<struct MicrovarsTag>;
using MicrovoltAmperes = Quantity<struct MicrovoltAmperesTag>;
using Microhertz = Quantity<struct MicrohertzTag>;

/// Time of day: since 1970-01-01 00:00 UTC, without leap seconds.
using UtcMicroseconds = Quantity<struct UtcMicrosecondsTag>;

/// A number of sample sets of the AFE. A length of time is a Duration (core/time.h).
using SampleCount = uint64_t;

/// Nominal rate of the AFE, sample sets per second (docs/metrology.md, section 5.3).
inline constexpr uint32_t kSampleRate = 8000;

inline constexpr uint32_t kMicrosecondsPerSample = 1'000'000 / kSampleRate;
static_assert(kMicrosecondsPerSample * kSampleRate == 1'000'000);

} // namespace vmeter
