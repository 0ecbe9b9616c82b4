// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/menu/setup.h"

#include <gtest/gtest.h>

#include <string>

namespace vmeter {
namespace {

using Outcome = Setup2::Outcome;

// Pages of manual 9.1.2, counted from zero.
constexpr int kIp1 = 1;
constexpr int kIp4 = 4;
constexpr int kReset = 13;

class Setup2Menu : public ::testing::Test {
protected:
    Setup2Menu() { m_setup.open(m_inForce); }

    void up(int times)
    {
        for (int time = 0; time < times; ++time) {
            m_setup.up();
        }
    }
    /// Edits the present octet: steps each digit as often as given and accepts it.
    void edit(int first, int second, int third)
    {
        ASSERT_EQ(m_setup.enter(), Outcome::stay);
        for (const int steps : {first, second, third}) {
            up(steps);
            ASSERT_EQ(m_setup.enter(), Outcome::stay);
        }
    }
    [[nodiscard]] LcdFrame frame() const
    {
        LcdFrame frame;
        m_setup.show(frame);
        return frame;
    }
    [[nodiscard]] std::string label() const { return labelText(frame()).data(); }
    [[nodiscard]] std::string digits() const { return mainText(frame()).data(); }

    NetworkSettings m_inForce;
    Setup2 m_setup;
};

// Manual 9.1.3: IP 192 becomes 007.
TEST_F(Setup2Menu, OctetIsEditedDigitByDigit)
{
    up(kIp1);
    EXPECT_EQ(label(), "IP1");
    EXPECT_EQ(frame().blinkingMain, 0);

    m_setup.enter();
    EXPECT_EQ(frame().blinkingMain, 0x20) << "the sixth cell: hundreds";
    up(2);
    EXPECT_EQ(digits(), "092") << "the first digit goes 1, 2, 0";
    m_setup.enter();
    EXPECT_EQ(frame().blinkingMain, 0x40);
    up(1);
    EXPECT_EQ(digits(), "002") << "9 is followed by 0";
    m_setup.enter();
    EXPECT_EQ(frame().blinkingMain, 0x80);
    up(5);
    EXPECT_EQ(digits(), "007");
    EXPECT_EQ(m_setup.network(), m_inForce) << "not taken yet";
    m_setup.enter();
    EXPECT_EQ(frame().blinkingMain, 0);
    EXPECT_EQ(digits(), "007");
    EXPECT_EQ(m_setup.network().address, (Ipv4{{7, 168, 0, 4}}));
}

TEST_F(Setup2Menu, EveryOctetPageEditsItsOwnOctet)
{
    for (int page = 1; page <= 12; ++page) {
        m_setup.open({Ipv4{}, Ipv4{}, Ipv4{}, false});
        up(page);
        edit(0, 0, 9);
        const NetworkSettings& network = m_setup.network();
        for (int octet = 0; octet < 12; ++octet) {
            const Ipv4& field = octet < 4 ? network.address : octet < 8 ? network.netmask : network.gateway;
            EXPECT_EQ(field.octet[static_cast<std::size_t>(octet % 4)], octet == page - 1 ? 9 : 0)
                << "page " << page << ", octet " << octet;
        }
    }
}

TEST_F(Setup2Menu, OctetOver255IsRefusedAndEditedAgain)
{
    up(kIp1);
    edit(1, 0, 4); // 192 -> 296
    EXPECT_EQ(digits(), "296");
    EXPECT_EQ(frame().blinkingMain, 0x20) << "the first digit again";
    EXPECT_EQ(m_setup.network(), m_inForce);
    up(1); // 096
    for (int digit = 0; digit < 3; ++digit) {
        m_setup.enter();
    }
    EXPECT_EQ(m_setup.network().address, (Ipv4{{96, 168, 0, 4}}));
}

TEST_F(Setup2Menu, LargestOctetIsTaken)
{
    up(kIp4);
    edit(2, 5, 1); // 004 -> 255
    EXPECT_EQ(m_setup.network().address.octet[3], 255);
}

TEST_F(Setup2Menu, AnAddressTypedInSwitchesDhcpOff)
{
    m_inForce.dhcp = true;
    m_setup.open(m_inForce);
    up(kIp4);
    EXPECT_TRUE(m_setup.network().dhcp);
    edit(0, 0, 1);
    EXPECT_FALSE(m_setup.network().dhcp);
}

TEST_F(Setup2Menu, FactoryPagePutsTheFactoryValuesIntoTheDraftAndBlinks)
{
    m_inForce.address = {{10, 0, 0, 9}};
    m_inForce.dhcp = true;
    m_setup.open(m_inForce);
    EXPECT_EQ(frame().blinkingMain, 0);
    m_setup.enter();
    EXPECT_EQ(frame().blinkingMain, 0xF0);
    EXPECT_EQ(m_setup.network(), NetworkSettings{});
    up(kIp1);
    EXPECT_EQ(digits(), "192");
}

TEST_F(Setup2Menu, ResetPageNotesTheOrderAndBlinks)
{
    up(kReset);
    EXPECT_EQ(label(), "rES");
    EXPECT_FALSE(m_setup.zeroesPartials());
    EXPECT_EQ(frame().blinkingMain, 0);
    m_setup.enter();
    EXPECT_TRUE(m_setup.zeroesPartials());
    EXPECT_EQ(frame().blinkingMain, 0xE0);
}

TEST_F(Setup2Menu, ConfirmationStepsThroughYesNoContinue)
{
    m_setup.askToLeave();
    EXPECT_TRUE(m_setup.asksToLeave());
    EXPECT_EQ(label(), "ConF?");
    EXPECT_EQ(frame().blinkingMain, 0x80);
    for (const char* choice : {"Y", "n", "C", "Y"}) {
        EXPECT_EQ(digits(), choice);
        up(1);
    }
}

TEST_F(Setup2Menu, ChoicesLeadWhereTheManualSays)
{
    m_setup.askToLeave();
    EXPECT_EQ(m_setup.enter(), Outcome::saveAndLeave);
    m_setup.askToLeave();
    up(1);
    EXPECT_EQ(m_setup.enter(), Outcome::leave);
    m_setup.askToLeave();
    up(2);
    EXPECT_EQ(m_setup.enter(), Outcome::stay);
    EXPECT_FALSE(m_setup.asksToLeave());
}

TEST_F(Setup2Menu, ContinueKeepsPageAndDraft)
{
    up(kIp4);
    edit(0, 0, 3);
    m_setup.askToLeave();
    up(2);
    m_setup.enter();
    EXPECT_EQ(label(), "IP4");
    EXPECT_EQ(digits(), "007");
}

TEST_F(Setup2Menu, HalfEditedOctetIsDroppedWhenLeaving)
{
    up(kIp1);
    m_setup.enter();
    up(1);
    m_setup.askToLeave();
    EXPECT_EQ(m_setup.enter(), Outcome::saveAndLeave);
    EXPECT_EQ(m_setup.network(), m_inForce);
}

TEST_F(Setup2Menu, OpeningForgetsEverythingOfTheLastTime)
{
    up(kReset);
    m_setup.enter();
    m_setup.open(m_inForce);
    EXPECT_FALSE(m_setup.zeroesPartials());
    EXPECT_EQ(m_setup.page(), 0);
}

TEST_F(Setup2Menu, ConfirmationNamesWhatDoesNotFit)
{
    m_inForce.netmask = {{255, 0, 255, 0}};
    m_setup.open(m_inForce);
    m_setup.askToLeave();
    EXPECT_EQ(digits(), "nEt    Y");
}

TEST_F(Setup2Menu, WhatCannotBeUsedIsNotConfirmed)
{
    m_inForce.netmask = {{255, 0, 255, 0}};
    m_setup.open(m_inForce);
    m_setup.askToLeave();
    EXPECT_EQ(m_setup.enter(), Outcome::stay);
    EXPECT_EQ(digits(), "nEt    Y");
    up(1);
    EXPECT_EQ(m_setup.enter(), Outcome::leave) << "N leaves the settings as they were";
}

TEST_F(Setup2Menu, TheExampleOfTheManualIsConfirmedAlthoughItsGatewayIsElsewhere)
{
    m_inForce.address = {{7, 168, 0, 4}};
    m_inForce.gateway = {{192, 168, 0, 1}};
    m_setup.open(m_inForce);
    m_setup.askToLeave();
    EXPECT_EQ(digits(), "GAtE   Y");
    EXPECT_EQ(m_setup.enter(), Outcome::saveAndLeave);
}

} // namespace
} // namespace vmeter
