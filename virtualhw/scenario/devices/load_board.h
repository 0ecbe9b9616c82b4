// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/timeline/scenario.h"
#include "virtualhw/scenario/scenario_format.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace vmeter {

/// A kind of device on the load board: one of scenarios/loads.
struct BoardKind {
    std::string name; ///< in scenarios
    LocalizedText title;
    scenario_format::Connection connection = scenario_format::Connection::single;
    double watts = 0; ///< of one device at its rated voltage; negative: it feeds in
    double vars = 0;  ///< of the fundamental; positive: inductive
    double amperes = 0;
};

/// In the order of their names.
std::vector<BoardKind> boardKinds();

/// A device that the board has switched on.
struct BoardUse {
    std::string kind;
    std::array<int, 2> on{0, 1}; ///< its phase, or the two phases that it is connected between
    double times = 1;            ///< number of devices and share of their power, 0.001 to 1000
    friend bool operator==(const BoardUse&, const BoardUse&) = default;
};

/// By which the device is stopped: "kettle L2", "welder L1-L3", "motor".
std::string boardName(const BoardUse& use);

/// What happens to the running devices when one is switched on: each stage of its start, and its running.
struct BoardStep {
    Duration after{}; ///< since it was switched on
    Device device;
};

/// Empty if there is no such kind.
std::vector<BoardStep> startSteps(const BoardUse& use);

/// The device as it runs, without its start.
Device runningDevice(const BoardUse& use);

/// What was done on a load board, as a scenario.
class BoardRecord {
public:
    /// A device was switched on with its start, off, or has changed its number or power. `now` never decreases. The
    /// first deed is the scenario's beginning.
    void started(MeterTime now, const BoardUse& use);
    void stopped(MeterTime now, std::string_view name);
    void changed(MeterTime now, const BoardUse& use);

    [[nodiscard]] bool empty() const { return m_deeds.empty(); }
    void clear() { *this = {}; }

    /// The text of the scenario, on the supply that is given.
    [[nodiscard]] std::string yaml(const Supply& supply) const;

private:
    struct Deed {
        Duration at{};
        std::string action; ///< YAML of the entry, without its time
    };

    void add(MeterTime now, std::string action);

    std::vector<Deed> m_deeds;
    std::vector<BoardUse> m_running;
    MeterTime m_begin{};
};

} // namespace vmeter
