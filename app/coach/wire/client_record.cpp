// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/wire/client_record.h"

#include "virtualhw/bench/traffic/big_endian.h"

#include <algorithm>

namespace vmeter::coach {

namespace {

// Layout of frames: Modbus Messaging on TCP/IP V1.0b, 3.1.3; Modbus Application Protocol V1.1b3, 6.3, 6.4, 6.6, 6.12.
constexpr std::size_t kRecordUnitAt = 6;
constexpr std::size_t kRecordFunctionAt = 7;
constexpr std::size_t kRecordAddressAt = 8;
constexpr std::size_t kRecordCountAt = 10;
constexpr std::size_t kRecordReadSize = 12;
constexpr std::size_t kRecordBytesAt = 8;
constexpr std::size_t kRecordWordsAt = 9;
constexpr uint8_t kRecordExceptionBit = 0x80;
/// Requests without reply that are remembered; a reply to an older one is not assigned.
constexpr std::size_t kMostOpenRequests = 4096;

} // namespace

void decodeRequest(Exchange& exchange)
{
    const auto& frame = exchange.request;
    if (frame.size() <= kRecordFunctionAt) {
        return;
    }
    exchange.transactionId = loadBigEndian(frame.data());
    exchange.unitId = frame[kRecordUnitAt];
    exchange.function = frame[kRecordFunctionAt];
    if (frame.size() < kRecordReadSize) {
        return;
    }
    exchange.address = loadBigEndian(&frame[kRecordAddressAt]);
    exchange.count = loadBigEndian(&frame[kRecordCountAt]);
    exchange.isRead = (exchange.function == 3 || exchange.function == 4) && frame.size() == kRecordReadSize;
    exchange.isWrite = exchange.function == 6 || exchange.function == 16;
}

void decodeReply(Exchange& exchange)
{
    const auto& frame = exchange.reply;
    if (frame.size() <= kRecordBytesAt) {
        return;
    }
    if ((frame[kRecordFunctionAt] & kRecordExceptionBit) != 0) {
        exchange.exception = frame[kRecordBytesAt];
        return;
    }
    exchange.words.clear();
    if (exchange.isRead && frame.size() == kRecordWordsAt + 2 * std::size_t{exchange.count}) {
        for (std::size_t at = kRecordWordsAt; at + 1 < frame.size(); at += 2) {
            exchange.words.push_back(loadBigEndian(&frame[at]));
        }
    }
}

const Connection* ClientRecord::connection(uint64_t number) const
{
    const auto found = std::ranges::find(connections, number, &Connection::number);
    return found == connections.end() ? nullptr : &*found;
}

std::span<const Exchange> ClientRecord::between(int64_t begin, int64_t end) const
{
    const auto first = std::ranges::lower_bound(exchanges, begin, {}, &Exchange::sent);
    const auto last = std::ranges::lower_bound(exchanges, end, {}, &Exchange::sent);
    return first < last ? std::span(first, last) : std::span<const Exchange>();
}

void RecordBuilder::process(const WireEvent& event)
{
    ClientRecord& client = m_clients[event.client];
    client.address = event.client;
    if (event.kind == WireEvent::Kind::opened) {
        m_connectionIndex.erase(event.connection);
    }
    const auto known = m_connectionIndex.find(event.connection);
    if (known == m_connectionIndex.end() && event.kind != WireEvent::Kind::closed) {
        m_connectionIndex[event.connection] = client.connections.size();
        client.connections.push_back({.number = event.connection, .opened = event.time});
    }
    Connection* connection = m_connectionIndex.contains(event.connection)
        ? &client.connections[m_connectionIndex[event.connection]]
        : nullptr;
    switch (event.kind) {
    case WireEvent::Kind::opened:
        break;
    case WireEvent::Kind::request:
        addRequest(event, client);
        ++connection->requests;
        break;
    case WireEvent::Kind::reply:
        if (Exchange* exchange = this->exchange(event.id)) {
            exchange->reply.insert(exchange->reply.end(), event.bytes.begin(), event.bytes.end());
            exchange->answered = event.time;
            exchange->spoiled |= event.spoiled;
            decodeReply(*exchange);
        }
        break;
    case WireEvent::Kind::silence:
        if (Exchange* exchange = this->exchange(event.id)) {
            exchange->spoiled |= event.spoiled;
            exchange->otherUnit = event.otherUnit;
        }
        break;
    case WireEvent::Kind::ended:
        connection->ended = event.time;
        break;
    case WireEvent::Kind::closed:
        if (connection != nullptr) {
            connection->closed = event.time;
            connection->closedByClient = event.byClient;
            if (event.byClient && !connection->ended) {
                connection->ended = event.time;
            }
            m_connectionIndex.erase(event.connection);
        }
        break;
    }
}

void RecordBuilder::addRequest(const WireEvent& event, ClientRecord& client)
{
    if (client.exchanges.size() >= kMostExchanges) {
        ++client.dropped;
        return;
    }
    Exchange exchange;
    exchange.connection = event.connection;
    exchange.sent = event.time;
    exchange.meterTime = event.meterTime;
    exchange.request = event.bytes;
    decodeRequest(exchange);
    m_open[event.id] = {&client, client.exchanges.size()};
    client.exchanges.push_back(std::move(exchange));
    if (m_open.size() > kMostOpenRequests) {
        m_open.erase(m_open.begin());
    }
}

Exchange* RecordBuilder::exchange(uint64_t id)
{
    const auto open = m_open.find(id);
    return open == m_open.end() ? nullptr : &open->second.client->exchanges[open->second.index];
}

} // namespace vmeter::coach
