// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/faults/reply_fault.h"

#include <cmath>

namespace vmeter {

namespace {

/// Streams of random numbers of one fault.
constexpr uint64_t kWhether = 0;
constexpr uint64_t kHowLong = 1;

std::chrono::milliseconds drawDelay(const ActiveFault& active, uint64_t index)
{
    const DelayRange& range = active.fault.delay;
    const double choices = static_cast<double>((range.most - range.least).count()) + 1;
    return range.least + std::chrono::milliseconds(static_cast<int64_t>(active.draw(index, kHowLong) * choices));
}

void apply(const ActiveFault& active, uint64_t index, ReplyFault& reply)
{
    switch (active.fault.kind) {
    case FaultKind::delay:
        reply.delay += drawDelay(active, index);
        break;
    case FaultKind::noReply:
        reply.noReply = true;
        break;
    case FaultKind::exception:
        reply.exception = active.fault.exception;
        break;
    case FaultKind::wrongTransaction:
        reply.wrongTransaction = true;
        break;
    case FaultKind::wrongUnit:
        reply.wrongUnit = true;
        break;
    case FaultKind::wrongLength:
        reply.wrongLength = true;
        break;
    case FaultKind::split:
        reply.gap = drawDelay(active, index);
        break;
    case FaultKind::reset:
        reply.reset = true;
        break;
    case FaultKind::frozen:
        reply.frozen = active.frozen.get();
        break;
    case FaultKind::unplugged:
    case FaultKind::restart:
    case FaultKind::malfunction:
        return;
    }
    reply.any = true;
}

} // namespace

ReplyFault strikeReply(const ActiveFaultList& faults, const SocketAddress& client)
{
    ReplyFault reply;
    for (const ActiveFault& active : faults) {
        const Fault& fault = active.fault;
        if (!rowOf(fault.kind).onReplies || active.isExhausted() || (fault.client && !fault.client->covers(client))) {
            continue;
        }
        const uint64_t index = active.tally->draws.fetch_add(1, std::memory_order_relaxed);
        if (active.draw(index, kWhether) < fault.probability) {
            active.tally->struck.fetch_add(1, std::memory_order_relaxed);
            apply(active, index, reply);
        }
    }
    return reply;
}

} // namespace vmeter
