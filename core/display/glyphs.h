// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/display/lcd_frame.h"

#include <span>

namespace vmeter {

/// The segments that draw a character: digits, '-', '?' and the letters of the manual's labels. A character that
/// seven segments cannot show is blank.
SegmentCell glyph(char character);

/// The character that a cell draws, its decimal point apart; '*' where it is none of them. '5' and 'S' are the same
/// shape and read as '5'.
char reading(SegmentCell cell);

enum class Align : uint8_t { left, right };

/// Writes `text` into the cells; a '.' becomes the decimal point of the cell before it. What does not fit is cut off
/// at the right; cells that the text does not reach stay as they are.
void writeText(std::span<SegmentCell> cells, const char* text, Align align);

} // namespace vmeter
