// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace vmeter {

/// The FRAM chip as its driver sees it: bytes that keep their value without power. A write is in place at once but
/// may be cut off after any byte by a power failure.
class Fram {
public:
    virtual ~Fram() = default;
    virtual void read(std::size_t address, std::span<uint8_t> bytes) const = 0;
    virtual void write(std::size_t address, std::span<const uint8_t> bytes) = 0;
};

inline constexpr std::size_t kFramSize = 8192; ///< bytes

} // namespace vmeter
