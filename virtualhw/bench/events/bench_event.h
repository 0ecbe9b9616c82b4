// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/display/lcd_frame.h"
#include "core/energy/energy_registers.h"
#include "core/menu/keys.h"
#include "virtualhw/bench/faults/device_fault.h"

#include <cstdint>
#include <variant>

namespace vmeter {

/// The content of the display has changed. Blinking does not count as a change.
struct LcdChanged {
    LcdFrame frame;
};

/// Flashes of the metrological LED. The count is above one only if samples were skipped (fast-forward) or if more than
/// one flash falls into a block.
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

/// An injected fault begins or ends.
struct FaultMoved {
    uint32_t id = 0;
    FaultKind kind{};
    bool active = false;
};

/// An event at the bench.
struct BenchEvent {
    MeterTime time{}; ///< for pulses the first sample of the last pulse, for other events the end of the block
    std::variant<LcdChanged, LedPulses, OutputPulses, KeyMoved, TariffChanged, FaultMoved> body;
};

} // namespace vmeter
