// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/dhcp_message.h"
#include "core/net/network_status.h"
#include "core/net/random_source.h"
#include "core/units.h"

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

/// The client of RFC 2131: obtains an address, keeps it, gives it back. It counts time in samples and knows no sockets:
/// the host calls advance() when due() has come, sends what takeOutput() gives and hands in what arrives.
class DhcpClient {
public:
    /// RFC 2131, figure 5. INIT is `waiting`; INIT-REBOOT is not used: the meter forgets its lease when it restarts.
    enum class State : uint8_t { off, waiting, selecting, requesting, checking, bound, renewing, rebinding };

    DhcpClient(const MacAddress& mac, RandomSource& random)
        : m_mac(mac)
        , m_random(random)
    {
    }

    /// Begins anew, without an address.
    void start(SampleCount now);
    /// Ends; an address is given back. The last message is still to be taken.
    void stop();
    /// Ends without a word, as a power cut does.
    void abandon();

    void advance(SampleCount now);
    void receive(std::span<const uint8_t> message, SampleCount now);
    /// Another host has the address of the probe.
    void conflict(const Ipv4& address, SampleCount now);

    [[nodiscard]] SampleCount due() const { return m_due; }
    [[nodiscard]] std::optional<DhcpOutput> takeOutput();

    [[nodiscard]] State state() const { return m_state; }
    /// The address leased, with mask and gateway, while there is one.
    [[nodiscard]] std::optional<NetworkSettings> lease() const;
    /// Since when there is no lease; for the fall-back to the address set.
    [[nodiscard]] SampleCount withoutLeaseSince() const { return m_withoutLeaseSince; }

private:
    void enter(State state, SampleCount due);
    void wait(SampleCount from, SampleCount until);
    void discover(SampleCount now);
    void request(SampleCount now);
    void requestAgain(SampleCount now);
    void extend(SampleCount now);
    void accept(const DhcpReply& reply);
    void takeLease(SampleCount now);
    void lose(SampleCount now);
    void send(DhcpType type, SampleCount now);
    [[nodiscard]] bool isUsable(const DhcpReply& reply) const;
    [[nodiscard]] SampleCount retransmission(unsigned attempt);

    /// When a lease ends and when it is to be extended, in meter time; kNever: for ever.
    struct Times {
        SampleCount renewal = kNever;
        SampleCount rebinding = kNever;
        SampleCount expiry = kNever;
    };
    [[nodiscard]] static Times timesOf(const DhcpReply& reply, SampleCount requestedAt);

    const MacAddress m_mac;
    RandomSource& m_random;
    State m_state = State::off;
    SampleCount m_due = kNever;
    SampleCount m_withoutLeaseSince = 0;
    uint32_t m_transaction = 0;
    SampleCount m_begun = 0;       ///< of the transaction
    SampleCount m_requestedAt = 0; ///< the lease counts from when it was asked for
    unsigned m_attempts = 0;
    DhcpReply m_offer; ///< taken, then acknowledged
    Times m_times;
    std::optional<DhcpOutput> m_output;
};

} // namespace vmeter
