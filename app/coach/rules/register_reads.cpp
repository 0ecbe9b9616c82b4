// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/rules/register_reads.h"

namespace vmeter::coach {

namespace {

bool isNumberOfSeveralWords(const RegisterRow* row)
{
    return row != nullptr && row->words > 1
        && (row->type == RegisterType::u32 || row->type == RegisterType::s32 || row->type == RegisterType::u64);
}

bool isTextOfSeveralWords(const RegisterRow* row)
{
    return row != nullptr && row->words > 1 && (row->type == RegisterType::text || row->type == RegisterType::text16);
}

/// True if `range` begins or ends inside a text: a displaced read of texts cannot be told from a part of a text.
bool touchesText(const RegisterTable& registers, const ReadRange& range)
{
    return isTextOfSeveralWords(registers.findRow(range.address))
        || isTextOfSeveralWords(registers.findRow(static_cast<uint16_t>(range.end() - 1)));
}

} // namespace

ReadTable readTable(const Case& seen)
{
    ReadTable table;
    for (const Exchange* exchange : seen.quiet()) {
        if (exchange->isRead && !exchange->otherUnit && exchange->count > 0) {
            table[{exchange->address, exchange->count}].push_back(exchange);
        }
    }
    return table;
}

std::size_t habit(const Case& seen)
{
    constexpr std::size_t kFewRequests = 3;
    return seen.client.exchanges.size() <= kFewRequests ? 1 : 2;
}

const RegisterRow* cutAtBegin(const RegisterTable& registers, const ReadRange& range)
{
    const RegisterRow* row = registers.findRow(range.address);
    return isNumberOfSeveralWords(row) && row->address != range.address ? row : nullptr;
}

const RegisterRow* cutAtEnd(const RegisterTable& registers, const ReadRange& range)
{
    const RegisterRow* row = registers.findRow(static_cast<uint16_t>(range.end() - 1));
    return isNumberOfSeveralWords(row) && uint32_t{row->address} + row->words != range.end() ? row : nullptr;
}

bool isWhole(const RegisterTable& registers, const ReadRange& range)
{
    const RegisterBlock* block = registers.findBlock(range.address);
    return block != nullptr && block->contains(range.address, range.count) && cutAtBegin(registers, range) == nullptr
        && cutAtEnd(registers, range) == nullptr;
}

bool isDisplaced(const RegisterTable& registers, const ReadRange& range)
{
    constexpr uint16_t kLast = 0xFFFF;
    if (range.count < 2 || range.address == 0 || range.end() >= kLast || touchesText(registers, range)) {
        return false;
    }
    const RegisterBlock* block = registers.findBlock(range.address);
    const bool inside = block != nullptr && block->contains(range.address, range.count);
    const bool beginsInsideARow = inside && registers.findRow(range.address)->address != range.address;
    const bool bothEndsWrong = beginsInsideARow && cutAtEnd(registers, range) != nullptr;
    const ReadRange lower{static_cast<uint16_t>(range.address - 1), range.count};
    const ReadRange higher{static_cast<uint16_t>(range.address + 1), range.count};
    return (!inside || bothEndsWrong) && (isWhole(registers, lower) || isWhole(registers, higher));
}

std::string rangeText(const ReadRange& range)
{
    return std::to_string(range.address) + " + " + std::to_string(range.count);
}

} // namespace vmeter::coach
