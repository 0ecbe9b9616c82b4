// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainterPath>

#include <string_view>

namespace vmeter {

/// Outline of a text in the stroke alphabet of the glass (letters, digits, symbols), to be filled. Needs no font and no
/// QGuiApplication, so the glass looks the same on each computer.
///
/// `capHeight`: height of a capital from the upper to the lower edge; the result starts at (0, 0), its top left.
/// Characters outside the alphabet are omitted.
QPainterPath glyphOutline(std::u32string_view text, double capHeight);

/// Symbols of the alphabet that are not on a keyboard.
inline constexpr char32_t kClockwise = U'↷';
inline constexpr char32_t kCounterClockwise = U'↶';
inline constexpr char32_t kWarning = U'⚠';
inline constexpr char32_t kWrench = U'🔧';
inline constexpr char32_t kPulse = U'⎍';
inline constexpr char32_t kCoil = U'⌇';
inline constexpr char32_t kCapacitor = U'⊣';

} // namespace vmeter
