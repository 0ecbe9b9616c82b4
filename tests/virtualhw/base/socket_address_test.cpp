// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/base/socket_address.h"

#include <gtest/gtest.h>

#include <netinet/in.h>
#include <sys/socket.h>

#include <cstring>

namespace vmeter {
namespace {

TEST(SocketAddress, IsReadAndWrittenAsPeopleWriteIt)
{
    for (const char* text : {"192.168.0.7", "192.168.0.7:40000", "::1", "[::1]:40000", "fe80::1"}) {
        const auto client = parseSocketAddress(text);
        ASSERT_TRUE(client) << text;
        EXPECT_EQ(endpointText(*client), text);
    }
}

TEST(SocketAddress, WhatIsNoneIsRefused)
{
    for (const char* text :
        {"", "localhost", "192.168.0", "192.168.0.256", "192.168.0.7:", "192.168.0.7:0", "192.168.0.7:65536",
            "192.168.0.7:4x", "[::1]", "[::1", "[::1]40000", "[192.168.0.7]:80", "::1:x", ":80"}) {
        EXPECT_FALSE(parseSocketAddress(text)) << text;
    }
}

TEST(SocketAddress, WithoutAPortItCoversEveryConnectionOfTheAddress)
{
    const auto any = *parseSocketAddress("127.0.0.1");
    const auto one = *parseSocketAddress("127.0.0.1:40000");
    EXPECT_TRUE(any.covers(one));
    EXPECT_TRUE(one.covers(one));
    EXPECT_FALSE(one.covers(*parseSocketAddress("127.0.0.1:40001")));
    EXPECT_FALSE(any.covers(*parseSocketAddress("127.0.0.2:40000")));
}

TEST(SocketAddress, AnIpv4ClientOfAnIpv6SocketIsTheSameClient)
{
    sockaddr_in ipv4{};
    ipv4.sin_family = AF_INET;
    ipv4.sin_port = htons(40000);
    ipv4.sin_addr.s_addr = htonl(0xC0A80007);
    sockaddr_storage peer{};
    std::memcpy(&peer, &ipv4, sizeof(ipv4));
    EXPECT_EQ(endpointText(socketAddress(peer)), "192.168.0.7:40000");

    sockaddr_in6 ipv6{};
    ipv6.sin6_family = AF_INET6;
    ipv6.sin6_port = htons(40000);
    const uint8_t mapped[16] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 192, 168, 0, 7};
    std::memcpy(&ipv6.sin6_addr, mapped, sizeof(mapped));
    std::memcpy(&peer, &ipv6, sizeof(ipv6));
    EXPECT_EQ(endpointText(socketAddress(peer)), "192.168.0.7:40000");
}

} // namespace
} // namespace vmeter
