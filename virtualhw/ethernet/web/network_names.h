// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/network_status.h"

#include <QString>

namespace vmeter {

// Names in JSON for the state of the meter's address and clock.

QString nameOf(AddressSource source);    ///< "setting", "lease", "asking", "fall_back"
QString nameOf(SntpStatus::State state); ///< "off", "asking", "synchronised", "unanswered", "refused"
QString isoTime(UtcMicroseconds time);   ///< "2026-01-31T12:00:00.000Z"

} // namespace vmeter
