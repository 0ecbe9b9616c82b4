// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/menu/keys.h"

namespace vmeter {

Gesture Keypad::edge(Key key, bool pressed, Uptime now)
{
    if (pressed == isPressed(key)) {
        return Gesture::none;
    }
    if (pressed) {
        m_pressed |= bit(key);
        begin(key, now);
        return Gesture::none;
    }
    const Gesture gesture = finish(now);
    m_pressed &= static_cast<uint8_t>(~bit(key));
    m_press = anyPressed() ? Press::spent : Press::none;
    return gesture;
}

void Keypad::begin(Key key, Uptime now)
{
    if (m_press == Press::none) {
        m_press = Press::single;
        m_key = key;
        m_since = now;
    } else if (m_press == Press::single && m_pressed == (bit(Key::up) | bit(Key::enter))) {
        m_press = Press::combination;
        m_longActed = false;
        m_since = now;
    } else {
        m_press = Press::spent;
    }
}

Gesture Keypad::finish(Uptime now)
{
    const Gesture due = elapse(now);
    if (due != Gesture::none) {
        return due;
    }
    if (m_press == Press::combination) {
        return m_longActed ? Gesture::none : Gesture::both;
    }
    if (m_press == Press::single && now - m_since < kShortPress) {
        switch (m_key) {
        case Key::up:
            return Gesture::up;
        case Key::enter:
            return Gesture::enter;
        case Key::set:
            break;
        }
    }
    return Gesture::none;
}

Gesture Keypad::elapse(Uptime now)
{
    const Duration held = now - m_since;
    if (m_press == Press::single && held >= kLongPress && m_key != Key::up) {
        m_press = Press::spent;
        return m_key == Key::enter ? Gesture::enterLong : Gesture::setLong;
    }
    if (m_press == Press::combination && held >= kLongPress && !m_longActed) {
        m_longActed = true;
        return Gesture::bothLong;
    }
    if (m_press == Press::combination && held >= kDisplayTestPress) {
        m_press = Press::spent;
        return Gesture::bothVeryLong;
    }
    return Gesture::none;
}

} // namespace vmeter
