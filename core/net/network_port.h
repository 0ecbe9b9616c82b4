// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/dhcp_client.h"
#include "core/net/network_status.h"
#include "core/net/sntp_client.h"
#include "core/settings/settings.h"

#include <algorithm>
#include <optional>
#include <span>

namespace vmeter {

/// The firmware's side of the Ethernet port: which address is in force, and the clients of DHCP and NTP.
class NetworkPort {
public:
    explicit NetworkPort(const MacAddress& mac, uint64_t seed = 1)
        : m_random(seed)
        , m_dhcp(mac, m_random)
        , m_sntp(m_random)
    {
    }
    NetworkPort(const NetworkPort&) = delete;
    NetworkPort& operator=(const NetworkPort&) = delete;

    /// Sets the seed of the random numbers.
    void seed(uint64_t seed) { m_random = RandomSource(seed); }

    /// Starts the link with these settings; all clients restart. A leased address that is no longer needed is released.
    void start(const Settings& settings, Uptime now);
    /// Uses the configured time server from now on, or none; the link does not change.
    void startSntp(const Settings& settings, Uptime now);
    /// Without power.
    void stop();

    /// Must be called at the time due(); `now` is the uptime.
    void advance(Uptime now, UtcMicroseconds clock);
    [[nodiscard]] Uptime due() const;

    void receiveDhcp(std::span<const uint8_t> message, Uptime now);
    void addressConflict(const Ipv4& address, Uptime now);
    /// Returns the correction of the clock.
    std::optional<UtcMicroseconds> receiveSntp(std::span<const uint8_t> message, Uptime now, UtcMicroseconds clock)
    {
        return m_sntp.receive(message, now, clock);
    }

    [[nodiscard]] std::optional<DhcpOutput> releaseDhcp() { return m_dhcp.releaseOutput(); }
    [[nodiscard]] std::optional<SntpClient::Question> releaseSntp() { return m_sntp.releaseQuestion(); }

    [[nodiscard]] const LinkAddress& address() const { return m_address; }
    [[nodiscard]] const SntpStatus& sntp() const { return m_sntp.status(); }

private:
    void settleAddress(Uptime now);

    RandomSource m_random;
    DhcpClient m_dhcp;
    SntpClient m_sntp;
    NetworkSettings m_settings;
    LinkAddress m_address;
};

} // namespace vmeter
