// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/dhcp_client.h"
#include "core/net/sntp_client.h"

#include <string>

namespace vmeter {

/// Receives the datagrams that the meter sends. Called on the simulation thread; must not block.
class DatagramSink {
public:
    DatagramSink() = default;
    DatagramSink(const DatagramSink&) = delete;
    DatagramSink& operator=(const DatagramSink&) = delete;
    virtual ~DatagramSink() = default;

    virtual void sendDhcp(const DhcpOutput& output) = 0;
    /// `server`: the setting of the meter, a name or an address, with or without ":PORT".
    virtual void askTime(const SntpClient::Question& question, const std::string& server) = 0;
};

} // namespace vmeter
