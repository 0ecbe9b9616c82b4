// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/network_port.h"

namespace vmeter {

namespace {

// [inferred] as long as four questions without an answer take (RFC 2131, 4.1).
constexpr Duration kFallBackAfter = Duration::seconds(60);

} // namespace

void NetworkPort::start(const Settings& settings, Uptime now)
{
    m_settings = settings.network;
    m_dhcp.stop();
    if (settings.network.dhcp) {
        m_dhcp.start(now);
    }
    startSntp(settings, now);
    settleAddress(now);
}

void NetworkPort::startSntp(const Settings& settings, Uptime now)
{
    if (settings.sntpEnabled && settings.sntpServer[0] != '\0') {
        m_sntp.start(settings.sntpInterval, now);
    } else {
        m_sntp.stop();
    }
}

void NetworkPort::stop()
{
    m_dhcp.abandon();
    m_sntp.stop();
}

void NetworkPort::advance(Uptime now, UtcMicroseconds clock)
{
    m_dhcp.advance(now);
    m_sntp.advance(now, clock);
    settleAddress(now);
}

Uptime NetworkPort::due() const
{
    const Uptime fallBack
        = m_address.source == AddressSource::asking ? m_dhcp.withoutLeaseSince() + kFallBackAfter : Uptime::never();
    return std::min({m_dhcp.due(), m_sntp.due(), fallBack});
}

void NetworkPort::receiveDhcp(std::span<const uint8_t> message, Uptime now)
{
    m_dhcp.receive(message, now);
    settleAddress(now);
}

void NetworkPort::addressConflict(const Ipv4& address, Uptime now)
{
    m_dhcp.conflict(address, now);
}

void NetworkPort::settleAddress(Uptime now)
{
    if (!m_settings.dhcp) {
        m_address = {AddressSource::setting, m_settings};
    } else if (const std::optional<NetworkSettings> lease = m_dhcp.lease()) {
        m_address = {AddressSource::lease, *lease};
    } else {
        const bool late = now >= m_dhcp.withoutLeaseSince() + kFallBackAfter;
        m_address = {late ? AddressSource::fallBack : AddressSource::asking, m_settings};
    }
}

} // namespace vmeter
