// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/snapshot.h"

#include <QJsonObject>

#include <optional>
#include <string_view>

namespace vmeter {

// What the meter shows of itself as JSON, in the bodies of docs/interfaces.md, section 4.3: SI units, full resolution,
// null for a value that does not exist.

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

/// Whether each partial counter is running, by the names of `partial` in energiesJson().
QJsonObject partialsRunningJson(const Snapshot& snapshot);

/// The partial counter of that name; nothing when there is none.
std::optional<PartialCounter> partialCounterNamed(std::string_view name);

/// The glass as it is drawn: `main` and `label` with a number for each cell, as SegmentCell has it; `icons` and
/// `blinking` with the names of marks and units; `blinking_main` with bit 0 for the leftmost digit; blinking parts are
/// to be seen while `blink_on`. `text`: menu, digits and unit as a reader would say them.
QJsonObject lcdCellsJson(const LcdFrame& frame);

} // namespace vmeter
