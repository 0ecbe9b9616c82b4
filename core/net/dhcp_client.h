// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/dhcp_message.h"
#include "core/net/network_status.h"
#include "core/net/random_source.h"
#include "core/time.h"

#include <array>
#include <optional>
#include <span>

namespace vmeter {

/// A datagram that the meter wants to send, or a question about an address.
struct DhcpOutput {
    enum class Kind : uint8_t {
        broadcast, ///< from 0.0.0.0:68 to 255.255.255.255:67
        unicast,   ///< from `from`:68 to `to`:67
        probe,     ///< no datagram: has another host the address `to`? (RFC 5227, 2.1.1)
    };
    Kind kind = Kind::broadcast;
    Ipv4 from{};
    Ipv4 to{};
    std::array<uint8_t, kDhcpMessageMax> bytes{};
    std::size_t size = 0;
};

/// The DHCP client of RFC 2131: obtains an address, renews it, releases it. It counts time in samples and uses no
/// sockets: the host calls advance() at the time due(), sends the output and passes in received messages.
class DhcpClient {
public:
    /// RFC 2131, figure 5. INIT is `waiting`; INIT-REBOOT is not used, because the meter does not store its lease.
    enum class State : uint8_t { off, waiting, selecting, requesting, checking, bound, renewing, rebinding };

    DhcpClient(const MacAddress& mac, RandomSource& random)
        : m_mac(mac)
        , m_random(random)
    {
    }

    /// Restarts without an address.
    void start(Uptime now);
    /// Stops and releases the address. The host must still send the last message.
    void stop();
    /// Stops without a message, as after a power cut.
    void abandon();

    void advance(Uptime now);
    void receive(std::span<const uint8_t> message, Uptime now);
    /// Another host uses the address of the probe.
    void conflict(const Ipv4& address, Uptime now);

    [[nodiscard]] Uptime due() const { return m_due; }
    [[nodiscard]] std::optional<DhcpOutput> releaseOutput();

    [[nodiscard]] State state() const { return m_state; }
    /// The leased address with mask and gateway; nothing without a lease.
    [[nodiscard]] std::optional<NetworkSettings> lease() const;
    /// Time since which there is no lease; used for the fall-back to the configured address.
    [[nodiscard]] Uptime withoutLeaseSince() const { return m_withoutLeaseSince; }

private:
    void enter(State state, Uptime due);
    void wait(Uptime from, Uptime until);
    void discover(Uptime now);
    void request(Uptime now);
    void requestAgain(Uptime now);
    void extend(Uptime now);
    void accept(const DhcpReply& reply);
    void applyLease(Uptime now);
    void lose(Uptime now);
    void send(DhcpType type, Uptime now);
    [[nodiscard]] bool isUsable(const DhcpReply& reply) const;
    [[nodiscard]] Duration retransmission(unsigned attempt);

    /// End of a lease and times for its renewal; Uptime::never(): for ever.
    struct Times {
        Uptime renewal = Uptime::never();
        Uptime rebinding = Uptime::never();
        Uptime expiry = Uptime::never();
    };
    [[nodiscard]] static Times timesOf(const DhcpReply& reply, Uptime requestedAt);

    const MacAddress m_mac;
    RandomSource& m_random;
    State m_state = State::off;
    Uptime m_due = Uptime::never();
    Uptime m_withoutLeaseSince;
    uint32_t m_transaction = 0;
    Uptime m_begun;       ///< of the transaction
    Uptime m_requestedAt; ///< time of the request, at which the lease begins
    unsigned m_attempts = 0;
    DhcpReply m_offer; ///< the accepted offer, later the acknowledgement
    Times m_times;
    std::optional<DhcpOutput> m_output;
};

} // namespace vmeter
