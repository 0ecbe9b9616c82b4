// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrology/calibration.h"
#include "core/metrology/samples.h"
#include "core/units.h"

#include <array>
#include <cstdint>

namespace vmeter::firmware {

/// One minute of three-phase mains with an unbalanced, distorted load and noise, as an AFE would sample it. Uses only
/// integers, so that each computer makes the same samples. It contains motor and capacitor loads, export, a missing
/// phase, a reversed sequence, currents near the starting current and beyond the range of the converter, 45 to 65 Hz, a
/// dip and no load.
class GridSignal {
public:
    /// The samples of the next 5 ms, with the currents delayed by the delays of the meter, in 1/kDelayStepsPerSample of
    /// a sample.
    void next(SampleBlock& block, const std::array<int16_t, kPhases>& currentDelays);

private:
    int32_t noise();

    Duration m_time;
    uint32_t m_angle = 0; ///< of L1, in 2^-32 of a turn
    uint32_t m_random = 1;
};

} // namespace vmeter::firmware
