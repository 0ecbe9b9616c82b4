// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/rules/pair_reads.h"

#include <algorithm>

namespace vmeter::coach {

std::map<const RegisterRow*, SplitValue> splitValues(const Case& seen)
{
    std::map<const RegisterRow*, SplitValue> split;
    const ReadTable reads = readTable(seen);
    for (const auto& [range, exchanges] : reads) {
        if (exchanges.size() < habit(seen) || isDisplaced(seen.registers, range)) {
            continue;
        }
        if (const RegisterRow* row = cutAtBegin(seen.registers, range)) {
            split[row].end = exchanges.front();
        }
        if (const RegisterRow* row = cutAtEnd(seen.registers, range)) {
            split[row].begin = exchanges.front();
        }
    }
    // A value that another request has as a whole may be used from there.
    std::erase_if(split, [&](const auto& value) {
        const RegisterRow& row = *value.first;
        return std::ranges::any_of(reads, [&](const auto& read) {
            return read.first.address <= row.address && read.first.end() >= uint32_t{row.address} + row.words;
        });
    });
    return split;
}

} // namespace vmeter::coach
