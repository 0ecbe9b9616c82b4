// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/display/lcd_frame.h"
#include "core/energy/partial_meters.h"
#include "core/settings/settings.h"
#include "virtualhw/bench/bench.h"
#include "virtualhw/bench/timeline/scenario.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vmeter {

/// What the glass shows; parts left out may be anything.
struct DisplayCondition {
    std::optional<std::string> menu; ///< the label, as it stands there: "tAr.1"
    std::optional<unsigned> page;    ///< of its menu, from 1; of SETUP 2 likewise
    std::optional<std::string> main; ///< the digits, as it stands there: "000008.32"
    std::optional<std::string> unit; ///< "kWh"; empty: none is lit
    uint32_t lit = 0;                ///< bit per Icon: all of these are lit ...
    uint32_t dark = 0;               ///< ... and none of these
    std::optional<bool> blinking;    ///< a digit blinks
    std::optional<bool> backlight;
};

/// Settings in force.
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

/// A number of the register table, in its unit.
struct RegisterCondition {
    uint16_t address = 0;
    std::optional<double> atLeast;
    std::optional<double> atMost;
};

/// Something that is so or not at a bench. All parts hold together; without any it always holds.
struct Condition {
    std::optional<DisplayCondition> display;
    std::optional<SettingsCondition> settings;
    std::vector<PartialCondition> partials;
    std::vector<RegisterCondition> registers;
    std::optional<Tariff> tariff;
    std::optional<InputChange> input; ///< what is on the terminals is so that this change would change nothing
    std::optional<bool> wiredRight;   ///< every conductor is where it should be
    std::optional<bool> powered;      ///< the meter is
    std::optional<bool> sealed;
    SampleCount lasting = 0; ///< for so long without a break
};

/// What a bench does not say of its present state.
struct RecentPast {
    std::array<bool, kPartialCounters> zeroed{}; ///< by PartialCounter
};

/// Whether `condition` holds at this moment, `lasting` apart.
bool holds(const Condition& condition, const Bench& bench, const RecentPast& past);

} // namespace vmeter
