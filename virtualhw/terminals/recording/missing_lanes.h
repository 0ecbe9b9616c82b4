// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/terminals/grid/grid_input.h"
#include "virtualhw/terminals/recording/waveform_recording.h"

#include <array>
#include <vector>

namespace vmeter {

/// Fills the lanes that a recording lacks altogether: without voltages, those of the supply of `input`, V1 ahead of the
/// first recorded current by `phi` of the load (0: in phase), at the frequency of that current; without currents, those
/// of its load, behind their voltages by `phi`. `recorded`: lanes that come from the file. Other missing lanes stay
/// zero. `lineHz`: of the file; 0: that of the supply. Adds notes.
void completeLanes(WaveformRecording& recording, const std::array<bool, kRecordedLanes>& recorded,
    const GridInput& input, double lineHz, std::vector<Message>& notes);

} // namespace vmeter
