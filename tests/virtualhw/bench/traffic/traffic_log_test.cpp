// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/traffic/traffic_log.h"

#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace vmeter {
namespace {

std::vector<uint8_t> bytesOf(const TrafficEntry& entry)
{
    return {entry.bytes().begin(), entry.bytes().end()};
}

TrafficHead request(uint64_t sample)
{
    TrafficHead head;
    head.kind = TrafficKind::request;
    head.peers.connection = 7;
    head.peers.client.port = 40000;
    head.wallTime = 1'700'000'000'000'000'000;
    head.meterTime = {Duration{sample}};
    return head;
}

TEST(TrafficLog, AnEntryIsReadAsItWasWritten)
{
    TrafficLog log(8);
    TrafficReader reader(log);
    const std::vector<uint8_t> frame{0, 1, 0, 0, 0, 6, 5, 3, 0xC3, 0x50, 0, 1};
    EXPECT_EQ(log.add(request(8000), frame), 0U);
    TrafficEntry entry;
    ASSERT_TRUE(reader.read(entry));
    EXPECT_EQ(entry.sequence, 0U);
    EXPECT_EQ(entry.head.kind, TrafficKind::request);
    EXPECT_EQ(entry.head.peers.connection, 7U);
    EXPECT_EQ(entry.head.peers.client.port, 40000);
    EXPECT_EQ(entry.head.wallTime, 1'700'000'000'000'000'000);
    EXPECT_EQ(entry.head.meterTime, MeterTime{Duration{8000}});
    EXPECT_EQ(bytesOf(entry), frame);
    EXPECT_FALSE(reader.read(entry));
}

TEST(TrafficLog, TheLongestFrameFitsAndMoreIsCutOff)
{
    TrafficLog log(8);
    TrafficReader reader(log);
    log.add(request(0), std::vector<uint8_t>(263, 0x55));
    log.add(request(0), std::vector<uint8_t>(300, 0xAA));
    TrafficEntry entry;
    ASSERT_TRUE(reader.read(entry));
    EXPECT_EQ(bytesOf(entry), std::vector<uint8_t>(263, 0x55));
    ASSERT_TRUE(reader.read(entry));
    EXPECT_EQ(bytesOf(entry), std::vector<uint8_t>(264, 0xAA));
}

TEST(TrafficLog, EachReaderHasItsOwnPlace)
{
    TrafficLog log(8);
    log.add(request(1), {});
    TrafficReader all(log, TrafficReader::From::oldest);
    TrafficReader fromNow(log);
    log.add(request(2), {});
    TrafficEntry entry;
    ASSERT_TRUE(all.read(entry));
    EXPECT_EQ(entry.head.meterTime, MeterTime{Duration{1}});
    ASSERT_TRUE(fromNow.read(entry));
    EXPECT_EQ(entry.head.meterTime, MeterTime{Duration{2}});
    EXPECT_FALSE(fromNow.read(entry));
    ASSERT_TRUE(all.read(entry));
    EXPECT_EQ(entry.head.meterTime, MeterTime{Duration{2}});
}

TEST(TrafficLog, AReaderWhoComesTooLateIsToldHowManyHeHasLost)
{
    TrafficLog log(8);
    TrafficReader reader(log);
    for (uint64_t i = 0; i < 20; ++i) {
        log.add(request(i), {});
    }
    TrafficEntry entry;
    ASSERT_TRUE(reader.read(entry));
    EXPECT_EQ(entry.head.meterTime, MeterTime{Duration{12}}) << "the oldest of the eight that are left";
    EXPECT_EQ(reader.lost(), 12U);
    std::size_t left = 0;
    while (reader.read(entry)) {
        ++left;
    }
    EXPECT_EQ(left, 7U);
    EXPECT_EQ(reader.lost(), 12U);
}

// The writer overwrites the ring again and again while the reader copies: each entry read must be consistent and in
// order, and each missing one must be counted as lost.
TEST(TrafficLog, NoEntryIsTornHoweverFastTheWriterIs)
{
    constexpr uint64_t kEntries = 300'000;
    TrafficLog log(16);
    TrafficReader reader(log);
    std::atomic<bool> done = false;
    std::thread writer([&] {
        std::vector<uint8_t> bytes;
        for (uint64_t i = 0; i < kEntries; ++i) {
            bytes.assign(1 + i % 200, static_cast<uint8_t>(i));
            log.add(request(i), bytes);
        }
        done = true;
    });
    uint64_t got = 0;
    uint64_t wrong = 0;
    uint64_t expectedAtLeast = 0;
    TrafficEntry entry;
    for (bool last = false; !last;) {
        last = done;
        while (reader.read(entry)) {
            ++got;
            const uint64_t i = entry.head.meterTime.sinceStart.samples;
            const auto bytes = entry.bytes();
            const bool whole = entry.sequence == i && bytes.size() == 1 + i % 200
                && std::ranges::all_of(bytes, [i](uint8_t byte) { return byte == static_cast<uint8_t>(i); });
            wrong += !whole || i < expectedAtLeast ? 1 : 0;
            expectedAtLeast = i + 1;
        }
    }
    writer.join();
    EXPECT_EQ(wrong, 0U);
    EXPECT_EQ(got + reader.lost(), kEntries);
}

TEST(TrafficEndpoint, AddressesAreWrittenAsUsual)
{
    sockaddr_storage storage{};
    auto& ipv4 = reinterpret_cast<sockaddr_in&>(storage);
    ipv4.sin_family = AF_INET;
    ipv4.sin_port = htons(1502);
    ipv4.sin_addr.s_addr = htonl(0xC0A80004);
    EXPECT_EQ(endpointText(socketAddress(storage)), "192.168.0.4:1502");
    EXPECT_TRUE(isIpv4(socketAddress(storage)));

    storage = {};
    auto& ipv6 = reinterpret_cast<sockaddr_in6&>(storage);
    ipv6.sin6_family = AF_INET6;
    ipv6.sin6_port = htons(502);
    ipv6.sin6_addr.s6_addr[15] = 1;
    EXPECT_EQ(endpointText(socketAddress(storage)), "[::1]:502");
    EXPECT_FALSE(isIpv4(socketAddress(storage)));
}

} // namespace
} // namespace vmeter
