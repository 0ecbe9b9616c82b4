// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vmeter {

/// [inferred] `user` reads, `admin` also changes: the manual gives the names, not the rights (device.md 9).
enum class WebRole { user, admin };

struct WebUser {
    std::string name;
    WebRole role = WebRole::user;
};

/// Who may sign in at the web server. Passwords are known only as salted hashes.
class WebAccounts {
public:
    /// The factory's accounts (manual 13): admin / Admin and user / user.
    WebAccounts();

    /// The user with this name and password; nothing when either is wrong, which takes the same time for a wrong name
    /// as for a wrong password. One check at a time, so that guessing cannot take more than one core.
    [[nodiscard]] std::optional<WebUser> check(std::string_view name, std::string_view password) const;

private:
    struct Account {
        WebUser user;
        QByteArray salt;
        QByteArray hash;
    };
    static Account account(const char* name, const char* password, WebRole role);

    std::vector<Account> m_accounts;
    Account m_nobody; ///< checked in place of an unknown name
    mutable std::mutex m_oneAtATime;
};

} // namespace vmeter
