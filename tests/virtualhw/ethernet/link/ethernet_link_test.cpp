// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/link/ethernet_link.h"

#include "virtualhw/base/ipv4_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace vmeter {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class EthernetLinkTest : public ::testing::Test {
protected:
    EthernetLinkTest()
    {
        meter.powered = true;
        meter.link.network.address = {{127, 0, 0, 4}};
    }

    LinkedPart part(const std::string& name)
    {
        return {[this, name](const NetworkSettings& network) -> std::optional<Message> {
                    if (name == refusing) {
                        return Message::verbatim(name + " is taken");
                    }
                    events.push_back("+" + name + " " + ipv4Text(network.address));
                    return std::nullopt;
                },
            [this, name] { events.push_back("-" + name); }};
    }
    std::vector<std::string> looked()
    {
        link.poll();
        return std::exchange(events, {});
    }

    MeterState meter;
    std::string refusing;
    std::vector<std::string> events;
    std::vector<LinkState> told;
    EthernetLink link{[this] {
                          auto snapshot = std::make_shared<Snapshot>();
                          snapshot->meter = meter;
                          return snapshot;
                      },
        {part("interface"), part("server")}, [this](const LinkState& state) { told.push_back(state); }};
};

TEST_F(EthernetLinkTest, BringsThePartsUpInOrderAtTheMetersAddress)
{
    EXPECT_THAT(looked(), ElementsAre("+interface 127.0.0.4", "+server 127.0.0.4"));
    EXPECT_THAT(told, ElementsAre(LinkState{true, "127.0.0.4", {}}));
    EXPECT_THAT(looked(), IsEmpty());
    EXPECT_EQ(told.size(), 1U);
}

TEST_F(EthernetLinkTest, AChangedAddressTakesItDownAndUp)
{
    link.poll();
    events.clear();
    meter.link.network.address = {{127, 0, 0, 7}};
    EXPECT_THAT(looked(), ElementsAre("-server", "-interface", "+interface 127.0.0.7", "+server 127.0.0.7"));
    EXPECT_EQ(link.state(), (LinkState{true, "127.0.0.7", {}}));
}

TEST_F(EthernetLinkTest, ARestartOfTheMeterDoesSoAtTheSameAddress)
{
    link.poll();
    events.clear();
    ++meter.restarts;
    EXPECT_THAT(looked(), ElementsAre("-server", "-interface", "+interface 127.0.0.4", "+server 127.0.0.4"));
}

TEST_F(EthernetLinkTest, StagedSettingsDoNotMoveIt)
{
    link.poll();
    events.clear();
    meter.stagedSettings.network.address = {{127, 0, 0, 9}};
    EXPECT_THAT(looked(), IsEmpty());
}

TEST_F(EthernetLinkTest, IsDownWithoutPowerAndComesBackWithIt)
{
    link.poll();
    events.clear();
    meter.powered = false;
    EXPECT_THAT(looked(), ElementsAre("-server", "-interface"));
    EXPECT_FALSE(link.state().up);
    EXPECT_EQ(link.state().reason.english(), "the meter is without power");
    meter.powered = true;
    EXPECT_THAT(looked(), ElementsAre("+interface 127.0.0.4", "+server 127.0.0.4"));
    EXPECT_TRUE(link.state().up);
}

TEST_F(EthernetLinkTest, APartThatCannotBeHadKeepsItDownAndIsTriedAgain)
{
    refusing = "server";
    EXPECT_THAT(looked(), ElementsAre("+interface 127.0.0.4", "-interface"));
    EXPECT_EQ(link.state(), (LinkState{false, "127.0.0.4", Message::verbatim("server is taken")}));
    link.poll();
    EXPECT_EQ(told.size(), 1U); // the same state is not reported twice
    events.clear();
    refusing.clear();
    EXPECT_THAT(looked(), ElementsAre("+interface 127.0.0.4", "+server 127.0.0.4"));
    EXPECT_TRUE(link.state().up);
}

TEST_F(EthernetLinkTest, WaitsForAnAddressFromDhcpAndMovesWithIt)
{
    meter.link.source = AddressSource::asking;
    EXPECT_THAT(looked(), IsEmpty());
    EXPECT_THAT(link.state().reason.english(), HasSubstr("DHCP"));
    meter.link = {AddressSource::lease, {{{127, 0, 0, 50}}, {{255, 0, 0, 0}}, {}, true}};
    EXPECT_THAT(looked(), ElementsAre("+interface 127.0.0.50", "+server 127.0.0.50"));
    meter.link.source = AddressSource::asking; // the lease has ended
    EXPECT_THAT(looked(), ElementsAre("-server", "-interface"));
}

TEST_F(EthernetLinkTest, StopTakesItDown)
{
    link.poll();
    events.clear();
    link.start();
    link.stop();
    EXPECT_THAT(events, ElementsAre("-server", "-interface"));
    link.stop();
    EXPECT_EQ(events.size(), 2U);
}

TEST(MissingAddress, NamesTheAddressThatNoInterfaceHas)
{
    EXPECT_FALSE(missingAddress({{127, 0, 0, 4}}));      // all of 127/8 is local on Linux
    const auto error = missingAddress({{192, 0, 2, 4}}); // RFC 5737: in no network
    ASSERT_TRUE(error);
    EXPECT_THAT(error->english(), HasSubstr("no interface of this computer has the address 192.0.2.4"));
    EXPECT_TRUE(missingAddress({{0, 0, 0, 0}})); // would be all interfaces
}

} // namespace
} // namespace vmeter
