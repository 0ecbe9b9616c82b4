// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/scenario/devices/device_use.h"

#include "virtualhw/base/utf8.h"

#include <algorithm>

namespace vmeter::scenario_format {

namespace {

constexpr KeySet kUse{kUseKeys};

Message tooManyDevices()
{
    return Phrase("Scenario", "too many devices: at most %1 run at once; times gives one several").with(kMaxDevices);
}

const DeviceType* readKind(Diagnostics& diagnostics, const Field& value, const DeviceCatalogue& catalogue)
{
    const auto name = readScalar(diagnostics, value, Phrase("Scenario", "the name of a device"));
    if (!name) {
        return nullptr;
    }
    const DeviceType* type = catalogue.find(*name);
    if (type == nullptr) {
        diagnostics.add(value.node->at, value.path,
            unknownWord(*name, Phrase("Scenario", "a device known here"), catalogue.names()));
    }
    return type;
}

/// The conductors of a device: one phase, or two for a device that is connected between phases.
bool readConductors(Diagnostics& diagnostics, const Field& value, Connection connection, std::array<int, 2>& on)
{
    if (connection == Connection::threePhase) {
        diagnostics.add(value.keyAt, value.path,
            Phrase("Scenario", "a device of three phases is connected to all of them: leave out on"));
        return false;
    }
    if (connection == Connection::single) {
        const auto phase = readWord<int>(diagnostics, value, Phrase("Scenario", "a phase"), kPhaseNames);
        on[0] = phase.value_or(0);
        return phase.has_value();
    }
    const auto items = readList(diagnostics, value, Phrase("Scenario", "two phases like [L1, L2]"));
    if (!items) {
        return false;
    }
    if (items->size() != on.size()) {
        diagnostics.add(
            value.node->at, value.path, Phrase("Scenario", "it is connected between two phases, like [L1, L2]"));
        return false;
    }
    for (std::size_t i = 0; i < on.size(); ++i) {
        const auto phase = readWord<int>(diagnostics, (*items)[i], Phrase("Scenario", "a phase"), kPhaseNames);
        if (!phase) {
            return false;
        }
        on[i] = *phase;
    }
    if (on[0] == on[1]) {
        diagnostics.add(value.node->at, value.path, Phrase("Scenario", "the two phases must differ"));
    }
    return on[0] != on[1];
}

std::optional<DeviceUse> readUse(Diagnostics& diagnostics, const Field& value, const DeviceCatalogue& catalogue)
{
    DeviceUse use;
    use.value = value;
    if (value.node->kind != YamlNode::Kind::map) {
        use.type = readKind(diagnostics, value, catalogue);
        use.name = value.node->text;
        return use.type != nullptr ? std::optional(use) : std::nullopt;
    }
    const MapReader map(diagnostics, value, kUse);
    const auto device = map.require("device", "device: kettle");
    use.type = device ? readKind(diagnostics, *device, catalogue) : nullptr;
    if (use.type == nullptr) {
        return std::nullopt;
    }
    use.name = device->node->text;
    if (const auto name = map.find("name")) {
        const auto text = readScalar(diagnostics, *name, Phrase("Scenario", "a name"));
        if (text && characterCount(*text) > kMaxNameCharacters) {
            diagnostics.add(name->node->at, name->path,
                Phrase("Scenario", "the name is too long: at most %1 characters").with(kMaxNameCharacters));
            return std::nullopt;
        }
        use.name = text.value_or(use.name);
    }
    if (const auto times = map.find("times")) {
        use.times = readQuantity(diagnostics, *times, kTimes).value_or(1);
    }
    const auto on = map.find("on");
    const bool placed = !on || readConductors(diagnostics, *on, use.type->connection, use.on);
    return placed ? std::optional(use) : std::nullopt;
}

} // namespace

Device DeviceUse::with(const LoadElement& element) const
{
    LoadElement one = element;
    one.current *= times;
    Device device{name, {}};
    switch (type->connection) {
    case Connection::single:
        one.from = on[0];
        one.to = kNeutral;
        device.elements.push_back(one);
        break;
    case Connection::between:
        one.from = on[0];
        one.to = on[1];
        device.elements.push_back(one);
        break;
    case Connection::threePhase:
        for (one.from = 0; one.from < kNeutral; ++one.from) {
            one.to = kNeutral;
            device.elements.push_back(one);
        }
        break;
    }
    return device;
}

std::vector<DeviceUse> readDeviceUses(Diagnostics& diagnostics, const Field& value, const DeviceCatalogue& catalogue)
{
    std::vector<DeviceUse> uses;
    const auto items = readList(diagnostics, value, Phrase("Scenario", "a list of devices like [kettle, fridge]"));
    for (const Field& item : items.value_or(std::vector<Field>{})) {
        if (auto use = readUse(diagnostics, item, catalogue)) {
            uses.push_back(std::move(*use));
        }
    }
    return uses;
}

std::optional<std::vector<Device>> readRunningDevices(
    Diagnostics& diagnostics, const Field& value, const DeviceCatalogue& catalogue)
{
    std::vector<Device> devices;
    for (const DeviceUse& use : readDeviceUses(diagnostics, value, catalogue)) {
        if (devices.size() == kMaxDevices) {
            diagnostics.add(value.node->at, value.path, tooManyDevices());
            return std::nullopt;
        }
        if (std::any_of(devices.begin(), devices.end(), [&](const Device& other) { return other.name == use.name; })) {
            diagnostics.add(use.value.node->at, use.value.path,
                Phrase("Scenario", "%1 is there already; give this one a name of its own").with(inQuotes(use.name)));
            return std::nullopt;
        }
        devices.push_back(use.with(use.type->running));
    }
    return devices;
}

DeviceSchedule::DeviceSchedule(Diagnostics& diagnostics, const std::vector<Device>& running)
    : m_diagnostics(diagnostics)
{
    for (const Device& device : running) {
        m_running[device.name];
    }
}

void DeviceSchedule::start(Duration at, const DeviceUse& use, const std::optional<LocalizedText>& what)
{
    if (m_running.contains(use.name)) {
        m_diagnostics.add(use.value.node->at, use.value.path,
            Phrase("Scenario", "%1 runs already; stop it before, or give this one a name of its own")
                .with(inQuotes(use.name)));
        return;
    }
    if (m_running.size() == kMaxDevices) {
        m_diagnostics.add(use.value.node->at, use.value.path, tooManyDevices());
        return;
    }
    if (m_steps.size() + use.type->start.size() >= kMaxDeviceSteps) {
        m_diagnostics.add(use.value.node->at, use.value.path,
            Phrase("Scenario", "too many starts and stops: with their stages at most %1").with(kMaxDeviceSteps));
        return;
    }
    std::vector<std::size_t>& steps = m_running[use.name];
    const auto add = [&](const LoadElement& element) {
        steps.push_back(m_steps.size());
        m_steps.push_back({at, use.with(element), use.value, steps.size() == 1 ? what : std::nullopt});
        m_dropped.push_back(false);
    };
    for (const DeviceType::Stage& stage : use.type->start) {
        add(stage.element);
        at += stage.duration;
    }
    add(use.type->running);
}

void DeviceSchedule::stop(Duration at, const Field& name, const std::optional<LocalizedText>& what)
{
    const auto text = readScalar(m_diagnostics, name, Phrase("Scenario", "the name of a device that runs"));
    if (!text) {
        return;
    }
    const std::string running(*text);
    if (!m_running.contains(running)) {
        std::vector<std::string_view> names;
        std::transform(m_running.begin(), m_running.end(), std::back_inserter(names),
            [](const auto& device) { return std::string_view(device.first); });
        m_diagnostics.add(name.node->at, name.path,
            names.empty() ? Phrase("Scenario", "%1 does not run then; nothing does").with(inQuotes(running))
                          : unknownWord(running, Phrase("Scenario", "a device that runs then"), names));
        return;
    }
    drop(at, running);
    m_running.erase(running);
    m_steps.push_back({at, {running, {}}, name, what});
    m_dropped.push_back(false);
}

void DeviceSchedule::replaceAll(Duration at, const std::vector<Device>& running)
{
    for (const auto& [name, steps] : m_running) {
        drop(at, name);
    }
    m_running.clear();
    for (const Device& device : running) {
        m_running[device.name];
    }
}

void DeviceSchedule::drop(Duration from, const std::string& name)
{
    for (const std::size_t step : m_running[name]) {
        m_dropped[step] = m_dropped[step] || m_steps[step].at >= from;
    }
}

std::vector<DeviceSchedule::Step> DeviceSchedule::release()
{
    std::vector<Step> steps;
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        if (!m_dropped[i]) {
            steps.push_back(std::move(m_steps[i]));
        }
    }
    return steps;
}

} // namespace vmeter::scenario_format
