// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/fram.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace vmeter {

/// The FRAM chip in memory only; its content is lost when the program ends.
class FramMemory : public Fram {
public:
    void read(std::size_t address, std::span<uint8_t> bytes) const override
    {
        std::copy_n(m_bytes.begin() + static_cast<std::ptrdiff_t>(address), bytes.size(), bytes.begin());
    }
    void write(std::size_t address, std::span<const uint8_t> bytes) override
    {
        std::copy(bytes.begin(), bytes.end(), m_bytes.begin() + static_cast<std::ptrdiff_t>(address));
    }

private:
    std::array<uint8_t, kFramSize> m_bytes{};
};

} // namespace vmeter
