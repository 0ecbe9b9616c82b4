// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/web/access/web_accounts.h"

#include "virtualhw/ethernet/web/access/secrets.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

TEST(WebAccountsTest, FactoryAccountsAreThoseOfTheManual) // manual 13
{
    const WebAccounts accounts;
    const auto admin = accounts.check("admin", "Admin", WebPasswords{});
    ASSERT_TRUE(admin.has_value());
    EXPECT_EQ(admin->name, "admin");
    EXPECT_EQ(admin->role, WebRole::admin);
    const auto user = accounts.check("user", "user", WebPasswords{});
    ASSERT_TRUE(user.has_value());
    EXPECT_EQ(user->role, WebRole::user);
}

TEST(WebAccountsTest, EverythingElseIsRefused)
{
    const WebAccounts accounts;
    const std::pair<std::string, std::string> wrong[]{{"admin", "admin"}, {"admin", "user"}, {"user", "User"},
        {"Admin", "Admin"}, {"", ""}, {"admin", ""}, {"nobody", "Admin"}, {"admin", "Admin "},
        {"admin", std::string("Admin\0", 6)}, {"user", std::string(60'000, 'x')}};
    for (const auto& [name, password] : wrong) {
        EXPECT_FALSE(accounts.check(name, password, WebPasswords{}).has_value())
            << name << " / " << password.substr(0, 20);
    }
}

TEST(WebAccountsTest, AnOwnPasswordTakesThePlaceOfTheFactorysForItsUserAlone)
{
    const WebAccounts accounts;
    WebPasswords passwords;
    passwords[1] = accounts.hashed("correct horse", passwords[1]);
    EXPECT_TRUE(passwords[1].own);
    EXPECT_EQ(passwords[1].changes, 1U);
    EXPECT_TRUE(accounts.check("user", "correct horse", passwords).has_value());
    EXPECT_FALSE(accounts.check("user", "user", passwords).has_value());
    EXPECT_FALSE(accounts.check("admin", "correct horse", passwords).has_value());
    EXPECT_TRUE(accounts.check("admin", "Admin", passwords).has_value());
    EXPECT_TRUE(WebAccounts().check("user", "correct horse", passwords).has_value())
        << "in the next run of the program";
}

TEST(WebAccountsTest, TheSamePasswordIsKeptDifferentlyEachTime)
{
    const WebAccounts accounts;
    const auto first = accounts.hashed("correct horse", {});
    const auto second = accounts.hashed("correct horse", first);
    EXPECT_NE(first.salt, second.salt);
    EXPECT_NE(first.hash, second.hash);
    EXPECT_EQ(second.changes, 2U);
}

TEST(SecretsTest, EqualSecretsAreEqualToTheLastCharacter)
{
    EXPECT_TRUE(equalSecrets("", ""));
    EXPECT_TRUE(equalSecrets("abc", "abc"));
    EXPECT_FALSE(equalSecrets("abc", "abd"));
    EXPECT_FALSE(equalSecrets("abc", "abcd"));
    EXPECT_FALSE(equalSecrets("abcd", "abc"));
    EXPECT_FALSE(equalSecrets("", "a"));
}

TEST(SecretsTest, RandomTokensHave256BitsAndDiffer)
{
    const auto token = randomToken();
    EXPECT_EQ(token.size(), 64U);
    EXPECT_EQ(token.find_first_not_of("0123456789abcdef"), std::string::npos);
    EXPECT_NE(token, randomToken());
}

} // namespace
} // namespace vmeter
