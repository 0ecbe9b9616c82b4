// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/units.h"
#include "virtualhw/base/message.h"

#include <array>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace vmeter {

inline constexpr std::size_t kRecordedLanes = 6; ///< V1 V2 V3 I1 I2 I3

/// What was measured at a meter's terminals, at the rate of the meter's converter.
struct WaveformRecording {
    std::array<std::vector<float>, kRecordedLanes> lane{}; ///< V and A, 8000 a second, all of one length
    std::vector<Message> notes{}; ///< what whoever plays it should know: missing values, mapping
    [[nodiscard]] std::size_t sets() const { return lane.front().size(); }
};

/// How the channels of a file become V1 V2 V3 I1 I2 I3.
struct ChannelMap {
    std::map<std::size_t, std::string> channelOf; ///< lane to channel name; empty: by unit, phase and name
    double voltageFactor = 1;
    double currentFactor = 1;
};

/// Longest recording, after resampling: ten minutes.
inline constexpr std::size_t kMaxRecordedSets = std::size_t{600} * kSampleRate;

/// Reads a COMTRADE recording, `path` being a .cfg (its .dat beside it) or a .cff, and takes it to 8000 samples a
/// second. A lane without a channel is zero. Or says what is wrong.
std::variant<std::shared_ptr<const WaveformRecording>, Message> loadRecording(
    const std::string& path, const ChannelMap& map);

/// A recording and when a scenario plays it.
struct Playback {
    std::shared_ptr<const WaveformRecording> recording; ///< null: none
    SampleCount at = 0;                                 ///< scenario time of its first sample
    bool loop = false;                                  ///< it starts again at its end
    std::optional<SampleCount> repeat;                  ///< of the scenario, which plays it anew each time

    /// Number of the set that is played at scenario time `time`; nothing outside the recording.
    [[nodiscard]] std::optional<std::size_t> setAt(SampleCount time) const;
    /// Samples from `time` to where the recording begins or ends; `limit` if not within it.
    [[nodiscard]] SampleCount untilChange(SampleCount time, SampleCount limit) const;
};

} // namespace vmeter
