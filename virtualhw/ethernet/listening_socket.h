// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/file_descriptor.h"
#include "virtualhw/base/message.h"

#include <cstdint>
#include <string>

namespace vmeter {

/// A bound, listening, non-blocking TCP socket, or the reason why it could not be opened.
struct ListeningSocket {
    FileDescriptor socket;
    uint16_t port = 0; ///< actual port, also if any free port was requested
    Message error;     ///< address and port, what was wrong and what to do; empty if the socket listens
};

/// Listens on `address`, an IPv4 or IPv6 literal (IPv6 with or without brackets), and `port`, 0 for any free one.
/// Names are refused: "localhost" may mean one address, the other, or both.
ListeningSocket listenOn(const std::string& address, uint16_t port);

/// Listens on the IPv4 addresses from `first` on, by one socket for all addresses of the machine. Of a loopback address
/// nobody outside sees the port; where the system does not allow that, whoever accepts must look at the local address.
ListeningSocket listenFrom(const std::string& first, uint16_t port);

} // namespace vmeter
