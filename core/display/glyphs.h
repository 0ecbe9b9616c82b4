// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/display/lcd_frame.h"

#include <span>

namespace vmeter {

/// The segments that draw a character: digits, '-', '?' and the letters of the manual's labels. A character that
/// seven segments cannot show is blank.
SegmentCell glyph(char character);

/// The character that a cell shows, without its decimal point; '*' if it shows no known character. '5' and 'S' have the
/// same shape; both are read as '5'.
char reading(SegmentCell cell);

enum class Align : uint8_t { left, right };

/// Writes `text` into the cells; a '.' becomes the decimal point of the cell before it. Text that does not fit is cut
/// off at the right; cells beyond the text do not change.
void writeText(std::span<SegmentCell> cells, const char* text, Align align);

} // namespace vmeter
