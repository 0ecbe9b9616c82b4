// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/ethernet/traffic/traffic_entry.h"

#include <cstdint>
#include <map>
#include <vector>

namespace vmeter {

/// A request and what came of it, as a reader of the traffic log sees it.
struct ModbusExchange {
    enum class Outcome : uint8_t {
        answered,
        exception, ///< answered with an exception
        silence,   ///< there is no reply, as `reason` says
    };

    TrafficPeers peers;
    int64_t wallTime = 0; ///< of the request, nanoseconds since 1970-01-01 UTC
    int64_t duration = 0; ///< nanoseconds until the last byte of the reply was sent; 0 without one
    SampleCount meterTime = 0;
    const MeterModel* model = &kCountisE28; ///< whose registers they are; never null
    std::vector<uint8_t> request;           ///< the whole frame
    std::vector<uint8_t> reply;             ///< as sent, right or wrong

    Outcome outcome = Outcome::answered;
    TrafficReason reason = TrafficReason::none;
    uint8_t unitId = 0;
    uint8_t functionCode = 0;
    uint8_t exception = 0; ///< code of the exception

    bool accessesRegisters = false; ///< the request is a well-formed read or write; else the following mean nothing
    bool isWrite = false;
    uint16_t address = 0;
    uint16_t count = 0;
    std::vector<uint16_t> words; ///< written by the request, or read by a reply that is right; else empty
};

/// Puts the entries of the traffic log together to exchanges. What waits for its reply is bounded.
class ExchangeAssembler {
public:
    /// Takes the next entry and appends the exchanges that it completes: one when a reply is whole or there is silence;
    /// one without a whole reply when the connection goes on or ends without.
    void take(const TrafficEntry& entry, std::vector<ModbusExchange>& completed);

private:
    void complete(uint64_t request, std::vector<ModbusExchange>& completed);
    void completeTorn(uint32_t connection, std::vector<ModbusExchange>& completed);

    std::map<uint64_t, ModbusExchange> m_open; ///< by the number of the request's entry
};

} // namespace vmeter
