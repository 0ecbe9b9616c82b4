// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/control/input_json.h"

#include "virtualhw/base/seconds.h"
#include "virtualhw/ethernet/web/meter_json.h"
#include "virtualhw/scenario/scenario_format.h"

#include <QJsonArray>
#include <QString>

#include <cstddef>
#include <string_view>

namespace vmeter {

namespace {

using scenario_format::kConductorNames;

QJsonArray numbersJson(const PerPhase<double>& numbers)
{
    return {numbers[0], numbers[1], numbers[2]};
}

QString nameOf(int conductor)
{
    const std::string_view name = kConductorNames[static_cast<std::size_t>(conductor)].text;
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

QJsonArray orderJson(const PerConductor<int>& conductors)
{
    QJsonArray order;
    for (const int conductor : conductors) {
        order.append(nameOf(conductor));
    }
    return order;
}

/// Names of the conductors that are set in `flags`.
template <std::size_t N> QJsonArray markedJson(const std::array<bool, N>& flags)
{
    QJsonArray marked;
    for (std::size_t i = 0; i < N; ++i) {
        if (flags[i]) {
            marked.append(nameOf(static_cast<int>(i)));
        }
    }
    return marked;
}

QJsonObject wiringJson(const Wiring& wiring)
{
    return {
        {"supply_at", orderJson(wiring.conductorAt)},
        {"load_at", orderJson(wiring.loadAt)},
        {"reverse", markedJson(wiring.reversed)},
        {"open", markedJson(wiring.open)},
        {"open_load", markedJson(wiring.loadOpen)},
    };
}

} // namespace

QJsonObject inputJson(const Snapshot& now)
{
    const Supply& supply = now.input.supply;
    const Load& load = now.input.load;
    QJsonArray devices;
    for (const Device& device : load.devices) {
        devices.append(QString::fromStdString(device.name));
    }
    const QJsonObject input{
        {"supply",
            QJsonObject{{"frequency", supply.frequencyHz}, {"voltage", numbersJson(supply.voltage)},
                {"voltage_angle", numbersJson(supply.voltageAngleDeg)}}},
        {"load", QJsonObject{{"current", numbersJson(load.current)}, {"phi", numbersJson(load.phiDeg)}}},
        {"wiring", wiringJson(now.input.wiring)},
        {"tariff", now.meter.tariff == Tariff::t1 ? 1 : 2},
    };
    return {
        {"meter_time_s", secondsOf(now.time)},
        {"input", input},
        {"devices", devices},
        {"recording", now.recordingPlayed},
    };
}

} // namespace vmeter
