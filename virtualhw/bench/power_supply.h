// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"
#include "virtualhw/bench/timeline/scenario.h"
#include "virtualhw/terminals/grid/grid_input.h"

namespace vmeter {

/// The meter's own supply: fed from L1 and N, or from any phase and N (manual 12; scenario key `powered_by`).
class PowerSupply {
public:
    /// Processes one block of mains voltage. True while the firmware has power.
    bool process(const PerPhase<double>& terminalVolts, PoweredBy poweredBy);

    /// The state that `terminalVolts` lead to in the end, without the time for which the supply bridges a dip.
    void settle(const PerPhase<double>& terminalVolts, PoweredBy poweredBy);

private:
    bool m_on = false;
    Duration m_lowFor;
};

} // namespace vmeter
