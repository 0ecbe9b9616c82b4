// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/coach/wire/wire_event.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vmeter::coach {

inline constexpr int64_t kNanosecondsPerSecond = 1'000'000'000;

constexpr double secondsBetween(int64_t earlier, int64_t later)
{
    return static_cast<double>(later - earlier) / kNanosecondsPerSecond;
}

/// A request and what became of it.
struct Exchange {
    uint64_t connection = 0;         ///< as in WireEvent
    int64_t sent = 0;                ///< when the request arrived, nanoseconds since 1970-01-01 UTC
    std::optional<int64_t> answered; ///< last byte of the reply; empty: no reply was sent
    double meterTime = 0;            ///< of the request, seconds
    std::vector<uint8_t> request;    ///< whole frame
    std::vector<uint8_t> reply;      ///< as sent
    bool spoiled = false;            ///< a fault has struck the reply
    bool otherUnit = false;          ///< no reply, because the request was for another unit

    uint16_t transactionId = 0;
    uint8_t unitId = 0;
    uint8_t function = 0;
    bool isRead = false;           ///< a read of registers, function 3 or 4, of the right form
    bool isWrite = false;          ///< a write of registers, function 6 or 16
    uint16_t address = 0;          ///< of reads and writes
    uint16_t count = 0;            ///< of reads; 0 .. 65535 as the client asked
    uint8_t exception = 0;         ///< code of the exception; 0: none
    std::vector<uint16_t> words{}; ///< of a right reply to a read

    /// The reply came whole and nothing spoiled it. It may be an exception of the meter.
    [[nodiscard]] bool isClean() const { return answered.has_value() && !spoiled; }
    [[nodiscard]] bool hasData() const { return isClean() && exception == 0; }
};

struct Connection {
    uint64_t number = 0;
    int64_t opened = 0;
    std::optional<int64_t> ended{}; ///< the client sends nothing more, or it has closed the connection
    std::optional<int64_t> closed{};
    bool closedByClient = false;
    std::size_t requests = 0;
};

/// What one client did: the clients are told apart by their addresses.
struct ClientRecord {
    std::string address;
    std::vector<Exchange> exchanges;     ///< by the time of the request
    std::vector<Connection> connections; ///< in the order of opening
    uint64_t dropped = 0;                ///< requests beyond the limit, which were not kept

    [[nodiscard]] uint64_t requests() const { return exchanges.size() + dropped; }
    [[nodiscard]] const Connection* connection(uint64_t number) const;
    /// The exchanges whose request came in `begin` <= time < `end`.
    [[nodiscard]] std::span<const Exchange> between(int64_t begin, int64_t end) const;
};

/// Collects events to records. Not thread-safe.
class RecordBuilder {
public:
    /// Requests that are kept of one client; later ones are counted only.
    static constexpr std::size_t kMostExchanges = 200'000;

    void process(const WireEvent& event);

    /// By address.
    [[nodiscard]] const std::map<std::string, ClientRecord>& clients() const { return m_clients; }

private:
    struct Place {
        ClientRecord* client = nullptr;
        std::size_t index = 0;
    };

    void addRequest(const WireEvent& event, ClientRecord& client);
    Exchange* exchange(uint64_t id);

    std::map<std::string, ClientRecord> m_clients;
    std::map<uint64_t, Place> m_open;                  ///< by number of the request
    std::map<uint64_t, std::size_t> m_connectionIndex; ///< index into ClientRecord::connections
};

/// Takes the frame of a request apart; nothing if it is no frame of Modbus TCP.
void decodeRequest(Exchange& exchange);
/// Likewise the reply.
void decodeReply(Exchange& exchange);

} // namespace vmeter::coach
