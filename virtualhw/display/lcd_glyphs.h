// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainterPath>

#include <string_view>

namespace vmeter {

/// Outline, ready to be filled, of marks of the glass set side by side: letters, digits and symbols of its own stroke
/// alphabet. It needs no font and no QGuiApplication, so the glass looks the same on every machine.
///
/// `capHeight`: height of a capital from the upper to the lower edge; the result starts at (0, 0), its top left.
/// A character outside the alphabet is left out.
QPainterPath glyphOutline(std::u32string_view text, double capHeight);

/// Symbols of the alphabet that no keyboard has.
inline constexpr char32_t kClockwise = U'↷';
inline constexpr char32_t kCounterClockwise = U'↶';
inline constexpr char32_t kWarning = U'⚠';
inline constexpr char32_t kWrench = U'🔧';
inline constexpr char32_t kPulse = U'⎍';
inline constexpr char32_t kCoil = U'⌇';
inline constexpr char32_t kCapacitor = U'⊣';

} // namespace vmeter
