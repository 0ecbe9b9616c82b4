// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/faults/device_fault.h"

#include <QString>

namespace vmeter {

// Faults in the language of the window.

QString faultName(FaultKind kind);
/// Name and parameters of the fault: "Late reply, 200 to 3000 ms".
QString faultText(const DeviceFault& fault);
/// Visible effect of the fault, for a tool tip.
QString faultExplanation(FaultKind kind);

} // namespace vmeter
