// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/dhcp_client.h"

#include <algorithm>
#include <utility>

namespace vmeter {

namespace {

// RFC 2131, 4.4.1: a random wait before the first message, so that meters that are switched on together do not send at
// the same time.
constexpr Duration kFirstWaitLeast = Duration::seconds(1);
constexpr Duration kFirstWaitEnd = Duration::seconds(10);

// RFC 2131, 4.1: 4, 8, 16, 32, 64 s, each with a random difference of up to one second.
constexpr Duration kFirstRetransmission = Duration::seconds(4);
constexpr unsigned kLongestDoubling = 4;
constexpr Duration kSpread = Duration::seconds(1);

constexpr unsigned kRequests = 4;                               // then from the start: about a minute (RFC 2131, 3.1.5)
constexpr Duration kShortestRetry = Duration::seconds(60);      // RFC 2131, 4.4.5, while renewing and rebinding
constexpr Duration kWaitBehindConflict = Duration::seconds(10); // RFC 2131, 3.1.5
constexpr Duration kProbeTime = Duration::seconds(2);           // [inferred] for a host that has the address to answer
constexpr uint32_t kForEver = 0xFFFFFFFF;                       // RFC 2131, 3.3
constexpr uint32_t kShortestLease = 60;           // s; [inferred] shorter ones would keep the network busy
constexpr Ipv4 kUsualNetmask{{255, 255, 255, 0}}; // [inferred] used if the server sends none

} // namespace

void DhcpClient::start(Uptime now)
{
    m_withoutLeaseSince = now;
    m_output.reset();
    wait(now + kFirstWaitLeast, now + kFirstWaitEnd);
}

void DhcpClient::stop()
{
    m_output.reset();
    if (lease()) {
        m_transaction = static_cast<uint32_t>(m_random.next());
        send(DhcpType::release, m_begun);
    }
    enter(State::off, Uptime::never());
}

void DhcpClient::abandon()
{
    m_output.reset();
    enter(State::off, Uptime::never());
}

void DhcpClient::enter(State state, Uptime due)
{
    m_state = state;
    m_due = due;
}

void DhcpClient::wait(Uptime from, Uptime until)
{
    enter(State::waiting, from + m_random.between({}, until - from));
}

Duration DhcpClient::retransmission(unsigned attempt)
{
    const Duration nominal = kFirstRetransmission * (uint64_t{1} << std::min(attempt, kLongestDoubling));
    return m_random.between(nominal - kSpread, nominal + kSpread + Duration{1});
}

void DhcpClient::advance(Uptime now)
{
    if (now < m_due) {
        return;
    }
    switch (m_state) {
    case State::off:
        break;
    case State::waiting:
        m_transaction = static_cast<uint32_t>(m_random.next());
        m_begun = now;
        m_attempts = 0;
        discover(now);
        break;
    case State::selecting:
        discover(now);
        break;
    case State::requesting:
        requestAgain(now);
        break;
    case State::checking:
        applyLease(now);
        break;
    case State::bound:
        m_transaction = static_cast<uint32_t>(m_random.next());
        m_begun = now;
        extend(now);
        break;
    case State::renewing:
    case State::rebinding:
        extend(now);
        break;
    }
}

void DhcpClient::discover(Uptime now)
{
    send(DhcpType::discover, now);
    enter(State::selecting, now + retransmission(m_attempts++));
}

void DhcpClient::request(Uptime now)
{
    m_requestedAt = now;
    enter(State::requesting, now + retransmission(m_attempts++));
    send(DhcpType::request, now);
}

void DhcpClient::requestAgain(Uptime now)
{
    if (m_attempts < kRequests) {
        request(now);
    } else {
        wait(now + kFirstWaitLeast, now + kFirstWaitEnd);
    }
}

/// Requests an extension of the lease: first from the server that granted it, then from any, until the lease ends.
void DhcpClient::extend(Uptime now)
{
    if (now >= m_times.expiry) {
        lose(now);
        wait(now + kFirstWaitLeast, now + kFirstWaitEnd);
        return;
    }
    const bool rebinding = now >= m_times.rebinding;
    const Uptime end = rebinding ? m_times.expiry : m_times.rebinding;
    m_requestedAt = now;
    enter(
        rebinding ? State::rebinding : State::renewing, std::min(end, now + std::max((end - now) / 2, kShortestRetry)));
    send(DhcpType::request, now);
}

bool DhcpClient::isUsable(const DhcpReply& reply) const
{
    const uint8_t first = reply.yourAddress.octet[0];
    const bool isHost = first >= 1 && first <= 223 && first != 127;
    return isHost && reply.server && reply.leaseSeconds.value_or(0) >= kShortestLease;
}

void DhcpClient::receive(std::span<const uint8_t> message, Uptime now)
{
    const std::optional<DhcpReply> reply = parseDhcpReply(message);
    if (!reply || reply->transaction != m_transaction || reply->mac != m_mac) {
        return;
    }
    const bool extending = m_state == State::renewing || m_state == State::rebinding;
    if (m_state == State::selecting && reply->type == DhcpType::offer && isUsable(*reply)) {
        m_offer = *reply;
        m_attempts = 0;
        request(now);
        return;
    }
    // Accepts a reply only from the requested server; while rebinding, from any.
    const bool asked = m_state == State::rebinding || (reply->server && reply->server == m_offer.server);
    if (!(m_state == State::requesting || extending) || !asked) {
        return;
    }
    if (reply->type == DhcpType::nak) {
        if (extending) {
            lose(now);
        }
        wait(now + kFirstWaitLeast, now + kFirstWaitEnd);
    } else if (reply->type == DhcpType::ack && isUsable(*reply) && reply->yourAddress == m_offer.yourAddress) {
        accept(*reply);
        if (extending) {
            enter(State::bound, m_times.renewal);
            return;
        }
        m_output = DhcpOutput{.kind = DhcpOutput::Kind::probe, .to = m_offer.yourAddress};
        enter(State::checking, now + kProbeTime);
    }
}

void DhcpClient::accept(const DhcpReply& reply)
{
    m_offer = reply;
    m_times = timesOf(reply, m_requestedAt);
}

void DhcpClient::applyLease(Uptime now)
{
    enter(State::bound, std::max(now, m_times.renewal));
}

void DhcpClient::conflict(const Ipv4& address, Uptime now)
{
    if (m_state != State::checking || address != m_offer.yourAddress) {
        return;
    }
    send(DhcpType::decline, now);
    wait(now + kWaitBehindConflict, now + kWaitBehindConflict + kFirstWaitLeast);
}

void DhcpClient::lose(Uptime now)
{
    m_withoutLeaseSince = now;
}

DhcpClient::Times DhcpClient::timesOf(const DhcpReply& reply, Uptime requestedAt)
{
    const uint32_t lease = reply.leaseSeconds.value_or(0);
    if (lease == kForEver) {
        return {};
    }
    // RFC 2131, 4.4.5: half and seven eighths of the lease, unless the server sends other, plausible values.
    uint32_t renewal = reply.renewalSeconds.value_or(lease / 2);
    uint32_t rebinding = reply.rebindingSeconds.value_or(lease - lease / 8);
    if (renewal >= rebinding || rebinding >= lease || renewal < kShortestLease / 2) {
        renewal = lease / 2;
        rebinding = lease - lease / 8;
    }
    return {requestedAt + Duration::seconds(renewal), requestedAt + Duration::seconds(rebinding),
        requestedAt + Duration::seconds(lease)};
}

/// RFC 2131, table 5: which message has which fields.
void DhcpClient::send(DhcpType type, Uptime now)
{
    DhcpQuery query;
    query.type = type;
    query.transaction = m_transaction;
    query.mac = m_mac;
    const bool hasLease = lease().has_value();
    DhcpOutput output;
    if (type == DhcpType::release || (type == DhcpType::request && hasLease)) {
        query.clientAddress = m_offer.yourAddress;
    }
    if (type == DhcpType::decline || (type == DhcpType::request && !hasLease)) {
        query.requested = m_offer.yourAddress;
    }
    if (query.requested || type == DhcpType::release) {
        query.server = m_offer.server;
    }
    if (type == DhcpType::discover || type == DhcpType::request) {
        query.seconds = static_cast<uint16_t>(std::min<uint64_t>((now - m_begun).wholeSeconds(), 0xFFFF));
    }
    if (type == DhcpType::release || m_state == State::renewing) {
        output.kind = DhcpOutput::Kind::unicast;
        output.from = m_offer.yourAddress;
        output.to = m_offer.server.value_or(Ipv4{});
    }
    output.size = writeDhcpQuery(query, output.bytes);
    m_output = output;
}

std::optional<DhcpOutput> DhcpClient::releaseOutput()
{
    return std::exchange(m_output, std::nullopt);
}

std::optional<NetworkSettings> DhcpClient::lease() const
{
    if (m_state != State::bound && m_state != State::renewing && m_state != State::rebinding) {
        return {};
    }
    return NetworkSettings{
        m_offer.yourAddress, m_offer.netmask.value_or(kUsualNetmask), m_offer.router.value_or(Ipv4{}), true};
}

} // namespace vmeter
