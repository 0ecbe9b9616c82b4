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

/// [inferred] lengths of a password that a user may choose, bytes of UTF-8.
inline constexpr std::size_t kPasswordMin = 8;
inline constexpr std::size_t kPasswordMax = 64;

/// The user of each account.
const std::array<WebUser, kWebAccounts>& webUsers();

/// Who may sign in at the web server. Passwords are known only as salted hashes: those that users chose come from the
/// meter's FRAM, the others are the factory's (manual 13): admin / Admin and user / user.
class WebAccounts {
public:
    WebAccounts();

    /// The user with this name and password; nothing when either is wrong, which takes the same time for a wrong name
    /// as for a wrong password. One check at a time, so that guessing cannot take more than one core.
    [[nodiscard]] std::optional<WebUser> check(
        std::string_view name, std::string_view password, const WebPasswords& passwords) const;

    /// What is to be kept of `password`, with a salt of its own. `before`: what was kept until now.
    [[nodiscard]] WebPassword hashed(std::string_view password, const WebPassword& before) const;

private:
    WebPasswords m_factory;
    WebPassword m_nobody; ///< checked in place of an unknown name
    mutable std::mutex m_oneAtATime;
};

} // namespace vmeter
