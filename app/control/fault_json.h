// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/faults/active_fault.h"

#include <QJsonArray>

namespace vmeter {

/// The active faults in the format of GET /v1/faults; PUT accepts the same list. `faults` may be null: none.
QJsonArray faultsJson(const ActiveFaultList* faults);

} // namespace vmeter
