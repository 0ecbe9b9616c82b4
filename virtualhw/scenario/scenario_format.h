// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/energy/quadrants.h"
#include "core/menu/menu.h"
#include "virtualhw/bench/timeline/scenario.h"
#include "virtualhw/terminals/afe/afe_parameters.h"
#include "virtualhw/terminals/grid/grid_input.h"

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

/// The scenario format (docs/interfaces.md, section 3.1) as tables: the keys of each map, in the order in which they
/// are written, and the words that stand for values. scenarios/scenario.schema.json describes the same format for
/// editors.
namespace vmeter::scenario_format {

using namespace std::string_view_literals;

inline constexpr int kVersion = 1;
inline constexpr std::size_t kMaxNameCharacters = 100;
inline constexpr std::size_t kMaxDescriptionCharacters = 2000;
inline constexpr std::size_t kMaxHarmonics = 40; ///< per phase
inline constexpr std::size_t kMaxStages = 20;    ///< stages of the start of a device
inline constexpr int kMinOrder = 2;
inline constexpr int kMaxOrder = 40;

inline constexpr std::array kScenarioKeys{"version"sv, "name"sv, "description"sv, "seed"sv, "afe"sv, "supply"sv,
    "load"sv, "wiring"sv, "powered_by"sv, "tariff"sv, "devices"sv, "profile"sv, "waveform"sv, "timeline"sv, "repeat"sv};
inline constexpr std::array kTextKeys{"en"sv, "fr"sv};
inline constexpr std::array kAfeKeys{"profile"sv, "noise"sv, "gain_error"sv, "phase_error"sv, "dc_offset"sv,
    "dc_drift"sv, "crosstalk"sv, "phase_crosstalk"sv, "thd"sv, "clock"sv, "bits"sv, "decimation"sv, "recovery"sv,
    "temperature"sv, "temperature_coefficient"sv, "calibrated"sv};
inline constexpr std::array kSupplyKeys{
    "frequency"sv, "sequence"sv, "voltage"sv, "voltage_angle"sv, "voltage_harmonics"sv};
inline constexpr std::array kLoadKeys{
    "current"sv, "phi"sv, "power_factor"sv, "direction"sv, "current_harmonics"sv, "shape"sv, "devices"sv};
inline constexpr std::array kDeviceKeys{"version"sv, "name"sv, "connection"sv, "rated_voltage"sv, "law"sv, "current"sv,
    "phi"sv, "power_factor"sv, "direction"sv, "current_harmonics"sv, "shape"sv, "start"sv};
inline constexpr std::array kStageKeys{
    "for"sv, "current"sv, "phi"sv, "power_factor"sv, "direction"sv, "current_harmonics"sv, "shape"sv};
inline constexpr std::array kProfileKeys{"file"sv, "at"sv};
inline constexpr std::array kWaveformKeys{"file"sv, "map"sv, "factor"sv, "at"sv, "loop"sv};
inline constexpr std::array kLaneKeys{"V1"sv, "V2"sv, "V3"sv, "I1"sv, "I2"sv, "I3"sv};
inline constexpr std::array kFactorKeys{"voltage"sv, "current"sv};
inline constexpr std::array kUseKeys{"device"sv, "on"sv, "name"sv, "times"sv};
inline constexpr std::array kHarmonicKeys{"order"sv, "percent"sv, "angle"sv};
inline constexpr std::array kWiringKeys{
    "swap"sv, "swap_supply"sv, "swap_load"sv, "supply_at"sv, "load_at"sv, "reverse"sv, "open"sv, "open_load"sv};
inline constexpr std::array kEntryKeys{
    "at"sv, "set"sv, "ramp"sv, "over"sv, "start"sv, "stop"sv, "press"sv, "power"sv, "fault"sv};
inline constexpr std::array kSetKeys{"supply"sv, "load"sv, "wiring"sv, "powered_by"sv, "tariff"sv};
inline constexpr std::array kRampKeys{"supply"sv, "load"sv};
inline constexpr std::array kRampSupplyKeys{"frequency"sv, "voltage"sv, "voltage_angle"sv};
inline constexpr std::array kRampLoadKeys{"current"sv, "phi"sv, "power_factor"sv, "direction"sv};
inline constexpr std::array kFaultKeys{
    "kind"sv, "delay"sv, "gap"sv, "code"sv, "message"sv, "count"sv, "probability"sv, "for"sv, "client"sv};
/// Keys in the control API. It sends meter_time_s, and ignores it in requests.
inline constexpr std::array kFaultListKeys{"faults"sv, "meter_time_s"sv};
inline constexpr std::string_view kNoFaults = "none";
/// Keys that the control API sends for an active fault, and ignores in requests.
inline constexpr std::array kFaultReportKeys{"id"sv, "by"sv, "struck"sv, "remaining"sv, "ends_s"sv};
inline constexpr std::array kPressKeys{"keys"sv, "for"sv};

/// A word of the format and what it means.
template <class T> struct Word {
    std::string_view text;
    T value;
};

enum class Direction { import, export_ };

/// Connection of a device.
enum class Connection {
    single,     ///< a phase and N
    between,    ///< two phases
    threePhase, ///< each phase and N, with equal load
};

inline constexpr std::array kProfiles{Word<AfeProfile>{"ideal", AfeProfile::ideal},
    Word<AfeProfile>{"default", AfeProfile::standard}, Word<AfeProfile>{"worst", AfeProfile::worst},
    Word<AfeProfile>{"shunt", AfeProfile::shunt}};
inline constexpr std::array kDecimations{
    Word<Decimation>{"ideal", Decimation::ideal}, Word<Decimation>{"sinc3", Decimation::sinc3}};
inline constexpr std::array kSequences{
    Word<PerPhase<double>>{"123", {0, -120, 120}}, Word<PerPhase<double>>{"132", {0, 120, -120}}};
inline constexpr std::array kDirections{
    Word<Direction>{"import", Direction::import}, Word<Direction>{"export", Direction::export_}};
inline constexpr std::array kShapes{Word<CurrentShape>{"sine", CurrentShape::sine},
    Word<CurrentShape>{"half_wave", CurrentShape::halfWave},
    Word<CurrentShape>{"phase_fired_90", CurrentShape::phaseFired90},
    Word<CurrentShape>{"burst_2_2", CurrentShape::burst2on2off}};
inline constexpr std::array kConnections{Word<Connection>{"single", Connection::single},
    Word<Connection>{"between", Connection::between}, Word<Connection>{"three_phase", Connection::threePhase}};
inline constexpr std::array kLaws{Word<CurrentLaw>{"impedance", CurrentLaw::impedance},
    Word<CurrentLaw>{"power", CurrentLaw::power}, Word<CurrentLaw>{"current", CurrentLaw::current}};
inline constexpr std::array kPhaseNames{Word<int>{"L1", 0}, Word<int>{"L2", 1}, Word<int>{"L3", 2}};
inline constexpr std::array kConductorNames{
    Word<int>{"L1", 0}, Word<int>{"L2", 1}, Word<int>{"L3", 2}, Word<int>{"N", kNeutral}};
inline constexpr std::array kFeeds{Word<PoweredBy>{"l1", PoweredBy::l1}, Word<PoweredBy>{"any", PoweredBy::any}};
inline constexpr std::array kTariffNames{Word<Tariff>{"1", Tariff::t1}, Word<Tariff>{"2", Tariff::t2}};
inline constexpr std::array kKeyWords{
    Word<Key>{kKeyNames[0], Key::set}, Word<Key>{kKeyNames[1], Key::up}, Word<Key>{kKeyNames[2], Key::enter}};
inline constexpr std::array kTrueFalse{Word<bool>{"true", true}, Word<bool>{"false", false}};
inline constexpr std::array kOnOff{Word<bool>{"on", true}, Word<bool>{"off", false}};

} // namespace vmeter::scenario_format
