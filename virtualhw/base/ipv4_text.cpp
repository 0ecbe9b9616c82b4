// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/base/ipv4_text.h"

#include <charconv>
#include <cstddef>

namespace vmeter {

std::string ipv4Text(const Ipv4& address)
{
    std::string text;
    for (const uint8_t octet : address.octet) {
        text += (text.empty() ? "" : ".") + std::to_string(octet);
    }
    return text;
}

std::optional<Ipv4> parseIpv4(std::string_view text)
{
    constexpr std::ptrdiff_t kMostDigits = 3;
    const char* next = text.data();
    const char* const end = next + text.size();
    Ipv4 address;
    for (std::size_t n = 0; n < address.octet.size(); ++n) {
        if (n > 0 && (next == end || *next++ != '.')) {
            return std::nullopt;
        }
        const auto [rest, error] = std::from_chars(next, end, address.octet[n]);
        if (error != std::errc{} || rest - next > kMostDigits) {
            return std::nullopt;
        }
        next = rest;
    }
    return next == end ? std::optional(address) : std::nullopt;
}

} // namespace vmeter
