// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registers/register_values.h"

#include "core/clock/calendar.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <string_view>

namespace vmeter {

namespace {

constexpr int64_t kLargestU16 = 0xFFFE;       // 0xFFFF would say that there is no value [inferred]
constexpr int64_t kIndustrialisationMode = 0; // 40544: off

constexpr std::array<int64_t, 9> kPowersOfTen{1, 10, 100, 1'000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000};

constexpr int64_t powerOfTen(int exponent)
{
    return kPowersOfTen[static_cast<std::size_t>(exponent)];
}

/// Half away from zero: 5975.6 var in steps of 10 var is 598.
constexpr int64_t divideRounded(int64_t value, int64_t divisor)
{
    const int64_t half = value < 0 ? -divisor / 2 : divisor / 2;
    return (value + half) / divisor;
}

/// Measurements are in millionths of the row's unit. Division by a constant is several times as fast as by a number
/// from a table, and most requests read measurements.
int64_t measured(const RegisterRow& row, int64_t millionths)
{
    switch (row.exponent) {
    case -3:
        return divideRounded(millionths, powerOfTen(3));
    case -2:
        return divideRounded(millionths, powerOfTen(4));
    case 1:
        return divideRounded(millionths, powerOfTen(7));
    default:
        return divideRounded(millionths, powerOfTen(6 + row.exponent));
    }
}

/// Energies are truncated, never rounded up: what a register shows has been counted. A residual register, whose unit
/// has no prefix, holds the remainder of the whole part.
int64_t counted(const RegisterRow& row, uint64_t tenths)
{
    constexpr int kKilo = 3;
    const int prefix = unitPrefix(row.unit);
    const int64_t shown = static_cast<int64_t>(tenths);
    return prefix == 0 ? shown % powerOfTen(kKilo + 1) : shown / powerOfTen(prefix + row.exponent + 1);
}

int64_t counted(const RegisterRow& row, const Energy& energy)
{
    return counted(row, shownTenths(energy));
}

int64_t counted(const RegisterRow& row, const SignedEnergy& energy)
{
    const int64_t magnitude = counted(row, energy.magnitude);
    return energy.negative ? -magnitude : magnitude;
}

int64_t rollovers(const Energy& energy)
{
    constexpr uint64_t kMost = 255; // declared U8 in one word; [inferred] it stays at this limit
    return static_cast<int64_t>(std::min(rolloverCount(energy), kMost));
}

/// Samples to steps of 0.01 h.
int64_t hundredthsOfHour(SampleCount time)
{
    return static_cast<int64_t>(time / (SampleCount{36} * kSampleRate));
}

constexpr uint32_t bigEndian(const Ipv4& address)
{
    uint32_t value = 0;
    for (const uint8_t octet : address.octet) {
        value = value << 8 | octet;
    }
    return value;
}

const ElementMeasurement& element(const Measurements& measurements, Element which)
{
    return which == Element::system ? measurements.system : measurements.phase[static_cast<std::size_t>(which)];
}

std::optional<int64_t> measurement(const Measurements& all, const RegisterRow& row)
{
    const ElementMeasurement& of = element(all, row.source.element);
    switch (row.source.value) {
    case RegisterValue::lineVoltage:
        return measured(row,
            row.source.element == Element::system
                ? all.systemLineVoltage.value
                : all.lineVoltage[static_cast<std::size_t>(row.source.element)].value);
    case RegisterValue::voltage:
        return measured(row, of.voltage.value);
    case RegisterValue::current:
        return measured(row, of.current.value);
    case RegisterValue::neutralCurrent:
        return measured(row, all.neutralCurrent.value);
    case RegisterValue::frequency:
        return measured(row, all.frequency.value); // [inferred] 0 without a live phase, as V and I of a missing phase
    case RegisterValue::activePower:
        return measured(row, of.activePower.value);
    case RegisterValue::reactivePower:
        return measured(row, of.reactivePower.value);
    case RegisterValue::apparentPower:
        return measured(row, of.apparentPower.value);
    case RegisterValue::powerFactor:
        return of.powerFactor.exists ? std::optional{measured(row, of.powerFactor.millionths)} : std::nullopt;
    case RegisterValue::phaseSequence:
        return static_cast<int64_t>(all.sequence);
    default:
        return std::nullopt;
    }
}

std::optional<int64_t> identity(const MeterState& state, RegisterValue value)
{
    const MeterModel& model = *state.model;
    const SerialNumber& serial = state.identity.serial;
    switch (value) {
    case RegisterValue::orderCode:
        return model.familyCode;
    case RegisterValue::productCode:
        return model.productCode;
    case RegisterValue::tableVersion:
        return model.firmware.communicationTable;
    case RegisterValue::softwareVersion:
        return model.firmware.nonMetrological;
    case RegisterValue::serialYearWeek:
        return serial.yearWeek;
    case RegisterValue::serialSiteLine:
        return serial.siteLine;
    case RegisterValue::serialOrder:
        return serial.order;
    case RegisterValue::serialReserve:
        return serial.reserve;
    case RegisterValue::versionMajor:
        return model.firmware.metrological / 100;
    case RegisterValue::versionMinor:
        return model.firmware.metrological % 100;
    case RegisterValue::industrialisationMode:
        return kIndustrialisationMode;
    case RegisterValue::midFlag:
        return model.mid ? 1 : 0;
    case RegisterValue::boardId:
        return model.boardId;
    default:
        return std::nullopt;
    }
}

std::optional<int64_t> clockWord(const MeterState& state, RegisterValue value)
{
    const CivilTime civil = civilTime(state.clock, state.settings.zoneMinutes);
    switch (value) {
    case RegisterValue::clockDay:
        return civil.day;
    case RegisterValue::clockMonth:
        return civil.month;
    case RegisterValue::clockYear:
        return civil.year - kFirstClockYear;
    case RegisterValue::clockHour:
        return civil.hour;
    case RegisterValue::clockMinute:
        return civil.minute;
    case RegisterValue::clockSecond:
        return civil.second;
    case RegisterValue::clockMillisecond:
        return civil.millisecond;
    default:
        return std::nullopt;
    }
}

/// The number that the row shows, in its steps; none where no value exists.
std::optional<int64_t> number(const MeterState& state, const RegisterRow& row)
{
    const RegisterSource& source = row.source;
    const EnergyRegisters& energies = state.energies;
    const Settings& settings = state.stagedSettings;
    switch (source.value) {
    case RegisterValue::totalEnergy:
        return counted(row, energies.total(source.element, source.quantity));
    case RegisterValue::tariffEnergy:
        return counted(row, energies.tariff(source.tariff, source.element, source.quantity));
    case RegisterValue::partialEnergy:
        return counted(row, state.partials.at(source.counter).energy);
    case RegisterValue::activeBalance:
        return counted(row, energies.activeBalance());
    case RegisterValue::reactiveBalance:
        return counted(row, energies.reactiveBalance());
    case RegisterValue::rolloverValue:
        return static_cast<int64_t>(kRolloverWh / 10 - 1); // [inferred] the last value before zero
    case RegisterValue::totalRollovers:
        return rollovers(energies.total(Element::system, source.quantity));
    case RegisterValue::tariffRollovers:
        return rollovers(energies.tariff(source.tariff, Element::system, source.quantity));
    case RegisterValue::tariffCount:
        return int64_t{kTariffs};
    case RegisterValue::tariffInForce:
        return static_cast<int64_t>(state.tariff) + 1;
    case RegisterValue::tariffTime:
        return hundredthsOfHour(state.tariffTime[static_cast<std::size_t>(source.tariff)]);
    case RegisterValue::unitId:
        return settings.unitId;
    case RegisterValue::ipAddress:
        return bigEndian(settings.network.address);
    case RegisterValue::netmask:
        return bigEndian(settings.network.netmask);
    case RegisterValue::gateway:
        return bigEndian(settings.network.gateway);
    case RegisterValue::dhcp:
        return settings.network.dhcp ? 1 : 0;
    case RegisterValue::sntpEnabled:
        return settings.sntpEnabled ? 1 : 0;
    default:
        break;
    }
    if (isClock(source.value)) {
        return clockWord(state, source.value);
    }
    const auto value = measurement(state.measurements, row);
    return value ? value : identity(state, source.value);
}

std::string_view text(const MeterState& state, RegisterValue value)
{
    switch (value) {
    case RegisterValue::signature:
        return state.model->signature;
    case RegisterValue::softwareReference:
        return state.model->firmware.reference;
    case RegisterValue::manufacturer:
        return state.model->manufacturer;
    case RegisterValue::productName:
        return state.model->productName;
    case RegisterValue::extendedProductName:
        return state.model->extendedProductName;
    case RegisterValue::sntpServer:
        return {state.stagedSettings.sntpServer.data(), state.stagedSettings.sntpServer.size()};
    default:
        return {};
    }
}

/// Limits of what the register can hold.
int64_t clamped(RegisterType type, int64_t value)
{
    const auto within = [value](int64_t least, int64_t most) { return std::clamp(value, least, most); };
    switch (type) {
    case RegisterType::u16:
        return within(0, kLargestU16);
    case RegisterType::s16:
        return within(std::numeric_limits<int16_t>::min(), std::numeric_limits<int16_t>::max());
    case RegisterType::u32:
        return within(0, std::numeric_limits<uint32_t>::max());
    case RegisterType::s32:
        return within(std::numeric_limits<int32_t>::min(), std::numeric_limits<int32_t>::max());
    default:
        return value;
    }
}

void numberWords(const RegisterRow& row, std::optional<int64_t> value, std::size_t first, std::span<uint16_t> words)
{
    const uint64_t bits = value ? static_cast<uint64_t>(clamped(row.type, *value)) : ~uint64_t{0};
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::size_t wordsBelow = row.words - 1 - (first + i);
        words[i] = static_cast<uint16_t>(bits >> (16 * wordsBelow));
    }
}

void textWords(std::string_view text, std::size_t charactersPerWord, std::size_t first, std::span<uint16_t> words)
{
    for (std::size_t i = 0; i < words.size(); ++i) {
        uint32_t word = 0;
        for (std::size_t c = 0; c < charactersPerWord; ++c) {
            const std::size_t at = (first + i) * charactersPerWord + c;
            word = word << 8 | (at < text.size() ? static_cast<uint8_t>(text[at]) : 0U);
        }
        words[i] = static_cast<uint16_t>(word);
    }
}

} // namespace

void rowWords(const MeterState& state, const RegisterRow& row, std::size_t first, std::span<uint16_t> words)
{
    switch (row.type) {
    case RegisterType::reserved:
        std::fill(words.begin(), words.end(), uint16_t{0xFFFF});
        break;
    case RegisterType::text:
        textWords(text(state, row.source.value), 2, first, words);
        break;
    case RegisterType::text16:
        textWords(text(state, row.source.value), 1, first, words);
        break;
    default:
        numberWords(row, number(state, row), first, words);
        break;
    }
}

} // namespace vmeter
