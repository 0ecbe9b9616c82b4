// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/energy/quadrants.h"
#include "core/menu/menu.h"
#include "virtualhw/bench/timeline/scenario.h"
#include "virtualhw/terminals/afe/afe_parameters.h"
#include "virtualhw/terminals/grid/grid_input.h"
#include "virtualhw/terminals/recording/load_profile.h"

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

/// The scenario format (docs/interfaces.md, section 3.1) as tables: the keys of each map, in the order in which they
/// are written, and the words that stand for values. The readers use them, and `vmeter schema` prints them for editors
/// (scenarios/scenario.schema.json).
namespace vmeter::scenario_format {

using namespace std::string_view_literals;

inline constexpr int kVersion = 1;
inline constexpr std::size_t kMaxNameCharacters = 100;
inline constexpr std::size_t kMaxDescriptionCharacters = 2000;
inline constexpr std::size_t kMaxHarmonics = 40; ///< per phase
inline constexpr std::size_t kMaxStages = 20;    ///< stages of the start of a device
inline constexpr int kMinOrder = 2;
inline constexpr int kMaxOrder = 40;

/// A key of a map: its name, what its value is (a definition of the schema, scenario_schema.cpp) and what an editor
/// says of it, unless the definition says enough.
struct KeyRow {
    std::string_view name;
    std::string_view type;
    std::string_view description{};
    bool required = false;
};
inline constexpr bool kRequired = true;

template <std::size_t count>
constexpr std::array<std::string_view, count> namesOf(const std::array<KeyRow, count>& rows)
{
    std::array<std::string_view, count> names;
    for (std::size_t n = 0; n < count; ++n) {
        names[n] = rows[n].name;
    }
    return names;
}

inline constexpr std::array kScenarioRows{
    KeyRow{"version", "version", "Version of the format.", kRequired},
    KeyRow{"name", "name"},
    KeyRow{"description", "description"},
    KeyRow{"group", "group"},
    KeyRow{"seed", "seed", "Seed of everything random; 1 if left out."},
    KeyRow{"afe", "frontEnd", "Errors of the meter's analogue front end."},
    KeyRow{"supply", "supply"},
    KeyRow{"load", "load"},
    KeyRow{"wiring", "wiring"},
    KeyRow{"powered_by", "powered_by"},
    KeyRow{"tariff", "tariff"},
    KeyRow{"sealed", "trueFalse", "Terminal cover fitted and sealed (true), or taken off."},
    KeyRow{
        "devices", "ownDevices", "Kinds of devices of this scenario's own, by name, beside those of scenarios/loads."},
    KeyRow{"profile", "loadProfile"},
    KeyRow{"waveform", "waveform"},
    KeyRow{"timeline", "entries", "What happens when; all of it ends within repeat."},
    KeyRow{"repeat", "duration", "The scenario starts again after this time."},
};
inline constexpr std::array kScenarioKeys = namesOf(kScenarioRows);
inline constexpr std::array kTextKeys{"en"sv, "fr"sv};
inline constexpr std::array kAfeRows{
    KeyRow{"profile", "profile"},
    KeyRow{"noise", "noiseFactor"},
    KeyRow{"gain_error", "gainErrors"},
    KeyRow{"phase_error", "phaseErrors"},
    KeyRow{"dc_offset", "dcOffsets"},
    KeyRow{"dc_drift", "dcDrift"},
    KeyRow{"crosstalk", "crosstalk", "From voltage into current of the phase."},
    KeyRow{"phase_crosstalk", "crosstalk", "From phase to phase."},
    KeyRow{"thd", "distortion"},
    KeyRow{"clock", "clockError"},
    KeyRow{"bits", "bits", "Word length of the converter."},
    KeyRow{"decimation", "decimation"},
    KeyRow{"recovery", "recovery"},
    KeyRow{"temperature", "temperature"},
    KeyRow{"temperature_coefficient", "temperatureCoefficient"},
    KeyRow{"calibrated", "trueFalse", "false: what departs from the profile came about after the factory calibration."},
};
inline constexpr std::array kAfeKeys = namesOf(kAfeRows);
inline constexpr std::array kSupplyRows{
    KeyRow{"frequency", "frequency"},
    KeyRow{"sequence", "sequence"},
    KeyRow{"voltage", "voltages"},
    KeyRow{"voltage_angle", "angles"},
    KeyRow{"voltage_harmonics", "harmonics"},
};
inline constexpr std::array kSupplyKeys = namesOf(kSupplyRows);
inline constexpr std::array kLoadRows{
    KeyRow{"current", "currents"},
    KeyRow{"phi", "angles", "Lag of the current behind its voltage."},
    KeyRow{"power_factor", "powerFactors"},
    KeyRow{"direction", "directions"},
    KeyRow{"current_harmonics", "harmonics"},
    KeyRow{"shape", "shapes"},
    KeyRow{"devices", "uses", "Devices that run, beside the load given by its current."},
};
inline constexpr std::array kLoadKeys = namesOf(kLoadRows);
inline constexpr std::array kDeviceRows{
    KeyRow{"version", "version"},
    KeyRow{"name", "name"},
    KeyRow{"connection", "connection"},
    KeyRow{"rated_voltage", "ratedVoltage"},
    KeyRow{"law", "law"},
    KeyRow{"current", "current", "", kRequired},
    KeyRow{"phi", "angle"},
    KeyRow{"power_factor", "powerFactor"},
    KeyRow{"direction", "direction"},
    KeyRow{"current_harmonics", "harmonicList"},
    KeyRow{"shape", "shape"},
    KeyRow{"start", "stages", "What it does before it runs, one after the other."},
};
inline constexpr std::array kDeviceKeys = namesOf(kDeviceRows);
inline constexpr std::array kStageRows{
    KeyRow{"for", "duration", "", kRequired},
    KeyRow{"current", "current"},
    KeyRow{"phi", "angle"},
    KeyRow{"power_factor", "powerFactor"},
    KeyRow{"direction", "direction"},
    KeyRow{"current_harmonics", "harmonicList"},
    KeyRow{"shape", "shape"},
};
inline constexpr std::array kStageKeys = namesOf(kStageRows);
inline constexpr std::array kProfileRows{
    KeyRow{"file", "text", "Beside the scenario.", kRequired},
    KeyRow{"at", "time", "When its first row begins."},
    KeyRow{"columns", "loadColumns"},
    KeyRow{"units", "loadUnits"},
    KeyRow{"date_order", "dateOrder"},
    KeyRow{"time_unit", "timeUnit"},
    KeyRow{"decimal", "decimal"},
    KeyRow{"energy", "energyKind"},
    KeyRow{"power_factor", "powerFactor", "Of apparent powers and currents that come without one, like 0.9 ind."},
    KeyRow{"gaps", "gaps"},
    KeyRow{"factor", "number", "What powers and currents are multiplied by, 1 if left out."},
    KeyRow{"encoding", "encoding"},
};
inline constexpr std::array kProfileKeys = namesOf(kProfileRows);
inline constexpr std::array kLoadColumnRows = [] {
    std::array<KeyRow, kLoadColumns.size()> rows;
    for (std::size_t n = 0; n < rows.size(); ++n) {
        rows[n] = {kLoadColumns[n], "columnName"};
    }
    return rows;
}();
inline constexpr std::array kLoadUnitRows = [] {
    std::array<KeyRow, kLoadColumns.size()> rows;
    for (std::size_t n = 0; n < rows.size(); ++n) {
        rows[n] = {kLoadColumns[n], "text"};
    }
    return rows;
}();
inline constexpr std::array kWaveformRows{
    KeyRow{"file", "text", "A .cfg with its .dat, or a .cff, beside the scenario.", kRequired},
    KeyRow{"map", "channelMap"},
    KeyRow{"factor", "channelFactors"},
    KeyRow{"at", "time", "When it begins."},
    KeyRow{"loop", "trueFalse", "It starts again at its end."},
    KeyRow{"encoding", "encoding"},
};
inline constexpr std::array kWaveformKeys = namesOf(kWaveformRows);
inline constexpr std::array kLaneRows{
    KeyRow{"V1", "text"},
    KeyRow{"V2", "text"},
    KeyRow{"V3", "text"},
    KeyRow{"I1", "text"},
    KeyRow{"I2", "text"},
    KeyRow{"I3", "text"},
};
inline constexpr std::array kLaneKeys = namesOf(kLaneRows);
inline constexpr std::array kFactorRows{
    KeyRow{"voltage", "number"},
    KeyRow{"current", "number"},
};
inline constexpr std::array kFactorKeys = namesOf(kFactorRows);
inline constexpr std::array kUseRows{
    KeyRow{"device", "text", "Its kind: one of scenarios/loads or of devices.", kRequired},
    KeyRow{"on", "places", "Its phase, or the two phases that it is connected between."},
    KeyRow{"name", "useName", "By which it is stopped; its kind if left out."},
    KeyRow{"times", "times"},
};
inline constexpr std::array kUseKeys = namesOf(kUseRows);
inline constexpr std::array kHarmonicRows{
    KeyRow{"order", "order", "", kRequired},
    KeyRow{"percent", "percent", "", kRequired},
    KeyRow{"angle", "angle"},
};
inline constexpr std::array kHarmonicKeys = namesOf(kHarmonicRows);
inline constexpr std::array kWiringRows{
    KeyRow{"swap", "conductorPair",
        "Two conductors that have changed places on both sides of the meter; an empty list undoes it."},
    KeyRow{"swap_supply", "conductorPair",
        "Two conductors of the supply that have changed places; the loads stay where they are."},
    KeyRow{"swap_load", "conductorPair", "Two conductors of the loads that have changed places."},
    KeyRow{"supply_at", "conductorOrder",
        "The supply's conductors in the terminals L1, L2, L3 and N; in place of a swap."},
    KeyRow{"load_at", "conductorOrder", "The loads' conductors in the terminals L1, L2, L3 and N; in place of a swap."},
    KeyRow{"reverse", "phaseList", "Phases passed through the meter from load to supply."},
    KeyRow{"open", "conductorList", "Conductors that are interrupted before the meter; what is behind them floats."},
    KeyRow{"open_load", "conductorList", "Conductors that are interrupted behind the meter."},
};
inline constexpr std::array kWiringKeys = namesOf(kWiringRows);
inline constexpr std::array kEntryRows{
    KeyRow{"at", "time", "", kRequired},
    KeyRow{"set", "set"},
    KeyRow{"ramp", "ramp"},
    KeyRow{"over", "duration", "How long the ramp takes."},
    KeyRow{"start", "uses", "Devices that are switched on."},
    KeyRow{"stop", "texts", "Devices that are switched off, by name."},
    KeyRow{"press", "press"},
    KeyRow{"power", "onOff", "Mains on or off."},
    KeyRow{"fault", "breakdown", "Something breaks on purpose; none ends what the scenario has broken."},
    KeyRow{"what", "name", "What happens, in place of the values: Kettle on."},
};
inline constexpr std::array kEntryKeys = namesOf(kEntryRows);
inline constexpr std::array kSetRows{
    KeyRow{"supply", "supply"},
    KeyRow{"load", "load"},
    KeyRow{"wiring", "wiring"},
    KeyRow{"powered_by", "powered_by"},
    KeyRow{"tariff", "tariff"},
    KeyRow{"sealed", "trueFalse", "Terminal cover fitted and sealed (true), or taken off."},
};
inline constexpr std::array kSetKeys = namesOf(kSetRows);
inline constexpr std::array kRampRows{
    KeyRow{"supply", "rampSupply"},
    KeyRow{"load", "rampLoad"},
};
inline constexpr std::array kRampKeys = namesOf(kRampRows);
inline constexpr std::array kRampSupplyRows{
    KeyRow{"frequency", "frequency"},
    KeyRow{"voltage", "voltages"},
    KeyRow{"voltage_angle", "angles"},
};
inline constexpr std::array kRampSupplyKeys = namesOf(kRampSupplyRows);
inline constexpr std::array kRampLoadRows{
    KeyRow{"current", "currents"},
    KeyRow{"phi", "angles"},
    KeyRow{"power_factor", "powerFactors"},
    KeyRow{"direction", "directions"},
};
inline constexpr std::array kRampLoadKeys = namesOf(kRampLoadRows);
inline constexpr std::array kFaultRows{
    KeyRow{"kind", "faultKind", "", kRequired},
    KeyRow{
        "delay", "delays", "Of delay: how late the reply comes, in wall time; a list is the shortest and the longest."},
    KeyRow{"gap", "gap", "Of split: wall time between two bytes; 1 ms if left out."},
    KeyRow{"code", "exceptionCode", "Of exception: its code."},
    KeyRow{"message", "malfunctionNumber", "Of malfunction: the number shown; 1 if left out."},
    KeyRow{
        "count", "faultCount", "Replies to spoil; times that a state comes, each as long as for, with pauses as long."},
    KeyRow{"probability", "probability"},
    KeyRow{"for", "duration", "How long it lasts, in meter time."},
    KeyRow{"client", "text", "Whose replies: an address, or one connection as ADDRESS:PORT; everybody's if left out."},
};
inline constexpr std::array kFaultKeys = namesOf(kFaultRows);
/// Keys in the control API. It sends meter_time_s, and ignores it in requests.
inline constexpr std::array kFaultListKeys{"faults"sv, "meter_time_s"sv};
inline constexpr std::string_view kNoFaults = "none";
/// Keys that the control API sends for an active fault, and ignores in requests.
inline constexpr std::array kFaultReportKeys{"id"sv, "by"sv, "struck"sv, "remaining"sv, "ends_s"sv};
inline constexpr std::array kPressRows{
    KeyRow{"keys", "keyList", "", kRequired},
    KeyRow{"for", "duration", "", kRequired},
};
inline constexpr std::array kPressKeys = namesOf(kPressRows);

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
inline constexpr std::array kDateOrders{Word<DateOrder>{"dmy", DateOrder::dayMonthYear},
    Word<DateOrder>{"mdy", DateOrder::monthDayYear}, Word<DateOrder>{"ymd", DateOrder::yearMonthDay}};
inline constexpr std::array kColumnTimeUnits{Word<TimeUnit>{"s", TimeUnit::seconds},
    Word<TimeUnit>{"ms", TimeUnit::milliseconds}, Word<TimeUnit>{"us", TimeUnit::microseconds},
    Word<TimeUnit>{"min", TimeUnit::minutes}, Word<TimeUnit>{"h", TimeUnit::hours}, Word<TimeUnit>{"d", TimeUnit::days},
    Word<TimeUnit>{"excel", TimeUnit::excelDays}};
inline constexpr std::array kDecimals{Word<char>{"point", '.'}, Word<char>{"comma", ','}};
inline constexpr std::array kEnergyWords{Word<bool>{"interval", false}, Word<bool>{"reading", true}};
inline constexpr std::array kGapWords{Word<LoadProfileOptions::Gaps>{"hold", LoadProfileOptions::Gaps::hold},
    Word<LoadProfileOptions::Gaps>{"zero", LoadProfileOptions::Gaps::zero},
    Word<LoadProfileOptions::Gaps>{"refuse", LoadProfileOptions::Gaps::refuse}};
inline constexpr std::array kEncodings = [] {
    std::array<Word<TextEncoding>, kTextEncodingNames.size()> words{};
    for (std::size_t n = 0; n < words.size(); ++n) {
        words[n] = {kTextEncodingNames[n].name, kTextEncodingNames[n].encoding};
    }
    return words;
}();
inline constexpr std::array kTrueFalse{Word<bool>{"true", true}, Word<bool>{"false", false}};
inline constexpr std::array kGroups{Word<ScenarioGroup>{"household", ScenarioGroup::household},
    Word<ScenarioGroup>{"industry", ScenarioGroup::industry}, Word<ScenarioGroup>{"wiring", ScenarioGroup::wiring},
    Word<ScenarioGroup>{"grid", ScenarioGroup::grid}, Word<ScenarioGroup>{"metering", ScenarioGroup::metering},
    Word<ScenarioGroup>{"modbus", ScenarioGroup::modbus}};
inline constexpr std::array kOnOff{Word<bool>{"on", true}, Word<bool>{"off", false}};

} // namespace vmeter::scenario_format
