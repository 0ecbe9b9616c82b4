// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/energy/partial_counters.h"
#include "core/meter_model.h"
#include "core/registers/register_access.h"
#include "core/settings/settings.h"
#include "core/settings/web_password.h"
#include "virtualhw/bench/timeline/scenario.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace vmeter {

// What can be done to a Bench from outside, as data. Each command has its name in session files (kName), what
// Bench::apply() returns for it (Result), and its fields, which session files hold by the names in
// virtualhw/session/fields.h (docs/interfaces.md, section 7.4). Bench::perform() says what a command does.

/// Switches the mains of the bench. The meter also needs the conductor that feeds it.
struct SwitchMains {
    static constexpr std::string_view kName = "mains";
    using Result = void;
    bool on = true;
};

/// Replaces the scenario. Scenario time starts at 0; the meter continues to run.
struct PlayScenario {
    static constexpr std::string_view kName = "scenario";
    using Result = void;
    Scenario scenario;
};

/// Changes inputs by hand.
struct ChangeInputs {
    static constexpr std::string_view kName = "change";
    using Result = void;
    InputChange change;
};

/// Presses or releases one key.
struct MoveKey {
    static constexpr std::string_view kName = "key";
    using Result = void;
    Key key{};
    bool pressed = false;
};

/// Presses `keys` together now and releases them after `hold`. Returns the time at which they are released.
struct PressKeys {
    static constexpr std::string_view kName = "press";
    using Result = MeterTime;
    std::vector<Key> keys;
    Duration hold{};
};

/// A Modbus write. Returns what the client is told.
struct WriteRegisters {
    static constexpr std::string_view kName = "write";
    using Result = RegisterResult;
    uint16_t address = 0;
    std::vector<uint16_t> words;
    bool broadcast = false;
};

/// Fits and seals the terminal cover, or takes it off.
struct SealCover {
    static constexpr std::string_view kName = "seal";
    using Result = void;
    bool sealed = false;
};

/// Sets the malfunction number, see Meter::setMalfunction(); 0 repairs the meter.
struct SetMalfunction {
    static constexpr std::string_view kName = "malfunction";
    using Result = void;
    uint8_t malfunction = 0;
};

/// Replaces the meter by one of another model with the same FRAM and identity: it is switched off and on again.
struct ExchangeMeter {
    static constexpr std::string_view kName = "model";
    using Result = void;
    const MeterModel* model = &kCountisE28; ///< never null
};

/// The Ethernet port has carried traffic: its icon lights.
struct ShowActivity {
    static constexpr std::string_view kName = "activity";
    using Result = void;
    bool served = true; ///< always true; of old session files
};

/// Selects the tariff as a write to register 40481 does; no effect while the meter is without power.
struct SelectTariff {
    static constexpr std::string_view kName = "tariff";
    using Result = void;
    Tariff tariff = Tariff::t1;
};

/// Sets the meter's clock. [inferred] Without power the clock goes on, on a battery.
struct SetClock {
    static constexpr std::string_view kName = "clock";
    using Result = void;
    int64_t microseconds = 0; ///< UTC, since 1970
};

enum class NetworkEvent : uint8_t {
    dhcpMessage,     ///< payload of a datagram for port 68
    timeMessage,     ///< payload of the time server's reply
    addressConflict, ///< the four octets of an address that another host uses
};

/// A datagram arrives on the meter's Ethernet port for its clients of DHCP and NTP.
struct DeliverDatagram {
    static constexpr std::string_view kName = "network";
    using Result = void;
    NetworkEvent event{};
    std::vector<uint8_t> bytes;
};

/// Begins a fault. Returns its id, by which it can be ended early.
struct AddFault {
    static constexpr std::string_view kName = "fault";
    using Result = uint32_t;
    DeviceFault fault;
};

struct RemoveFault {
    static constexpr std::string_view kName = "fault_end";
    using Result = void;
    uint32_t id = 0;
};

/// Ends all faults and begins these.
struct ReplaceFaults {
    static constexpr std::string_view kName = "faults";
    using Result = void;
    std::vector<DeviceFault> faults;
};

// Changes that the meter's web server makes; each corresponds to a function of Meter.
struct ApplySettings {
    static constexpr std::string_view kName = "settings";
    using Result = void;
    Settings settings;
};
struct SetWebPassword {
    static constexpr std::string_view kName = "password";
    using Result = void;
    WebAccount account{};
    WebPassword password;
};
struct RunPartial {
    static constexpr std::string_view kName = "partial_run";
    using Result = void;
    PartialCounter counter{};
    bool running = false;
};
struct ZeroPartial {
    static constexpr std::string_view kName = "partial_zero";
    using Result = void;
    PartialCounter counter{};
};

/// Fast-forwards: skips samples where nothing happens, `limit` at most. Bench::fastForward() issues it.
struct SkipSamples {
    static constexpr std::string_view kName = "coast";
    using Result = void;
    Duration limit{};
};

/// An action of a trainee or instructor that does not touch the meter.
enum class TrainingEvent : uint8_t {
    begin,     ///< a lesson or an exam begins; the mark holds its whole text
    next,      ///< the trainee has read the text of the step
    answer,    ///< the trainee answers the question of the step
    hint,      ///< the trainee asks for the next hint
    show,      ///< the trainee asks for the demonstration of the step
    skip,      ///< the trainee gives up the task
    end,       ///< the trainee ends the lesson or exam, or its time is over
    resumed,   ///< an exam goes on after a break; the text says when and from which record (ExamResumption)
    closed,    ///< an exam has ended; the text is the computer's time, ISO 8601
    signature, ///< of the record up to here, by the instructor's key: HMAC-SHA256 in 64 hexadecimal digits
};

/// Does nothing to the bench. The mark is in the recording so that a replay finds the lesson's or exam's course.
struct MarkTraining {
    static constexpr std::string_view kName = "training";
    using Result = void;
    TrainingEvent event{};
    std::string text{};
};

using BenchCommand = std::variant<SwitchMains, PlayScenario, ChangeInputs, MoveKey, PressKeys, WriteRegisters,
    SealCover, SetMalfunction, ExchangeMeter, ShowActivity, SelectTariff, SetClock, DeliverDatagram, AddFault,
    RemoveFault, ReplaceFaults, ApplySettings, SetWebPassword, RunPartial, ZeroPartial, SkipSamples, MarkTraining>;

} // namespace vmeter
