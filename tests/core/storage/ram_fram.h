// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/fram.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>

namespace vmeter::test {

/// A FRAM chip whose supply can be cut after any byte written.
class RamFram : public Fram {
public:
    std::array<uint8_t, kFramSize> bytes{};
    std::size_t bytesUntilCut = std::numeric_limits<std::size_t>::max();
    std::size_t written = 0;

    void read(std::size_t address, std::span<uint8_t> out) const override
    {
        std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(address), out.size(), out.begin());
    }
    void write(std::size_t address, std::span<const uint8_t> in) override
    {
        for (const uint8_t byte : in) {
            if (bytesUntilCut == 0) {
                return;
            }
            --bytesUntilCut;
            bytes[address++] = byte;
            ++written;
        }
    }
};

} // namespace vmeter::test
