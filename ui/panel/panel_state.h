// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/terminals/grid/grid_input.h"

namespace vmeter {

/// What hands can change on the front, as it is drawn.
struct PanelState {
    Wiring wiring;
    bool plugged = true; ///< the plug is in the Ethernet socket
    friend bool operator==(const PanelState&, const PanelState&) = default;
};

} // namespace vmeter
