// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/snapshot.h"

#include <QJsonObject>

#include <optional>
#include <string_view>

namespace vmeter {

// State of the meter as JSON, as described in docs/interfaces.md, section 4.3: SI units, full resolution, null for a
// value that does not exist.

/// GET /v1/measurements.
QJsonObject measurementsJson(const Snapshot& snapshot);

/// GET /v1/energies: as the meter shows them, so they roll over with the display (manual 13).
QJsonObject energiesJson(const Snapshot& snapshot);

/// GET /v1/lcd: the display as text. `segments` is the frame in hexadecimal: a byte for each of the 8 main cells and
/// the 7 label cells, leftmost first, then the icons as a 32-bit number. A blinking main digit is named "digit1"
/// (leftmost) to "digit8".
QJsonObject lcdTextJson(const LcdFrame& frame);

/// What GET /v1/lcd adds to it: `registers`, the addresses of those that carry the value on the display, in all widths
/// and scales, and `json_path`, where it stands in the web server's GET /api/live. Empty and null while the display
/// shows something that is in no register. `position`: that of the menu.
QJsonObject shownValueJson(const MeterState& meter, MenuPosition position);

/// Whether each partial counter is running, by the names of `partial` in energiesJson().
QJsonObject partialsRunningJson(const Snapshot& snapshot);

/// The partial counter with that name; nothing if there is none.
std::optional<PartialCounter> partialCounterNamed(std::string_view name);

/// The display as segments: `main` and `label` with a number for each cell, as SegmentCell has it; `icons` and
/// `blinking` with the names of marks and units; `blinking_main` with bit 0 for the leftmost digit; blinking parts are
/// visible while `blink_on` is true. `text`: menu, digits and unit as readable text.
QJsonObject lcdCellsJson(const LcdFrame& frame);

} // namespace vmeter
