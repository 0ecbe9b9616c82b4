// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace vmeter {

/// The three keys of the front (manual 4.3).
enum class Key : uint8_t { set, up, enter };
inline constexpr std::size_t kKeys = 3;

/// By Key, as scenarios and the control API call them (docs/interfaces.md, section 3.1).
inline constexpr std::array<const char*, kKeys> kKeyNames{"set", "up", "enter"};

/// Press times. [inferred] kShortPress: the manual says "instantaneous"; a press between it and kLongPress does
/// nothing (docs/device.md, section 2).
inline constexpr Duration kShortPress = Duration::seconds(1);
inline constexpr Duration kLongPress = Duration::seconds(3);         ///< manual 9.1
inline constexpr Duration kDisplayTestPress = Duration::seconds(10); ///< manual 9.1

/// What a key press means. `both` is UP and ENTER together.
enum class Gesture : uint8_t {
    none,
    up,           ///< released before kShortPress
    enter,        ///< likewise
    enterLong,    ///< held for kLongPress, still held
    setLong,      ///< likewise
    both,         ///< one of the two released before kLongPress
    bothLong,     ///< held together for kLongPress, still held
    bothVeryLong, ///< held together for kDisplayTestPress, still held
};

/// Classifies key edges and press times. [inferred] where the manual is silent (docs/device.md, section 2): short
/// presses act on release, long ones while held; the time of a combination starts when both keys are down; after a
/// press has acted, further edges are ignored until all keys are up.
class Keypad {
public:
    /// Processes a key edge at `now`. A repeated edge of the same kind is ignored.
    Gesture edge(Key key, bool pressed, Uptime now);

    /// Returns a long press that is due at `now`, one for each call. Must be called at least every few milliseconds.
    Gesture elapse(Uptime now);

    [[nodiscard]] bool anyPressed() const { return m_pressed != 0; }
    [[nodiscard]] bool isPressed(Key key) const { return (m_pressed & bit(key)) != 0; }

private:
    enum class Press : uint8_t { none, single, combination, spent };

    static constexpr uint8_t bit(Key key) { return static_cast<uint8_t>(1U << static_cast<unsigned>(key)); }

    void begin(Key key, Uptime now);
    Gesture finish(Uptime now);

    uint8_t m_pressed = 0; ///< bit per Key
    Press m_press = Press::none;
    Key m_key{};              ///< of a single press
    bool m_longActed = false; ///< for a combination: bothLong was already reported
    Uptime m_since;           ///< beginning of the press, or of the combination
};

} // namespace vmeter
