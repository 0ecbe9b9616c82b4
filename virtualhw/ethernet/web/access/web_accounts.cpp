// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/web/web_accounts.h"

#include "virtualhw/ethernet/web/secrets.h"

#include <QCryptographicHash>
#include <QPasswordDigestor>

namespace vmeter {

namespace {

constexpr int kRounds = 10'000; // of PBKDF2: some milliseconds a check
constexpr quint64 kHashBytes = 32;

QByteArray passwordHash(std::string_view password, const QByteArray& salt)
{
    // A digest of fixed length first: HMAC fills short keys up with zeros, so "a" and "a\0" would be the same password.
    const auto digest = QCryptographicHash::hash(
        QByteArray(password.data(), static_cast<qsizetype>(password.size())), QCryptographicHash::Sha256);
    return QPasswordDigestor::deriveKeyPbkdf2(QCryptographicHash::Sha256, digest.toHex(), salt, kRounds, kHashBytes);
}

} // namespace

WebAccounts::WebAccounts()
    : m_accounts{account("admin", "Admin", WebRole::admin), account("user", "user", WebRole::user)}
    , m_nobody(account("", randomToken().c_str(), WebRole::user))
{
}

WebAccounts::Account WebAccounts::account(const char* name, const char* password, WebRole role)
{
    auto salt = QByteArray::fromStdString(randomToken());
    auto hash = passwordHash(password, salt);
    return {{name, role}, std::move(salt), std::move(hash)};
}

std::optional<WebUser> WebAccounts::check(std::string_view name, std::string_view password) const
{
    const Account* claimed = &m_nobody;
    for (const auto& account : m_accounts) {
        if (account.user.name == name) {
            claimed = &account;
        }
    }
    const std::lock_guard lock(m_oneAtATime);
    const bool isRight = equalSecrets(passwordHash(password, claimed->salt).toStdString(), claimed->hash.toStdString());
    if (!isRight || claimed == &m_nobody) {
        return {};
    }
    return claimed->user;
}

} // namespace vmeter
