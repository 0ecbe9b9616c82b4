// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/scenario/devices/device_type.h"

#include "virtualhw/base/seconds.h"
#include "virtualhw/scenario/input_reader.h"

#include <algorithm>

namespace vmeter::scenario_format {

namespace {

constexpr KeySet kDevice{kDeviceKeys};
constexpr KeySet kStage{kStageKeys};
constexpr double kPhaseToPhaseVolts = 400;

/// A device is the same on all its phases.
template <class T>
void readOne(Diagnostics& diagnostics, const Field& device, const std::optional<PerPhase<T>>& values, T& value)
{
    if (!values) {
        return;
    }
    if (std::any_of(values->begin(), values->end(), [&](const T& other) { return !(other == values->front()); })) {
        diagnostics.add(device.node->at, device.path,
            Phrase("Scenario", "a device is the same on all its phases: give one value, not three"));
    }
    value = values->front();
}

void readElement(Diagnostics& diagnostics, const MapReader& map, LoadElement& element)
{
    const InputChange currents = readCurrents(diagnostics, map);
    readOne(diagnostics, map.map(), currents.current, element.current);
    readOne(diagnostics, map.map(), currents.phiDeg, element.phiDeg);
    readOne(diagnostics, map.map(), currents.currentHarmonics, element.harmonics);
    readOne(diagnostics, map.map(), currents.shape, element.shape);
}

std::optional<DeviceType::Stage> readStage(Diagnostics& diagnostics, const Field& value, const LoadElement& running)
{
    const MapReader map(diagnostics, value, kStage);
    const auto time = map.require("for", Phrase("Scenario", "how long it takes, like for: 400 ms"));
    const auto seconds = time ? readQuantity(diagnostics, *time, kDuration) : std::nullopt;
    DeviceType::Stage stage{Duration{}, running};
    readElement(diagnostics, map, stage.element);
    if (!seconds) {
        return std::nullopt;
    }
    stage.duration = durationFromSeconds(*seconds);
    return stage;
}

} // namespace

std::optional<DeviceType> readDeviceType(Diagnostics& diagnostics, const Field& value)
{
    const MapReader map(diagnostics, value, kDevice);
    DeviceType type;
    if (const auto name = map.find("name")) {
        type.name = readLocalizedText(diagnostics, *name, kMaxNameCharacters);
    }
    if (const auto connection = map.find("connection")) {
        type.connection
            = readWord<Connection>(diagnostics, *connection, Phrase("Scenario", "a connection"), kConnections)
                  .value_or(Connection::single);
    }
    LoadElement& running = type.running;
    if (type.connection == Connection::between) {
        running.ratedVolts = kPhaseToPhaseVolts;
    }
    if (const auto volts = map.find("rated_voltage")) {
        running.ratedVolts = readQuantity(diagnostics, *volts, kRatedVoltage).value_or(running.ratedVolts);
    }
    if (const auto law = map.find("law")) {
        running.law = readWord<CurrentLaw>(diagnostics, *law, Phrase("Scenario", "a law of the current"), kLaws)
                          .value_or(running.law);
    }
    const auto current = map.require("current", "current: 10 A");
    readElement(diagnostics, map, running);
    if (const auto start = map.find("start")) {
        const auto stages
            = readList(diagnostics, *start, Phrase("Scenario", "a list of stages like [{for: 400 ms, current: 30 A}]"));
        if (stages && stages->size() > kMaxStages) {
            diagnostics.add(
                start->node->at, start->path, Phrase("Scenario", "too many stages: at most %1").with(kMaxStages));
            return std::nullopt;
        }
        for (const Field& item : stages.value_or(std::vector<Field>{})) {
            if (auto stage = readStage(diagnostics, item, running)) {
                type.start.push_back(std::move(*stage));
            }
        }
    }
    return current && diagnostics.empty() ? std::optional(type) : std::nullopt;
}

} // namespace vmeter::scenario_format
