// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace vmeter::coach {

/// Something that passed between one client and the meter.
struct WireEvent {
    enum class Kind : uint8_t {
        opened,  ///< the client has connected
        request, ///< a whole frame
        reply,   ///< bytes of a reply; a reply may come in several pieces
        silence, ///< the meter will not answer
        ended,   ///< the client sends nothing more on this connection
        closed,  ///< the connection has ended
    };
    Kind kind = Kind::opened;
    uint64_t connection = 0; ///< number; not used again for another connection
    std::string client;      ///< address without port
    int64_t time = 0;        ///< nanoseconds since 1970-01-01 UTC
    double meterTime = 0;    ///< seconds; of a capture: since its first packet
    uint64_t id = 0;         ///< of a request: its number. Of a reply or silence: the number of its request
    bool spoiled = false;    ///< a fault of the meter has changed, delayed or lost the reply, or ended the connection
    bool otherUnit = false;  ///< of silence: the request was for another unit id
    bool byClient = false;   ///< of closed
    std::vector<uint8_t> bytes{};
};

} // namespace vmeter::coach
