// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace vmeter {

/// The users of the web server, in the order of manual 13.
enum class WebAccount : uint8_t { admin, user };
inline constexpr std::size_t kWebAccounts = 2;

/// Stored data of a user's password. The web server makes the hash; the firmware only stores its bytes.
struct WebPassword {
    uint32_t changes = 0; ///< increases with each change, also back to the factory password
    bool own = false;     ///< false: the factory password is valid, and the bytes have no meaning
    std::array<uint8_t, 16> salt{};
    std::array<uint8_t, 32> hash{};
    friend constexpr bool operator==(const WebPassword&, const WebPassword&) = default;
};

using WebPasswords = std::array<WebPassword, kWebAccounts>; ///< by WebAccount

} // namespace vmeter
