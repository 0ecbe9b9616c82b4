// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/file_descriptor.h"
#include "virtualhw/base/message.h"
#include "virtualhw/bench/datagram_sink.h"
#include "virtualhw/ethernet/link/dhcp_socket.h"
#include "virtualhw/ethernet/link/sntp_socket.h"

#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <variant>

namespace vmeter {

class Simulation;

/// Transfers the datagrams of the meter's DHCP and NTP clients between meter and network, on its own thread.
class DatagramPort final : public DatagramSink {
public:
    /// `interface`: network interface for DHCP; empty: none, and the meter's DHCP messages are dropped.
    DatagramPort(Simulation& simulation, const std::string& interface);
    ~DatagramPort() override; ///< stops

    /// Starts the thread. Returns the reason if DHCP cannot work on the interface; NTP works in any case.
    std::optional<Message> start();
    void stop(); ///< may be called twice

    void sendDhcp(const DhcpOutput& output) override;
    void askTime(const SntpClient::Question& question, const std::string& server) override;

private:
    using TimeQuestion = std::pair<SntpClient::Question, std::string>;

    void run();
    void sendOutgoing();
    void receiveIncoming();
    template <class Sent> void enqueue(Sent sent);

    Simulation& m_simulation;
    FileDescriptor m_wake; ///< readable if there is something to send or the thread must end
    std::mutex m_mutex;    ///< guards the members below
    std::deque<std::variant<DhcpOutput, TimeQuestion>> m_outgoing;
    bool m_stopping = false;
    std::thread m_thread;

    // The members below are used only by the thread of this object after it has started.
    std::optional<DhcpSocket> m_dhcp;
    SntpSocket m_sntp;
};

} // namespace vmeter
