// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/embedded_files.h"
#include "virtualhw/scenario/devices/device_type.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace vmeter {

/// The devices that come with the program (scenarios/loads).
EmbeddedFiles readyDeviceFiles();

/// What people call a device of that name: the title of its kind if the name, or its first word, is that of a kind that
/// comes with the program; else the name itself. "kettle L2" is a kettle.
LocalizedText deviceTitle(std::string_view name);

} // namespace vmeter

namespace vmeter::scenario_format {

/// The kinds of devices that a scenario can name: its own, and those of scenarios/loads.
class DeviceCatalogue {
public:
    /// Adds a kind of device of the scenario; it replaces a kind of the program with the same name.
    void add(std::string name, DeviceType type) { m_own.insert_or_assign(std::move(name), std::move(type)); }

    /// Null if there is none. The pointer is valid as long as this object exists.
    [[nodiscard]] const DeviceType* find(std::string_view name) const;
    [[nodiscard]] std::vector<std::string_view> names() const;

private:
    std::map<std::string, DeviceType, std::less<>> m_own;
};

/// Reads one file of scenarios/loads. Returns nothing if it has errors.
std::optional<DeviceType> parseDeviceType(std::string_view text, std::vector<ScenarioError>& errors);

} // namespace vmeter::scenario_format
