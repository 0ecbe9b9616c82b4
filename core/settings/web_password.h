// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace vmeter {

/// The users of the web server, in the order of manual 13.
enum class WebAccount : uint8_t { admin, user };
inline constexpr std::size_t kWebAccounts = 2;

/// What is kept of a user's password. How the hash is made is the web server's affair: here they are bytes.
struct WebPassword {
    uint32_t changes = 0; ///< goes up with every change, also back to the factory's
    bool own = false;     ///< false: that of the factory, and the bytes mean nothing
    std::array<uint8_t, 16> salt{};
    std::array<uint8_t, 32> hash{};
    friend constexpr bool operator==(const WebPassword&, const WebPassword&) = default;
};

using WebPasswords = std::array<WebPassword, kWebAccounts>; ///< by WebAccount

} // namespace vmeter
