// SPDX-License-Identifier: GPL-3.0-or-later
// Effect of communication faults on a client.
#include "tests/virtualhw/ethernet/modbus/modbus_test_client.h"
#include "tests/virtualhw/ethernet/modbus/modbus_test_meter.h"
#include "virtualhw/bench/faults/bench_faults.h"
#include "virtualhw/ethernet/modbus/modbus_server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

#include <cerrno>

namespace vmeter {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;
using namespace std::chrono_literals;

// transaction N, unit 5, read 1 word from 50000: 'S'
constexpr std::string_view kRead = "00 01 00 00 00 06 05 03 C3 50 00 01";
constexpr std::string_view kReadReply = "00 01 00 00 00 05 05 03 02 00 53";
constexpr std::string_view kRead2 = "00 02 00 00 00 06 05 03 C3 50 00 01";
constexpr std::string_view kReadReply2 = "00 02 00 00 00 05 05 03 02 00 53";
constexpr std::string_view kRead3 = "00 03 00 00 00 06 05 03 C3 50 00 01";
constexpr std::string_view kReadReply3 = "00 03 00 00 00 05 05 03 02 00 53";

DeviceFault fault(FaultKind kind)
{
    DeviceFault fault;
    fault.kind = kind;
    return fault;
}

DeviceFault delay(std::chrono::milliseconds time)
{
    DeviceFault fault;
    fault.delay = {time, time};
    return fault;
}

SocketAddress addressOf(const ModbusTestClient& client)
{
    sockaddr_storage own{};
    socklen_t size = sizeof(own);
    getsockname(client.socket(), reinterpret_cast<sockaddr*>(&own), &size);
    return socketAddress(own);
}

bool hasReceived(const ModbusTestClient& client)
{
    char byte = 0;
    return ::recv(client.socket(), &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 1;
}

class ModbusFaults : public ::testing::Test {
protected:
    void publish()
    {
        auto next = std::make_shared<Snapshot>(*m_meter.snapshot());
        next->faults = m_faults.list();
        next->unplugged = m_faults.device({}).unplugged;
        m_meter.publish(std::move(next));
    }
    uint32_t inject(const DeviceFault& fault)
    {
        const uint32_t id = m_faults.add(fault, {}, m_meter.snapshot()->meter, false);
        publish();
        return id;
    }
    void end(uint32_t id)
    {
        m_faults.remove(id);
        publish();
    }
    [[nodiscard]] std::string exchange(std::string_view request) const { return m_client.exchange(request); }

    BenchFaults m_faults;
    ModbusTestMeter m_meter;
    ModbusServer m_server{"127.0.0.1", 0, m_meter, {.connections = 2000}};
    const uint16_t m_port = m_server.start().port;
    ModbusTestClient m_client{m_port};
};

TEST_F(ModbusFaults, ADelayedReplyComesLateAndWhole)
{
    inject(delay(30ms));
    const auto before = std::chrono::steady_clock::now();
    EXPECT_EQ(exchange(kRead), kReadReply);
    EXPECT_GE(std::chrono::steady_clock::now() - before, 30ms);
}

TEST_F(ModbusFaults, ADelayedReplyHoldsUpNobodyElse)
{
    DeviceFault late = delay(kLongestDelay);
    late.client = addressOf(m_client);
    inject(late);
    const ModbusTestClient other(m_port);
    m_client.send(kRead);
    EXPECT_EQ(other.exchange(kRead2), kReadReply2);
    EXPECT_EQ(other.exchange(kRead3), kReadReply3);
    EXPECT_FALSE(hasReceived(m_client));
    EXPECT_EQ(m_meter.strikes(), 1);
}

TEST_F(ModbusFaults, RepliesKeepTheirOrderBehindADelayedOne)
{
    DeviceFault once = delay(20ms);
    once.count = 1;
    inject(once);
    m_client.send(std::string(kRead) + std::string(kRead2) + std::string(kRead3));
    EXPECT_EQ(m_client.receiveReply(), kReadReply);
    EXPECT_EQ(m_client.receiveReply(), kReadReply2);
    EXPECT_EQ(m_client.receiveReply(), kReadReply3);
}

TEST_F(ModbusFaults, RepliesBeforeADelayedOneDoNotWaitForIt)
{
    DeviceFault late = delay(kLongestDelay);
    late.probability = 0.5;
    // With this seed the first reply is not affected and the second is.
    for (uint64_t seed = 1;; ++seed) {
        m_faults.removeAll();
        m_faults.setSeed(seed);
        inject(late);
        const ActiveFault& active = m_faults.list()->front();
        if (active.draw(0) >= 0.5 && active.draw(1) < 0.5) {
            break;
        }
    }
    m_client.send(std::string(kRead) + std::string(kRead2));
    EXPECT_EQ(m_client.receiveReply(), kReadReply);
    while (m_meter.strikes() == 0) { }
    EXPECT_FALSE(hasReceived(m_client));
}

TEST_F(ModbusFaults, AClientThatGoesWhileItsReplyIsHeldIsForgotten)
{
    inject(delay(kLongestDelay));
    {
        const ModbusTestClient gone(m_port);
        gone.send(kRead);
        while (m_meter.strikes() == 0) { }
        const linger reset{1, 0};
        setsockopt(gone.socket(), SOL_SOCKET, SO_LINGER, &reset, sizeof(reset));
    }
    while (m_server.connectionCount() > 1) { } // ends, or the test run times out
    EXPECT_EQ(m_server.connectionCount(), 1U);
}

TEST_F(ModbusFaults, WithNoReplyTheRequestIsCarriedOutAndItsReplyLost)
{
    DeviceFault lost = fault(FaultKind::noReply);
    lost.count = 2;
    inject(lost);
    // 40481 := 2, then reads; the third reply is the first that comes
    m_client.send("00 09 00 00 00 06 05 06 9E 21 00 02");
    m_client.send(kRead2);
    EXPECT_EQ(exchange(kRead3), kReadReply3);
    EXPECT_THAT(m_meter.writes(), ElementsAre(ModbusTestMeter::Write{40481, {2}, false}));
}

TEST_F(ModbusFaults, AnExceptionIsGivenInsteadOfCarryingTheRequestOut)
{
    DeviceFault busy = fault(FaultKind::exception);
    busy.exception = 6;
    busy.count = 2;
    inject(busy);
    EXPECT_EQ(exchange(kRead), "00 01 00 00 00 03 05 83 06");
    EXPECT_EQ(exchange("00 09 00 00 00 06 05 06 9E 21 00 02"), "00 09 00 00 00 03 05 86 06");
    EXPECT_THAT(m_meter.writes(), SizeIs(0));
    EXPECT_EQ(exchange(kRead2), kReadReply2) << "two times were ordered";
}

TEST_F(ModbusFaults, HeadersAreWrongInOnePlace)
{
    const uint32_t transaction = inject(fault(FaultKind::wrongTransaction));
    EXPECT_EQ(exchange(kRead), "00 02 00 00 00 05 05 03 02 00 53");
    // the next of FFFF is 0000
    EXPECT_EQ(exchange("FF FF 00 00 00 06 05 03 C3 50 00 01"), "00 00 00 00 00 05 05 03 02 00 53");
    end(transaction);
    const uint32_t unit = inject(fault(FaultKind::wrongUnit));
    EXPECT_EQ(exchange(kRead), "00 01 00 00 00 05 06 03 02 00 53");
    end(unit);
    inject(fault(FaultKind::wrongLength));
    m_client.send(kRead);
    EXPECT_EQ(m_client.receive(11), "00 01 00 00 00 06 05 03 02 00 53");
}

TEST_F(ModbusFaults, ASplitReplyComesInASegmentForEachByte)
{
    const auto segments = [this] {
        tcp_info info{};
        socklen_t size = sizeof(info);
        getsockopt(m_client.socket(), IPPROTO_TCP, TCP_INFO, &info, &size);
        return info.tcpi_data_segs_in;
    };
    EXPECT_EQ(exchange(kRead), kReadReply);
    EXPECT_EQ(segments(), 1U);
    DeviceFault split = fault(FaultKind::split);
    split.delay = {1ms, 1ms};
    inject(split);
    EXPECT_EQ(exchange(kRead2), kReadReply2);
    EXPECT_EQ(segments(), 1U + 11U);
    m_client.send(std::string(kRead) + std::string(kRead2));
    EXPECT_EQ(m_client.receiveReply(), kReadReply);
    EXPECT_EQ(m_client.receiveReply(), kReadReply2);
}

TEST_F(ModbusFaults, AResetConnectionDoesNotEndItBreaks)
{
    DeviceFault reset = fault(FaultKind::reset);
    reset.count = 1;
    inject(reset);
    const ModbusTestClient other(m_port);
    m_client.send(kRead);
    char byte = 0;
    EXPECT_EQ(::recv(m_client.socket(), &byte, 1, 0), -1);
    EXPECT_EQ(errno, ECONNRESET);
    EXPECT_EQ(other.exchange(kRead), kReadReply);
    EXPECT_EQ(ModbusTestClient(m_port).exchange(kRead), kReadReply);
}

TEST_F(ModbusFaults, FrozenValuesStayThoseOfTheBeginning)
{
    // 2 words from 50520, V1: 230.00 V = 0x59D8, later 231.00 V = 0x5A3C
    constexpr std::string_view kReadV1 = "00 01 00 00 00 06 05 03 C5 58 00 02";
    const uint32_t frozen = inject(fault(FaultKind::frozen));
    m_meter.change([](MeterState& meter) { meter.measurements.phase[0].voltage = Microvolts{231'000'000}; });
    EXPECT_EQ(exchange(kReadV1), "00 01 00 00 00 07 05 03 04 00 00 59 D8");
    end(frozen);
    EXPECT_EQ(exchange(kReadV1), "00 01 00 00 00 07 05 03 04 00 00 5A 3C");
}

TEST_F(ModbusFaults, AFaultOnOneClientLeavesTheOthersAlone)
{
    DeviceFault busy = fault(FaultKind::exception);
    busy.exception = 6;
    busy.client = addressOf(m_client);
    inject(busy);
    const ModbusTestClient other(m_port);
    EXPECT_EQ(other.exchange(kRead), kReadReply);
    EXPECT_EQ(exchange(kRead), "00 01 00 00 00 03 05 83 06");
    EXPECT_EQ(other.exchange(kRead2), kReadReply2);
}

TEST_F(ModbusFaults, SeveralFaultsStrikeOneReplyTogether)
{
    inject(fault(FaultKind::wrongTransaction));
    inject(fault(FaultKind::wrongUnit));
    inject(delay(1ms));
    EXPECT_EQ(exchange(kRead), "00 02 00 00 00 05 06 03 02 00 53");
}

TEST_F(ModbusFaults, WhatIsNotAnsweredAnywayDoesNotUseUpACount)
{
    DeviceFault busy = fault(FaultKind::exception);
    busy.exception = 6;
    busy.count = 1;
    inject(busy);
    // a foreign unit, a broadcast
    m_client.send("00 08 00 00 00 06 06 03 C3 50 00 01  00 09 00 00 00 06 00 06 9E 21 00 02");
    EXPECT_EQ(exchange(kRead), "00 01 00 00 00 03 05 83 06");
    EXPECT_EQ(exchange(kRead), kReadReply);
}

/// Begins to connect, and tells by poll() when it is done.
FileDescriptor beginToConnect(uint16_t port)
{
    FileDescriptor socket{::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)};
    sockaddr_in server{};
    server.sin_family = AF_INET;
    server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    server.sin_port = htons(port);
    ::connect(socket.get(), reinterpret_cast<const sockaddr*>(&server), sizeof(server));
    return socket;
}

bool happens(int socket, short event, int milliseconds)
{
    pollfd awaited{socket, event, 0};
    return ::poll(&awaited, 1, milliseconds) == 1;
}

TEST_F(ModbusFaults, WithoutItsCableNothingIsHeardAndAfterwardsNothingIsLost)
{
    constexpr int kShortly = 50;     // timeout for events that must not happen
    constexpr int kLong = 20'000;    // timeout for events that must happen
    constexpr int kMostTries = 1000; // until the server has noticed the change
    EXPECT_EQ(exchange(kRead), kReadReply);
    const uint32_t unplugged = inject(fault(FaultKind::unplugged));
    FileDescriptor late = beginToConnect(m_port);
    for (int i = 0; i < kMostTries && happens(late.get(), POLLOUT, kShortly); ++i) {
        late = beginToConnect(m_port);
    }
    EXPECT_FALSE(happens(late.get(), POLLOUT, 0)) << "SYN is not answered";
    m_client.send(kRead2);
    EXPECT_FALSE(happens(m_client.socket(), POLLIN, kShortly));

    end(unplugged);
    EXPECT_EQ(m_client.receiveReply(), kReadReply2);
    EXPECT_TRUE(happens(late.get(), POLLOUT, kLong)) << "SYN is sent again";
    EXPECT_EQ(ModbusTestClient(m_port).exchange(kRead), kReadReply);
}

TEST_F(ModbusFaults, ARestartWithoutCableIsNoticedWhenItIsBack)
{
    EXPECT_EQ(exchange(kRead), kReadReply);
    const uint32_t unplugged = inject(fault(FaultKind::unplugged));
    m_client.send(kRead);
    m_meter.change([](MeterState& meter) { ++meter.restarts; });
    end(unplugged);
    // Whether or not the request was received before the cable was unplugged, the connection does not survive.
    std::string reply;
    try {
        reply = m_client.receiveReply();
        EXPECT_TRUE(m_client.isClosedByServer());
    } catch (const std::runtime_error&) {
        EXPECT_EQ(reply, "");
    }
    EXPECT_EQ(ModbusTestClient(m_port).exchange(kRead), kReadReply);
}

// ---- entries in the traffic log ------------------------------------------------------------------------------------

class TrafficOfFaults : public ::testing::Test {
protected:
    /// Kinds, reasons and sizes of the log entries for `requests`, without the end of the client's side.
    std::vector<std::string> entriesAfter(const DeviceFault& fault, std::string_view request)
    {
        m_faults.add(fault, {}, {}, false);
        auto next = std::make_shared<Snapshot>(*m_meter.snapshot());
        next->faults = m_faults.list();
        m_meter.publish(std::move(next));
        {
            const ModbusTestClient client(m_port);
            client.send(request);
            ::shutdown(client.socket(), SHUT_WR);
            char byte = 0;
            while (::recv(client.socket(), &byte, 1, 0) > 0) { }
        }
        m_server.stop();
        std::vector<std::string> entries;
        TrafficReader reader(m_log, TrafficReader::From::oldest);
        TrafficEntry entry;
        while (reader.read(entry)) {
            constexpr std::array kKinds{"opened", "request", "reply", "silence", "ended", "closed"};
            if (entry.head.kind == TrafficKind::ended) {
                continue; // there is one only if the client was faster than the delay
            }
            const char* const because = entry.head.reason == TrafficReason::fault ? " by fault" : "";
            entries.push_back(std::string(kKinds.at(static_cast<std::size_t>(entry.head.kind))) + because
                + (entry.head.size > 0 ? ' ' + std::to_string(entry.head.size) : ""));
        }
        return entries;
    }

    BenchFaults m_faults;
    ModbusTestMeter m_meter;
    TrafficLog m_log;
    const TrafficReader m_listener{m_log}; // without one nothing is written
    ModbusServer m_server{"127.0.0.1", 0, m_meter};
    const uint16_t m_port = [this] {
        m_server.record(m_log);
        return m_server.start().port;
    }();
};

TEST_F(TrafficOfFaults, ALostReplyIsSilenceByFault)
{
    EXPECT_THAT(entriesAfter(fault(FaultKind::noReply), kRead),
        ElementsAre("opened", "request 12", "silence by fault", "closed"));
}

TEST_F(TrafficOfFaults, AResetIsSilenceAndAClosingByFault)
{
    EXPECT_THAT(entriesAfter(fault(FaultKind::reset), kRead),
        ElementsAre("opened", "request 12", "silence by fault", "closed by fault"));
}

TEST_F(TrafficOfFaults, ASplitReplyHasAnEntryForEachByte)
{
    DeviceFault split = fault(FaultKind::split);
    split.delay = {1ms, 1ms};
    EXPECT_THAT(entriesAfter(split, kRead),
        ElementsAre("opened", "request 12", "reply by fault 1", "reply by fault 1", "reply by fault 1",
            "reply by fault 1", "reply by fault 1", "reply by fault 1", "reply by fault 1", "reply by fault 1",
            "reply by fault 1", "reply by fault 1", "reply by fault 1", "closed"));
}

TEST_F(TrafficOfFaults, ADelayedReplyIsWrittenDownWhenItGoes)
{
    EXPECT_THAT(entriesAfter(delay(5ms), std::string(kRead) + std::string(kRead2)),
        ElementsAre("opened", "request 12", "request 12", "reply by fault 11", "reply by fault 11", "closed"));
}

TEST_F(TrafficOfFaults, ACorruptedReplyIsByFault)
{
    EXPECT_THAT(entriesAfter(fault(FaultKind::wrongUnit), kRead),
        ElementsAre("opened", "request 12", "reply by fault 11", "closed"));
}

} // namespace
} // namespace vmeter
