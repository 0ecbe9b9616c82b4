// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

/// The format of sites (docs/interfaces.md, section 3.3) as tables, like scenario_format.h.
namespace vmeter::site_format {

using namespace std::string_view_literals;

inline constexpr std::array kSiteKeys{"version"sv, "name"sv, "description"sv, "seed"sv, "specimens"sv, "addresses"sv,
    "supply"sv, "supply_from"sv, "templates"sv, "meters"sv};
inline constexpr std::array kAddressKeys{"from"sv, "modbus"sv, "web"sv, "units"sv, "ports"sv, "at"sv};
/// What a meter says of itself, and a template too.
inline constexpr std::array kTemplateKeys{"template"sv, "name"sv, "model"sv, "scenario"sv, "shift"sv, "scale"sv,
    "devices"sv, "load"sv, "wiring"sv, "powered_by"sv, "tariff"sv, "sealed"sv, "afe"sv, "faults"sv, "settings"sv};
inline constexpr std::array kMeterKeys{"template"sv, "name"sv, "model"sv, "scenario"sv, "shift"sv, "scale"sv,
    "devices"sv, "load"sv, "wiring"sv, "powered_by"sv, "tariff"sv, "sealed"sv, "afe"sv, "faults"sv, "settings"sv,
    "id"sv, "count"sv, "seed"sv, "feeds"sv};
inline constexpr std::array kSettingsKeys{"unit_id"sv};

} // namespace vmeter::site_format
