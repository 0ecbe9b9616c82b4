// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/traffic/traffic_entry.h"

#include <cstdint>
#include <map>
#include <vector>

namespace vmeter {

/// A request with its result, assembled from the traffic log.
struct ModbusExchange {
    enum class Outcome : uint8_t {
        answered,
        exception, ///< answered with an exception
        silence,   ///< no reply, see `reason`
    };

    TrafficPeers peers;
    int64_t wallTime = 0; ///< time of the request, nanoseconds since 1970-01-01 UTC
    int64_t duration = 0; ///< nanoseconds until the last byte of the reply was sent; 0 without one
    MeterTime meterTime{};
    const MeterModel* model = &kCountisE28; ///< model of the meter; never null
    std::vector<uint8_t> request;           ///< the whole frame
    std::vector<uint8_t> reply;             ///< as sent, correct or corrupted
    unsigned pieces = 0;                    ///< of the reply; more than one if a fault has split it

    Outcome outcome = Outcome::answered;
    TrafficReason reason = TrafficReason::none;
    uint8_t unitId = 0;
    uint8_t functionCode = 0;
    uint8_t exception = 0; ///< code of the exception

    bool accessesRegisters
        = false; ///< the request is a valid read or write; if false, the members below have no meaning
    bool isWrite = false;
    uint16_t address = 0;
    uint16_t count = 0;
    std::vector<uint16_t> words; ///< words of a write request, or of a correct reply to a read; otherwise empty
};

/// Combines entries of the traffic log to exchanges. The number of open exchanges is bounded.
class ExchangeAssembler {
public:
    /// Processes the next entry and appends the exchanges that it completes. An exchange is complete when its reply is
    /// complete or there is no reply, or, with an incomplete reply, when the connection continues or ends.
    void process(const TrafficEntry& entry, std::vector<ModbusExchange>& completed);

private:
    void complete(uint64_t request, std::vector<ModbusExchange>& completed);
    void completeTorn(uint32_t connection, std::vector<ModbusExchange>& completed);

    std::map<uint64_t, ModbusExchange> m_open; ///< key: sequence number of the request's entry
};

} // namespace vmeter
