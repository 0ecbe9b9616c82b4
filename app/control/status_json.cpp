// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/control/status_json.h"

#include "app/control/fault_json.h"
#include "virtualhw/base/ipv4_text.h"
#include "virtualhw/base/seconds.h"
#include "virtualhw/ethernet/web/meter_json.h"
#include "virtualhw/ethernet/web/network_names.h"

namespace vmeter {

namespace {

QJsonValue speedJson(Speed speed)
{
    return speed.unlimited() ? QJsonValue("max") : QJsonValue(speed.factor);
}

QJsonObject clockJson(const MeterState& meter)
{
    constexpr double kMicrosecondsPerSecond = 1e6;
    const SntpStatus& sntp = meter.sntp;
    return {
        {"utc", isoTime(meter.clock)},
        {"sntp", nameOf(sntp.state)},
        {"last_set", sntp.lastSet ? QJsonValue(isoTime(*sntp.lastSet)) : QJsonValue()},
        {"last_offset_s", static_cast<double>(sntp.lastOffset.value) / kMicrosecondsPerSecond},
        {"stratum", sntp.stratum},
        {"leap_second", sntp.leapSecond},
    };
}

QJsonObject linkJson(const Snapshot& now, const QString& fault)
{
    const MeterState& meter = now.meter;
    const auto& network = meter.link.network;
    const QString reason = !meter.powered ? QStringLiteral("the meter is without power")
        : now.unplugged                   ? QStringLiteral("the cable is unplugged, by a fault")
                                          : fault;
    return {
        {"up", reason.isEmpty()},
        {"reason", reason.isEmpty() ? QJsonValue() : QJsonValue(reason)},
        {"address", QString::fromStdString(ipv4Text(network.address))},
        {"netmask", QString::fromStdString(ipv4Text(network.netmask))},
        {"gateway", QString::fromStdString(ipv4Text(network.gateway))},
        {"dhcp", meter.settings.network.dhcp},
        {"source", nameOf(meter.link.source)},
        {"unit_id", meter.settings.unitId},
    };
}

QJsonValue serverJson(const QString& address)
{
    return address.isEmpty() ? QJsonValue() : QJsonValue(address);
}

} // namespace

QJsonObject localizedJson(const LocalizedText& text)
{
    return {{"en", QString::fromStdString(text.en)}, {"fr", QString::fromStdString(text.fr)}};
}

QJsonObject timeJson(const Snapshot& now)
{
    return {
        {"meter_time_s", secondsOf(now.time)},
        {"scenario_time_s", secondsOf(now.scenarioTime)},
        {"speed", speedJson(now.speed)},
    };
}

QJsonObject statusJson(const Snapshot& now, const ServerAddresses& servers, const QString& linkFault)
{
    auto status = timeJson(now);
    status.insert("model", QString::fromStdString(std::string(now.meter.model->name)));
    status.insert("scenario", localizedJson(now.scenarioName));
    status.insert("coasting", now.fastForwarding);
    status.insert("mains", now.mainsOn);
    status.insert("powered", now.meter.powered);
    status.insert("addresses",
        QJsonObject{
            {"modbus", serverJson(servers.modbus)},
            {"web", serverJson(servers.web)},
            {"control", serverJson(servers.control)},
        });
    status.insert("link", linkJson(now, linkFault));
    status.insert("clock", clockJson(now.meter));
    status.insert("faults", faultsJson(now.faults.get()));
    return status;
}

QJsonObject redactForViewer(QJsonObject status)
{
    for (const char* told : {"scenario", "mains", "faults"}) {
        status.insert(QLatin1String(told), QJsonValue());
    }
    auto link = status["link"].toObject();
    link.insert("reason", QJsonValue());
    status.insert("link", link);
    return status;
}

} // namespace vmeter
