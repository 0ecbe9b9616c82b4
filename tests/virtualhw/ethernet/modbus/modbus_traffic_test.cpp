// SPDX-License-Identifier: GPL-3.0-or-later
// Entries that the server writes into the traffic log.
#include "tests/virtualhw/ethernet/modbus/modbus_test_client.h"
#include "tests/virtualhw/ethernet/modbus/modbus_test_meter.h"
#include "virtualhw/ethernet/modbus/modbus_server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/socket.h>

#include <memory>
#include <optional>
#include <vector>

namespace vmeter {
namespace {

// transaction 1, unit 5, read 1 word from 50000: 'S'
constexpr std::string_view kTrafficRead = "00 01 00 00 00 06 05 03 C3 50 00 01";
constexpr std::string_view kTrafficReadReply = "00 01 00 00 00 05 05 03 02 00 53";

class ModbusTrafficTest : public ::testing::Test {
protected:
    void start(ModbusServerLimits limits = {})
    {
        m_server = std::make_unique<ModbusServer>("127.0.0.1", uint16_t{0}, m_meter, limits);
        m_server->record(m_log);
        m_port = m_server->start().port;
    }
    std::vector<TrafficEntry> entries() const
    {
        TrafficReader reader(m_log, TrafficReader::From::oldest);
        std::vector<TrafficEntry> all;
        for (TrafficEntry entry; reader.read(entry);) {
            all.push_back(entry);
        }
        return all;
    }
    static std::string hex(const TrafficEntry& entry)
    {
        return hexOf({reinterpret_cast<const char*>(entry.buffer.data()), entry.head.size});
    }

    ModbusTestMeter m_meter;
    TrafficLog m_log{64};
    std::optional<TrafficReader> m_listener{std::in_place, m_log};
    std::unique_ptr<ModbusServer> m_server;
    uint16_t m_port = 0;
};

TEST_F(ModbusTrafficTest, WhatNobodyReadsIsNotWritten)
{
    m_listener.reset();
    start();
    const ModbusTestClient client(m_port);
    EXPECT_EQ(client.exchange(kTrafficRead), kTrafficReadReply);
    EXPECT_EQ(m_log.next(), 0U);
    m_listener.emplace(m_log);
    EXPECT_EQ(client.exchange(kTrafficRead), kTrafficReadReply);
    EXPECT_EQ(m_log.next(), 2U) << "request and reply, from now on";
}

TEST_F(ModbusTrafficTest, AnExchangeIsWrittenDownByteByByteWithBothTimes)
{
    auto snapshot = std::make_shared<Snapshot>(*m_meter.snapshot());
    snapshot->time = {Duration{16'000}};
    snapshot->meter.model = &kCountisE27;
    m_meter.publish(std::move(snapshot));
    start();
    const ModbusTestClient client(m_port);
    EXPECT_EQ(client.exchange(kTrafficRead), kTrafficReadReply);
    const auto all = entries();
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[0].head.kind, TrafficKind::opened);
    EXPECT_EQ(all[1].head.kind, TrafficKind::request);
    EXPECT_EQ(hex(all[1]), kTrafficRead);
    EXPECT_EQ(all[2].head.kind, TrafficKind::reply);
    EXPECT_EQ(hex(all[2]), kTrafficReadReply);
    EXPECT_EQ(all[2].head.request, all[1].sequence);
    for (const auto& entry : all) {
        EXPECT_EQ(entry.head.meterTime, MeterTime{Duration{16'000}});
        EXPECT_EQ(entry.head.model, &kCountisE27);
        EXPECT_EQ(entry.head.peers.connection, 1U);
        EXPECT_EQ(endpointText(entry.head.peers.server), "127.0.0.1:" + std::to_string(m_port));
        EXPECT_THAT(endpointText(entry.head.peers.client), ::testing::StartsWith("127.0.0.1:"));
    }
    EXPECT_LE(all[0].head.wallTime, all[1].head.wallTime);
    EXPECT_LE(all[1].head.wallTime, all[2].head.wallTime);
    EXPECT_GT(all[0].head.wallTime, 1'700'000'000'000'000'000) << "nanoseconds since 1970; that was in 2023";
}

TEST_F(ModbusTrafficTest, SilenceIsWrittenDownWithItsReason)
{
    start();
    const ModbusTestClient client(m_port);
    client.send("00 01 00 00 00 06 09 03 C3 50 00 01"); // unit 9
    client.send("00 02 00 00 00 06 00 06 9E 21 00 02"); // unit 0: tariff 2
    EXPECT_EQ(client.exchange(kTrafficRead), kTrafficReadReply);
    const auto all = entries();
    ASSERT_EQ(all.size(), 7U);
    EXPECT_EQ(all[2].head.kind, TrafficKind::silence);
    EXPECT_EQ(all[2].head.reason, TrafficReason::otherUnit);
    EXPECT_EQ(all[2].head.request, all[1].sequence);
    EXPECT_EQ(all[4].head.kind, TrafficKind::silence);
    EXPECT_EQ(all[4].head.reason, TrafficReason::broadcast);
    EXPECT_EQ(all[4].head.request, all[3].sequence);
}

TEST_F(ModbusTrafficTest, WhatArrivesWhileAReplyIsHeldBackIsWrittenDownWhenItArrives)
{
    auto faults = std::make_shared<ActiveFaultList>();
    ActiveFault late;
    late.id = 1;
    late.fault = {.kind = FaultKind::delay,
        .count = 1,
        .delay = {std::chrono::milliseconds{200}, std::chrono::milliseconds{200}}};
    faults->push_back(late);
    auto snapshot = std::make_shared<Snapshot>(*m_meter.snapshot());
    snapshot->faults = faults;
    m_meter.publish(std::move(snapshot));
    start();
    const ModbusTestClient client(m_port);
    client.send(kTrafficRead);
    client.send("00 02 00 00 00 06 05 03 C3 50 00 01");
    ::shutdown(client.socket(), SHUT_WR);
    EXPECT_EQ(client.receive(11), kTrafficReadReply);
    EXPECT_EQ(client.receive(11), "00 02 00 00 00 05 05 03 02 00 53") << "the other direction is open";
    EXPECT_TRUE(client.isClosedByServer());
    std::vector<TrafficKind> kinds;
    const auto all = entries();
    for (const auto& entry : all) {
        kinds.push_back(entry.head.kind);
    }
    using enum TrafficKind;
    ASSERT_EQ(kinds, (std::vector{opened, request, request, ended, reply, reply, closed}));
    EXPECT_EQ(all[4].head.request, all[1].sequence);
    EXPECT_EQ(all[5].head.request, all[2].sequence);
}

TEST_F(ModbusTrafficTest, BytesThatAreNoFrameAreKeptAndEndTheConnection)
{
    start();
    const ModbusTestClient client(m_port);
    client.send("47 45 54 20 2F 20 48 54");
    EXPECT_TRUE(client.isClosedByServer());
    const auto all = entries();
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[1].head.kind, TrafficKind::request);
    EXPECT_EQ(all[1].head.reason, TrafficReason::badFrame);
    EXPECT_EQ(hex(all[1]), "47 45 54 20 2F 20 48 54");
    EXPECT_EQ(all[2].head.kind, TrafficKind::closed);
    EXPECT_EQ(all[2].head.reason, TrafficReason::badFrame);
}

TEST_F(ModbusTrafficTest, EachEndOfAConnectionHasItsReason)
{
    const auto lastReason = [this] {
        const auto all = entries();
        EXPECT_EQ(all.back().head.kind, TrafficKind::closed);
        return all.back().head.reason;
    };
    start({.connections = 1});
    {
        const ModbusTestClient client(m_port);
        EXPECT_EQ(client.exchange(kTrafficRead), kTrafficReadReply);
        ::shutdown(client.socket(), SHUT_WR);
        EXPECT_TRUE(client.isClosedByServer());
        EXPECT_EQ(lastReason(), TrafficReason::clientClosed);
    }
    {
        const ModbusTestClient older(m_port);
        EXPECT_EQ(older.exchange(kTrafficRead), kTrafficReadReply);
        const ModbusTestClient newer(m_port);
        EXPECT_TRUE(older.isClosedByServer());
        EXPECT_EQ(newer.exchange(kTrafficRead), kTrafficReadReply);
        const auto all = entries();
        EXPECT_EQ(all[all.size() - 4].head.kind, TrafficKind::closed);
        EXPECT_EQ(all[all.size() - 4].head.reason, TrafficReason::gaveWay);
        m_meter.change([](MeterState& meter) { meter.powered = false; });
        EXPECT_TRUE(newer.isClosedByServer());
        EXPECT_EQ(lastReason(), TrafficReason::meterDown);
        m_meter.change([](MeterState& meter) { meter.powered = true; });
    }
    {
        const ModbusTestClient client(m_port);
        EXPECT_EQ(client.exchange(kTrafficRead), kTrafficReadReply);
        m_server->stop();
        EXPECT_EQ(lastReason(), TrafficReason::serverStopped);
    }
    start({.idle = std::chrono::milliseconds(1)});
    const ModbusTestClient client(m_port);
    EXPECT_TRUE(client.isClosedByServer());
    EXPECT_EQ(lastReason(), TrafficReason::idle);
}

} // namespace
} // namespace vmeter
