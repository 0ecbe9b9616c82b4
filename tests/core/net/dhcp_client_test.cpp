// SPDX-License-Identifier: GPL-3.0-or-later
// Times and fields: RFC 2131, 4.1, 4.4 and table 5.
#include "core/net/dhcp_client.h"
#include "tests/core/net/dhcp_bytes.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

using namespace test;
using State = DhcpClient::State;

constexpr uint8_t kDiscover = 1;
constexpr uint8_t kOffer = 2;
constexpr uint8_t kRequest = 3;
constexpr uint8_t kDecline = 4;
constexpr uint8_t kAck = 5;
constexpr uint8_t kNak = 6;
constexpr uint8_t kRelease = 7;

constexpr Ipv4 kLeased{{10, 0, 0, 50}};
constexpr Ipv4 kServer{{10, 0, 0, 1}};

class DhcpClientTest : public ::testing::Test {
protected:
    /// Lets time pass. Returns true if the client sent a message during this time; it is then in `sent`.
    bool pass(double seconds)
    {
        const Uptime end = now + Duration{static_cast<SampleCount>(seconds * kSampleRate)};
        while (client.due() <= end) {
            now = std::max(now, client.due());
            client.advance(now);
            if (receive()) {
                return true;
            }
        }
        now = end;
        return false;
    }
    bool receive()
    {
        const auto output = client.releaseOutput();
        if (output) {
            sent = *output;
        }
        return output.has_value();
    }
    [[nodiscard]] std::span<const uint8_t> message() const { return std::span(sent.bytes).first(sent.size); }
    [[nodiscard]] uint8_t type() const
    {
        const Bytes value = optionOf(message(), 53);
        return value.empty() ? uint8_t{0} : value[0];
    }
    [[nodiscard]] uint32_t transaction() const
    {
        return uint32_t{sent.bytes[4]} << 24 | uint32_t{sent.bytes[5]} << 16 | uint32_t{sent.bytes[6]} << 8
            | sent.bytes[7];
    }
    [[nodiscard]] Bytes clientAddress() const { return {message().begin() + 12, message().begin() + 16}; }
    [[nodiscard]] double seconds(Duration time) const { return static_cast<double>(time.samples) / kSampleRate; }

    [[nodiscard]] Bytes answer(uint8_t kind, uint32_t lease = 3600) const
    {
        return ServerMessage{.transaction = transaction(),
            .options = typeOption(kind) + kServerOption + leaseOption(lease) + kMaskOption + kRouterOption}
            .bytes();
    }
    void reply(const Bytes& bytes) { client.receive(bytes, now); }

    /// Runs until the client has a lease.
    void obtain(uint32_t lease = 3600)
    {
        client.start(now);
        ASSERT_TRUE(pass(10));
        reply(answer(kOffer, lease));
        ASSERT_TRUE(receive());
        reply(answer(kAck, lease));
        ASSERT_TRUE(receive()); // the probe
        bound = now;
        ASSERT_FALSE(pass(2.001));
        ASSERT_EQ(client.state(), State::bound);
    }

    Uptime now{Duration{1'000'000}};
    Uptime bound; ///< begin of the lease: the time of the request
    RandomSource random{42};
    DhcpClient client{kTestMac, random};
    DhcpOutput sent;
};

TEST_F(DhcpClientTest, DoesNothingBeforeItIsStarted)
{
    EXPECT_EQ(client.state(), State::off);
    EXPECT_EQ(client.due(), Uptime::never());
    EXPECT_FALSE(pass(1e6));
}

TEST_F(DhcpClientTest, WaitsOneToTenSecondsBeforeItAsks)
{
    const Uptime begun = now;
    client.start(now);
    ASSERT_TRUE(pass(10));
    EXPECT_EQ(type(), kDiscover);
    EXPECT_EQ(sent.kind, DhcpOutput::Kind::broadcast);
    EXPECT_GE(seconds(now - begun), 1);
    EXPECT_LE(seconds(now - begun), 10);
}

TEST_F(DhcpClientTest, AsksAgainAfterFourSecondsThenTwiceAsLongUpTo64)
{
    client.start(now);
    ASSERT_TRUE(pass(10));
    const uint32_t first = transaction();
    for (const double nominal : {4., 8., 16., 32., 64., 64.}) {
        const Uptime before = now;
        ASSERT_TRUE(pass(66));
        EXPECT_EQ(type(), kDiscover);
        EXPECT_EQ(transaction(), first);
        EXPECT_NEAR(seconds(now - before), nominal, 1) << nominal;
    }
    EXPECT_EQ(client.state(), State::selecting);
}

TEST_F(DhcpClientTest, TakesAnOfferAndThenTheLease)
{
    client.start(now);
    ASSERT_TRUE(pass(10));
    reply(answer(kOffer));
    ASSERT_TRUE(receive());
    EXPECT_EQ(type(), kRequest);
    EXPECT_EQ(sent.kind, DhcpOutput::Kind::broadcast);
    EXPECT_EQ(optionOf(message(), 50), (Bytes{10, 0, 0, 50}));
    EXPECT_EQ(optionOf(message(), 54), (Bytes{10, 0, 0, 1}));
    EXPECT_EQ(clientAddress(), Bytes(4, 0));
    EXPECT_FALSE(client.lease());

    reply(answer(kAck));
    ASSERT_TRUE(receive());
    EXPECT_EQ(sent.kind, DhcpOutput::Kind::probe);
    EXPECT_EQ(sent.to, kLeased);
    EXPECT_FALSE(client.lease()); // not before the probe has got no answer
    EXPECT_FALSE(pass(2.001));
    ASSERT_TRUE(client.lease());
    EXPECT_EQ(*client.lease(), (NetworkSettings{kLeased, {{255, 255, 0, 0}}, {{10, 0, 0, 254}}, true}));
}

TEST_F(DhcpClientTest, DeclinesAnAddressThatAnotherHostHasAndBeginsAgainLater)
{
    client.start(now);
    ASSERT_TRUE(pass(10));
    reply(answer(kOffer));
    ASSERT_TRUE(receive());
    reply(answer(kAck));
    ASSERT_TRUE(receive());
    client.conflict({{10, 0, 0, 51}}, now); // not ours
    EXPECT_FALSE(receive());
    client.conflict(kLeased, now);
    ASSERT_TRUE(receive());
    EXPECT_EQ(type(), kDecline);
    EXPECT_EQ(sent.kind, DhcpOutput::Kind::broadcast);
    EXPECT_EQ(optionOf(message(), 50), (Bytes{10, 0, 0, 50}));
    EXPECT_FALSE(client.lease());
    EXPECT_FALSE(pass(9.9)); // RFC 2131, 3.1.5: ten seconds at least
    ASSERT_TRUE(pass(2));
    EXPECT_EQ(type(), kDiscover);
}

TEST_F(DhcpClientTest, AConflictBehindTheProbeChangesNothing)
{
    obtain();
    client.conflict(kLeased, now);
    EXPECT_TRUE(client.lease());
    EXPECT_FALSE(receive());
}

TEST_F(DhcpClientTest, RenewsAtHalfTheLeaseWithTheServerThatGaveIt)
{
    obtain(3600);
    EXPECT_FALSE(pass(1799.9 - seconds(now - bound)));
    ASSERT_TRUE(pass(0.2));
    EXPECT_EQ(client.state(), State::renewing);
    EXPECT_EQ(type(), kRequest);
    EXPECT_EQ(sent.kind, DhcpOutput::Kind::unicast);
    EXPECT_EQ(sent.from, kLeased);
    EXPECT_EQ(sent.to, kServer);
    EXPECT_EQ(clientAddress(), (Bytes{10, 0, 0, 50}));
    EXPECT_TRUE(optionOf(message(), 50).empty()); // table 5: must not
    EXPECT_TRUE(optionOf(message(), 54).empty());
    EXPECT_TRUE(client.lease());

    const Uptime asked = now;
    EXPECT_FALSE(pass(5));
    reply(answer(kAck, 3600));
    EXPECT_EQ(client.state(), State::bound);
    EXPECT_FALSE(receive());                                  // no second probe
    EXPECT_EQ(client.due(), asked + Duration::seconds(1800)); // from the time of the request
}

TEST_F(DhcpClientTest, ALostServerIsAskedLessAndLessThenAnyServerThenTheLeaseEnds)
{
    obtain(3600);
    std::vector<std::pair<State, double>> asked;
    while (pass(3600) && client.lease()) {
        asked.emplace_back(client.state(), seconds(now - bound));
        EXPECT_EQ(type(), kRequest);
        EXPECT_EQ(
            sent.kind, client.state() == State::renewing ? DhcpOutput::Kind::unicast : DhcpOutput::Kind::broadcast);
    }
    // Half of what is left until 7/8 of the lease (3150 s), but 60 s at least; then the same until its end.
    const std::vector<std::pair<State, double>> expected{{State::renewing, 1800}, {State::renewing, 2475},
        {State::renewing, 2812.5}, {State::renewing, 2981.25}, {State::renewing, 3065.625}, {State::renewing, 3125.625},
        {State::rebinding, 3150}, {State::rebinding, 3375}, {State::rebinding, 3487.5}, {State::rebinding, 3547.5}};
    ASSERT_EQ(asked.size(), expected.size());
    for (std::size_t n = 0; n < expected.size(); ++n) {
        EXPECT_EQ(asked[n].first, expected[n].first) << n;
        EXPECT_NEAR(asked[n].second, expected[n].second, 0.01) << n;
    }
    EXPECT_EQ(type(), kDiscover); // starts again
    EXPECT_FALSE(client.lease());
    EXPECT_NEAR(seconds(client.withoutLeaseSince() - bound), 3600, 0.01);
}

TEST_F(DhcpClientTest, AnotherServerMayExtendWhileRebinding)
{
    obtain(3600);
    while (client.state() != State::rebinding) {
        ASSERT_TRUE(pass(3600));
    }
    ServerMessage other{.transaction = transaction(),
        .options = typeOption(kAck) + Bytes{54, 4, 10, 0, 0, 2} + leaseOption(600) + kMaskOption};
    reply(other.bytes());
    EXPECT_EQ(client.state(), State::bound);
    ASSERT_TRUE(pass(300.1));
    EXPECT_EQ(sent.to, (Ipv4{{10, 0, 0, 2}}));
}

TEST_F(DhcpClientTest, ARefusalWhileRenewingTakesTheAddressAtOnce)
{
    obtain(3600);
    ASSERT_TRUE(pass(1800));
    reply(ServerMessage{.transaction = transaction(), .options = typeOption(kNak) + kServerOption}.bytes());
    EXPECT_FALSE(client.lease());
    EXPECT_EQ(client.withoutLeaseSince(), now);
    ASSERT_TRUE(pass(10));
    EXPECT_EQ(type(), kDiscover);
}

TEST_F(DhcpClientTest, ARefusedRequestBeginsAnew)
{
    client.start(now);
    ASSERT_TRUE(pass(10));
    reply(answer(kOffer));
    ASSERT_TRUE(receive());
    reply(ServerMessage{.transaction = transaction(), .options = typeOption(kNak) + kServerOption}.bytes());
    EXPECT_EQ(client.state(), State::waiting);
}

TEST_F(DhcpClientTest, ARequestWithoutAnswerIsRepeatedForAMinuteThenGivenUp)
{
    client.start(now);
    ASSERT_TRUE(pass(10));
    reply(answer(kOffer));
    ASSERT_TRUE(receive());
    const Uptime first = now;
    for (int again = 0; again < 3; ++again) {
        ASSERT_TRUE(pass(66));
        EXPECT_EQ(type(), kRequest);
    }
    ASSERT_TRUE(pass(66));
    EXPECT_EQ(type(), kDiscover);
    EXPECT_NEAR(seconds(now - first), 4 + 8 + 16 + 32 + 5, 10);
}

TEST_F(DhcpClientTest, AnswersToOthersAndToNothingAreLeftAlone)
{
    client.start(now);
    reply(answer(kOffer)); // no request yet
    EXPECT_FALSE(receive());
    ASSERT_TRUE(pass(10));
    ServerMessage offer{
        .transaction = transaction(), .options = typeOption(kOffer) + kServerOption + leaseOption(3600)};
    ServerMessage other = offer;
    other.transaction ^= 1;
    reply(other.bytes());
    EXPECT_FALSE(receive()) << "another transaction";
    other = offer;
    other.mac[5] ^= 1;
    reply(other.bytes());
    EXPECT_FALSE(receive()) << "another client";
    other = offer;
    other.options[2] = kAck;
    reply(other.bytes());
    EXPECT_EQ(client.state(), State::selecting) << "an acknowledgement of nothing";
    reply(offer.bytes());
    ASSERT_TRUE(receive());
    other = offer;
    other.options = typeOption(kAck) + Bytes{54, 4, 10, 0, 0, 66} + leaseOption(3600);
    reply(other.bytes());
    EXPECT_EQ(client.state(), State::requesting) << "a server that was not chosen";
    other = offer;
    other.options[2] = kAck;
    other.yourAddress = {10, 0, 0, 66};
    reply(other.bytes());
    EXPECT_EQ(client.state(), State::requesting) << "another address than the one asked for";
}

TEST_F(DhcpClientTest, OffersThatMakeNoSenseAreNotTaken)
{
    client.start(now);
    ASSERT_TRUE(pass(10));
    const Bytes lease = leaseOption(3600);
    for (const auto& address :
        {std::array<uint8_t, 4>{0, 0, 0, 0}, {127, 0, 0, 1}, {224, 0, 0, 1}, {255, 255, 255, 255}}) {
        reply(ServerMessage{
            .transaction = transaction(), .yourAddress = address, .options = typeOption(kOffer) + kServerOption + lease}
                  .bytes());
    }
    reply(ServerMessage{.transaction = transaction(), .options = typeOption(kOffer) + lease}.bytes());
    reply(ServerMessage{.transaction = transaction(), .options = typeOption(kOffer) + kServerOption}.bytes());
    reply(ServerMessage{.transaction = transaction(), .options = typeOption(kOffer) + kServerOption + leaseOption(59)}
              .bytes());
    EXPECT_EQ(client.state(), State::selecting);
    EXPECT_FALSE(receive());
}

TEST_F(DhcpClientTest, AnInfiniteLeaseIsNeverRenewed)
{
    obtain(0xFFFFFFFF);
    EXPECT_EQ(client.due(), Uptime::never());
}

TEST_F(DhcpClientTest, TheLongestFiniteLeaseIsRenewedAfter68Years)
{
    obtain(0xFFFFFFFE);
    EXPECT_EQ(client.due(), bound + Duration::seconds(0x7FFFFFFF));
}

TEST_F(DhcpClientTest, TheServersOwnTimesCountIfTheyMakeSense)
{
    const auto renewalAfter = [&](const Bytes& times) {
        client.start(now);
        EXPECT_TRUE(pass(10));
        reply(answer(kOffer));
        EXPECT_TRUE(receive());
        const Uptime asked = now;
        reply(ServerMessage{
            .transaction = transaction(), .options = typeOption(kAck) + kServerOption + leaseOption(3600) + times}
                  .bytes());
        EXPECT_TRUE(receive());
        EXPECT_FALSE(pass(2.001));
        return seconds(client.due() - asked);
    };
    EXPECT_EQ(renewalAfter(Bytes{58, 4, 0, 0, 0, 100} + Bytes{59, 4, 0, 0, 0, 200}), 100);
    EXPECT_EQ(renewalAfter(Bytes{58, 4, 0, 0, 0, 200} + Bytes{59, 4, 0, 0, 0, 100}), 1800); // in the wrong order
    EXPECT_EQ(renewalAfter(Bytes{59, 4, 0, 0, 0x0E, 0x10}), 1800);                          // no time to rebind
    EXPECT_EQ(renewalAfter(Bytes{58, 4, 0, 0, 0, 0}), 1800);
}

TEST_F(DhcpClientTest, GivesTheAddressBackWhenItIsSwitchedOff)
{
    obtain();
    client.stop();
    ASSERT_TRUE(receive());
    EXPECT_EQ(type(), kRelease);
    EXPECT_EQ(sent.kind, DhcpOutput::Kind::unicast);
    EXPECT_EQ(sent.to, kServer);
    EXPECT_EQ(clientAddress(), (Bytes{10, 0, 0, 50}));
    EXPECT_EQ(optionOf(message(), 54), (Bytes{10, 0, 0, 1}));
    EXPECT_FALSE(client.lease());
    EXPECT_EQ(client.due(), Uptime::never());
    client.stop();
    EXPECT_FALSE(receive());
}

TEST_F(DhcpClientTest, TheSameSeedGivesTheSameConversation)
{
    RandomSource again{42};
    DhcpClient twin{kTestMac, again};
    client.start(now);
    twin.start(now);
    EXPECT_EQ(client.due(), twin.due());
    now = client.due();
    client.advance(now);
    twin.advance(now);
    EXPECT_EQ(client.releaseOutput()->bytes, twin.releaseOutput()->bytes);
}

} // namespace
} // namespace vmeter
