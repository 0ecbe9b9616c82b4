// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/socket_address.h"
#include "virtualhw/bench/faults/reply_fault.h"
#include "virtualhw/bench/snapshot.h"
#include "virtualhw/bench/traffic/traffic_log.h"
#include "virtualhw/ethernet/modbus/modbus_pdu_server.h"
#include "virtualhw/ethernet/modbus/read_reply_cache.h"

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>

namespace vmeter {

/// Result of a request.
struct ModbusAnswer {
    std::size_t size = 0;                           ///< size of the reply; 0: no reply
    TrafficReason silence = TrafficReason::none;    ///< reason if there is no reply
    bool faulty = false;                            ///< an injected fault affects the reply
    bool served = false;                            ///< the meter answered, so it lights its communication mark
    bool reset = false;                             ///< reset the connection instead of replying
    std::chrono::milliseconds delay{};              ///< delay of the reply
    std::optional<std::chrono::milliseconds> gap{}; ///< send byte by byte, with this pause in between

    [[nodiscard]] bool isHeld() const { return delay.count() > 0 || gap; }
};

/// Makes the reply to a request: checks the unit id, gets the answer of the meter, and applies faults. To be used by
/// one thread only.
class ModbusResponder {
public:
    ModbusResponder(ModbusBackend& backend, const ModbusOptions& options);

    /// Called for each request. `snapshot`: the state that the reply is made from.
    ModbusAnswer answer(const MbapFrame& request, const std::shared_ptr<const Snapshot>& snapshot,
        const SocketAddress& client, std::span<uint8_t, kMaxReplySize> reply);

private:
    std::size_t answerPdu(std::span<const uint8_t> request, const std::shared_ptr<const Snapshot>& snapshot,
        std::span<uint8_t, kMaxReplyPduSize> reply);

    ReplyFault drawFault(const Snapshot& snapshot, const SocketAddress& client);

    const ModbusOptions m_options;
    ModbusBackend& m_backend;
    ReplyFaultDraws m_faultDraws;
    ModbusPduServer m_pduServer;
    ReadReplyCache m_reads;
};

} // namespace vmeter
