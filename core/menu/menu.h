// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/display/lcd_frame.h"
#include "core/energy/partial_meters.h"
#include "core/meter_state.h"
#include "core/settings/settings.h"
#include "core/units.h"

#include <cstdint>

namespace vmeter {

enum class Key : uint8_t { set, up, enter };
inline constexpr std::size_t kKeys = 3;

/// What a key press asks the meter to do, beyond changing the page.
struct MenuAction {
    enum class Kind : uint8_t { none, togglePartial, zeroPartial, zeroAllPartials, applyNetwork };
    Kind kind = Kind::none;
    PartialCounter counter{};  ///< of togglePartial and zeroPartial
    NetworkSettings network{}; ///< of applyNetwork: in force and stored at once (manual 9.1.2, leaving with Y)
};

/// The key and menu state machine: pages of manual 10, key times of 9.1, set-up of 9.1.2. It owns no meter data; what
/// it shows is read from the state it is given, what it wants done is returned as an action.
class Menu {
public:
    /// First page of the first menu, all keys up, nothing being edited.
    void powerOn();

    /// A key edge at `now` (uptime). At most one action results.
    MenuAction key(Key key, bool pressed, const MeterState& state, SampleCount now);

    /// Passage of time, called for each block: long presses that fire while held, set-up time-out, backlight.
    MenuAction advance(const MeterState& state, SampleCount now);

    /// The terminal cover is fitted and sealed; SET is out of reach on the E28 (manual 7).
    void setSealed(bool sealed) { m_sealed = sealed; }

    /// The frame of the page in view, from `state`. `communicating`: a request was served within the last second.
    [[nodiscard]] LcdFrame frame(const MeterState& state, SampleCount now, bool communicating) const;

private:
    bool m_sealed = false;
};

} // namespace vmeter
