// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/faults/reply_fault.h"

#include "virtualhw/bench/faults/bench_faults.h"

#include <algorithm>
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

ReplyFaultDraws::ReplyFaultDraws()
{
    m_courses.reserve(BenchFaults::kMaxFaults + 1);
    m_struck.reserve(BenchFaults::kMaxFaults);
}

ReplyFaultDraws::Course& ReplyFaultDraws::courseOf(const ActiveFaultList& faults, uint32_t id)
{
    const auto known = std::ranges::find(m_courses, id, &Course::id);
    if (known != m_courses.end()) {
        return *known;
    }
    if (m_courses.size() >= faults.size()) {
        // Ids are not used again: what is not in the list any more is over.
        std::erase_if(m_courses, [&faults](const Course& course) {
            return std::ranges::find(faults, course.id, &ActiveFault::id) == faults.end();
        });
    }
    return m_courses.emplace_back(Course{.id = id});
}

ReplyFault ReplyFaultDraws::next(const ActiveFaultList& faults, uint32_t generation, const SocketAddress& client)
{
    if (generation != m_generation) {
        m_courses.clear();
        m_generation = generation;
    }
    m_struck.clear();
    ReplyFault reply;
    for (const ActiveFault& active : faults) {
        const DeviceFault& fault = active.fault;
        if (!rowOf(fault.kind).onReplies || (fault.client && !fault.client->covers(client))) {
            continue;
        }
        Course& course = courseOf(faults, active.id);
        if (fault.count && course.struck >= *fault.count) {
            continue;
        }
        const uint64_t index = course.draws++;
        if (active.draw(index, kWhether) < fault.probability) {
            ++course.struck;
            m_struck.push_back(active.id);
            apply(active, index, reply);
        }
    }
    return reply;
}

} // namespace vmeter
