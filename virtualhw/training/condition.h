// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/display/lcd_frame.h"
#include "core/energy/partial_counters.h"
#include "core/settings/settings.h"
#include "virtualhw/bench/bench.h"
#include "virtualhw/bench/timeline/scenario.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vmeter {

/// Content of the display; empty members match anything.
struct DisplayCondition {
    std::optional<std::string> menu; ///< the label as displayed: "tAr.1"
    std::optional<unsigned> page;    ///< page of the menu or of SETUP 2, from 1
    std::optional<std::string> main; ///< the digits as displayed: "000008.32"
    std::optional<std::string> unit; ///< "kWh"; empty text: no unit is lit
    uint32_t lit = 0;                ///< bit per Icon: all of these are lit ...
    uint32_t dark = 0;               ///< ... and none of these
    std::optional<bool> blinking;    ///< a digit blinks
    std::optional<bool> backlight;
};

/// Condition for the settings in force.
struct SettingsCondition {
    std::optional<Ipv4> address;
    std::optional<Ipv4> netmask;
    std::optional<Ipv4> gateway;
    std::optional<uint8_t> unitId;
};

struct PartialCondition {
    PartialCounter counter{};
    std::optional<bool> running;
    std::optional<bool> zeroed; ///< since the step began
};

/// Condition for a number of the register table, in its unit.
struct RegisterCondition {
    uint16_t address = 0;
    std::optional<double> atLeast;
    std::optional<double> atMost;
};

/// A condition for the state of a bench. It holds if all its parts hold; without any part it always holds.
struct Condition {
    std::optional<DisplayCondition> display;
    std::optional<SettingsCondition> settings;
    std::vector<PartialCondition> partials;
    std::vector<RegisterCondition> registers;
    std::optional<Tariff> tariff;
    std::optional<InputChange> input; ///< holds if this change would not change the input
    std::optional<bool> wiredRight;   ///< all conductors are in the right place
    std::optional<bool> powered;      ///< the meter has power
    std::optional<bool> sealed;
    Duration lasting{}; ///< time for which the condition must hold without interruption
};

/// Past events that the state of a bench does not contain; tracked separately for conditions.
struct RecentPast {
    std::array<bool, kPartialCounters> zeroed{}; ///< true: zeroed since the step began; indexed by PartialCounter
};

/// True if `condition` holds now; `lasting` is not checked here.
bool holds(const Condition& condition, const Bench& bench, const RecentPast& past);

} // namespace vmeter
