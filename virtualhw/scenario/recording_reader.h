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

/// Reads `waveform` and the COMTRADE recording that it names. `input`: supply and load of the scenario, for what the
/// recording lacks. Sets `source`, adds notes for the user to `notes`.
Playback readWaveform(Diagnostics& diagnostics, const Field& value, const Folder& folder, const GridInput& input,
    std::vector<Message>& notes, std::shared_ptr<const RecordingSource>& source);

/// Reads `profile` and the load curve that it names. Its powers become currents at the voltages of the scenario's
/// supply unless it has voltages of its own. Adds notes for the user to `notes`.
LoadCurve readProfile(Diagnostics& diagnostics, const Field& value, const Folder& folder, const Scenario& scenario,
    std::vector<Message>& notes);

} // namespace vmeter::scenario_format
