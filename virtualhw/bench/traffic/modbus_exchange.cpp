// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/traffic/modbus_exchange.h"

#include "virtualhw/bench/traffic/big_endian.h"
#include "virtualhw/bench/traffic/mbap.h"

#include <utility>

namespace vmeter {

namespace {

// Function codes and layouts of Modbus Application Protocol V1.1b3, 6.3, 6.4, 6.6, 6.12. Positions are in the frame.
constexpr uint8_t kReadHoldingRegisters = 3;
constexpr uint8_t kReadInputRegisters = 4;
constexpr uint8_t kWriteSingleRegister = 6;
constexpr uint8_t kWriteMultipleRegisters = 16;
constexpr uint8_t kExceptionBit = 0x80;

constexpr std::size_t kUnitAt = 6;
constexpr std::size_t kFunctionAt = 7;
constexpr std::size_t kAddressAt = 8;
constexpr std::size_t kCountAt = 10;
constexpr std::size_t kReadFrameSize = 12; // also for a single write, which has the word in place of the count
constexpr std::size_t kWrittenCountAt = 12;
constexpr std::size_t kWrittenWordsAt = 13;
constexpr std::size_t kExceptionAt = 8;
constexpr std::size_t kReadCountAt = 8;
constexpr std::size_t kReadWordsAt = 9;

/// Limit of requests that wait for replies; beyond it, the oldest is dropped.
constexpr std::size_t kMostOpen = 4096;

std::vector<uint16_t> wordsAt(const std::vector<uint8_t>& frame, std::size_t at, std::size_t count)
{
    std::vector<uint16_t> words;
    for (std::size_t i = 0; i < count; ++i) {
        words.push_back(loadBigEndian(&frame[at + 2 * i]));
    }
    return words;
}

void readRequest(ModbusExchange& exchange)
{
    const auto& frame = exchange.request;
    if (frame.size() <= kFunctionAt) {
        return;
    }
    exchange.unitId = frame[kUnitAt];
    exchange.functionCode = frame[kFunctionAt];
    if (frame.size() < kReadFrameSize) {
        return;
    }
    exchange.address = loadBigEndian(&frame[kAddressAt]);
    exchange.count = loadBigEndian(&frame[kCountAt]);
    switch (exchange.functionCode) {
    case kReadHoldingRegisters:
    case kReadInputRegisters:
        exchange.accessesRegisters = frame.size() == kReadFrameSize;
        break;
    case kWriteSingleRegister:
        exchange.accessesRegisters = frame.size() == kReadFrameSize;
        exchange.isWrite = true;
        exchange.count = 1;
        exchange.words = wordsAt(frame, kCountAt, 1);
        break;
    case kWriteMultipleRegisters: {
        const std::size_t size = 2 * std::size_t{exchange.count};
        exchange.isWrite = true;
        exchange.accessesRegisters = frame.size() == kWrittenWordsAt + size && frame[kWrittenCountAt] == size;
        if (exchange.accessesRegisters) {
            exchange.words = wordsAt(frame, kWrittenWordsAt, exchange.count);
        }
        break;
    }
    default:
        break;
    }
}

void readReply(ModbusExchange& exchange)
{
    const auto& frame = exchange.reply;
    if (frame.size() <= kExceptionAt) {
        return;
    }
    if ((frame[kFunctionAt] & kExceptionBit) != 0) {
        exchange.outcome = ModbusExchange::Outcome::exception;
        exchange.exception = frame[kExceptionAt];
    } else if (exchange.accessesRegisters && !exchange.isWrite && frame[kReadCountAt] == 2 * exchange.count
        && frame.size() == kReadWordsAt + 2 * std::size_t{exchange.count}) {
        exchange.words = wordsAt(frame, kReadWordsAt, exchange.count);
    }
}

} // namespace

void ExchangeAssembler::process(const TrafficEntry& entry, std::vector<ModbusExchange>& completed)
{
    const TrafficHead& head = entry.head;
    const auto bytes = entry.bytes();
    const auto open = m_open.find(head.request);
    switch (head.kind) {
    case TrafficKind::opened:
    case TrafficKind::ended:
        break;
    case TrafficKind::request:
        completeTorn(head.peers.connection, completed);
        if (head.reason != TrafficReason::badFrame) {
            ModbusExchange& exchange = m_open[entry.sequence];
            exchange.peers = head.peers;
            exchange.wallTime = head.wallTime;
            exchange.meterTime = head.meterTime;
            exchange.model = head.model;
            exchange.request.assign(bytes.begin(), bytes.end());
            readRequest(exchange);
        }
        if (m_open.size() > kMostOpen) {
            m_open.erase(m_open.begin());
        }
        break;
    case TrafficKind::reply:
        if (open != m_open.end()) {
            auto& reply = open->second.reply;
            reply.insert(reply.end(), bytes.begin(), bytes.end());
            open->second.duration = head.wallTime - open->second.wallTime;
            open->second.reason = head.reason;
            ++open->second.pieces;
            const MbapParse parse = parseMbap(reply);
            if (parse.status != MbapStatus::incomplete) {
                complete(head.request, completed);
            }
        }
        break;
    case TrafficKind::silence:
        if (open != m_open.end()) {
            open->second.outcome = ModbusExchange::Outcome::silence;
            open->second.reason = head.reason;
            complete(head.request, completed);
        }
        break;
    case TrafficKind::closed:
        completeTorn(head.peers.connection, completed);
        std::erase_if(
            m_open, [&](const auto& waiting) { return waiting.second.peers.connection == head.peers.connection; });
        break;
    }
}

void ExchangeAssembler::complete(uint64_t request, std::vector<ModbusExchange>& completed)
{
    auto node = m_open.extract(request);
    readReply(node.mapped());
    completed.push_back(std::move(node.mapped()));
}

/// Completes the exchange whose partial reply on this connection will not be continued.
void ExchangeAssembler::completeTorn(uint32_t connection, std::vector<ModbusExchange>& completed)
{
    for (auto open = m_open.begin(); open != m_open.end();) {
        const uint64_t request = open->first;
        const bool torn = open->second.peers.connection == connection && !open->second.reply.empty();
        ++open;
        if (torn) {
            complete(request, completed);
        }
    }
}

} // namespace vmeter
