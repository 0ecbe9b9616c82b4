// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/energy/partial_counters.h"
#include "core/energy/quadrants.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace vmeter {

// The register table of a model: one row per register. Modbus, the register window, `vmeter registers`,
// docs/registers.md and the tests all use only this table.

enum class RegisterType : uint8_t {
    reserved, ///< no meaning: reads as all ones
    u16,
    s16,
    u32, ///< 32 and 64 bits: high word first
    s32, ///< two's complement
    u64,
    text,   ///< two characters a word, high byte first, padded with zeros (STRING_NORM of the tables)
    text16, ///< one character a word (STRING_16)
};

/// Units by their symbols.
enum class RegisterUnit : uint8_t {
    none,
    V,
    A,
    Hz,
    W,
    var,
    VA,
    Wh,
    varh,
    VAh,
    kWh,
    kvarh,
    kVAh,
    MWh,
    Mvarh,
    h,
    min,
    s,
};

enum class RegisterAccess : uint8_t { read, readWrite, write };

/// Certainty that a real E27/E28 has this register at this address. No table of the E27/E28 itself has been found.
enum class Certainty : uint8_t {
    high,   ///< read on real meters by others
    medium, ///< in the table of a sister meter
    low,    ///< sister tables disagree, or the function is not known to exist in the E27/E28
};

/// Content or function of a register. The meaning of the other fields of RegisterSource depends on it.
enum class RegisterValue : uint8_t {
    reserved,
    notProvided, ///< a register of a sister meter that has no value in this meter: reads as all ones, not writable

    lineVoltage, ///< `element`: l1 = U12, l2 = U23, l3 = U31, system = mean
    voltage,     ///< `element`, as in the following
    current,
    neutralCurrent,
    frequency,
    activePower,
    reactivePower,
    apparentPower,
    powerFactor,
    phaseSequence,

    totalEnergy,   ///< `element`, `quantity`
    tariffEnergy,  ///< `tariff`, `element`, `quantity`
    partialEnergy, ///< `counter`
    activeBalance,
    reactiveBalance,
    rolloverValue,
    totalRollovers,  ///< `quantity`
    tariffRollovers, ///< `tariff`, `quantity`
    tariffCount,
    tariffInForce,
    tariffTime, ///< `tariff`

    signature,
    orderCode,
    productCode,
    tableVersion,
    softwareVersion,
    serialYearWeek,
    serialSiteLine,
    serialOrder,
    serialReserve,
    versionMajor,
    versionMinor,
    softwareReference,
    manufacturer,
    productName,
    extendedProductName,
    industrialisationMode,
    midFlag,
    boardId,

    unitId,
    ipAddress,
    netmask,
    gateway,
    dhcp,
    sntpEnabled,
    sntpServer,

    clockDay, ///< of the clock in the zone in force, as the following
    clockMonth,
    clockYear, ///< since 2000
    clockHour,
    clockMinute,
    clockSecond,
    clockMillisecond,

    selectTariff,
    zeroAllPartials,
    zeroPartials,
    zeroTariffPartials,
    systemAction,
};

/// A word of the clock: must be written together with all others of its block, takes effect at once.
constexpr bool isClock(RegisterValue value)
{
    return value >= RegisterValue::clockDay && value <= RegisterValue::clockMillisecond;
}

struct RegisterSource {
    RegisterValue value = RegisterValue::reserved;
    Element element = Element::system;
    EnergyQuantity quantity = EnergyQuantity::activeImport;
    Tariff tariff = Tariff::t1;
    PartialCounter counter = PartialCounter::activeImportT1;
};

/// A name put together at compile time; at most 47 characters.
class RegisterName {
public:
    constexpr RegisterName() = default;
    constexpr RegisterName(const char* text) { append(text); }
    constexpr RegisterName& append(std::string_view text)
    {
        for (const char c : text) {
            m_text[m_length++] = c;
        }
        return *this;
    }
    [[nodiscard]] constexpr std::string_view view() const { return {m_text.data(), m_length}; }

private:
    std::array<char, 47> m_text{};
    uint8_t m_length = 0;
};

struct RegisterRow {
    uint16_t address = 0; ///< of the first word, as printed in the tables and sent on the wire
    uint16_t words = 1;
    RegisterType type = RegisterType::reserved;
    RegisterUnit unit = RegisterUnit::none;
    int8_t exponent = 0; ///< value = number * 10^exponent in `unit`, -3 .. 1
    RegisterAccess access = RegisterAccess::read;
    Certainty certainty = Certainty::medium;
    uint8_t block = 0; ///< index into RegisterTable::blocks
    RegisterSource source{};
    RegisterName name{};
    const char* note = ""; ///< further remark; "" for none
};

enum class BlockKind : uint8_t { info, settings, commands };

/// The table from which a block is taken (docs/device.md, tags T23 and T47).
enum class BlockOrigin : uint8_t {
    e23, ///< COUNTIS E23 V103.18, the same as E24 V103.8
    e47, ///< COUNTIS E47/E48 Ethernet V201.246
};

/// A range of addresses without a hole. A request must lie inside one block.
struct RegisterBlock {
    uint16_t address = 0;
    uint16_t words = 0;
    BlockKind kind = BlockKind::info;
    BlockOrigin origin = BlockOrigin::e23;
    const char* name = "";
    uint16_t firstRow = 0; ///< index into RegisterTable::rows
    uint16_t rows = 0;

    [[nodiscard]] constexpr bool contains(uint16_t first, std::size_t count) const
    {
        return first >= address && std::size_t{first} + count <= std::size_t{address} + words;
    }
};

struct RegisterTable {
    std::span<const RegisterRow> rows; ///< by ascending address; the reserved words of a block are rows of their own
    std::span<const RegisterBlock> blocks; ///< by ascending address

    /// The row that holds `address` (not only its first word), or null in a hole.
    [[nodiscard]] const RegisterRow* findRow(uint16_t address) const;
    /// The block that holds `address`, or null in a hole.
    [[nodiscard]] const RegisterBlock* findBlock(uint16_t address) const;
    [[nodiscard]] const RegisterBlock& blockOf(const RegisterRow& row) const { return blocks[row.block]; }
};

/// Of the meters for direct connection with Ethernet, E27 and E28.
extern const RegisterTable kDirectMeterRegisters;

/// Rows whose value may be missing; they then read as all ones.
bool mayBeUnavailable(const RegisterRow& row);

/// Names as the tables print them: "U32", "STRING16", "" for reserved; "kWh"; "R", "RW", "W"; "high".
const char* typeName(RegisterType type);
const char* unitName(RegisterUnit unit);
const char* accessName(RegisterAccess access);
const char* certaintyName(Certainty certainty);
const char* blockKindName(BlockKind kind);
const char* blockOriginName(BlockOrigin origin);
/// Where the value comes from or what the write does, in a word or two: "total energy", "staged setting" ...
const char* sourceName(RegisterValue value);
/// "0.001" .. "10"; "" for rows that are not numbers.
const char* scaleText(const RegisterRow& row);

/// Power of ten of the unit's prefix: 3 for kWh, 6 for MWh, 0 for the others.
constexpr int unitPrefix(RegisterUnit unit)
{
    switch (unit) {
    case RegisterUnit::kWh:
    case RegisterUnit::kvarh:
    case RegisterUnit::kVAh:
        return 3;
    case RegisterUnit::MWh:
    case RegisterUnit::Mvarh:
        return 6;
    default:
        return 0;
    }
}

} // namespace vmeter
