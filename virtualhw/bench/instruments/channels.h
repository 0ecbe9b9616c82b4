// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrology/samples.h"

#include <array>
#include <cstddef>

namespace vmeter {

/// Channels of an oscilloscope at the terminals: u1 u2 u3, i1 i2 i3, and iN, the sum of the currents. [inferred] They
/// are what the converter gives, before the calibration of the meter.
inline constexpr std::size_t kScopeChannels = 7;
inline constexpr std::size_t kFirstCurrent = 3;
inline constexpr std::size_t kNeutralCurrent = 6;
inline constexpr std::array<const char*, kScopeChannels> kChannelNames{"u1", "u2", "u3", "i1", "i2", "i3", "iN"};

constexpr bool isCurrent(std::size_t channel)
{
    return channel >= kFirstCurrent;
}

inline constexpr double kVoltsPerCount = kFullScaleVolts / 8388608.0; ///< full scale is 2^23 counts
inline constexpr double kAmperesPerCount = kFullScaleAmperes / 8388608.0;

/// V or A of a channel.
constexpr double channelValue(const SampleSet& set, std::size_t channel)
{
    if (channel == kNeutralCurrent) {
        return (set.i[0] + set.i[1] + set.i[2]) * kAmperesPerCount;
    }
    return isCurrent(channel) ? set.i[channel - kFirstCurrent] * kAmperesPerCount : set.u[channel] * kVoltsPerCount;
}

/// True if the converter is at a limit of its range; for iN: if one of the currents is.
constexpr bool isOverRange(const SampleSet& set, std::size_t channel)
{
    const auto atEnd = [](int32_t counts) { return counts >= kSampleMax || counts <= kSampleMin; };
    if (channel == kNeutralCurrent) {
        return atEnd(set.i[0]) || atEnd(set.i[1]) || atEnd(set.i[2]);
    }
    return atEnd(isCurrent(channel) ? set.i[channel - kFirstCurrent] : set.u[channel]);
}

} // namespace vmeter
