// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <vector>

namespace vmeter::test {

using Bytes = std::vector<uint8_t>;

inline constexpr std::array<uint8_t, 6> kTestMac{0x02, 0, 0, 0, 0, 0x2A};

/// A server's message, byte by byte after RFC 2131, figure 1.
struct ServerMessage {
    uint32_t transaction = 0;
    std::array<uint8_t, 4> yourAddress{10, 0, 0, 50};
    std::array<uint8_t, 6> mac = kTestMac;
    Bytes options; ///< with codes and lengths

    [[nodiscard]] Bytes bytes() const
    {
        Bytes out(240, 0);
        out[0] = 2; // reply
        out[1] = 1; // Ethernet
        out[2] = 6;
        for (std::size_t n = 0; n < 4; ++n) {
            out[4 + n] = static_cast<uint8_t>(transaction >> (24 - 8 * n));
            out[16 + n] = yourAddress[n];
        }
        std::copy(mac.begin(), mac.end(), out.begin() + 28);
        const Bytes cookie{99, 130, 83, 99};
        std::copy(cookie.begin(), cookie.end(), out.begin() + 236);
        out.insert(out.end(), options.begin(), options.end());
        out.push_back(255);
        return out;
    }
};

inline Bytes typeOption(uint8_t type)
{
    return {53, 1, type};
}

inline Bytes operator+(Bytes a, const Bytes& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

inline const Bytes kServerOption{54, 4, 10, 0, 0, 1};
inline const Bytes kMaskOption{1, 4, 255, 255, 0, 0};
inline const Bytes kRouterOption{3, 8, 10, 0, 0, 254, 10, 0, 0, 253};

inline Bytes leaseOption(uint32_t seconds)
{
    return {51, 4, static_cast<uint8_t>(seconds >> 24), static_cast<uint8_t>(seconds >> 16),
        static_cast<uint8_t>(seconds >> 8), static_cast<uint8_t>(seconds)};
}

/// The value of an option in a client's message; empty when it is not there.
inline Bytes optionOf(std::span<const uint8_t> message, uint8_t code)
{
    for (std::size_t at = 240; at + 1 < message.size() && message[at] != 255;) {
        if (message[at] == 0) {
            ++at;
            continue;
        }
        const std::span<const uint8_t> value = message.subspan(at + 2, message[at + 1]);
        if (message[at] == code) {
            return {value.begin(), value.end()};
        }
        at += 2U + message[at + 1];
    }
    return {};
}

} // namespace vmeter::test
