// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/display/lcd_frame.h"
#include "core/settings/settings.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace vmeter {

inline constexpr std::size_t kSetup2Pages = 14; ///< manual 9.1.2
inline constexpr std::size_t kOctetDigits = 3;

/// The SETUP 2 menu (manual 9.1.2). It edits a draft, which takes effect only when it is confirmed with Y.
class Setup2 {
public:
    enum class Outcome : uint8_t { stay, leave, saveAndLeave };

    /// First page, with the settings in force as the draft.
    void open(const NetworkSettings& inForce);

    /// UP: next page, next value of the blinking digit, next choice of "ConF?".
    void up();

    /// ENTER: starts to edit the octet, accepts a digit, marks a request ("SdEF", "ALL"), accepts the choice of
    /// "ConF?". Returns something other than `stay` only for the choices Y and N. Y is refused while the draft is not
    /// usable (isUsable()).
    Outcome enter();

    /// ENTER held: "ConF?". A half-edited octet is dropped. [inferred]
    void askToLeave();

    /// Label, digits and marks of what is in view, into an empty frame.
    void show(LcdFrame& frame) const;

    [[nodiscard]] uint8_t page() const { return m_page; } ///< 0 .. kSetup2Pages - 1
    [[nodiscard]] bool asksToLeave() const { return m_mode == Mode::leaving; }
    [[nodiscard]] const NetworkSettings& network() const { return m_draft; }
    [[nodiscard]] bool restoresFactory() const { return m_restoreFactory; }
    [[nodiscard]] bool zeroesPartials() const { return m_zeroPartials; }

private:
    enum class Mode : uint8_t { page, digit, leaving };
    enum class Choice : uint8_t { yes, no, goOn };

    void enterPage();
    void acceptDigit();
    void showLeaving(LcdFrame& frame) const;

    NetworkSettings m_draft;
    Mode m_mode = Mode::page;
    Choice m_choice = Choice::yes;
    uint8_t m_page = 0;
    uint8_t m_digit = 0;                          ///< being edited, 0 leftmost
    std::array<uint8_t, kOctetDigits> m_digits{}; ///< of the octet being edited
    bool m_restoreFactory = false;
    bool m_zeroPartials = false;
};

} // namespace vmeter
