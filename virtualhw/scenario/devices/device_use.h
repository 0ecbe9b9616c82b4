// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/scenario/devices/device_shelf.h"

#include <map>
#include <string>
#include <vector>

namespace vmeter::scenario_format {

/// Devices that run at once, at most.
inline constexpr std::size_t kMaxDevices = 200;

/// What starts and stops of a timeline may come to. A hundred kinds of ten stages, switched all the time, come to less.
inline constexpr std::size_t kMaxDeviceSteps = 20'000;

/// A device of a scenario: which kind, under which name, on which conductors, how many of it.
struct DeviceUse {
    std::string name;
    const DeviceType* type = nullptr;
    std::array<int, 2> on{0, 1}; ///< a single one takes the first
    double times = 1;
    Field value;

    /// It with the current of `element`.
    [[nodiscard]] Device with(const LoadElement& element) const;
};

/// A list of devices: names of kinds, or maps {device, on, name, times}.
std::vector<DeviceUse> readDeviceUses(Findings& findings, const Field& value, const DeviceShelf& shelf);

/// The same, as they run.
std::optional<std::vector<Device>> readRunningDevices(Findings& findings, const Field& value, const DeviceShelf& shelf);

/// Turns the starts and stops of a timeline, in the order of time, into what is on the terminals from when on.
class DeviceProgramme {
public:
    struct Step {
        SampleCount at = 0;
        Device device;
        Field value; ///< of the start or stop in the text
    };

    DeviceProgramme(Findings& findings, const std::vector<Device>& running);

    void start(SampleCount at, const DeviceUse& use);
    void stop(SampleCount at, const Field& name);
    /// A `set` says which devices run.
    void replaceAll(SampleCount at, const std::vector<Device>& running);

    [[nodiscard]] std::vector<Step> take();

private:
    void drop(SampleCount from, const std::string& name);

    Findings& m_findings;
    std::vector<Step> m_steps;
    std::vector<bool> m_dropped;                               ///< of each step
    std::map<std::string, std::vector<std::size_t>> m_running; ///< steps of its latest start
};

} // namespace vmeter::scenario_format
