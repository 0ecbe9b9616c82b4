// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/web/access/web_accounts.h"

#include "virtualhw/ethernet/web/access/secrets.h"

#include <QCryptographicHash>
#include <QPasswordDigestor>
#include <QRandomGenerator>

#include <algorithm>

namespace vmeter {

namespace {

constexpr int kRounds = 10'000; // of PBKDF2: some ten milliseconds a check

using Salt = decltype(WebPassword::salt);
using Hash = decltype(WebPassword::hash);

Hash hashOf(std::string_view password, const Salt& salt)
{
    // Hash the password to a fixed length first, because HMAC pads short keys with zeros: "a" and "a\0" would be the
    // same password.
    const auto digest = QCryptographicHash::hash(
        QByteArray(password.data(), static_cast<qsizetype>(password.size())), QCryptographicHash::Sha256);
    const QByteArray saltBytes(reinterpret_cast<const char*>(salt.data()), static_cast<qsizetype>(salt.size()));
    Hash hash{};
    const auto key = QPasswordDigestor::deriveKeyPbkdf2(
        QCryptographicHash::Sha256, digest.toHex(), saltBytes, kRounds, hash.size());
    std::copy(key.begin(), key.end(), hash.begin());
    return hash;
}

WebPassword salted(std::string_view password)
{
    WebPassword kept;
    kept.own = true;
    std::ranges::generate(kept.salt, [] { return static_cast<uint8_t>(QRandomGenerator::system()->generate()); });
    kept.hash = hashOf(password, kept.salt);
    return kept;
}

std::string_view bytesOf(const Hash& hash)
{
    return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

} // namespace

const std::array<WebUser, kWebAccounts>& webUsers()
{
    static const std::array<WebUser, kWebAccounts> users{
        WebUser{"admin", WebAccount::admin, WebRole::admin},
        WebUser{"user", WebAccount::user, WebRole::user},
    };
    return users;
}

namespace {

/// Hashes that are the same for all meters of the program, made when a password is checked for the first time: each
/// costs as much as a check.
struct CommonHashes {
    WebPasswords factory{salted("Admin"), salted("user")};
    WebPassword nobody
        = salted(randomToken()); ///< checked if the name is unknown, so that the check takes the same time
};

const CommonHashes& commonHashes()
{
    static const CommonHashes hashes;
    return hashes;
}

} // namespace

std::optional<WebUser> WebAccounts::check(
    std::string_view name, std::string_view password, const WebPasswords& passwords) const
{
    const auto user = std::ranges::find(webUsers(), name, &WebUser::name);
    const WebPassword* expected = &commonHashes().nobody;
    if (user != webUsers().end()) {
        const auto account = static_cast<std::size_t>(user->account);
        expected = passwords[account].own ? &passwords[account] : &commonHashes().factory[account];
    }
    const std::lock_guard lock(m_oneAtATime);
    const bool isRight = equalSecrets(bytesOf(hashOf(password, expected->salt)), bytesOf(expected->hash));
    if (!isRight || expected == &commonHashes().nobody) {
        return {};
    }
    return *user;
}

WebPassword WebAccounts::hashed(std::string_view password, const WebPassword& before) const
{
    const std::lock_guard lock(m_oneAtATime);
    WebPassword kept = salted(password);
    kept.changes = before.changes + 1;
    return kept;
}

} // namespace vmeter
