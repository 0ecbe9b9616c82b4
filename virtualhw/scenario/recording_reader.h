// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/timeline/scenario.h"
#include "virtualhw/scenario/value_reader.h"

#include <optional>
#include <string>
#include <vector>

namespace vmeter::scenario_format {

/// Where the files are that a scenario names; nothing: it was sent as a text and may name none.
using Folder = std::optional<std::string>;

/// Reads `waveform` and the COMTRADE recording that it names. `notes` gets what is worth knowing.
Playback readWaveform(Findings& findings, const Field& value, const Folder& folder, std::vector<Message>& notes);

/// Reads `profile` and the load curve that it names into entries of the timeline. Powers become currents at the
/// voltages of `supply`.
std::vector<TimelineEntry> readProfile(Findings& findings, const Field& value, const Folder& folder,
    const Scenario& scenario, std::vector<Message>& notes);

} // namespace vmeter::scenario_format
