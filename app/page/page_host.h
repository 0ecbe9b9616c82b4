// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/control/control_api.h"
#include "virtualhw/bench/fram/fram_memory.h"
#include "virtualhw/bench/instruments/spectrum.h"
#include "virtualhw/bench/simulation.h"
#include "virtualhw/bench/traffic/traffic_log.h"
#include "virtualhw/ethernet/modbus/modbus_responder.h"
#include "virtualhw/ethernet/modbus/simulation_modbus_backend.h"
#include "virtualhw/scenario/devices/load_board.h"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vmeter {

/// What a page's meter is built from.
struct PageOrder {
    std::string model = "e28";
    std::string scenario; ///< name of a ready-made one; empty: the household day
    std::string yaml;     ///< text of a scenario, used instead if it is not empty
    std::optional<uint64_t> seed;
    int64_t utcMicroseconds = 0; ///< time at which the meter's clock begins
    bool sealed = false;
};

/// The bench in a page: one simulation without a thread, its control API and its Modbus server, both in process. The
/// host calls pump() as often as it can. Not thread-safe.
class PageHost {
public:
    /// The reason why there is no bench, one line for each mistake in the scenario; nothing: it stands. On a refusal
    /// the bench that was there goes on.
    std::optional<std::string> start(const PageOrder& order);
    [[nodiscard]] bool isStarted() const { return m_run != nullptr; }

    // All that follows: only after a start().

    /// Runs the meter time that is due. True: more is due at once.
    bool pump() { return m_run->simulation.pump(); }

    /// A call of the control API. `target`: path and query, as in a request line.
    [[nodiscard]] HttpResponse request(const std::string& method, const std::string& target, std::string body);

    /// Keeps the stream of an answer; the number by which nextOf() knows it.
    int keep(HttpStream stream);
    /// What the stream has to say since the last call; nothing at its end.
    std::optional<std::string> nextOf(int stream);
    void drop(int stream) { m_streams.erase(stream); }

    void moveKey(Key key, bool pressed);

    /// Switches a device of the load board on, with the stages of its start, or off.
    void switchDevice(const BoardUse& use, bool on);

    /// What the front shows, as JSON (docs/interfaces.md, section 8.3).
    [[nodiscard]] std::string view() const;
    /// Phasors at the terminals and the symmetry of the voltages, as JSON.
    [[nodiscard]] std::string phasors();
    /// The last 100 ms at the terminals: kScopeChannels rows of kScopeSets values, V and A.
    [[nodiscard]] const std::vector<float>& scope();

    /// Answers one Modbus TCP frame; empty: no reply, as to another unit id or a broadcast.
    std::vector<uint8_t> modbus(std::span<const uint8_t> frame);

    [[nodiscard]] std::string digest();

private:
    struct Run {
        Run(const MeterModel& model, Scenario scenario, std::optional<uint64_t> seed);

        TrafficLog traffic;
        FramMemory fram;
        Simulation simulation;
        SimulationModbusBackend backend;
        ModbusResponder responder;
        ControlApi control;
    };
    void startDueDevices(Bench& bench);
    uint64_t log(TrafficKind kind, TrafficReason reason, std::span<const uint8_t> bytes, uint64_t request);

    std::unique_ptr<Run> m_run;
    struct Stage {
        MeterTime at{};
        Device device;
    };
    std::vector<Stage> m_stages; ///< of devices that are starting, in no order
    std::map<int, HttpStream> m_streams;
    int m_lastStream = 0;
    SpectrumAnalyser m_analyser;
    std::vector<float> m_scope;
};

/// The ready-made scenarios as JSON: [{"id": NAME, "group": WORD, "name": {"en", "fr"}, "description": likewise}, ...].
std::string pageScenarios();
/// The kinds of devices of the load board as JSON: [{"id": NAME, "name": {"en", "fr"}, "connection": "single",
/// "between" or "three_phase", "W": P of one, "A": I of one}, ...].
std::string pageDevices();
/// The text of a ready-made scenario; empty: there is none of that name.
std::string pageScenarioText(const std::string& name);

} // namespace vmeter
