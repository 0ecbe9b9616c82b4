// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/registers/register_table.h"

#include <cstddef>

// Short functions for writing the rows of register_table.cpp; not for other files.
namespace vmeter::rows {

using enum Certainty;
using enum RegisterUnit;

inline constexpr int8_t kTens = 1;
inline constexpr int8_t kOnes = 0;
inline constexpr int8_t kTenth = -1;
inline constexpr int8_t kHundredth = -2;
inline constexpr int8_t kThousandth = -3;

inline constexpr Element kSystem = Element::system;

constexpr RegisterSource from(RegisterValue value, Element element = kSystem)
{
    return {.value = value, .element = element};
}

constexpr RegisterSource total(EnergyQuantity quantity, Element element = kSystem)
{
    return {.value = RegisterValue::totalEnergy, .element = element, .quantity = quantity};
}

constexpr RegisterSource ofTariff(Tariff tariff, EnergyQuantity quantity, Element element = kSystem)
{
    return {.value = RegisterValue::tariffEnergy, .element = element, .quantity = quantity, .tariff = tariff};
}

constexpr RegisterSource partial(PartialCounter counter)
{
    return {.value = RegisterValue::partialEnergy, .counter = counter};
}

constexpr RegisterSource rollovers(EnergyQuantity quantity)
{
    return {.value = RegisterValue::totalRollovers, .quantity = quantity};
}

constexpr RegisterSource rollovers(Tariff tariff, EnergyQuantity quantity)
{
    return {.value = RegisterValue::tariffRollovers, .quantity = quantity, .tariff = tariff};
}

constexpr RegisterSource timeIn(Tariff tariff)
{
    return {.value = RegisterValue::tariffTime, .tariff = tariff};
}

/// Unit and scale of a number.
struct Scaled {
    RegisterUnit unit = none;
    int8_t exponent = kOnes;
};

constexpr RegisterRow number(RegisterType type, uint16_t words, uint16_t address, RegisterName name, Scaled scale,
    Certainty certainty, RegisterSource source, const char* note)
{
    return {.address = address,
        .words = words,
        .type = type,
        .unit = scale.unit,
        .exponent = scale.exponent,
        .certainty = certainty,
        .source = source,
        .name = name,
        .note = note};
}

constexpr RegisterRow u16(uint16_t address, RegisterName name, Scaled scale, Certainty certainty, RegisterSource source,
    const char* note = "")
{
    return number(RegisterType::u16, 1, address, name, scale, certainty, source, note);
}

constexpr RegisterRow s16(uint16_t address, RegisterName name, Scaled scale, Certainty certainty, RegisterSource source,
    const char* note = "")
{
    return number(RegisterType::s16, 1, address, name, scale, certainty, source, note);
}

constexpr RegisterRow u32(uint16_t address, RegisterName name, Scaled scale, Certainty certainty, RegisterSource source,
    const char* note = "")
{
    return number(RegisterType::u32, 2, address, name, scale, certainty, source, note);
}

constexpr RegisterRow s32(uint16_t address, RegisterName name, Scaled scale, Certainty certainty, RegisterSource source,
    const char* note = "")
{
    return number(RegisterType::s32, 2, address, name, scale, certainty, source, note);
}

constexpr RegisterRow u64(
    uint16_t address, RegisterName name, Certainty certainty, RegisterSource source, const char* note = "")
{
    return number(RegisterType::u64, 4, address, name, {}, certainty, source, note);
}

constexpr RegisterRow text(uint16_t address, uint16_t words, RegisterName name, Certainty certainty,
    RegisterSource source, const char* note = "")
{
    return number(RegisterType::text, words, address, name, {}, certainty, source, note);
}

constexpr RegisterRow text16(uint16_t address, uint16_t words, RegisterName name, Certainty certainty,
    RegisterSource source, const char* note = "")
{
    return number(RegisterType::text16, words, address, name, {}, certainty, source, note);
}

constexpr RegisterRow reservedWords(uint16_t address, uint16_t words)
{
    return {.address = address, .words = words, .name = "Reserved"};
}

inline constexpr std::size_t kBlocks = 34;
inline constexpr std::size_t kRows = 372;

/// Builds the table, block after block in the order of addresses.
struct Table {
    std::array<RegisterBlock, kBlocks> blocks{};
    std::array<RegisterRow, kRows> rows{};
    std::size_t blockCount = 0;
    std::size_t rowCount = 0;

    constexpr void begin(uint16_t address, uint16_t words, const char* name, BlockKind kind = BlockKind::info,
        BlockOrigin origin = BlockOrigin::e23)
    {
        blocks[blockCount++] = {.address = address,
            .words = words,
            .kind = kind,
            .origin = origin,
            .name = name,
            .firstRow = static_cast<uint16_t>(rowCount)};
    }

    /// Adds a row to the last block. The kind of the block decides whether the row can be read and written.
    constexpr void add(RegisterRow row)
    {
        RegisterBlock& block = blocks[blockCount - 1];
        row.block = static_cast<uint8_t>(blockCount - 1);
        row.access = block.kind == BlockKind::info ? RegisterAccess::read
            : block.kind == BlockKind::settings    ? RegisterAccess::readWrite
                                                   : RegisterAccess::write;
        rows[rowCount++] = row;
        ++block.rows;
    }

    template <std::size_t Count> constexpr void add(const std::array<RegisterRow, Count>& all)
    {
        for (const RegisterRow& row : all) {
            add(row);
        }
    }

    /// The address after the last row.
    [[nodiscard]] constexpr uint16_t next() const
    {
        const RegisterBlock& block = blocks[blockCount - 1];
        if (block.rows == 0) {
            return block.address;
        }
        const RegisterRow& last = rows[rowCount - 1];
        return static_cast<uint16_t>(last.address + last.words);
    }
};

/// Checks that no row or block is missing, that each block is filled from its first to its last word, and that
/// everything is in ascending order.
constexpr bool isComplete(const Table& table)
{
    if (table.blockCount != kBlocks || table.rowCount != kRows) {
        return false;
    }
    uint32_t free = 0;
    std::size_t row = 0;
    for (const RegisterBlock& block : table.blocks) {
        if (block.address < free || block.firstRow != row) {
            return false;
        }
        free = block.address;
        for (const std::size_t end = row + block.rows; row < end; ++row) {
            if (table.rows[row].address != free) {
                return false;
            }
            free += table.rows[row].words;
        }
        if (free != uint32_t{block.address} + block.words) {
            return false;
        }
    }
    return true;
}

} // namespace vmeter::rows
