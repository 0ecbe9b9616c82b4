// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/display/lcd_frame.h"
#include "core/energy/partial_counters.h"
#include "core/menu/keys.h"
#include "core/menu/pages.h"
#include "core/menu/setup.h"
#include "core/meter_state.h"
#include "core/settings/settings.h"
#include "core/units.h"

#include <cstdint>
#include <type_traits>

namespace vmeter {

inline constexpr SampleCount kBacklightTime = samplesFromMilliseconds(10'000); ///< manual 13
inline constexpr SampleCount kSetupTimeout = samplesFromMilliseconds(60'000);  ///< [inferred] docs/device.md, section 2
inline constexpr SampleCount kBlinkPhase = samplesFromMilliseconds(500);       ///< lit, then dark; [inferred]

/// Action that a key press requests from the meter, besides changing the page.
struct MenuAction {
    enum class Kind : uint8_t { none, togglePartial, zeroPartial, zeroAllPartials, applyNetwork };
    Kind kind = Kind::none;
    PartialCounter counter{};  ///< of togglePartial and zeroPartial
    NetworkSettings network{}; ///< of applyNetwork: in force and stored at once (manual 9.1.2, leaving with Y)
    bool factory = false;      ///< of applyNetwork: "Eth SdEF" was ordered; all other settings of communication and the
                               ///< web passwords are the factory's again
};

/// The key and menu state machine: pages of manual 10, key times of 9.1, set-up of 9.1.2. It owns no meter data: it
/// shows the state that it is given and returns requests as actions.
class Menu {
public:
    /// First page of the first of `menus`, all keys up, nothing being edited.
    void powerOn(const MenuPages& menus);

    /// Processes a key edge at `now` (uptime). Returns at most one action; if Y requests two, the second is returned by
    /// the next advance().
    MenuAction key(Key key, bool pressed, const MeterState& state, SampleCount now);

    /// Processes the passage of time: long presses, set-up time-out, backlight. Must be called for each block.
    MenuAction advance(const MeterState& state, SampleCount now);

    /// Sets whether the terminal cover is fitted and sealed; then MeterModel::keysUnderSeal cannot be pressed (manual
    /// 7).
    void setSealed(bool sealed) { m_sealed = sealed; }

    /// The present page with the values of `state`: label, digits, unit and the marks of the value. A malfunction
    /// message replaces every page, and keys then only light the backlight. [inferred]
    [[nodiscard]] LcdFrame page(const MeterState& state) const;

    /// `page`, which page() has drawn at some earlier time, with what is to be seen at once: marks of the state,
    /// blinking, backlight. `communicating`: a request was served within the last second.
    [[nodiscard]] LcdFrame frame(
        const LcdFrame& page, const MeterState& state, SampleCount now, bool communicating) const;

    /// The page in view. In "ConF?" the page is 0; the display test leaves the position as it is.
    [[nodiscard]] MenuPosition position() const;

    /// Counter that increases whenever keys or time change the view (page, digit, backlight, display test); not for
    /// values, blinking and marks of the state.
    [[nodiscard]] uint32_t viewChanges() const { return m_viewChanges; }

    /// Counter that increases whenever keys or time call for another page(), so not for the backlight.
    [[nodiscard]] uint32_t pageChanges() const { return m_pageChanges; }

    /// Whether blinking parts are lit at `now`.
    [[nodiscard]] static constexpr bool blinkOn(SampleCount now) { return now / kBlinkPhase % 2 == 0; }

private:
    enum class View : uint8_t { pages, setup2, setup1 };

    [[nodiscard]] uint8_t place(const MenuPages& menus) const;
    MenuAction perform(Gesture gesture, const MeterState& state);
    MenuAction confirmInSetup2(const MeterState& state);
    void leaveSetup();

    Keypad m_keypad;
    Setup2 m_setup2;
    MenuPosition m_position; ///< among the browsed pages; kept while in set-up
    View m_view = View::pages;
    bool m_sealed = false;
    bool m_backlight = false;
    bool m_displayTest = false;
    bool m_zeroAllPartialsNext = false;
    uint32_t m_viewChanges = 0;
    uint32_t m_pageChanges = 0;
    SampleCount m_lastKey = 0; ///< uptime of the last key edge
};
static_assert(std::is_trivially_copyable_v<Menu>);

} // namespace vmeter
