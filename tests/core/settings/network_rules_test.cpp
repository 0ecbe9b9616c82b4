// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/network_rules.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

struct MisfitCase {
    NetworkSettings network;
    NetworkMisfit misfit;
};

class NetworkRules : public ::testing::TestWithParam<MisfitCase> { };

TEST_P(NetworkRules, NameTheFirstMisfit)
{
    EXPECT_EQ(networkMisfit(GetParam().network), GetParam().misfit);
}

constexpr Ipv4 kAddress{{192, 168, 0, 4}};
constexpr Ipv4 kMask{{255, 255, 255, 0}};
constexpr Ipv4 kGateway{{192, 168, 0, 1}};
using enum NetworkMisfit;
constexpr MisfitCase kMisfits[] = {
    {{kAddress, kMask, kGateway}, none}, // factory
    {{{{10, 1, 2, 3}}, {{255, 0, 0, 0}}, {{10, 200, 0, 1}}}, none},
    {{kAddress, kMask, {{0, 0, 0, 0}}}, none}, // no gateway
    {{{{192, 168, 0, 5}}, {{255, 255, 255, 252}}, {{192, 168, 0, 6}}}, none},
    {{kAddress, {{255, 255, 0, 255}}, kGateway}, netmask}, // ones behind zeros
    {{{{0, 0, 0, 0}}, {{255, 0, 0, 255}}, kGateway}, netmask}, {{kAddress, {{0, 0, 0, 0}}, kGateway}, netmask},
    {{kAddress, {{255, 255, 255, 254}}, kGateway}, netmask}, // no room for a host
    {{kAddress, {{255, 255, 255, 255}}, kGateway}, netmask}, {{{{0, 168, 0, 4}}, kMask, kGateway}, address},
    {{{{127, 0, 0, 1}}, kMask, {{127, 0, 0, 2}}}, address}, {{{{224, 0, 0, 4}}, kMask, {{224, 0, 0, 1}}}, address},
    {{{{192, 168, 0, 0}}, kMask, kGateway}, address},                                           // the net itself
    {{{{192, 168, 0, 255}}, kMask, kGateway}, address},                                         // its broadcast
    {{kAddress, kMask, {{192, 168, 1, 1}}}, gateway},                                           // another net
    {{kAddress, kMask, {{192, 168, 0, 255}}}, gateway}, {{kAddress, kMask, kAddress}, gateway}, // the meter itself
};
INSTANTIATE_TEST_SUITE_P(Cases, NetworkRules, ::testing::ValuesIn(kMisfits));

TEST(NetworkRulesOfUse, AreOfAddressAndNetmaskAlone)
{
    EXPECT_TRUE(isUsable({kAddress, kMask, {{192, 168, 1, 1}}}));
    EXPECT_FALSE(isUsable({{{127, 0, 0, 1}}, kMask, kGateway}));
    EXPECT_FALSE(isUsable({kAddress, {{255, 255, 0, 255}}, kGateway}));
}

} // namespace
} // namespace vmeter
