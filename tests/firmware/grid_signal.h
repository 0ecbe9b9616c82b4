// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrology/samples.h"
#include "core/units.h"

#include <cstdint>

namespace vmeter::firmware {

/// A three-phase mains with an unbalanced, distorted load, as an AFE would sample it: made with integers only, so that
/// every machine makes the same samples. It goes through motor and capacitor loads, export, a missing phase and a
/// reversed sequence.
class GridSignal {
public:
    /// The samples of the next 5 ms.
    void next(SampleBlock& block);

private:
    int32_t noise();

    SampleCount m_time = 0;
    uint32_t m_angle = 0; ///< of L1, in 2^-32 of a turn
    uint32_t m_random = 1;
};

} // namespace vmeter::firmware
