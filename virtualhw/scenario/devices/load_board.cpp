// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/scenario/devices/load_board.h"

#include "virtualhw/base/seconds.h"
#include "virtualhw/scenario/devices/device_use.h"
#include "virtualhw/scenario/quantity.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vmeter {

namespace {

using namespace scenario_format;

std::string phaseName(int phase)
{
    return "L" + std::to_string(phase + 1);
}

/// A use without a place in a text.
std::optional<DeviceUse> deviceUse(const BoardUse& use, const DeviceCatalogue& catalogue)
{
    DeviceUse result;
    result.name = boardName(use);
    result.type = catalogue.find(use.kind);
    result.on = use.on;
    result.times = use.times;
    return result.type != nullptr ? std::optional(result) : std::nullopt;
}

/// {device: kettle, on: L2, name: kettle L2, times: 2}
std::string useText(const BoardUse& use)
{
    const DeviceType* type = DeviceCatalogue{}.find(use.kind);
    std::string text = "{device: " + use.kind;
    if (type != nullptr && type->connection == Connection::single) {
        text += ", on: " + phaseName(use.on[0]);
    } else if (type != nullptr && type->connection == Connection::between) {
        text += ", on: [" + phaseName(use.on[0]) + ", " + phaseName(use.on[1]) + "]";
    }
    text += ", name: " + boardName(use);
    return use.times == 1 ? text + "}" : text + ", times: " + numberText(use.times) + "}";
}

template <class Values> std::string listText(const Values& values)
{
    std::string text = "[";
    for (const double value : values) {
        text += (text.size() > 1 ? ", " : "") + numberText(value);
    }
    return text + "]";
}

} // namespace

std::vector<BoardKind> boardKinds()
{
    std::vector<BoardKind> kinds;
    const DeviceCatalogue catalogue;
    for (const std::string_view name : catalogue.names()) {
        const DeviceType& type = *catalogue.find(name);
        const LoadElement& element = type.running;
        BoardKind kind{std::string(name), type.name};
        kind.connection = type.connection;
        const double phases = type.connection == Connection::threePhase ? 3 : 1;
        // What a shape cuts off the sine: half of each cycle, a quarter of each half-cycle twice over, every other
        // pair.
        const double share = element.shape == CurrentShape::sine ? 1 : 0.5;
        const double apparent = phases * share * element.ratedVolts * element.current;
        const double lag = element.phiDeg * std::numbers::pi / 180;
        kind.watts = apparent * std::cos(lag);
        kind.vars = apparent * std::sin(lag);
        kind.amperes = element.current;
        kinds.push_back(std::move(kind));
    }
    return kinds;
}

std::string boardName(const BoardUse& use)
{
    const DeviceType* type = DeviceCatalogue{}.find(use.kind);
    if (type == nullptr || type->connection == Connection::threePhase) {
        return use.kind;
    }
    const std::string first = use.kind + " " + phaseName(use.on[0]);
    return type->connection == Connection::single ? first : first + "-" + phaseName(use.on[1]);
}

std::vector<BoardStep> startSteps(const BoardUse& use)
{
    std::vector<BoardStep> steps;
    const DeviceCatalogue catalogue;
    const auto device = deviceUse(use, catalogue);
    if (!device) {
        return steps;
    }
    Duration after{};
    for (const DeviceType::Stage& stage : device->type->start) {
        steps.push_back({after, device->with(stage.element)});
        after += stage.duration;
    }
    steps.push_back({after, device->with(device->type->running)});
    return steps;
}

Device runningDevice(const BoardUse& use)
{
    const std::vector<BoardStep> steps = startSteps(use);
    return steps.empty() ? Device{boardName(use)} : steps.back().device;
}

void BoardRecord::add(MeterTime now, std::string action)
{
    if (m_deeds.empty()) {
        m_begin = now;
    }
    m_deeds.push_back({now - m_begin, std::move(action)});
}

void BoardRecord::started(MeterTime now, const BoardUse& use)
{
    m_running.push_back(use);
    add(now, "start: [" + useText(use) + "]");
}

void BoardRecord::stopped(MeterTime now, std::string_view name)
{
    if (std::erase_if(m_running, [&](const BoardUse& use) { return boardName(use) == name; }) > 0) {
        add(now, "stop: [" + std::string(name) + "]");
    }
}

void BoardRecord::changed(MeterTime now, const BoardUse& use)
{
    const auto running
        = std::ranges::find(m_running, boardName(use), [](const BoardUse& other) { return boardName(other); });
    if (running == m_running.end()) {
        return;
    }
    *running = use;
    // A slider gives many values within a moment: the last one counts.
    const Duration at = now - m_begin;
    std::string all;
    for (const BoardUse& other : m_running) {
        all += (all.empty() ? "" : ", ") + useText(other);
    }
    if (m_deeds.back().at == at && m_deeds.back().action.starts_with("set:")) {
        m_deeds.pop_back();
    }
    add(now, "set: {load: {devices: [" + all + "]}}");
}

std::string BoardRecord::yaml(const Supply& supply) const
{
    std::string text = "# yaml-language-server: $schema=scenario.schema.json\n"
                       "version: 1\n"
                       "name: {en: From the load board, fr: Depuis le tableau de charges}\n"
                       "afe: default\n";
    text += "supply: {frequency: " + numberText(supply.frequencyHz) + ", voltage: " + listText(supply.voltage)
        + ", voltage_angle: " + listText(supply.voltageAngleDeg) + "}\n";
    if (!m_deeds.empty()) {
        text += "timeline:\n";
    }
    for (const Deed& deed : m_deeds) {
        text += "  - {at: " + numberText(secondsOf(deed.at)) + " s, " + deed.action + "}\n";
    }
    return text;
}

} // namespace vmeter
