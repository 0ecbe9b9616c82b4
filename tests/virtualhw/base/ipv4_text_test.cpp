// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/base/ipv4_text.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

TEST(Ipv4Text, IsFourDecimalNumbers)
{
    EXPECT_EQ(ipv4Text(Ipv4{{192, 168, 0, 4}}), "192.168.0.4");
}

TEST(Ipv4Text, IsReadBack)
{
    const auto address = parseIpv4("10.0.255.1");
    ASSERT_TRUE(address.has_value());
    EXPECT_EQ(address->octet, (std::array<uint8_t, 4>{10, 0, 255, 1}));
}

TEST(Ipv4Text, NothingElseIsAnAddress)
{
    for (const char* text : {"", "1.2.3", "1.2.3.4.", "1.2.3.4.5", ".1.2.3", "1..2.3", "1.2.3.256", "1.2.3.0004",
             " 1.2.3.4", "1.2.3.4 ", "1.2.3.x", "+1.2.3.4", "0x1.2.3.4", "::1"}) {
        EXPECT_FALSE(parseIpv4(text).has_value()) << text;
    }
}

} // namespace
} // namespace vmeter
