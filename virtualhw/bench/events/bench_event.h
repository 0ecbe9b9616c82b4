// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/display/lcd_frame.h"
#include "core/energy/energy_registers.h"
#include "core/menu/keys.h"
#include "virtualhw/bench/faults/fault.h"

#include <cstdint>
#include <variant>

namespace vmeter {

/// The glass shows something else. That blinking parts go on and off is no event.
struct LcdChanged {
    LcdFrame frame;
};

/// Flashes of the metrological LED. More than one only where samples were left out (coasting), or above one a block.
struct LedPulses {
    uint64_t count = 1;
};

struct OutputPulses {
    uint64_t count = 1;
};

struct KeyMoved {
    Key key{};
    bool pressed = false;
};

struct TariffChanged {
    Tariff tariff{};
};

/// An injected fault begins or is over.
struct FaultMoved {
    uint32_t id = 0;
    FaultKind kind{};
    bool active = false;
};

/// Something that can be seen happen at the bench.
struct BenchEvent {
    SampleCount time = 0; ///< meter time; of pulses the sample on which the last one began, of others the block's end
    std::variant<LcdChanged, LedPulses, OutputPulses, KeyMoved, TariffChanged, FaultMoved> body;
};

} // namespace vmeter
