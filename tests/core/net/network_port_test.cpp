// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meter.h"
#include "tests/core/net/dhcp_bytes.h"
#include "tests/core/storage/ram_fram.h"

#include <gtest/gtest.h>

#include <vector>

namespace vmeter {
namespace {

using namespace test;

class NetworkPortTest : public ::testing::Test {
protected:
    NetworkPortTest() { meter.powerOn(fram); }

    void set(uint16_t address, std::initializer_list<uint16_t> words)
    {
        const std::vector<uint16_t> copy(words);
        ASSERT_EQ(meter.writeRegisters(address, copy, false), RegisterResult::ok);
    }
    void storeAndRestart()
    {
        set(57856, {0xA1});
        set(57856, {0xB2});
    }
    /// Runs until the meter sends a DHCP message.
    void awaitDhcp()
    {
        for (int n = 0; n < 100; ++n) {
            meter.skip(kSecond);
            if (const auto output = meter.releaseDhcp()) {
                sent = *output;
                return;
            }
        }
        FAIL() << "nothing sent in 100 s";
    }
    void answer(uint8_t type)
    {
        ServerMessage message;
        message.transaction = uint32_t{sent.bytes[4]} << 24 | uint32_t{sent.bytes[5]} << 16
            | uint32_t{sent.bytes[6]} << 8 | sent.bytes[7];
        message.mac = MeterIdentity{}.mac;
        message.options = typeOption(type) + kServerOption + leaseOption(120) + kMaskOption + kRouterOption;
        meter.receiveDhcp(message.bytes());
    }
    void obtain()
    {
        awaitDhcp();
        answer(2);
        awaitDhcp();
        answer(5);
        meter.skip(3 * kSecond);
    }
    bool asked()
    {
        if (const auto taken = meter.releaseSntp()) {
            question = {taken->begin(), taken->end()};
        }
        return !question.empty();
    }
    [[nodiscard]] const LinkAddress& link() const { return meter.state().link; }

    RamFram fram;
    Meter meter{kCountisE28};
    DhcpOutput sent;
    Bytes question;
};

TEST_F(NetworkPortTest, TheAddressSetIsInForceAndNothingIsSent)
{
    EXPECT_EQ(link().source, AddressSource::setting);
    EXPECT_EQ(link().network.address, (Ipv4{{192, 168, 0, 4}}));
    EXPECT_EQ(meter.untilNetworkEvent(), Duration::endless());
}

TEST_F(NetworkPortTest, WithDhcpThereIsNoAddressUntilAServerGivesOne)
{
    set(29190, {1});
    storeAndRestart();
    EXPECT_FALSE(link().exists());
    obtain();
    EXPECT_EQ(link().source, AddressSource::lease);
    EXPECT_EQ(link().network, (NetworkSettings{{{10, 0, 0, 50}}, {{255, 255, 0, 0}}, {{10, 0, 0, 254}}, true}));
    EXPECT_EQ(meter.state().settings.network.address, (Ipv4{{192, 168, 0, 4}})); // still what is set
}

TEST_F(NetworkPortTest, WithoutAServerTheAddressSetIsUsedAfterAMinuteAndAskingGoesOn)
{
    set(29190, {1});
    storeAndRestart();
    meter.skip(59 * kSecond);
    EXPECT_FALSE(link().exists());
    meter.skip(kSecond);
    EXPECT_EQ(link().source, AddressSource::fallBack);
    EXPECT_EQ(link().network.address, (Ipv4{{192, 168, 0, 4}}));
    static_cast<void>(meter.releaseDhcp());
    obtain();
    EXPECT_EQ(link().source, AddressSource::lease);
}

TEST_F(NetworkPortTest, AnAddressTypedInGivesTheLeaseBack)
{
    set(29190, {1});
    storeAndRestart();
    obtain();
    set(29190, {0});
    storeAndRestart();
    EXPECT_EQ(link().source, AddressSource::setting);
    const auto release = meter.releaseDhcp();
    ASSERT_TRUE(release);
    EXPECT_EQ(optionOf(release->bytes, 53), (Bytes{7}));
}

TEST_F(NetworkPortTest, APowerCutForgetsTheLease)
{
    set(29190, {1});
    storeAndRestart();
    obtain();
    meter.powerFail();
    EXPECT_FALSE(meter.releaseDhcp());
    EXPECT_EQ(meter.untilNetworkEvent(), Duration::endless());
    meter.powerOn(fram);
    EXPECT_FALSE(link().exists());
    awaitDhcp();
    EXPECT_EQ(optionOf(sent.bytes, 53), (Bytes{1}));
}

TEST_F(NetworkPortTest, TheClockIsSetByTheTimeServer)
{
    meter.setClock({1'767'268'800'000'000});
    std::vector<uint16_t> server(26, 0);
    server[0] = 1;
    server[1] = 0x6E74; // "nt"
    server[2] = 0x7000; // "p"
    ASSERT_EQ(meter.writeRegisters(30208, server, false), RegisterResult::ok);
    storeAndRestart();
    for (int n = 0; n < 10 && meter.state().sntp.state == SntpStatus::State::asking && !asked(); ++n) {
        meter.skip(kSecond);
    }
    ASSERT_EQ(question.size(), 48U);
    Bytes answer(48, 0);
    answer[0] = 0x24; // version 4, server
    answer[1] = 1;
    std::copy(question.begin() + 40, question.end(), answer.begin() + 24);
    for (const std::size_t at : {32U, 40U}) { // 2027-01-01 00:00 UTC is 0xEEE16B00 s after 1900
        const Bytes seconds{0xEE, 0xE1, 0x6B, 0x00};
        std::copy(seconds.begin(), seconds.end(), answer.begin() + static_cast<std::ptrdiff_t>(at));
    }
    meter.receiveSntp(answer);
    EXPECT_EQ(meter.state().sntp.state, SntpStatus::State::synchronised);
    EXPECT_EQ(meter.state().clock.value, 1'798'761'600'000'000);
}

TEST_F(NetworkPortTest, AnotherTimeServerLeavesTheLeaseAlone)
{
    set(29190, {1});
    storeAndRestart();
    obtain();
    Settings settings = meter.state().settings;
    settings.sntpEnabled = true;
    settings.sntpServer[0] = 'n';
    meter.applySettings(settings);
    EXPECT_EQ(link().source, AddressSource::lease);
    EXPECT_EQ(meter.state().sntp.state, SntpStatus::State::asking);
    settings.network.dhcp = false;
    meter.applySettings(settings);
    EXPECT_EQ(link().source, AddressSource::setting);
}

TEST_F(NetworkPortTest, NobodyIsAskedWithoutTheNameOfAServer)
{
    set(30208, {1});
    storeAndRestart();
    EXPECT_EQ(meter.state().sntp.state, SntpStatus::State::off);
    EXPECT_EQ(meter.untilNetworkEvent(), Duration::endless());
}

} // namespace
} // namespace vmeter
