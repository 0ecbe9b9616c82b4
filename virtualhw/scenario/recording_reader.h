// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/timeline/scenario.h"
#include "virtualhw/scenario/value_reader.h"

#include <optional>
#include <string>
#include <vector>

namespace vmeter::scenario_format {

/// Folder of the files that a scenario names; empty: the scenario was sent as text and must not name files.
using Folder = std::optional<std::string>;

/// Reads `waveform` and the COMTRADE recording that it names. Adds notes for the user to `notes`.
Playback readWaveform(Diagnostics& diagnostics, const Field& value, const Folder& folder, std::vector<Message>& notes);

/// Reads `profile` and converts the load curve that it names to entries of the timeline. Powers are converted to
/// currents at the voltages of `supply`.
std::vector<TimelineEntry> readProfile(Diagnostics& diagnostics, const Field& value, const Folder& folder,
    const Scenario& scenario, std::vector<Message>& notes);

} // namespace vmeter::scenario_format
