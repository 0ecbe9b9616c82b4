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

/// Carries the datagrams of the meter's DHCP and NTP clients between it and the network, in a thread of its own.
class DatagramPort final : public DatagramSink {
public:
    /// `interface`: on which DHCP is spoken; empty: on none, and what the meter sends there is lost.
    DatagramPort(Simulation& simulation, const std::string& interface);
    ~DatagramPort() override; ///< stops

    /// Begins to carry. What keeps DHCP from working, if the meter is to use it; NTP works all the same.
    std::optional<Message> start();
    void stop(); ///< safe to call twice

    void sendDhcp(const DhcpOutput& output) override;
    void askTime(const SntpClient::Question& question, const std::string& server) override;

private:
    using TimeQuestion = std::pair<SntpClient::Question, std::string>;

    void run();
    void takeOutgoing();
    void takeIncoming();
    template <class Sent> void enqueue(Sent sent);

    Simulation& m_simulation;
    FileDescriptor m_wake; ///< readable when there is something to send, or the thread shall end
    std::mutex m_mutex;    ///< guards what follows
    std::deque<std::variant<DhcpOutput, TimeQuestion>> m_outgoing;
    bool m_stopping = false;
    std::thread m_thread;

    // From here on: the port's thread only, once it runs.
    std::optional<DhcpSocket> m_dhcp;
    SntpSocket m_sntp;
};

} // namespace vmeter
