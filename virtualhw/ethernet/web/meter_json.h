// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/snapshot.h"

#include <QJsonObject>

namespace vmeter {

// What the meter shows of itself as JSON, in the bodies of contract.md: SI units, full resolution, null for a value
// that does not exist.

/// Samples of meter time in seconds.
double secondsOf(SampleCount time);

/// GET /v1/measurements.
QJsonObject measurementsJson(const Snapshot& snapshot);

/// GET /v1/energies.
QJsonObject energiesJson(const Snapshot& snapshot);

/// GET /v1/lcd: the glass as text. `segments` is the frame in hexadecimal: a byte for each of the 8 main cells and the
/// 7 label cells, leftmost first, then the icons as a 32-bit number. A blinking main digit is named "digit1" (leftmost)
/// to "digit8".
QJsonObject lcdTextJson(const LcdFrame& frame);

/// The glass as it is drawn: `main` and `label` with a number for each cell, as SegmentCell has it; `icons` and
/// `blinking` with the names of marks and units; `blinking_main` with bit 0 for the leftmost digit.
QJsonObject lcdCellsJson(const LcdFrame& frame);

} // namespace vmeter
