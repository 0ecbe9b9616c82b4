// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/energy/partial_meters.h"
#include "core/meter_model.h"
#include "core/settings/settings.h"
#include "core/settings/web_password.h"
#include "virtualhw/scenario/scenario.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace vmeter {

// What can be done to a Bench from outside, as data: each stands for the function of Bench that it is named after.

struct MainsInput {
    bool on = true;
};
struct ScenarioInput {
    Scenario scenario;
};
struct ChangeInput {
    InputChange change;
};
struct KeyInput {
    Key key{};
    bool pressed = false;
};
struct PressInput {
    std::vector<Key> keys;
    SampleCount hold = 0;
};
struct WriteInput {
    uint16_t address = 0;
    std::vector<uint16_t> words;
    bool broadcast = false;
};
struct SealInput {
    bool sealed = false;
};
struct MalfunctionInput {
    uint8_t malfunction = 0;
};
struct ModelInput {
    const MeterModel* model = &kCountisE28; ///< never null
};
struct ActivityInput {
    bool served = true;
};
struct TariffInput {
    Tariff tariff = Tariff::t1;
};
struct ClockInput {
    int64_t microseconds = 0;
};
/// What arrives on the meter's Ethernet port for its clients of DHCP and NTP.
enum class NetworkEvent : uint8_t {
    dhcpMessage,     ///< payload of a datagram for port 68
    timeMessage,     ///< what the time server answered
    addressConflict, ///< the four octets of the address that another host has
};
struct NetworkInput {
    NetworkEvent event{};
    std::vector<uint8_t> bytes;
};
struct FaultInput {
    Fault fault;
};
struct FaultEndInput {
    uint32_t id = 0;
};
struct FaultsInput {
    std::vector<Fault> faults;
};
struct SettingsInput {
    Settings settings;
};
struct PasswordInput {
    WebAccount account{};
    WebPassword password;
};
struct PartialRunInput {
    PartialCounter counter{};
    bool running = false;
};
struct PartialZeroInput {
    PartialCounter counter{};
};
/// What somebody who is being trained, or who watches over it, does beside the meter.
enum class TrainingEvent : uint8_t {
    begin,  ///< a lesson or an exam, whose whole text it is
    next,   ///< has read what there was to read
    answer, ///< to the question of the step
    hint,   ///< asks for the next one
    show,   ///< asks to be shown
    skip,   ///< gives the task up
    end,    ///< has had enough, or the time is over
};
/// Nothing happens to the bench; it is in the record so that a lesson or an exam can be lived again.
struct TrainingInput {
    TrainingEvent event{};
    std::string text{};
};
/// Not an act, but how far samples were left out: Bench::coast(limit) that did leave some out.
struct CoastInput {
    SampleCount limit = 0;
};

using BenchInput = std::variant<MainsInput, ScenarioInput, ChangeInput, KeyInput, PressInput, WriteInput, SealInput,
    MalfunctionInput, ModelInput, ActivityInput, TariffInput, ClockInput, NetworkInput, FaultInput, FaultEndInput,
    FaultsInput, SettingsInput, PasswordInput, PartialRunInput, PartialZeroInput, CoastInput, TrainingInput>;

class Bench;

/// Keeps what is done to a Bench. Called from the thread of the bench.
class BenchJournal {
public:
    BenchJournal() = default;
    BenchJournal(const BenchJournal&) = delete;
    BenchJournal& operator=(const BenchJournal&) = delete;
    virtual ~BenchJournal() = default;

    /// `input` is about to act, at `time`.
    virtual void note(SampleCount time, const BenchInput& input) = 0;

    /// A block, or a stretch that was left out, has ended.
    virtual void block(const Bench& bench) = 0;
};

} // namespace vmeter
