// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/link/ethernet_link.h"

#include "virtualhw/base/file_descriptor.h"
#include "virtualhw/base/ipv4_text.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include <chrono>
#include <cstring>
#include <utility>

namespace vmeter {

namespace {

constexpr std::chrono::milliseconds kBetweenLooks{100};

constexpr auto kNoPower = Phrase("Servers", "the meter is without power");
constexpr auto kNoLease = Phrase(
    "Servers", "waiting for an address from a DHCP server; after a minute without one, that set in the meter is used");

} // namespace

std::optional<Message> missingAddress(const Ipv4& address)
{
    // Tests whether the address can be bound; uses UDP and any free port, so that other programs do not interfere.
    sockaddr_in wanted{};
    wanted.sin_family = AF_INET;
    std::memcpy(&wanted.sin_addr, address.octet.data(), address.octet.size());
    const FileDescriptor socket{::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0)};
    const bool anyAddress = wanted.sin_addr.s_addr == INADDR_ANY;
    if (!anyAddress && socket && bind(socket.get(), reinterpret_cast<const sockaddr*>(&wanted), sizeof(wanted)) == 0) {
        return std::nullopt;
    }
    return Phrase("Servers",
        "no interface of this computer has the address %1; give it to one (ip addr add %1/24 dev NAME), start with "
        "--interface NAME, or with --net host")
        .with(ipv4Text(address));
}

EthernetLink::EthernetLink(
    SnapshotSource source, std::vector<LinkedPart> parts, std::function<void(const LinkState&)> changed)
    : m_source(std::move(source))
    , m_parts(std::move(parts))
    , m_changed(std::move(changed))
{
}

EthernetLink::~EthernetLink()
{
    stop();
}

void EthernetLink::poll()
{
    const std::shared_ptr<const Snapshot> snapshot = m_source();
    const MeterState& meter = snapshot->meter;
    const bool restarted = std::exchange(m_restarts, meter.restarts) != meter.restarts;
    if (!meter.powered || restarted || meter.link != m_address) {
        bringDown();
    }
    if (!meter.powered) {
        announce({false, ipv4Text(meter.link.network.address), kNoPower});
    } else if (!state().up) {
        announce(bringUp(meter.link));
    }
}

LinkState EthernetLink::bringUp(const LinkAddress& link)
{
    m_address = link;
    const std::string address = ipv4Text(link.network.address);
    if (!link.exists()) {
        return {false, address, kNoLease};
    }
    for (const LinkedPart& part : m_parts) {
        if (const std::optional<Message> error = part.start(link.network)) {
            bringDown();
            return {false, address, *error};
        }
        ++m_started;
    }
    return {true, address, {}};
}

void EthernetLink::bringDown()
{
    while (m_started > 0) {
        m_parts[--m_started].stop();
    }
    const std::lock_guard lock(m_mutex);
    m_state.up = false;
}

void EthernetLink::announce(LinkState state)
{
    {
        const std::lock_guard lock(m_mutex);
        if (state == m_state) {
            return;
        }
        m_state = state;
    }
    m_changed(state);
}

void EthernetLink::start()
{
    m_thread = std::thread([this] { watch(); });
}

void EthernetLink::watch()
{
    std::unique_lock lock(m_mutex);
    while (!m_wake.wait_for(lock, kBetweenLooks, [this] { return m_stopping; })) {
        lock.unlock();
        poll();
        lock.lock();
    }
}

void EthernetLink::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable()) {
        m_thread.join();
    }
    bringDown();
}

LinkState EthernetLink::state() const
{
    const std::lock_guard lock(m_mutex);
    return m_state;
}

} // namespace vmeter
