// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/web_password.h"

#include <QByteArray>

#include <array>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace vmeter {

/// [inferred] `user` reads, `admin` also changes: the manual gives the names, not the rights
/// (docs/device.md, section 9).
enum class WebRole { user, admin };

/// A user of the web server (manual 13).
struct WebUser {
    std::string name;
    WebAccount account = WebAccount::user;
    WebRole role = WebRole::user;
};

/// [inferred] Allowed length of a password that a user chooses, in bytes of UTF-8.
inline constexpr std::size_t kPasswordMin = 8;
inline constexpr std::size_t kPasswordMax = 64;

/// The user of each account.
const std::array<WebUser, kWebAccounts>& webUsers();

/// The accounts of the web server. Passwords are stored only as salted hashes. Passwords that users chose are in the
/// meter's FRAM; the factory passwords (manual 13) are admin / Admin and user / user.
class WebAccounts {
public:
    /// Returns the user with this name and password; nothing if one of them is wrong. A wrong name takes as long as a
    /// wrong password. Only one check runs at a time, so that password guessing uses at most one core.
    [[nodiscard]] std::optional<WebUser> check(
        std::string_view name, std::string_view password, const WebPasswords& passwords) const;

    /// Salted hash of `password` with a new salt, to be stored. `before`: the hash stored until now.
    [[nodiscard]] WebPassword hashed(std::string_view password, const WebPassword& before) const;

private:
    mutable std::mutex m_oneAtATime;
};

} // namespace vmeter
