// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/plan/phase_actions.h"

#include <algorithm>
#include <chrono>

namespace vmeter::coach {

InputChange inputsOf(PhaseKind kind)
{
    InputChange change;
    change.voltage = PerPhase<double>{231, 229, 227};
    switch (kind) {
    case PhaseKind::exported:
        change.current = PerPhase<double>{15.1, 17.3, 19.7};
        change.phiDeg = PerPhase<double>{200, 200, 200};
        break;
    case PhaseKind::high:
        change.current = PerPhase<double>{70.1, 74.3, 78.7}; // in mA more than 65,535
        change.phiDeg = PerPhase<double>{10, 10, 10};
        break;
    case PhaseKind::missing:
        change.current = PerPhase<double>{0, 0, 0}; // no apparent power: no power factor
        break;
    default:
        change.current = PerPhase<double>{15.1, 17.3, 19.7};
        change.phiDeg = PerPhase<double>{30, 30, 30};
        break;
    }
    return change;
}

std::optional<DeviceFault> faultOf(const Phase& phase)
{
    DeviceFault fault;
    const std::chrono::milliseconds delay(static_cast<int64_t>(phase.delay * 1000));
    switch (phase.kind) {
    case PhaseKind::exception:
        fault.kind = FaultKind::exception;
        fault.exception = 4; // server device failure: no client mends it by asking differently
        break;
    case PhaseKind::late:
    case PhaseKind::probe:
        fault.kind = FaultKind::delay;
        fault.delay = {delay, delay};
        fault.count = std::max(phase.count, 1U);
        break;
    case PhaseKind::lost:
        fault.kind = FaultKind::noReply;
        break;
    case PhaseKind::wrongTransaction:
        fault.kind = FaultKind::wrongTransaction;
        fault.count = 1;
        break;
    case PhaseKind::wrongUnit:
        fault.kind = FaultKind::wrongUnit;
        fault.count = 1;
        break;
    case PhaseKind::wrongLength:
        fault.kind = FaultKind::wrongLength;
        fault.count = 1;
        break;
    case PhaseKind::split:
        fault.kind = FaultKind::split;
        fault.delay = {kDefaultGap, kDefaultGap};
        fault.count = std::max(phase.count, 1U);
        break;
    case PhaseKind::frozen:
        fault.kind = FaultKind::frozen;
        break;
    case PhaseKind::reset:
        fault.kind = FaultKind::reset;
        fault.count = 1;
        break;
    case PhaseKind::unplugged:
        fault.kind = FaultKind::unplugged;
        fault.duration = Duration::seconds(86'400); // ended by the coach, in wall time
        break;
    case PhaseKind::restart:
        fault.kind = FaultKind::restart;
        fault.duration = Duration::seconds(86'400);
        break;
    default:
        return std::nullopt;
    }
    return fault;
}

bool needsValues(PhaseKind kind)
{
    switch (kind) {
    case PhaseKind::import:
    case PhaseKind::exported:
    case PhaseKind::high:
    case PhaseKind::missing:
    case PhaseKind::frozen:
    case PhaseKind::partialReset:
        return true;
    default:
        return false;
    }
}

bool isAskedFor(PhaseKind kind)
{
    return kind == PhaseKind::import || kind == PhaseKind::exported || kind == PhaseKind::high
        || kind == PhaseKind::missing;
}

bool letsValuesThrough(PhaseKind kind)
{
    return kind != PhaseKind::exception && kind != PhaseKind::lost && kind != PhaseKind::unplugged;
}

bool isState(PhaseKind kind)
{
    return kind == PhaseKind::unplugged || kind == PhaseKind::restart;
}

} // namespace vmeter::coach
