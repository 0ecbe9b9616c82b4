// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/training/condition.h"

#include "core/registers/register_access.h"
#include "core/registers/register_decoding.h"
#include "core/registers/register_table.h"

#include <algorithm>
#include <charconv>

namespace vmeter {

namespace {

template <class T> bool agrees(const std::optional<T>& wanted, const T& present)
{
    return !wanted || *wanted == present;
}

/// `wanted` is the label, or the name of the page before SETUP 2, which has the label "SEtuP.2".
bool isInMenu(const std::optional<std::string>& wanted, const LcdFrame& lcd, MenuPosition position)
{
    const std::string label = labelText(lcd).data();
    const bool question = position.menu == MenuId::setupQuestion && label == menuLabel(MenuId::setupQuestion);
    return agrees(wanted, label) || (question && *wanted == menuName(MenuId::setupQuestion));
}

bool holds(const DisplayCondition& wanted, const LcdFrame& lcd, MenuPosition position)
{
    return isInMenu(wanted.menu, lcd, position) && agrees(wanted.page, position.page + 1U)
        && agrees(wanted.main, std::string(mainText(lcd).data())) && agrees(wanted.unit, std::string(unitText(lcd)))
        && (lcd.icons & wanted.lit) == wanted.lit && (lcd.icons & wanted.dark) == 0
        && agrees(wanted.blinking, lcd.blinkingMain != 0) && agrees(wanted.backlight, lcd.backlight);
}

bool holds(const SettingsCondition& wanted, const Settings& settings)
{
    return agrees(wanted.address, settings.network.address) && agrees(wanted.netmask, settings.network.netmask)
        && agrees(wanted.gateway, settings.network.gateway) && agrees(wanted.unitId, settings.unitId);
}

bool holds(const PartialCondition& wanted, const PartialCounters& partials, const RecentPast& past)
{
    return agrees(wanted.running, partials.at(wanted.counter).running)
        && agrees(wanted.zeroed, past.zeroed[static_cast<std::size_t>(wanted.counter)]);
}

std::optional<double> numberAt(uint16_t address, const MeterState& state)
{
    const RegisterRow* const row = state.model->registers.findRow(address);
    std::vector<uint16_t> words(row != nullptr ? row->words : 0);
    if (words.empty() || readRegisters(state, address, words) != RegisterResult::ok) {
        return {};
    }
    const DecodedRegister decoded = decodeRegister(*row, words);
    const std::string_view text = decoded.text();
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return decoded.kind == DecodedRegister::Kind::number && error == std::errc() ? std::optional(number) : std::nullopt;
}

bool holds(const RegisterCondition& wanted, const MeterState& state)
{
    const auto number = numberAt(wanted.address, state);
    return number && *number >= wanted.atLeast.value_or(*number) && *number <= wanted.atMost.value_or(*number);
}

bool isSo(const InputChange& change, const GridInput& input)
{
    GridInput changed = input;
    apply(change, changed);
    return changed == input;
}

} // namespace

bool holds(const Condition& condition, const Bench& bench, const RecentPast& past)
{
    const MeterState& state = bench.state();
    const auto ofPartial = [&](const PartialCondition& wanted) { return holds(wanted, state.partials, past); };
    const auto ofRegister = [&](const RegisterCondition& wanted) { return holds(wanted, state); };
    return (!condition.display || holds(*condition.display, state.lcd, bench.page()))
        && (!condition.settings || holds(*condition.settings, state.settings))
        && std::ranges::all_of(condition.partials, ofPartial) && std::ranges::all_of(condition.registers, ofRegister)
        && agrees(condition.tariff, state.tariff) && (!condition.input || isSo(*condition.input, bench.input()))
        && agrees(condition.wiredRight, bench.input().wiring == Wiring{}) && agrees(condition.powered, state.powered)
        && agrees(condition.sealed, bench.sealed());
}

} // namespace vmeter
