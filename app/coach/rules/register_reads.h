// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/coach/rules/rule.h"

#include <cstdint>
#include <map>
#include <vector>

namespace vmeter::coach {

/// A read that a client does again and again.
struct ReadRange {
    uint16_t address = 0;
    uint16_t count = 0;
    auto operator<=>(const ReadRange&) const = default;
    [[nodiscard]] uint32_t end() const { return uint32_t{address} + count; }
};

/// The reads in times without faults, by range; those to other units are left out.
using ReadTable = std::map<ReadRange, std::vector<const Exchange*>>;
ReadTable readTable(const Case& seen);

/// How often a client must have done something before it is called a habit: two times, but once is enough for a client
/// that asked no more than three times.
std::size_t habit(const Case& seen);

/// The row whose value `range` takes apart at its begin or at its end; null: none. Text and reserved words may be taken
/// apart.
const RegisterRow* cutAtBegin(const RegisterTable& registers, const ReadRange& range);
const RegisterRow* cutAtEnd(const RegisterTable& registers, const ReadRange& range);

/// True if `range` lies inside one block and takes no value apart.
bool isWhole(const RegisterTable& registers, const ReadRange& range);

/// True if `range` is a whole range that is displaced by one address.
bool isDisplaced(const RegisterTable& registers, const ReadRange& range);

/// "50536 + 2"
std::string rangeText(const ReadRange& range);

} // namespace vmeter::coach
