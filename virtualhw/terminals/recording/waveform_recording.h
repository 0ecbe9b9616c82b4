// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"
#include "virtualhw/base/expected.h"
#include "virtualhw/base/text_file/text_encoding.h"
#include "virtualhw/terminals/grid/grid_input.h"

#include <array>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vmeter {

inline constexpr std::size_t kRecordedLanes = 6; ///< V1 V2 V3 I1 I2 I3

/// A recorded waveform at the meter's terminals, at the rate of the meter's converter.
struct WaveformRecording {
    std::array<std::vector<float>, kRecordedLanes> lane{}; ///< V and A, 8000 a second, all of one length
    std::vector<Message> notes{};                          ///< notes for the user: missing values, mapping of channels
    [[nodiscard]] std::size_t sets() const { return lane.front().size(); }
};

/// Mapping of the channels of a file to V1 V2 V3 I1 I2 I3.
struct ChannelMap {
    std::map<std::size_t, std::string> channelOf; ///< lane to channel name; empty: by unit, phase and name
    double voltageFactor = 1;
    double currentFactor = 1;
    std::optional<TextEncoding> encoding{}; ///< of the names in the file; empty: found out
};

/// Longest recording, after resampling: ten minutes.
inline constexpr std::size_t kMaxRecordedSets = std::size_t{600} * kSampleRate;

/// Reads a COMTRADE recording and resamples it to 8000 samples a second. `path`: a .cfg (with its .dat in the same
/// folder, in any spelling of the suffix) or a .cff. [inferred] Phase voltages that are not there are had from line
/// voltages. A lane without a channel is zero. With `surroundings`, a recording without any voltage gets those of the
/// supply, in phase with its first current (behind by `phi` of the load), and one without any current gets those of the
/// load. The notes tell for each lane where it is from, and which channels are not used. Returns the recording, or what
/// is wrong.
Expected<std::shared_ptr<const WaveformRecording>> loadRecording(
    const std::string& path, const ChannelMap& map, const GridInput* surroundings = nullptr);

/// A recording and the time at which a scenario plays it.
struct Playback {
    std::shared_ptr<const WaveformRecording> recording; ///< null: none
    Duration at{};                                      ///< of its first sample, since the start or repetition
    bool loop = false;                                  ///< it restarts at its end
    std::optional<Duration> repeat;                     ///< repetition of the scenario, which plays it each time

    /// Number of the set that is played at scenario time `time`; nothing outside the recording.
    [[nodiscard]] std::optional<std::size_t> setAt(ScenarioTime time) const;
    /// Time from `time` to where the recording begins or ends; `limit` if not within it.
    [[nodiscard]] Duration untilChange(ScenarioTime time, Duration limit) const;
};

} // namespace vmeter
