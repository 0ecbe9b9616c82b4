// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/coach/wire/client_record.h"
#include "virtualhw/base/expected.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace vmeter::coach {

struct CaptureFilter {
    uint16_t port = 502;           ///< of the Modbus server
    std::optional<uint8_t> unit{}; ///< only requests to this unit; empty: to all
};

/// What a capture holds.
struct Capture {
    std::map<std::string, ClientRecord> clients; ///< by address
    double duration = 0;                         ///< from the first to the last packet, seconds
    uint64_t gaps = 0;                           ///< bytes that the capture lacks, or that are no Modbus
};

/// Reads a capture (pcap or pcapng) and puts its TCP streams together. Refused with the file and what to do: the file
/// cannot be read, is no capture, has a link layer that the coach does not know, or has no Modbus request at the port.
Expected<Capture> readCapture(const std::string& path, const CaptureFilter& filter);

} // namespace vmeter::coach
