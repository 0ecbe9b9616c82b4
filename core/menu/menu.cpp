// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/menu/menu.h"

#include "core/display/glyphs.h"
#include "core/display/number_format.h"
#include "core/menu/page_view.h"

#include <algorithm>
#include <iterator>

namespace vmeter {

namespace {

/// Where a function can be called: one bit for each kind of page.
enum Place : uint8_t {
    valuePage = 1U << 0,
    partialPage = 1U << 1, ///< a page that shows a partial counter
    setupPage = 1U << 2,   ///< "SEtuP ?"
    inSetup2 = 1U << 3,
    inSetup1 = 1U << 4,
    outsideSetup = valuePage | partialPage | setupPage,
    inSetup = inSetup1 | inSetup2,
};

enum class Function : uint8_t {
    nextMenu,
    nextPage,
    openSetup2,
    openSetup1,
    changeValue,
    confirmValue,
    leaveSetup,
    startStopPartial,
    zeroPartial,
    displayTest,
};

struct Row {
    Function function;
    uint8_t places;
    Gesture gesture;
};

/// The table of manual 9.1, row for row. The text of the manual lacks the symbols of some keys; docs/device.md, section
/// 2 explains the choice. [inferred] On a partial page the combination zeroes the counter after 3 s and tests the
/// display after 10 s.
constexpr Row kFunctions[] = {
    {Function::nextMenu, outsideSetup, Gesture::enter},
    {Function::nextPage, outsideSetup, Gesture::up},
    {Function::openSetup2, setupPage, Gesture::enterLong},
    {Function::openSetup1, outsideSetup | inSetup2, Gesture::setLong},
    {Function::changeValue, inSetup, Gesture::up},
    {Function::confirmValue, inSetup, Gesture::enter},
    {Function::leaveSetup, inSetup, Gesture::enterLong},
    {Function::startStopPartial, partialPage, Gesture::both},
    {Function::zeroPartial, partialPage, Gesture::bothLong},
    {Function::displayTest, outsideSetup, Gesture::bothVeryLong},
};

/// [inferred] SETUP 1 has no settings on a direct meter; its only page shows the Modbus address (docs/device.md,
/// section 5).
void showSetup1(const Settings& settings, LcdFrame& frame)
{
    writeText(frame.label, "Addr", Align::left);
    frame.main = formatThreeDigits(settings.unitId);
    frame.light(Icon::setup);
}

/// "Error 01" with the fault mark, label and unit empty. [inferred] docs/device.md, section 11.
void showMalfunction(uint8_t malfunction, LcdFrame& frame)
{
    const char text[] = {'E', 'r', 'r', 'o', 'r', ' ', static_cast<char>('0' + malfunction / 10 % 10),
        static_cast<char>('0' + malfunction % 10), '\0'};
    writeText(frame.main, text, Align::left);
    frame.light(Icon::fault);
}

/// Marks that every page shows (manual 4.4 and 11). [inferred] Mark 6 is lit while the output conducts.
void showStatus(const MeterState& state, bool communicating, LcdFrame& frame)
{
    switch (state.measurements.sequence) {
    case PhaseSequence::clockwise123:
        frame.light(Icon::sequence123);
        break;
    case PhaseSequence::counterClockwise132:
        frame.light(Icon::sequence132);
        break;
    case PhaseSequence::notDetermined:
        break;
    }
    const auto& missing = state.measurements.missing;
    if (std::any_of(missing.begin(), missing.end(), [](bool phaseMissing) { return phaseMissing; })) {
        frame.blink(Icon::phaseMissing);
    }
    if (state.pulseOutput) {
        frame.light(Icon::pulseOutput);
    }
    if (communicating) {
        frame.light(Icon::communication);
    }
}

/// All segments and marks. [inferred] from the name of the function.
LcdFrame displayTestFrame()
{
    constexpr SegmentCell kAllSegments = 0xFF;
    LcdFrame frame;
    frame.main.fill(kAllSegments);
    frame.label.fill(kAllSegments);
    for (std::size_t icon = 0; icon < kIcons; ++icon) {
        frame.light(static_cast<Icon>(icon));
    }
    return frame;
}

} // namespace

void Menu::powerOn(const MenuPages& menus)
{
    const bool sealed = m_sealed;
    *this = {};
    m_position = menus.first();
    m_sealed = sealed;
}

MenuAction Menu::key(Key key, bool pressed, const MeterState& state, SampleCount now)
{
    const bool outOfReach = m_sealed && state.model->isUnderSeal(key);
    if (pressed == m_keypad.isPressed(key) || (pressed && outOfReach)) {
        return {};
    }
    m_lastKey = now;
    m_backlight = true;
    ++m_viewChanges;
    const MenuAction action = perform(m_keypad.edge(key, pressed, now), state);
    if (m_displayTest && !m_keypad.anyPressed()) {
        m_displayTest = false;
        ++m_pageChanges;
    }
    return action;
}

MenuAction Menu::advance(const MeterState& state, SampleCount now)
{
    if (m_zeroAllPartialsNext) {
        m_zeroAllPartialsNext = false;
        return {MenuAction::Kind::zeroAllPartials};
    }
    if (const Gesture gesture = m_keypad.elapse(now); gesture != Gesture::none) {
        ++m_viewChanges;
        return perform(gesture, state);
    }
    const SampleCount idle = now - m_lastKey;
    if (m_backlight && idle >= kBacklightTime && !m_keypad.anyPressed()) {
        m_backlight = false;
        ++m_viewChanges;
    }
    if (m_view != View::pages && idle >= kSetupTimeout) {
        m_view = View::pages;
        ++m_viewChanges;
        ++m_pageChanges;
    }
    return {};
}

uint8_t Menu::place(const MenuPages& menus) const
{
    switch (m_view) {
    case View::setup2:
        return inSetup2;
    case View::setup1:
        return inSetup1;
    case View::pages:
        break;
    }
    if (m_position.menu == MenuId::setupQuestion) {
        return setupPage;
    }
    return menus.partialCounterAt(m_position) ? partialPage : valuePage;
}

MenuAction Menu::perform(Gesture gesture, const MeterState& state)
{
    if (state.malfunction != 0) {
        return {}; // no changes while the message is displayed
    }
    const MenuPages& menus = state.model->menus;
    const uint8_t here = place(menus);
    const auto* const row = std::find_if(std::begin(kFunctions), std::end(kFunctions),
        [&](const Row& candidate) { return candidate.gesture == gesture && (candidate.places & here) != 0; });
    if (row == std::end(kFunctions)) {
        return {};
    }
    ++m_pageChanges;
    switch (row->function) {
    case Function::nextMenu:
        m_position = {menus.next(m_position.menu), 0};
        break;
    case Function::nextPage:
        m_position.page = static_cast<uint8_t>((m_position.page + 1U) % menus.count(m_position.menu));
        break;
    case Function::openSetup2:
        m_setup2.open(state.settings.network);
        m_view = View::setup2;
        break;
    case Function::openSetup1:
        m_view = View::setup1; // a draft of SETUP 2 is dropped
        break;
    case Function::changeValue:
        if (m_view == View::setup2) {
            m_setup2.up();
        }
        break;
    case Function::confirmValue:
        return m_view == View::setup2 ? confirmInSetup2(state) : MenuAction{};
    case Function::leaveSetup:
        if (m_view == View::setup2) {
            m_setup2.askToLeave();
        } else {
            m_view = View::pages; // [inferred] nothing to confirm
        }
        break;
    case Function::startStopPartial:
        return {MenuAction::Kind::togglePartial, *menus.partialCounterAt(m_position)};
    case Function::zeroPartial:
        return {MenuAction::Kind::zeroPartial, *menus.partialCounterAt(m_position)};
    case Function::displayTest:
        m_displayTest = true;
        break;
    }
    return {};
}

MenuAction Menu::confirmInSetup2(const MeterState& state)
{
    const Setup2::Outcome outcome = m_setup2.enter();
    if (outcome == Setup2::Outcome::stay) {
        return {};
    }
    m_view = View::pages;
    if (outcome == Setup2::Outcome::leave) {
        return {};
    }
    m_zeroAllPartialsNext = m_setup2.zeroesPartials();
    if (m_setup2.network() == state.settings.network && !m_setup2.restoresFactory()) {
        return {};
    }
    return {MenuAction::Kind::applyNetwork, {}, m_setup2.network(), m_setup2.restoresFactory()};
}

MenuPosition Menu::position() const
{
    switch (m_view) {
    case View::setup2:
        return m_setup2.asksToLeave() ? MenuPosition{MenuId::confirmation}
                                      : MenuPosition{MenuId::setup2, m_setup2.page()};
    case View::setup1:
        return {MenuId::setup1};
    case View::pages:
        break;
    }
    return m_position;
}

LcdFrame Menu::page(const MeterState& state) const
{
    LcdFrame frame;
    if (state.malfunction != 0) {
        showMalfunction(state.malfunction, frame);
        return frame;
    }
    if (m_displayTest) {
        return displayTestFrame();
    }
    switch (m_view) {
    case View::pages:
        showPage(m_position, state, frame);
        break;
    case View::setup2:
        m_setup2.show(frame);
        break;
    case View::setup1:
        showSetup1(state.settings, frame);
        break;
    }
    return frame;
}

LcdFrame Menu::frame(const LcdFrame& page, const MeterState& state, SampleCount now, bool communicating) const
{
    LcdFrame frame = page;
    if (!m_displayTest || state.malfunction != 0) {
        showStatus(state, communicating, frame);
    }
    const bool blinks = frame.blinkingIcons != 0 || frame.blinkingMain != 0;
    frame.blinkOn = !blinks || blinkOn(now);
    frame.backlight = m_backlight;
    frame.powered = true;
    return frame;
}

} // namespace vmeter
