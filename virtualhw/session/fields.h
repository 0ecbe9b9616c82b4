// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/energy/partial_counters.h"
#include "core/menu/keys.h"
#include "core/meter_identity.h"
#include "core/meter_state.h"
#include "core/settings/settings.h"
#include "core/settings/web_password.h"
#include "virtualhw/bench/bench_command.h"
#include "virtualhw/bench/timeline/scenario.h"
#include "virtualhw/scenario/quantity.h"
#include "virtualhw/scenario/scenario_format.h"

#include <cstddef>
#include <limits>
#include <string_view>
#include <tuple>
#include <type_traits>

namespace vmeter {

/// Longest text in a session file, in bytes: an exam with all its texts.
inline constexpr std::size_t kLongestText = std::size_t{4} << 20;

// What a session file holds: one description for each struct, from which it is written, read and checked. The order is
// that of version 1, whose files have no names. A field that comes later gets a name of its own and `since`; a field
// that is no longer needed stays in the struct, or version 1 could not be read.

inline constexpr int kSessionVersion = 2; ///< that is written; every version from 1 on is read

/// Range of a number, or of each number of a list.
struct NumberRange {
    double least = -std::numeric_limits<double>::max();
    double most = std::numeric_limits<double>::max();
};

template <class Struct, class T> struct Field {
    std::string_view name;
    T Struct::*member;
    NumberRange range{};
    int since = 1; ///< first version of the format that has it
};

template <class Struct, class T>
constexpr Field<Struct, T> field(std::string_view name, T Struct::*member, NumberRange range = {}, int since = 1)
{
    return {name, member, range, since};
}
template <class Struct, class T> constexpr Field<Struct, T> field(
    std::string_view name, T Struct::*member, const scenario_format::QuantityKind& quantity, int since = 1)
{
    return {name, member, {quantity.min, quantity.max}, since};
}

/// The fields of a struct; nothing for all other types.
template <class T> inline constexpr auto kFields = nullptr;

template <class T>
concept Described = !std::is_same_v<decltype(kFields<T>), const std::nullptr_t>;

/// Largest valid value of an enumeration.
template <class Enum> inline constexpr Enum kLastOf = Enum::thereIsNoLastValueForThisType;
template <> inline constexpr Key kLastOf<Key> = Key::enter;
template <> inline constexpr Tariff kLastOf<Tariff> = Tariff::t2;
template <> inline constexpr CurrentShape kLastOf<CurrentShape> = CurrentShape::burst2on2off;
template <> inline constexpr CurrentLaw kLastOf<CurrentLaw> = CurrentLaw::current;
template <> inline constexpr PoweredBy kLastOf<PoweredBy> = PoweredBy::any;
template <> inline constexpr AfeProfile kLastOf<AfeProfile> = AfeProfile::shunt;
template <> inline constexpr Decimation kLastOf<Decimation> = Decimation::sinc3;
template <> inline constexpr TimelineEntry::Kind kLastOf<TimelineEntry::Kind> = TimelineEntry::Kind::fault;
template <> inline constexpr NetworkEvent kLastOf<NetworkEvent> = NetworkEvent::addressConflict;
template <> inline constexpr FaultKind kLastOf<FaultKind> = FaultKind::malfunction;
template <> inline constexpr WebAccount kLastOf<WebAccount> = WebAccount::user;
template <> inline constexpr TrainingEvent kLastOf<TrainingEvent> = TrainingEvent::signature;
template <> inline constexpr TextEncoding kLastOf<TextEncoding> = TextEncoding::gbk;
template <> inline constexpr PartialCounter kLastOf<PartialCounter> = static_cast<PartialCounter>(kPartialCounters - 1);

namespace session_ranges {
namespace sf = scenario_format;

inline constexpr NumberRange kConductor{0, kNeutral};
// Times of the format are samples; a duration may be 0 where the file of a scenario could not say so.
inline constexpr NumberRange kTime{0, sf::kTenYears* kSampleRate};
inline constexpr NumberRange kRepetition{1, sf::kTenYears* kSampleRate};
// A device is scaled by its number, and its lag is turned by half a turn for a generator.
inline constexpr NumberRange kDeviceCurrent{0, sf::kCurrent.max* sf::kTimes.max};
inline constexpr NumberRange kLag{2 * sf::kAngle.min, 2 * sf::kAngle.max};
inline constexpr NumberRange kWallDelay{0, static_cast<double>(kLongestDelay.count())}; // ms
inline constexpr NumberRange kPercent{0, 1e6};
inline constexpr NumberRange kWaveform{-1e6, 1e6}; // V or A
inline constexpr NumberRange kLoad{-1e12, 1e12};   // W, var, A or V
inline constexpr NumberRange kMicros{0, sf::kTenYears * 1e6};
inline constexpr NumberRange kClock{0, 253'402'300'799e6}; // microseconds, to the end of the year 9999
} // namespace session_ranges

/// Latest meter time in a session: ten years. A replay of more would never end.
inline constexpr Duration kLongestSessionTime{static_cast<SampleCount>(session_ranges::kTime.most)};

namespace sr = session_ranges;
namespace sf = scenario_format;

template <> inline constexpr auto kFields<LocalizedText> = std::tuple{
    field("en", &LocalizedText::en),
    field("fr", &LocalizedText::fr),
};
template <> inline constexpr auto kFields<Harmonic> = std::tuple{
    field("order", &Harmonic::order, {sf::kMinOrder, sf::kMaxOrder}),
    field("percent", &Harmonic::percent, sr::kPercent),
    field("angle", &Harmonic::angleDeg, sr::kLag),
};
template <> inline constexpr auto kFields<Supply> = std::tuple{
    field("frequency", &Supply::frequencyHz, sf::kFrequency),
    field("voltage", &Supply::voltage, sf::kVoltage),
    field("voltage_angle", &Supply::voltageAngleDeg, sf::kAngle),
    field("voltage_harmonics", &Supply::voltageHarmonics),
};
template <> inline constexpr auto kFields<LoadElement> = std::tuple{
    field("from", &LoadElement::from, sr::kConductor),
    field("to", &LoadElement::to, sr::kConductor),
    field("rated_voltage", &LoadElement::ratedVolts, sf::kVoltage),
    field("current", &LoadElement::current, sr::kDeviceCurrent),
    field("phi", &LoadElement::phiDeg, sr::kLag),
    field("harmonics", &LoadElement::harmonics),
    field("shape", &LoadElement::shape),
    field("law", &LoadElement::law),
};
template <> inline constexpr auto kFields<Device> = std::tuple{
    field("name", &Device::name),
    field("elements", &Device::elements),
};
template <> inline constexpr auto kFields<Load> = std::tuple{
    field("current", &Load::current, sf::kCurrent),
    field("phi", &Load::phiDeg, sr::kLag),
    field("current_harmonics", &Load::currentHarmonics),
    field("shape", &Load::shape),
    field("devices", &Load::devices),
};
template <> inline constexpr auto kFields<Wiring> = std::tuple{
    field("supply_at", &Wiring::conductorAt, sr::kConductor),
    field("load_at", &Wiring::loadAt, sr::kConductor),
    field("reversed", &Wiring::reversed),
    field("open", &Wiring::open),
    field("open_load", &Wiring::loadOpen),
};
template <> inline constexpr auto kFields<GridInput> = std::tuple{
    field("supply", &GridInput::supply),
    field("load", &GridInput::load),
    field("wiring", &GridInput::wiring),
    field("powered_by", &GridInput::poweredBy),
};
template <> inline constexpr auto kFields<AfeParameters> = std::tuple{
    field("profile", &AfeParameters::profile),
    field("noise", &AfeParameters::noise, sf::kNoiseFactor),
    field("gain_error", &AfeParameters::gainErrorPercent, sf::kGainError),
    field("phase_error", &AfeParameters::phaseErrorDeg, sf::kPhaseError),
    field("dc_offset", &AfeParameters::dcOffset, sf::kDcOffset),
    field("dc_drift", &AfeParameters::dcDrift, sf::kDcDrift),
    field("crosstalk", &AfeParameters::crosstalkDb, sf::kCrosstalk),
    field("phase_crosstalk", &AfeParameters::phaseCrosstalkDb, sf::kCrosstalk),
    field("thd", &AfeParameters::thdDb, sf::kDistortion),
    field("clock", &AfeParameters::clockPpm, sf::kClockError),
    field("bits", &AfeParameters::bits, {kCoarsestBits, kFinestBits}),
    field("decimation", &AfeParameters::decimation),
    field("recovery", &AfeParameters::recoverySeconds, sf::kRecovery),
    field("temperature", &AfeParameters::temperature, sf::kTemperature),
    field("temperature_coefficient", &AfeParameters::temperatureCoefficient, sf::kTemperatureCoefficient),
    field("calibrated", &AfeParameters::calibrated),
};
template <> inline constexpr auto kFields<WiringChange> = std::tuple{
    field("supply_at", &WiringChange::conductorAt, sr::kConductor),
    field("load_at", &WiringChange::loadAt, sr::kConductor),
    field("reversed", &WiringChange::reversed),
    field("open", &WiringChange::open),
    field("open_load", &WiringChange::loadOpen),
};
template <> inline constexpr auto kFields<InputChange> = std::tuple{
    field("frequency", &InputChange::frequencyHz, sf::kFrequency),
    field("voltage", &InputChange::voltage, sf::kVoltage),
    field("voltage_angle", &InputChange::voltageAngleDeg, sf::kAngle),
    field("voltage_harmonics", &InputChange::voltageHarmonics),
    field("current", &InputChange::current, sf::kCurrent),
    field("phi", &InputChange::phiDeg, sr::kLag),
    field("current_harmonics", &InputChange::currentHarmonics),
    field("shape", &InputChange::shape),
    field("devices", &InputChange::devices),
    field("device_changes", &InputChange::deviceChanges),
    field("wiring", &InputChange::wiring),
    field("powered_by", &InputChange::poweredBy),
    field("tariff", &InputChange::tariff),
    field("sealed", &InputChange::sealed, NumberRange{}, 2),
};
template <> inline constexpr auto kFields<SocketAddress> = std::tuple{
    field("address", &SocketAddress::address),
    field("port", &SocketAddress::port),
};
template <> inline constexpr auto kFields<DelayRange> = std::tuple{
    field("least", &DelayRange::least, sr::kWallDelay),
    field("most", &DelayRange::most, sr::kWallDelay),
};
template <> inline constexpr auto kFields<DeviceFault> = std::tuple{
    field("kind", &DeviceFault::kind),
    field("count", &DeviceFault::count, {1, kMaxFaultCount}),
    field("probability", &DeviceFault::probability, sf::kProbability),
    field("duration", &DeviceFault::duration, sr::kTime),
    field("client", &DeviceFault::client),
    field("delay", &DeviceFault::delay),
    field("exception", &DeviceFault::exception),
    field("message", &DeviceFault::message, {0, kMalfunctionMax}),
};
template <> inline constexpr auto kFields<TimelineEntry> = std::tuple{
    field("kind", &TimelineEntry::kind),
    field("at", &TimelineEntry::at, sr::kTime),
    field("change", &TimelineEntry::change),
    field("over", &TimelineEntry::over, sr::kTime),
    field("keys", &TimelineEntry::keys),
    field("hold", &TimelineEntry::hold, sr::kTime),
    field("power", &TimelineEntry::powerOn),
    field("fault", &TimelineEntry::fault),
    field("what", &TimelineEntry::what, NumberRange{}, 2),
};
template <> inline constexpr auto kFields<WaveformRecording> = std::tuple{
    field("lanes", &WaveformRecording::lane, sr::kWaveform),
    field("notes", &WaveformRecording::notes),
};
template <> inline constexpr auto kFields<Playback> = std::tuple{
    field("recording", &Playback::recording),
    field("at", &Playback::at, sr::kTime),
    field("loop", &Playback::loop),
    field("repeat", &Playback::repeat, sr::kRepetition),
};
template <> inline constexpr auto kFields<LoadProfile::Lane> = std::tuple{
    field("column", &LoadProfile::Lane::column),
    field("factor", &LoadProfile::Lane::factor, sr::kLoad),
};
template <> inline constexpr auto kFields<LoadProfile> = std::tuple{
    field("powers", &LoadProfile::powers),
    field("micros", &LoadProfile::micros, sr::kMicros),
    field("columns", &LoadProfile::columns, sr::kLoad),
    field("active", &LoadProfile::active),
    field("reactive", &LoadProfile::reactive),
    field("volts", &LoadProfile::volts),
    field("step", &LoadProfile::stepSeconds, sf::kInstant),
    field("end", &LoadProfile::endMicros, sr::kMicros),
    field("notes", &LoadProfile::notes),
};
template <> inline constexpr auto kFields<LoadCurve> = std::tuple{
    field("profile", &LoadCurve::profile),
    field("at", &LoadCurve::at, sr::kTime),
    field("supply_voltage", &LoadCurve::supplyVolts, sf::kVoltage),
    field("ends", &LoadCurve::ends),
};
template <> inline constexpr auto kFields<ChannelMap> = std::tuple{
    field("channels", &ChannelMap::channelOf, {0, kRecordedLanes - 1}),
    field("voltage_factor", &ChannelMap::voltageFactor, sf::kFactor),
    field("current_factor", &ChannelMap::currentFactor, sf::kFactor),
    field("encoding", &ChannelMap::encoding),
};
template <> inline constexpr auto kFields<RecordingSource> = std::tuple{
    field("path", &RecordingSource::path),
    field("map", &RecordingSource::map),
    field("surroundings", &RecordingSource::surroundings),
    field("hash", &RecordingSource::hash),
};
template <> inline constexpr auto kFields<Scenario> = std::tuple{
    field("name", &Scenario::name),
    field("description", &Scenario::description),
    field("seed", &Scenario::seed),
    field("afe", &Scenario::afe),
    field("input", &Scenario::input),
    field("tariff", &Scenario::tariff),
    field("timeline", &Scenario::timeline),
    field("waveform", &Scenario::waveform),
    field("notes", &Scenario::notes),
    field("repeat", &Scenario::repeat, sr::kRepetition),
    field("sealed", &Scenario::sealed, NumberRange{}, 2),
    field("load_curve", &Scenario::loadCurve, NumberRange{}, 2),
    field("waveform_source", &Scenario::waveformSource, NumberRange{}, 2),
};
template <> inline constexpr auto kFields<Ipv4> = std::tuple{
    field("octets", &Ipv4::octet),
};
template <> inline constexpr auto kFields<NetworkSettings> = std::tuple{
    field("address", &NetworkSettings::address),
    field("netmask", &NetworkSettings::netmask),
    field("gateway", &NetworkSettings::gateway),
    field("dhcp", &NetworkSettings::dhcp),
};
template <> inline constexpr auto kFields<Settings> = std::tuple{
    field("network", &Settings::network),
    field("unit_id", &Settings::unitId, {1, kUnitIdMax}),
    field("ntp", &Settings::sntpEnabled),
    field("ntp_server", &Settings::sntpServer),
    field("ntp_interval", &Settings::sntpInterval, {kSntpIntervalMin, kSntpIntervalMax}),
    field("zone_minutes", &Settings::zoneMinutes, {kZoneMin, kZoneMax}),
};
template <> inline constexpr auto kFields<WebPassword> = std::tuple{
    field("changes", &WebPassword::changes),
    field("own", &WebPassword::own),
    field("salt", &WebPassword::salt),
    field("hash", &WebPassword::hash),
};
template <> inline constexpr auto kFields<SerialNumber> = std::tuple{
    field("year_week", &SerialNumber::yearWeek),
    field("site_line", &SerialNumber::siteLine),
    field("order", &SerialNumber::order),
    field("reserve", &SerialNumber::reserve),
};
template <> inline constexpr auto kFields<MeterIdentity> = std::tuple{
    field("serial", &MeterIdentity::serial),
    field("mac", &MeterIdentity::mac),
    field("unit_id", &MeterIdentity::unitId, {1, kUnitIdMax}),
};

// The commands.
template <> inline constexpr auto kFields<SwitchMains> = std::tuple{field("on", &SwitchMains::on)};
template <> inline constexpr auto kFields<PlayScenario> = std::tuple{field("scenario", &PlayScenario::scenario)};
template <> inline constexpr auto kFields<ChangeInputs> = std::tuple{field("change", &ChangeInputs::change)};
template <> inline constexpr auto kFields<MoveKey> = std::tuple{
    field("key", &MoveKey::key),
    field("pressed", &MoveKey::pressed),
};
template <> inline constexpr auto kFields<PressKeys> = std::tuple{
    field("keys", &PressKeys::keys),
    field("hold", &PressKeys::hold, sr::kTime),
};
template <> inline constexpr auto kFields<WriteRegisters> = std::tuple{
    field("address", &WriteRegisters::address),
    field("words", &WriteRegisters::words),
    field("broadcast", &WriteRegisters::broadcast),
};
template <> inline constexpr auto kFields<SealCover> = std::tuple{field("sealed", &SealCover::sealed)};
template <> inline constexpr auto kFields<SetMalfunction> = std::tuple{
    field("malfunction", &SetMalfunction::malfunction, {0, kMalfunctionMax}),
};
template <> inline constexpr auto kFields<ExchangeMeter> = std::tuple{field("model", &ExchangeMeter::model)};
template <> inline constexpr auto kFields<ShowActivity> = std::tuple{field("served", &ShowActivity::served)};
template <> inline constexpr auto kFields<SelectTariff> = std::tuple{field("tariff", &SelectTariff::tariff)};
template <> inline constexpr auto kFields<SetClock> = std::tuple{
    field("microseconds", &SetClock::microseconds, sr::kClock),
};
template <> inline constexpr auto kFields<DeliverDatagram> = std::tuple{
    field("event", &DeliverDatagram::event),
    field("bytes", &DeliverDatagram::bytes),
};
template <> inline constexpr auto kFields<AddFault> = std::tuple{field("fault", &AddFault::fault)};
template <> inline constexpr auto kFields<RemoveFault> = std::tuple{field("id", &RemoveFault::id)};
template <> inline constexpr auto kFields<ReplaceFaults> = std::tuple{field("faults", &ReplaceFaults::faults)};
template <> inline constexpr auto kFields<ApplySettings> = std::tuple{field("settings", &ApplySettings::settings)};
template <> inline constexpr auto kFields<SetWebPassword> = std::tuple{
    field("account", &SetWebPassword::account),
    field("password", &SetWebPassword::password),
};
template <> inline constexpr auto kFields<RunPartial> = std::tuple{
    field("counter", &RunPartial::counter),
    field("running", &RunPartial::running),
};
template <> inline constexpr auto kFields<ZeroPartial> = std::tuple{field("counter", &ZeroPartial::counter)};
template <> inline constexpr auto kFields<SkipSamples> = std::tuple{field("limit", &SkipSamples::limit, sr::kTime)};
template <> inline constexpr auto kFields<MarkTraining> = std::tuple{
    field("event", &MarkTraining::event),
    field("text", &MarkTraining::text),
};

} // namespace vmeter
