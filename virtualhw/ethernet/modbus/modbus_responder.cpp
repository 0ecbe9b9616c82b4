// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/modbus/modbus_responder.h"

#include "virtualhw/ethernet/modbus/reply_corruption.h"

#include <algorithm>

namespace vmeter {

namespace {

// Unit ids, Modbus Messaging on TCP/IP V1.0b, 4.4.2.
constexpr uint8_t kBroadcast = 0;
constexpr uint8_t kDeviceItself = 255;

/// Writes an exception reply. Returns its size.
std::size_t refuse(const MbapFrame& request, uint8_t exception, std::span<uint8_t, kMaxReplySize> reply)
{
    constexpr std::size_t kPduSize = 2;
    writeMbapHeader(reply.first<kMbapHeaderSize>(), request, kPduSize);
    reply[kMbapHeaderSize] = request.pdu.front() | kModbusExceptionBit;
    reply[kMbapHeaderSize + 1] = exception;
    return kMbapHeaderSize + kPduSize;
}

} // namespace

ModbusResponder::ModbusResponder(ModbusBackend& backend, const ModbusOptions& options)
    : m_options(options)
    , m_backend(backend)
    , m_pduServer(backend, options)
{
}

ReplyFault ModbusResponder::drawFault(const Snapshot& snapshot, const SocketAddress& client)
{
    const ReplyFault fault = m_faultDraws.next(*snapshot.faults, snapshot.benchGeneration, client);
    for (const uint32_t id : m_faultDraws.struck()) {
        m_backend.faultStruck(id);
    }
    return fault;
}

/// Reply of the meter from its present state.
std::size_t ModbusResponder::answerPdu(std::span<const uint8_t> request,
    const std::shared_ptr<const Snapshot>& snapshot, std::span<uint8_t, kMaxReplyPduSize> reply)
{
    m_reads.use(snapshot);
    if (const auto rendered = m_reads.find(request); !rendered.empty()) {
        std::copy(rendered.begin(), rendered.end(), reply.begin());
        return rendered.size();
    }
    const std::size_t size = m_pduServer.answer(request, snapshot->meter, false, reply);
    m_reads.keep(request, reply.first(size));
    return size;
}

ModbusAnswer ModbusResponder::answer(const MbapFrame& request, const std::shared_ptr<const Snapshot>& snapshot,
    const SocketAddress& client, std::span<uint8_t, kMaxReplySize> reply)
{
    const MeterState& meter = snapshot->meter;
    const bool broadcast = request.unitId == kBroadcast;
    const bool forMeter
        = request.unitId == meter.settings.unitId || (m_options.unit255 && request.unitId == kDeviceItself);
    if (!broadcast && !forMeter) {
        return m_options.exception0b ? ModbusAnswer{.size
                   = refuse(request, static_cast<uint8_t>(ModbusException::gatewayTargetFailedToRespond), reply)}
                                     : ModbusAnswer{.silence = TrafficReason::otherUnit};
    }
    const bool struck = snapshot->faults != nullptr && !broadcast;
    const ReplyFault fault = struck ? drawFault(*snapshot, client) : ReplyFault{};
    ModbusAnswer answer{.faulty = fault.any, .served = !broadcast};
    if (fault.exception != 0) {
        answer.size = refuse(request, fault.exception, reply);
    } else if (broadcast) {
        m_pduServer.answer(request.pdu, meter, true, reply.subspan<kMbapHeaderSize>());
        answer.silence = TrafficReason::broadcast;
        return answer;
    } else {
        const auto pdu = reply.subspan<kMbapHeaderSize>();
        const std::size_t pduSize = fault.frozen != nullptr ? m_pduServer.answer(request.pdu, *fault.frozen, false, pdu)
                                                            : answerPdu(request.pdu, snapshot, pdu);
        writeMbapHeader(reply.first<kMbapHeaderSize>(), request, pduSize);
        answer.size = kMbapHeaderSize + pduSize;
    }
    if (fault.reset || fault.noReply) {
        answer.size = 0;
        answer.silence = TrafficReason::fault;
        answer.reset = fault.reset;
    } else if (fault.any) {
        corruptHeader(fault, reply.first(answer.size));
        answer.delay = fault.delay;
        answer.gap = fault.gap;
    }
    return answer;
}

} // namespace vmeter
