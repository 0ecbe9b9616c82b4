// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/listening_socket.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace vmeter {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(ListeningSocket, PortZeroGivesAFreePortAndTellsIt)
{
    const ListeningSocket first = listenOn("127.0.0.1", 0);
    const ListeningSocket second = listenOn("127.0.0.1", 0);
    EXPECT_EQ(first.error.english(), "");
    EXPECT_NE(first.port, 0);
    EXPECT_NE(second.port, 0);
    EXPECT_NE(first.port, second.port);
}

TEST(ListeningSocket, APortInUseIsToldWithAddressPortAndRemedy)
{
    const ListeningSocket first = listenOn("127.0.0.1", 0);
    const ListeningSocket second = listenOn("127.0.0.1", first.port);
    EXPECT_FALSE(second.socket);
    EXPECT_THAT(second.error.english(), HasSubstr("127.0.0.1 port " + std::to_string(first.port)));
    EXPECT_THAT(second.error.english(), HasSubstr("another program has this port"));
}

TEST(ListeningSocket, NamesAreRefusedWithWhatToWriteInstead)
{
    for (const char* const name : {"localhost", "", "127.0.0", "127.0.0.1 "}) {
        const ListeningSocket result = listenOn(name, 0);
        EXPECT_FALSE(result.socket) << name;
        EXPECT_THAT(result.error.english(), HasSubstr("127.0.0.1 for this machine alone")) << name;
    }
}

TEST(ListeningSocket, AnAddressOfAnotherMachineIsRefused)
{
    const ListeningSocket result = listenOn("192.0.2.1", 0); // RFC 5737: for documentation, never assigned
    EXPECT_FALSE(result.socket);
    EXPECT_THAT(result.error.english(), HasSubstr("this machine has no such address"));
}

TEST(ListeningSocket, IPv6LiteralsAreAddressesWithAndWithoutBrackets)
{
    for (const char* const literal : {"::1", "[::1]"}) {
        EXPECT_THAT(listenOn(literal, 0).error.english(), Not(HasSubstr("not an IP address"))) << literal;
    }
    EXPECT_THAT(listenOn("[127.0.0.1]", 0).error.english(), HasSubstr("not an IP address"));
}

} // namespace
} // namespace vmeter
