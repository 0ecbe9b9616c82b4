// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/web/api/system_json.h"

#include "core/meter_identity.h"
#include "core/registers/identity.h"

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

/// The digits of registers 50008 to 50010, in their order.
QString serialNumber()
{
    return hexadecimal(kSerialYearWeek) + hexadecimal(kSerialSiteLine)
        + QStringLiteral("%1").arg(kSerialOrder, 5, 10, QLatin1Char('0'));
}

} // namespace

QJsonObject systemJson(const MeterState& state)
{
    return {
        {"manufacturer", text(kManufacturer)},
        {"product", text(productName(state.model))},
        {"serial_number", serialNumber()},
        {"rel1", version(kMetrologicalVersion)},
        {"rel2", version(kNonMetrologicalVersion)},
        {"cs1", hexadecimal(kMetrologicalChecksum)},
        {"cs2", hexadecimal(kNonMetrologicalChecksum)},
        {"port", kCommunicationPortName},
        {"uptime_s", static_cast<double>(state.uptime) / kSampleRate},
    };
}

} // namespace vmeter
