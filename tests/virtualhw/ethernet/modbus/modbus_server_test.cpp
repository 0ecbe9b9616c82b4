// SPDX-License-Identifier: GPL-3.0-or-later
// Connections, limits and consistency of replies; the protocol is tested in modbus_protocol_test.cpp.
#include "virtualhw/ethernet/modbus/modbus_server.h"

#include "tests/virtualhw/ethernet/modbus/modbus_test_client.h"
#include "tests/virtualhw/ethernet/modbus/modbus_test_meter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/socket.h>

#include <array>
#include <atomic>
#include <chrono>
#include <thread>

namespace vmeter {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

// transaction 1, unit 5, read 1 word from 50000: 'S'
constexpr std::string_view kServerRead = "00 01 00 00 00 06 05 03 C3 50 00 01";
constexpr std::string_view kServerReadReply = "00 01 00 00 00 05 05 03 02 00 53";

TEST(ModbusServer, ItTellsThePortItListensOn)
{
    ModbusTestMeter meter;
    ModbusServer server("127.0.0.1", 0, meter);
    const ModbusServer::Listening listening = server.start();
    EXPECT_EQ(listening.error.english(), "");
    EXPECT_EQ(ModbusTestClient(listening.port).exchange(kServerRead), kServerReadReply);
}

TEST(ModbusServer, WhereItCannotListenItSaysWhatWhereAndWhatToDo)
{
    ModbusTestMeter meter;
    ModbusServer first("127.0.0.1", 0, meter);
    const uint16_t port = first.start().port;
    ModbusServer second("127.0.0.1", port, meter);
    const std::string error = second.start().error.english();
    EXPECT_THAT(error, StartsWith("Modbus TCP cannot listen on 127.0.0.1 port " + std::to_string(port)));
    EXPECT_THAT(error, HasSubstr("take another port"));
}

TEST(ModbusServer, StopClosesConnectionsAndFreesThePort)
{
    ModbusTestMeter meter;
    ModbusServer server("127.0.0.1", 0, meter);
    const uint16_t port = server.start().port;
    const ModbusTestClient client(port);
    EXPECT_EQ(client.exchange(kServerRead), kServerReadReply);
    EXPECT_EQ(server.connectionCount(), 1U);
    server.stop();
    server.stop();
    EXPECT_TRUE(client.isClosedByServer());
    EXPECT_EQ(server.connectionCount(), 0U);
    EXPECT_THROW(ModbusTestClient{port}, std::runtime_error);

    ModbusServer next("127.0.0.1", port, meter);
    EXPECT_EQ(next.start().error.english(), "");
    EXPECT_EQ(ModbusTestClient(port).exchange(kServerRead), kServerReadReply);
}

TEST(ModbusServer, ItCanBeStartedAgain)
{
    ModbusTestMeter meter;
    ModbusServer server("127.0.0.1", 0, meter);
    EXPECT_EQ(ModbusTestClient(server.start().port).exchange(kServerRead), kServerReadReply);
    server.stop();
    EXPECT_EQ(ModbusTestClient(server.start().port).exchange(kServerRead), kServerReadReply);
}

TEST(ModbusServer, AClientThatClosesItsSideIsStillAnswered)
{
    ModbusTestMeter meter;
    ModbusServer server("127.0.0.1", 0, meter);
    const ModbusTestClient client(server.start().port);
    client.send(kServerRead);
    ::shutdown(client.socket(), SHUT_WR);
    EXPECT_EQ(client.receiveReply(), kServerReadReply);
    EXPECT_TRUE(client.isClosedByServer());
}

TEST(ModbusServer, MoreRequestsAtOnceThanItTakesInOneGoAreAllAnsweredInOrder)
{
    ModbusTestMeter meter;
    ModbusServer server("127.0.0.1", 0, meter);
    const ModbusTestClient client(server.start().port);
    constexpr int kRequests = 250; // 3000 bytes
    std::string requests;
    for (int i = 0; i < kRequests; ++i) {
        requests += hexOf(std::string{0, static_cast<char>(i)}) + " 00 00 00 06 05 03 C3 50 00 01 ";
    }
    client.send(requests);
    for (int i = 0; i < kRequests; ++i) {
        ASSERT_THAT(client.receiveReply(), StartsWith(hexOf(std::string{0, static_cast<char>(i)}) + " 00 00"));
    }
}

TEST(ModbusServer, MoreConnectionsThanTheSystemAllowsAreRefusedAtTheStart)
{
    ModbusTestMeter meter;
    ModbusServer server("127.0.0.1", 0, meter, {.connections = std::size_t{1} << 40});
    EXPECT_THAT(server.start().error.english(), HasSubstr("ask for fewer connections"));
}

TEST(ModbusServer, TheConnectionIdleForLongestGivesWayToANewOne)
{
    ModbusTestMeter meter;
    ModbusServer server("127.0.0.1", 0, meter, {.connections = 2});
    const uint16_t port = server.start().port;
    const ModbusTestClient first(port);
    EXPECT_EQ(first.exchange(kServerRead), kServerReadReply);
    const ModbusTestClient second(port);
    EXPECT_EQ(second.exchange(kServerRead), kServerReadReply);
    EXPECT_EQ(first.exchange(kServerRead), kServerReadReply);
    const ModbusTestClient third(port);
    EXPECT_TRUE(second.isClosedByServer());
    EXPECT_EQ(third.exchange(kServerRead), kServerReadReply);
    EXPECT_EQ(first.exchange(kServerRead), kServerReadReply);
    EXPECT_EQ(server.connectionCount(), 2U);
}

TEST(ModbusServer, AHostWithManyConnectionsDoesNotDriveOutAnother)
{
    ModbusTestMeter meter;
    ModbusServer server("127.0.0.1", 0, meter, {.connections = 3});
    const uint16_t port = server.start().port;
    const ModbusTestClient slow(port, "127.0.0.2");
    EXPECT_EQ(slow.exchange(kServerRead), kServerReadReply);
    const ModbusTestClient first(port);
    EXPECT_EQ(first.exchange(kServerRead), kServerReadReply);
    const ModbusTestClient second(port);
    EXPECT_EQ(second.exchange(kServerRead), kServerReadReply);
    const ModbusTestClient third(port); // of the same host, which has two
    EXPECT_TRUE(first.isClosedByServer());
    EXPECT_EQ(third.exchange(kServerRead), kServerReadReply);
    EXPECT_EQ(slow.exchange(kServerRead), kServerReadReply) << "although it was idle for longest";
}

TEST(ModbusServer, ThoseWhoOnlyConnectDoNotDriveOutAClientThatPolls)
{
    ModbusTestMeter meter;
    ModbusServer server("127.0.0.1", 0, meter, {.connections = 3});
    const uint16_t port = server.start().port;
    const ModbusTestClient poller(port);
    EXPECT_EQ(poller.exchange(kServerRead), kServerReadReply);
    const ModbusTestClient first(port);
    const ModbusTestClient second(port);
    const ModbusTestClient third(port);
    EXPECT_TRUE(first.isClosedByServer());
    const ModbusTestClient fourth(port);
    EXPECT_TRUE(second.isClosedByServer());
    EXPECT_EQ(poller.exchange(kServerRead), kServerReadReply);
}

TEST(ModbusServer, AnIdleConnectionIsClosedEvenInTheMiddleOfARequest)
{
    ModbusTestMeter meter;
    ModbusServer server("127.0.0.1", 0, meter, {.idle = std::chrono::milliseconds(1)});
    const ModbusTestClient client(server.start().port);
    client.send("00 01 00 00 00");
    EXPECT_TRUE(client.isClosedByServer());
}

TEST(ModbusServer, ManyClientsAreServedAtOnce)
{
    ModbusTestMeter meter;
    ModbusServer server("127.0.0.1", 0, meter, {.connections = 300});
    const uint16_t port = server.start().port;
    std::vector<ModbusTestClient> clients;
    for (int i = 0; i < 300; ++i) {
        clients.emplace_back(port);
    }
    for (const ModbusTestClient& client : clients) {
        client.send(kServerRead);
    }
    for (const ModbusTestClient& client : clients) {
        EXPECT_EQ(client.receiveReply(), kServerReadReply);
    }
    EXPECT_EQ(server.connectionCount(), 300U);
}

TEST(ModbusServer, AClientThatDoesNotReadIsHeldBackAloneAndLosesNothing)
{
    ModbusTestMeter meter;
    ModbusServer server("127.0.0.1", 0, meter);
    const uint16_t port = server.start().port;
    const ModbusTestClient slow(port);
    const ModbusTestClient other(port);

    // 8 words from 50000, until nothing more goes out: the server has stopped reading
    const std::string request = bytesOf("00 01 00 00 00 06 05 03 C3 50 00 08");
    const std::size_t requestSize = request.size();
    constexpr std::size_t kReplySize = 9 + 16;
    std::string burst;
    for (int i = 0; i < 1000; ++i) {
        burst += request;
    }
    std::size_t sent = 0;
    for (;;) {
        const ssize_t count = ::send(slow.socket(), burst.data() + sent % requestSize,
            burst.size() - sent % requestSize, MSG_DONTWAIT | MSG_NOSIGNAL);
        if (count < 0) {
            break;
        }
        sent += static_cast<std::size_t>(count);
        // Other clients do not wait meanwhile.
        EXPECT_EQ(other.exchange(kServerRead), kServerReadReply);
    }
    EXPECT_EQ(other.exchange(kServerRead), kServerReadReply);

    const std::size_t replies = sent / requestSize;
    for (std::size_t i = 0; i < replies; ++i) {
        ASSERT_THAT(slow.receive(kReplySize), StartsWith("00 01 00 00 00 13 05 03 10 00 53 00 4F 00 43 00 4F"));
    }
}

TEST(ModbusServer, WithoutPowerItAnswersNobody)
{
    ModbusTestMeter meter;
    ModbusServer server("127.0.0.1", 0, meter);
    const uint16_t port = server.start().port;
    const ModbusTestClient before(port);
    EXPECT_EQ(before.exchange(kServerRead), kServerReadReply);
    meter.change([](MeterState& state) { state.powered = false; });
    EXPECT_TRUE(before.isClosedByServer());
    EXPECT_TRUE(ModbusTestClient(port).isClosedByServer());
    meter.change([](MeterState& state) { state.powered = true; });
    EXPECT_EQ(ModbusTestClient(port).exchange(kServerRead), kServerReadReply);
}

TEST(ModbusServer, ARestartOfTheMeterDropsItsConnections)
{
    ModbusTestMeter meter;
    ModbusServer server("127.0.0.1", 0, meter);
    const uint16_t port = server.start().port;
    const ModbusTestClient before(port);
    EXPECT_EQ(before.exchange(kServerRead), kServerReadReply);
    meter.change([](MeterState& state) { ++state.restarts; });
    EXPECT_TRUE(before.isClosedByServer());
    EXPECT_EQ(ModbusTestClient(port).exchange(kServerRead), kServerReadReply);
}

TEST(ModbusServer, AClientThatOrdersARestartIsAnsweredBeforeItIsDropped)
{
    ModbusTestMeter meter;
    meter.setWriteEffect(
        [&meter](const ModbusTestMeter::Write&) { meter.change([](MeterState& state) { ++state.restarts; }); });
    ModbusServer server("127.0.0.1", 0, meter);
    const ModbusTestClient client(server.start().port);
    // 57856 := 0xB2
    EXPECT_EQ(client.exchange("00 01 00 00 00 06 05 06 E2 00 00 B2"), "00 01 00 00 00 06 05 06 E2 00 00 B2");
    EXPECT_TRUE(client.isClosedByServer());
}

TEST(ModbusServer, APowerCutTooShortToBeSeenDropsItsConnections)
{
    ModbusTestMeter meter;
    ModbusServer server("127.0.0.1", 0, meter);
    const ModbusTestClient client(server.start().port);
    EXPECT_EQ(client.exchange(kServerRead), kServerReadReply);
    meter.change([](MeterState& state) { state.uptime = {Duration{1}}; });
    EXPECT_TRUE(client.isClosedByServer());
}

TEST(ModbusServer, AnsweredRequestsAloneLightTheCommunicationMark)
{
    ModbusTestMeter meter;
    ModbusServer server("127.0.0.1", 0, meter);
    const uint16_t port = server.start().port;
    const ModbusTestClient unanswered(port);
    unanswered.send("00 01 00 00 00 06 09 03 C3 50 00 01"); // another unit
    unanswered.send("00 02 00 00 00 06 00 06 9E 21 00 01"); // broadcast
    unanswered.send("00 03 00 01");                         // another protocol
    EXPECT_TRUE(unanswered.isClosedByServer());
    EXPECT_EQ(meter.activities(), 0);

    const ModbusTestClient client(port);
    EXPECT_EQ(client.exchange(kServerRead), kServerReadReply);
    EXPECT_EQ(meter.activities(), 1);
}

TEST(ModbusServer, TheCommunicationMarkDoesNotCostACommandPerRequest)
{
    ModbusTestMeter meter;
    ModbusServer server("127.0.0.1", 0, meter);
    const ModbusTestClient client(server.start().port);
    // 80 requests in one segment are one visit of the server
    std::string requests;
    for (int i = 0; i < 80; ++i) {
        requests += kServerRead;
    }
    client.send(requests);
    for (int i = 0; i < 80; ++i) {
        EXPECT_EQ(client.receiveReply(), kServerReadReply);
    }
    EXPECT_LT(meter.activities(), 10);
}

TEST(ModbusServer, AReplyNeverMixesTwoMoments)
{
    // V1 = V2 = V3 = 655.35 V (0x0000FFFF), then 655.36 V (0x00010000): the words would show a mixture
    const auto snapshotAt = [](int64_t microvolts) {
        auto snapshot = std::make_shared<Snapshot>();
        snapshot->meter.powered = true;
        for (ElementMeasurement& phase : snapshot->meter.measurements.phase) {
            phase.voltage = Microvolts{microvolts};
        }
        return std::shared_ptr<const Snapshot>(snapshot);
    };
    const std::array moments{snapshotAt(655'350'000), snapshotAt(655'360'000)};
    ModbusTestMeter meter;
    meter.publish(moments[0]);
    ModbusServer server("127.0.0.1", 0, meter);
    const ModbusTestClient client(server.start().port);
    std::atomic<bool> done = false;
    std::thread simulation([&] {
        for (std::size_t i = 0; !done; ++i) {
            meter.publish(moments[i % 2]);
        }
    });
    std::array<int, 2> seen{};
    for (int i = 0; i < 100'000 && (seen[0] < 500 || seen[1] < 500); ++i) {
        const std::string reply = client.exchange("00 01 00 00 00 06 05 03 C5 58 00 06");
        if (reply == "00 01 00 00 00 0F 05 03 0C 00 00 FF FF 00 00 FF FF 00 00 FF FF") {
            ++seen[0];
        } else if (reply == "00 01 00 00 00 0F 05 03 0C 00 01 00 00 00 01 00 00 00 01 00 00") {
            ++seen[1];
        } else {
            ADD_FAILURE() << reply;
            break;
        }
    }
    done = true;
    simulation.join();
    EXPECT_GE(seen[0], 500);
    EXPECT_GE(seen[1], 500);
}

} // namespace
} // namespace vmeter
