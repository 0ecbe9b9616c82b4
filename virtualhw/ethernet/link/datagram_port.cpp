// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/link/datagram_port.h"

#include "virtualhw/bench/simulation.h"

#include <poll.h>
#include <sys/eventfd.h>

#include <array>

namespace vmeter {

namespace {

// The meter sends a message every few seconds. More messages wait only if meter time runs much faster than the network;
// then the oldest is dropped.
constexpr std::size_t kLongestQueue = 16;

} // namespace

DatagramPort::DatagramPort(Simulation& simulation, const std::string& interface)
    : m_simulation(simulation)
    , m_wake(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{
    if (!interface.empty()) {
        m_dhcp.emplace(interface);
    }
}

DatagramPort::~DatagramPort()
{
    stop();
}

std::optional<Message> DatagramPort::start()
{
    std::optional<Message> error = m_dhcp ? m_dhcp->open() : std::nullopt;
    if (error) {
        m_dhcp.reset();
    }
    m_thread = std::thread([this] { run(); });
    return error;
}

void DatagramPort::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    eventfd_write(m_wake.get(), 1);
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

template <class Sent> void DatagramPort::enqueue(Sent sent)
{
    {
        const std::lock_guard lock(m_mutex);
        m_outgoing.emplace_back(std::move(sent));
        if (m_outgoing.size() > kLongestQueue) {
            m_outgoing.pop_front();
        }
    }
    eventfd_write(m_wake.get(), 1);
}

void DatagramPort::sendDhcp(const DhcpOutput& output)
{
    enqueue(output);
}

void DatagramPort::askTime(const SntpClient::Question& question, const std::string& server)
{
    enqueue(TimeQuestion{question, server});
}

void DatagramPort::run()
{
    const auto stopping = [this] {
        const std::lock_guard lock(m_mutex);
        return m_stopping;
    };
    while (!stopping()) {
        std::array<pollfd, 5> descriptors{{
            {m_wake.get(), POLLIN, 0},
            {m_sntp.lookups(), POLLIN, 0},
            {m_sntp.socket(), POLLIN, 0}, // poll() ignores a descriptor that is not open
            {m_dhcp ? m_dhcp->packets() : -1, POLLIN, 0},
            {m_dhcp ? m_dhcp->arp() : -1, POLLIN, 0},
        }};
        poll(descriptors.data(), descriptors.size(), -1);
        receiveIncoming();
        sendOutgoing();
    }
}

void DatagramPort::receiveIncoming()
{
    if (m_sntp.socket() >= 0) {
        if (auto answer = m_sntp.receive()) {
            m_simulation.post([bytes = std::move(*answer)](Bench& bench) {
                bench.apply(DeliverDatagram{NetworkEvent::timeMessage, bytes});
            });
        }
    }
    if (!m_dhcp) {
        return;
    }
    if (auto message = m_dhcp->receive()) {
        m_simulation.post([bytes = std::move(*message)](Bench& bench) {
            bench.apply(DeliverDatagram{NetworkEvent::dhcpMessage, bytes});
        });
    }
    if (const auto address = m_dhcp->receiveConflict()) {
        m_simulation.post([address = *address](Bench& bench) {
            bench.apply(DeliverDatagram{NetworkEvent::addressConflict, {address.octet.begin(), address.octet.end()}});
        });
    }
}

void DatagramPort::sendOutgoing()
{
    eventfd_t count = 0;
    eventfd_read(m_wake.get(), &count);
    m_sntp.resolved();
    std::deque<std::variant<DhcpOutput, TimeQuestion>> outgoing;
    {
        const std::lock_guard lock(m_mutex);
        outgoing.swap(m_outgoing);
    }
    for (const auto& sent : outgoing) {
        if (const auto* question = std::get_if<TimeQuestion>(&sent)) {
            m_sntp.ask(question->first, question->second);
        } else if (m_dhcp) {
            m_dhcp->send(std::get<DhcpOutput>(sent));
        }
    }
}

} // namespace vmeter
