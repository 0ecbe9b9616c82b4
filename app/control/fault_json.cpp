// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/control/fault_json.h"

#include "virtualhw/base/qt_text.h"
#include "virtualhw/base/seconds.h"
#include "virtualhw/ethernet/web/meter_json.h"

#include <QJsonObject>
#include <QString>

#include <chrono>
#include <string_view>

namespace vmeter {

namespace {

QString milliseconds(std::chrono::milliseconds time)
{
    return QStringLiteral("%1 ms").arg(time.count());
}

QJsonValue delayJson(const DelayRange& delay)
{
    if (delay.least == delay.most) {
        return milliseconds(delay.least);
    }
    return QJsonArray{milliseconds(delay.least), milliseconds(delay.most)};
}

void insertParameter(const DeviceFault& fault, QJsonObject& json)
{
    switch (rowOf(fault.kind).parameter) {
    case FaultParameter::none:
        break;
    case FaultParameter::delay:
        json.insert("delay", delayJson(fault.delay));
        break;
    case FaultParameter::gap:
        json.insert("gap", milliseconds(fault.delay.least));
        break;
    case FaultParameter::exception:
        json.insert("code", fault.exception);
        break;
    case FaultParameter::message:
        json.insert("message", fault.message);
        break;
    }
}

QJsonObject faultJson(const ActiveFault& active)
{
    const DeviceFault& fault = active.fault;
    QJsonObject json{
        {"id", static_cast<qint64>(active.id)},
        {"kind", toQString(rowOf(fault.kind).name)},
        {"by", active.scripted ? "scenario" : "hand"},
        {"probability", fault.probability},
    };
    insertParameter(fault, json);
    if (fault.count) {
        json.insert("count", static_cast<qint64>(*fault.count));
    }
    if (fault.duration) {
        json.insert("for", secondsOf(*fault.duration));
    }
    if (fault.client) {
        json.insert("client", QString::fromStdString(endpointText(*fault.client)));
    }
    if (rowOf(fault.kind).onReplies) {
        json.insert("struck", static_cast<qint64>(active.struck));
    }
    if (const auto remaining = active.remaining()) {
        json.insert("remaining", static_cast<qint64>(*remaining));
    }
    if (active.end != MeterTime::never()) {
        json.insert("ends_s", secondsOf(active.end));
    }
    return json;
}

} // namespace

QJsonArray faultsJson(const ActiveFaultList* faults)
{
    QJsonArray list;
    if (faults == nullptr) {
        return list;
    }
    for (const ActiveFault& active : *faults) {
        // While the simulation is paused, exhausted faults are still in the list.
        if (!active.isExhausted()) {
            list.append(faultJson(active));
        }
    }
    return list;
}

} // namespace vmeter
