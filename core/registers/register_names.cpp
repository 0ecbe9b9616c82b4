// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registers/register_table.h"

namespace vmeter {

namespace {

template <std::size_t Count, class Enum>
constexpr const char* pick(const std::array<const char*, Count>& names, Enum value)
{
    return names[static_cast<std::size_t>(value)];
}

} // namespace

const char* typeName(RegisterType type)
{
    constexpr std::array kNames{"", "U16", "S16", "U32", "S32", "U64", "STRING", "STRING16"};
    return pick(kNames, type);
}

const char* unitName(RegisterUnit unit)
{
    constexpr std::array kNames{"", "V", "A", "Hz", "W", "var", "VA", "Wh", "varh", "VAh", "kWh", "kvarh", "kVAh",
        "MWh", "Mvarh", "h", "min", "s"};
    return pick(kNames, unit);
}

const char* accessName(RegisterAccess access)
{
    constexpr std::array kNames{"R", "RW", "W"};
    return pick(kNames, access);
}

const char* certaintyName(Certainty certainty)
{
    constexpr std::array kNames{"high", "medium", "low"};
    return pick(kNames, certainty);
}

const char* blockKindName(BlockKind kind)
{
    constexpr std::array kNames{"info", "settings", "commands"};
    return pick(kNames, kind);
}

const char* blockOriginName(BlockOrigin origin)
{
    constexpr std::array kNames{"E23 V103.18", "E47 V201.246"};
    return pick(kNames, origin);
}

const char* scaleText(const RegisterRow& row)
{
    constexpr std::array kTexts{"0.001", "0.01", "0.1", "1", "10"};
    switch (row.type) {
    case RegisterType::reserved:
    case RegisterType::text:
    case RegisterType::text16:
        return "";
    default:
        return kTexts[static_cast<std::size_t>(row.exponent + 3)];
    }
}

const char* sourceName(RegisterValue value)
{
    switch (value) {
    case RegisterValue::reserved:
        return "reserved";
    case RegisterValue::notProvided:
        return "not provided";
    case RegisterValue::lineVoltage:
    case RegisterValue::voltage:
    case RegisterValue::current:
    case RegisterValue::neutralCurrent:
    case RegisterValue::frequency:
    case RegisterValue::activePower:
    case RegisterValue::reactivePower:
    case RegisterValue::apparentPower:
    case RegisterValue::powerFactor:
    case RegisterValue::phaseSequence:
        return "measurement";
    case RegisterValue::totalEnergy:
        return "total energy";
    case RegisterValue::tariffEnergy:
        return "tariff energy";
    case RegisterValue::partialEnergy:
        return "partial counter";
    case RegisterValue::activeBalance:
    case RegisterValue::reactiveBalance:
        return "energy balance";
    case RegisterValue::rolloverValue:
    case RegisterValue::totalRollovers:
    case RegisterValue::tariffRollovers:
        return "roll-over";
    case RegisterValue::tariffCount:
    case RegisterValue::tariffInForce:
    case RegisterValue::tariffTime:
        return "tariff";
    case RegisterValue::signature:
    case RegisterValue::orderCode:
    case RegisterValue::productCode:
    case RegisterValue::tableVersion:
    case RegisterValue::softwareVersion:
    case RegisterValue::serialYearWeek:
    case RegisterValue::serialSiteLine:
    case RegisterValue::serialOrder:
    case RegisterValue::serialReserve:
    case RegisterValue::versionMajor:
    case RegisterValue::versionMinor:
    case RegisterValue::softwareReference:
    case RegisterValue::manufacturer:
    case RegisterValue::productName:
    case RegisterValue::extendedProductName:
    case RegisterValue::industrialisationMode:
    case RegisterValue::midFlag:
    case RegisterValue::boardId:
        return "identity";
    case RegisterValue::unitId:
    case RegisterValue::ipAddress:
    case RegisterValue::netmask:
    case RegisterValue::gateway:
    case RegisterValue::dhcp:
    case RegisterValue::sntpEnabled:
    case RegisterValue::sntpServer:
        return "staged setting";
    case RegisterValue::clockDay:
    case RegisterValue::clockMonth:
    case RegisterValue::clockYear:
    case RegisterValue::clockHour:
    case RegisterValue::clockMinute:
    case RegisterValue::clockSecond:
    case RegisterValue::clockMillisecond:
        return "clock";
    case RegisterValue::selectTariff:
    case RegisterValue::zeroAllPartials:
    case RegisterValue::zeroPartials:
    case RegisterValue::zeroTariffPartials:
    case RegisterValue::systemAction:
        return "command";
    }
    return "";
}

bool mayBeUnavailable(const RegisterRow& row)
{
    return row.source.value == RegisterValue::reserved || row.source.value == RegisterValue::notProvided
        || row.source.value == RegisterValue::powerFactor;
}

} // namespace vmeter
