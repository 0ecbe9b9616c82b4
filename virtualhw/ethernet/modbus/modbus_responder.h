// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/socket_address.h"
#include "virtualhw/bench/faults/reply_fault.h"
#include "virtualhw/bench/snapshot.h"
#include "virtualhw/ethernet/modbus/modbus_pdu_server.h"
#include "virtualhw/ethernet/modbus/rendered_reads.h"
#include "virtualhw/ethernet/traffic/traffic_log.h"

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>

namespace vmeter {

/// What a request comes to.
struct ModbusAnswer {
    std::size_t size = 0;                           ///< of the reply; 0: there is none
    TrafficReason silence = TrafficReason::none;    ///< why there is none
    bool served = false;                            ///< by the meter, which shows that it talks
    bool reset = false;                             ///< instead of a reply the connection breaks
    std::chrono::milliseconds delay{};              ///< the reply is held back for so long
    std::optional<std::chrono::milliseconds> gap{}; ///< between its bytes, which go one by one

    [[nodiscard]] bool isHeld() const { return delay.count() > 0 || gap; }
};

/// From a request to its reply as it goes over the wire: who is meant, what the meter says, and what a fault makes of
/// it. For one thread.
class ModbusResponder {
public:
    ModbusResponder(ModbusBackend& backend, const ModbusOptions& options);

    /// Every request and every reply passes here. `snapshot`: what the request is answered from.
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
    RenderedReads m_reads;
};

} // namespace vmeter
