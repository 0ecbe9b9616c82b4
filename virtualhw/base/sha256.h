// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace vmeter {

/// SHA-256 (FIPS 180-4) of bytes that come piece by piece.
class Sha256 {
public:
    using Digest = std::array<uint8_t, 32>;

    void add(std::span<const std::byte> bytes);
    /// Must be called once, at the end.
    [[nodiscard]] Digest finish();

private:
    static constexpr std::size_t kBlock = 64;
    void process(const uint8_t* block);

    std::array<uint32_t, 8> m_state{
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::array<uint8_t, kBlock> m_block{};
    std::size_t m_filled = 0;
    uint64_t m_length = 0; ///< bytes
};

} // namespace vmeter
