// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registers/register_access.h"

#include "core/clock/calendar.h"
#include "core/registers/commands.h"
#include "core/registers/register_table.h"
#include "core/registers/register_values.h"
#include "core/settings/network_rules.h"

#include <algorithm>
#include <initializer_list>
#include <optional>

namespace vmeter {

namespace {

constexpr uint16_t bit(PartialCounter counter)
{
    return static_cast<uint16_t>(1U << static_cast<unsigned>(counter));
}

constexpr uint16_t kAllCounters = (1U << kPartialCounters) - 1;
constexpr uint16_t kAllTariffs = 0xFFFF; // 57892

/// A bit of a mask register and the counters it zeroes.
struct MaskBit {
    uint16_t mask;
    uint16_t counters;
};

/// 57890 (E23 table). The counters by tariff are those of 57892.
constexpr std::array<MaskBit, 5> kPartialMask{{
    {0x0001, bit(PartialCounter::activeImport)},
    {0x0002, bit(PartialCounter::reactiveImport)},
    {0x0004, bit(PartialCounter::apparent)},
    {0x0008, bit(PartialCounter::activeExport)},
    {0x0010, bit(PartialCounter::reactiveExport)},
}};

/// 57892 (E23 and E47 tables).
constexpr std::array<MaskBit, 2> kTariffPartialMask{{
    {0x0001, bit(PartialCounter::activeImportT1) | bit(PartialCounter::activeExportT1)},
    {0x0002, bit(PartialCounter::activeImportT2) | bit(PartialCounter::activeExportT2)},
}};

/// 40512 (E23 table: 0x20; E47 table: 0x00 is "none").
constexpr std::array<MaskBit, 1> kAllPartialsMask{{{kZeroAllPartials, kAllCounters}}};

/// The counters of all bits in `value`; nothing if a bit has no meaning. A value without any bit is taken and zeroes no
/// counter, in all three registers: so the E47 table has it for 40512. [inferred] for the two others.
std::optional<uint16_t> countersOf(std::span<const MaskBit> mask, uint16_t value)
{
    uint16_t counters = 0;
    for (const MaskBit& entry : mask) {
        if ((value & entry.mask) != 0) {
            counters = static_cast<uint16_t>(counters | entry.counters);
            value = static_cast<uint16_t>(value & ~entry.mask);
        }
    }
    return value == 0 ? std::optional{counters} : std::nullopt;
}

/// [inferred] Which of the two exceptions: an address that cannot be written is told before a value that is wrong.
constexpr RegisterWrite kIllegalAddress{RegisterResult::illegalAddress, {}};
constexpr RegisterWrite kIllegalValue{RegisterResult::illegalValue, {}};

RegisterWrite accept(const RegisterAction& action)
{
    return {RegisterResult::ok, action};
}

RegisterWrite selectTariff(uint16_t value)
{
    if (value < 1 || value > kTariffs) {
        return kIllegalValue;
    }
    return accept({.kind = RegisterAction::Kind::selectTariff, .tariff = static_cast<Tariff>(value - 1)});
}

RegisterWrite zeroPartials(std::optional<uint16_t> counters)
{
    return counters ? accept({.kind = RegisterAction::Kind::zeroPartials, .counters = *counters}) : kIllegalValue;
}

/// Settings that would cut the meter off are not stored.
RegisterWrite systemAction(const MeterState& state, uint16_t value)
{
    switch (value) {
    case kStoreSettings:
        return isUsable(state.stagedSettings.network) ? accept({.kind = RegisterAction::Kind::storeSettings})
                                                      : kIllegalValue;
    case kRestart:
        return accept({.kind = RegisterAction::Kind::restart});
    default:
        return kIllegalValue;
    }
}

RegisterWrite decodeCommand(const MeterState& state, RegisterValue command, uint16_t value)
{
    switch (command) {
    case RegisterValue::selectTariff:
        return selectTariff(value);
    case RegisterValue::zeroAllPartials:
        return zeroPartials(countersOf(kAllPartialsMask, value));
    case RegisterValue::zeroPartials:
        return zeroPartials(countersOf(kPartialMask, value));
    case RegisterValue::zeroTariffPartials:
        return zeroPartials(countersOf(kTariffPartialMask, value == kAllTariffs ? uint16_t{0x0003} : value));
    case RegisterValue::systemAction:
        return systemAction(state, value);
    default:
        return kIllegalAddress;
    }
}

constexpr Ipv4 ipv4(std::span<const uint16_t> words)
{
    return {{static_cast<uint8_t>(words[0] >> 8), static_cast<uint8_t>(words[0]), static_cast<uint8_t>(words[1] >> 8),
        static_cast<uint8_t>(words[1])}};
}

bool setSwitch(bool& setting, uint16_t value)
{
    setting = value == 1;
    return value <= 1;
}

bool setServer(Settings& settings, std::span<const uint16_t> words)
{
    auto& text = settings.sntpServer;
    for (std::size_t i = 0; i < words.size(); ++i) {
        text[2 * i] = static_cast<char>(words[i] >> 8);
        text[2 * i + 1] = static_cast<char>(words[i] & 0xFF);
    }
    return isServerText(text);
}

/// Stores the value in `settings`; returns false if it is out of range. Addresses accept any value, because their pages
/// of SETUP 2 accept any octet (manual 9.1.2), and because address and netmask are written one after the other; whether
/// they fit together is checked when they are stored.
bool set(Settings& settings, RegisterValue setting, std::span<const uint16_t> words)
{
    switch (setting) {
    case RegisterValue::unitId:
        settings.unitId = static_cast<uint8_t>(words[0]);
        return words[0] >= 1 && words[0] <= kUnitIdMax;
    case RegisterValue::ipAddress:
        settings.network.address = ipv4(words);
        return true;
    case RegisterValue::netmask:
        settings.network.netmask = ipv4(words);
        return true;
    case RegisterValue::gateway:
        settings.network.gateway = ipv4(words);
        return true;
    case RegisterValue::dhcp:
        return setSwitch(settings.network.dhcp, words[0]);
    case RegisterValue::sntpEnabled:
        return setSwitch(settings.sntpEnabled, words[0]);
    case RegisterValue::sntpServer:
        return setServer(settings, words);
    default:
        return false;
    }
}

/// All words of a clock block, in its order.
RegisterWrite decodeClock(const MeterState& state, const RegisterBlock& block, std::span<const uint16_t> words)
{
    if (words.size() != block.words) {
        return kIllegalAddress;
    }
    constexpr uint16_t kLargestWord
        = 999; // larger values are not valid for any of them and must not be truncated to a byte
    if (std::any_of(words.begin(), words.end(), [](uint16_t word) { return word > kLargestWord; })) {
        return kIllegalValue;
    }
    const auto byte = [&](std::size_t n) { return static_cast<uint8_t>(std::min<uint16_t>(words[n], 255)); };
    CivilTime civil{kFirstClockYear + words[2], byte(1), byte(0), byte(3), byte(4), byte(5), 0};
    civil.millisecond = words.size() > 6 ? words[6] : uint16_t{0};
    const std::optional<UtcMicroseconds> utc = utcTime(civil, state.settings.zoneMinutes);
    return utc ? accept({.kind = RegisterAction::Kind::setClock, .clock = *utc}) : kIllegalValue;
}

bool isSetting(const RegisterRow& row)
{
    return row.access == RegisterAccess::readWrite && row.source.value != RegisterValue::reserved
        && row.source.value != RegisterValue::notProvided;
}

/// `words` lie inside one block; `row` holds `address`. A wrong address is reported before a wrong value.
RegisterWrite decodeSettings(
    const MeterState& state, const RegisterRow* row, uint16_t address, std::span<const uint16_t> words)
{
    RegisterAction action{.kind = RegisterAction::Kind::stageSettings, .settings = state.stagedSettings};
    bool inRange = true;
    while (!words.empty()) {
        if (row->address != address || row->words > words.size() || !isSetting(*row)) {
            return kIllegalAddress;
        }
        inRange = set(action.settings, row->source.value, words.first(row->words)) && inRange;
        words = words.subspan(row->words);
        address = static_cast<uint16_t>(address + row->words);
        ++row;
    }
    return inRange ? accept(action) : kIllegalValue;
}

} // namespace

RegisterResult readRegisters(const MeterState& state, uint16_t address, std::span<uint16_t> words)
{
    if (words.empty()) {
        return RegisterResult::illegalValue;
    }
    const RegisterTable& registers = state.model->registers;
    const RegisterRow* row = registers.findRow(address);
    if (row == nullptr || !registers.blockOf(*row).contains(address, words.size())
        || registers.blockOf(*row).kind == BlockKind::commands) {
        return RegisterResult::illegalAddress;
    }
    std::size_t first = static_cast<std::size_t>(address - row->address);
    while (!words.empty()) {
        const std::size_t count = std::min(words.size(), row->words - first);
        rowWords(state, *row, first, words.first(count));
        words = words.subspan(count);
        first = 0;
        ++row;
    }
    return RegisterResult::ok;
}

RegisterWrite decodeWrite(const MeterState& state, uint16_t address, std::span<const uint16_t> words, bool broadcast)
{
    if (words.empty()) {
        return kIllegalValue;
    }
    const RegisterTable& registers = state.model->registers;
    const RegisterRow* row = registers.findRow(address);
    if (row == nullptr || !registers.blockOf(*row).contains(address, words.size())) {
        return kIllegalAddress;
    }
    const RegisterBlock& block = registers.blockOf(*row);
    const RegisterValue target = row->source.value;
    if (broadcast && target != RegisterValue::selectTariff) {
        return kIllegalAddress;
    }
    switch (block.kind) {
    case BlockKind::commands:
        return words.size() == 1 ? decodeCommand(state, target, words[0]) : kIllegalAddress;
    case BlockKind::settings:
        if (isClock(target)) {
            return decodeClock(state, block, words);
        }
        return decodeSettings(state, row, address, words);
    case BlockKind::info:
        break;
    }
    return kIllegalAddress;
}

} // namespace vmeter
