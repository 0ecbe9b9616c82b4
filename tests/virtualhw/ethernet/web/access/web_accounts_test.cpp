// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/web/web_accounts.h"

#include "virtualhw/ethernet/web/secrets.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

TEST(WebAccountsTest, FactoryAccountsAreThoseOfTheManual) // manual 13
{
    const WebAccounts accounts;
    const auto admin = accounts.check("admin", "Admin");
    ASSERT_TRUE(admin.has_value());
    EXPECT_EQ(admin->name, "admin");
    EXPECT_EQ(admin->role, WebRole::admin);
    const auto user = accounts.check("user", "user");
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
        EXPECT_FALSE(accounts.check(name, password).has_value()) << name << " / " << password.substr(0, 20);
    }
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
