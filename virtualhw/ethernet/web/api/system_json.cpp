// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/web/api/system_json.h"

#include <QString>

#include <string_view>

namespace vmeter {

namespace {

QString text(std::string_view characters)
{
    return QString::fromLatin1(characters.data(), static_cast<qsizetype>(characters.size()));
}

QString version(uint16_t hundredths)
{
    return QString::number(hundredths / 100.0, 'f', 2);
}

QString hexadecimal(uint16_t word)
{
    return QStringLiteral("%1").arg(word, 4, 16, QLatin1Char('0')).toUpper();
}

/// [inferred] The digits of registers 50008 to 50010, in their order.
QString serialNumber(const SerialNumber& serial)
{
    return hexadecimal(serial.yearWeek) + hexadecimal(serial.siteLine)
        + QStringLiteral("%1").arg(serial.order, 5, 10, QLatin1Char('0'));
}

} // namespace

QJsonObject systemJson(const MeterState& state)
{
    const MeterModel& model = *state.model;
    return {
        {"manufacturer", text(model.manufacturer)},
        {"product", text(model.productName)},
        {"serial_number", serialNumber(state.identity.serial)},
        {"rel1", version(model.firmware.metrological)},
        {"rel2", version(model.firmware.nonMetrological)},
        {"cs1", hexadecimal(model.firmware.metrologicalChecksum)},
        {"cs2", hexadecimal(model.firmware.nonMetrologicalChecksum)},
        {"port", model.communicationPort},
        {"uptime_s", static_cast<double>(state.uptime) / kSampleRate},
    };
}

} // namespace vmeter
