// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/own_traffic.h"

#include "app/interface_address.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vmeter {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// A computer with eth0 in its LAN, and eth1 for the meter.
const HostNetwork kComputer{{{"lo", {{127, 0, 0, 1}}}, {"eth0", {{10, 20, 30, 40}}}, {"eth1", {{192, 168, 0, 10}}}},
    {{{10, 20, 30, 1}}, {{192, 168, 0, 254}}}, {{{192, 168, 0, 53}}}};

std::string refused(const Ipv4& address, const Ipv4& netmask)
{
    NetworkSettings network;
    network.address = address;
    network.netmask = netmask;
    const std::optional<Message> why = takesOwnTraffic(network, "eth1", kComputer);
    return why ? why->english() : "no";
}

constexpr Ipv4 k24{{255, 255, 255, 0}};

TEST(OwnTraffic, AnAddressInTheNetOfItsInterfaceOrInANetOfItsOwnIsTaken)
{
    EXPECT_EQ(refused({{192, 168, 0, 4}}, k24), "no");
    EXPECT_EQ(refused({{7, 168, 0, 4}}, k24), "no");
    EXPECT_EQ(refused({{192, 168, 0, 4}}, {{255, 255, 0, 0}}), "no");
}

TEST(OwnTraffic, ANetOfHalfTheInternetIsRefused)
{
    EXPECT_THAT(refused({{129, 0, 0, 2}}, {{128, 0, 0, 0}}), HasSubstr("129.0.0.2/1 is too large"));
    EXPECT_THAT(refused({{129, 0, 0, 2}}, {{255, 254, 0, 0}}), HasSubstr("at least 16 bits"));
}

TEST(OwnTraffic, GatewaysAndNameServersKeepTheirAddresses)
{
    EXPECT_THAT(refused({{192, 168, 0, 254}}, k24), HasSubstr("is that of a gateway"));
    EXPECT_THAT(refused({{192, 168, 0, 53}}, k24), HasSubstr("is that of a name server"));
}

TEST(OwnTraffic, TheNetOfAnotherInterfaceIsRefused)
{
    EXPECT_THAT(
        refused({{10, 20, 30, 99}}, k24), HasSubstr("another interface of this computer, eth0 with 10.20.30.40"));
    EXPECT_THAT(refused({{10, 20, 99, 99}}, {{255, 255, 0, 0}}), HasSubstr("eth0"));
    EXPECT_EQ(refused({{10, 20, 99, 99}}, k24), "no");
    EXPECT_THAT(refused({{10, 20, 30, 40}}, {{255, 255, 255, 252}}), HasSubstr("eth0")) << "its own address";
}

TEST(OwnTraffic, TheKernelsRoutesAndTheResolversFileAreRead)
{
    // proc_pid_net(5): 10.20.30.1 as a little-endian number is 011E140A.
    const std::string routes = "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n"
                               "eth0\t00000000\t011E140A\t0003\t0\t0\t0\t00000000\t0\t0\t0\n"
                               "eth0\t001E140A\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0\n";
    EXPECT_THAT(gatewaysIn(routes), ElementsAre(Ipv4{{10, 20, 30, 1}}));
    EXPECT_THAT(gatewaysIn(""), ElementsAre());
    // resolv.conf(5)
    EXPECT_THAT(nameServersIn("# nameserver 1.1.1.1\nsearch lan\nnameserver 192.168.0.53\nnameserver ::1\noptions x\n"),
        ElementsAre(Ipv4{{192, 168, 0, 53}}));
}

TEST(OwnTraffic, ThisComputerHasItsLoopback)
{
    const HostNetwork host = hostNetwork();
    EXPECT_TRUE(std::ranges::any_of(host.addresses, [](const HostNetwork::Address& own) {
        return own.interface == "lo" && own.address == Ipv4{{127, 0, 0, 1}};
    }));
}

TEST(InterfaceAddress, SaysThatThereIsNoSuchInterface)
{
    InterfaceAddress address("nowhere0");
    const auto error = address.add({});
    ASSERT_TRUE(error);
    EXPECT_EQ(error->english(), "this computer has no interface nowhere0; 'ip link' lists them");
}

} // namespace
} // namespace vmeter
