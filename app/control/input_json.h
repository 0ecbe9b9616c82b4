// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/snapshot.h"

#include <QJsonObject>

namespace vmeter {

/// What is at the terminals: `input` as PATCH /v1/input takes it back (V, A, Hz, degrees), the names of the devices
/// that run beside the load, and whether a recording is played in place of supply and load.
QJsonObject inputJson(const Snapshot& now);

} // namespace vmeter
