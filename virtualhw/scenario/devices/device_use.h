// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/scenario/devices/device_catalogue.h"

#include <map>
#include <string>
#include <vector>

namespace vmeter::scenario_format {

/// Largest number of devices that run at the same time.
inline constexpr std::size_t kMaxDevices = 200;

/// Largest number of steps that the starts and stops of a timeline may produce. A hundred kinds with ten stages that
/// are switched often produce fewer.
inline constexpr std::size_t kMaxDeviceSteps = 20'000;

/// A device of a scenario: its kind, name, conductors and number of units.
struct DeviceUse {
    std::string name;
    const DeviceType* type = nullptr;
    std::array<int, 2> on{0, 1}; ///< a single-phase device uses the first
    double times = 1;
    Field value;

    /// Device that runs with the current of `element`.
    [[nodiscard]] Device with(const LoadElement& element) const;
};

/// A list of devices: names of kinds, or maps {device, on, name, times}.
std::vector<DeviceUse> readDeviceUses(Diagnostics& diagnostics, const Field& value, const DeviceCatalogue& catalogue);

/// As above, for devices that are already running.
std::optional<std::vector<Device>> readRunningDevices(
    Diagnostics& diagnostics, const Field& value, const DeviceCatalogue& catalogue);

/// Converts the starts and stops of a timeline, in the order of time, to steps: changes of the running devices with
/// their times.
class DeviceSchedule {
public:
    struct Step {
        Duration at{};
        Device device;
        Field value; ///< position of the start or stop in the text
        std::optional<LocalizedText> what{};
    };

    DeviceSchedule(Diagnostics& diagnostics, const std::vector<Device>& running);

    /// `what`: said of its first stage.
    void start(Duration at, const DeviceUse& use, const std::optional<LocalizedText>& what);
    void stop(Duration at, const Field& name, const std::optional<LocalizedText>& what);
    /// A `set` replaces all running devices.
    void replaceAll(Duration at, const std::vector<Device>& running);

    [[nodiscard]] std::vector<Step> release();

private:
    void drop(Duration from, const std::string& name);

    Diagnostics& m_diagnostics;
    std::vector<Step> m_steps;
    std::vector<bool> m_dropped; ///< for each step: true if it was dropped
    std::map<std::string, std::vector<std::size_t>>
        m_running; ///< key: name of the device; value: steps of its latest start
};

} // namespace vmeter::scenario_format
