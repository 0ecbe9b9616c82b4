// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/snapshot.h"

#include <QJsonObject>

namespace vmeter {

/// The input at the terminals: `input` in the format that PATCH /v1/input accepts (V, A, Hz, degrees), the names of the
/// running devices, and whether a recording is played instead of supply and load.
QJsonObject inputJson(const Snapshot& now);

} // namespace vmeter
