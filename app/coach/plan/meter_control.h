// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/faults/device_fault.h"
#include "virtualhw/bench/timeline/scenario.h"

namespace vmeter::coach {

/// What a plan does to the meter. Called on the coach's thread.
class MeterControl {
public:
    virtual ~MeterControl() = default;

    virtual void beginFault(const DeviceFault& fault) = 0;
    /// Ends all faults that were begun here.
    virtual void endFaults() = 0;
    virtual void changeInputs(const InputChange& change) = 0;
    /// Sets the partial counters to zero.
    virtual void zeroPartials() = 0;
    /// Seconds of meter time.
    [[nodiscard]] virtual double meterTime() const = 0;
};

} // namespace vmeter::coach
