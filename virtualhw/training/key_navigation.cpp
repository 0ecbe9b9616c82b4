// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/training/key_navigation.h"

#include "core/menu/setup.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string>

namespace vmeter {

namespace {

/// Duration of a press: long enough to be seen, shorter than kShortPress.
constexpr Duration kShort = Duration::milliseconds(300);
constexpr Duration kLong = kLongPress + Duration::milliseconds(300);

/// Pages of SETUP 2 with an octet, from 0 (manual 9.1.2).
constexpr uint8_t kFirstOctetPage = 1;
constexpr uint8_t kLastOctetPage = 12;

/// Letters of the choices as displayed, in the order of SetupChoice.
constexpr std::array kChoiceLetters{'Y', 'n', 'C'};

PressAction up()
{
    return {{Key::up}, kShort};
}
PressAction enter()
{
    return {{Key::enter}, kShort};
}
PressAction enterLong()
{
    return {{Key::enter}, kLong};
}

bool isOctetPage(MenuPosition position)
{
    return position.menu == MenuId::setup2 && position.page >= kFirstOctetPage && position.page <= kLastOctetPage;
}

bool isEditing(const Bench& bench)
{
    return isOctetPage(bench.page()) && bench.state().lcd.blinkingMain != 0;
}

/// Last character of the main zone.
std::string lastCharacters(const LcdFrame& lcd, std::size_t count)
{
    const std::string text = mainText(lcd).data();
    return text.substr(text.size() - std::min(count, text.size()));
}

std::optional<PressAction> towards(const ChooseAction& action, const Bench& bench)
{
    if (bench.page().menu != MenuId::confirmation) {
        return std::nullopt;
    }
    const char letter = kChoiceLetters[static_cast<std::size_t>(action.choice)];
    return lastCharacters(bench.state().lcd, 1) == std::string(1, letter) ? enter() : up();
}

std::optional<PressAction> towards(const NavigateAction& action, const Bench& bench)
{
    const MenuPosition here = bench.page();
    const bool toSetup = action.position.menu == MenuId::setup2;
    if (here == action.position && !isEditing(bench)) {
        return std::nullopt;
    }
    switch (here.menu) {
    case MenuId::confirmation:
        return towards(ChooseAction{toSetup ? SetupChoice::goOn : SetupChoice::no}, bench);
    case MenuId::setup1:
        return enterLong();
    case MenuId::setup2:
        return toSetup && !isEditing(bench) ? up() : enterLong();
    case MenuId::setupQuestion:
        return toSetup ? enterLong() : enter();
    default:
        return here.menu == action.position.menu ? up() : enter();
    }
}

std::optional<PressAction> towards(const DialAction& action, const Bench& bench)
{
    const LcdFrame& lcd = bench.state().lcd;
    const std::string shown = lastCharacters(lcd, kOctetDigits);
    if (!isOctetPage(bench.page()) || shown.size() != kOctetDigits) {
        return std::nullopt;
    }
    std::string wanted = std::to_string(action.octet);
    wanted.insert(0, kOctetDigits - wanted.size(), '0');
    if (!isEditing(bench)) {
        return shown == wanted ? std::nullopt : std::optional(enter());
    }
    const auto digit = static_cast<std::size_t>(std::countr_zero(lcd.blinkingMain)) - (kMainDigits - kOctetDigits);
    return shown[digit] == wanted[digit] ? enter() : up();
}

} // namespace

bool isNavigation(const TrainingAction& action)
{
    return std::holds_alternative<NavigateAction>(action) || std::holds_alternative<DialAction>(action)
        || std::holds_alternative<ChooseAction>(action);
}

std::optional<PressAction> nextPress(const TrainingAction& action, const Bench& bench)
{
    if (!bench.state().powered || bench.state().malfunction != 0) {
        return std::nullopt;
    }
    return std::visit(
        [&](const auto& one) -> std::optional<PressAction> {
            if constexpr (requires { towards(one, bench); }) {
                return towards(one, bench);
            } else {
                return std::nullopt;
            }
        },
        action);
}

} // namespace vmeter
