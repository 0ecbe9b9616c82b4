// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/snapshot.h"
#include "virtualhw/ethernet/modbus/modbus_pdu_server.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace vmeter {

/// Cache of the replies to reads from one snapshot. If several clients read the same registers between two snapshots,
/// the reply is built only once.
class ReadReplyCache {
public:
    /// Selects the snapshot. A new one empties the cache.
    void use(const std::shared_ptr<const Snapshot>& snapshot)
    {
        if (snapshot != m_snapshot) {
            m_snapshot = snapshot;
            m_reads.fill({});
        }
    }

    /// Cached reply PDU for this request PDU; empty if there is none.
    [[nodiscard]] std::span<const uint8_t> find(std::span<const uint8_t> request) const
    {
        if (request.size() != kReadSize) {
            return {};
        }
        const Read& read = m_reads[placeOf(request)];
        return std::equal(request.begin(), request.end(), read.request.begin()) ? std::span(read.reply).first(read.size)
                                                                                : std::span<const uint8_t>{};
    }

    /// Stores the reply to a read. Other requests of the same size are ignored.
    void keep(std::span<const uint8_t> request, std::span<const uint8_t> reply)
    {
        if (request.size() != kReadSize || (request[0] != 3 && request[0] != 4)) {
            return;
        }
        Read& read = m_reads[placeOf(request)];
        std::copy(request.begin(), request.end(), read.request.begin());
        std::copy(reply.begin(), reply.end(), read.reply.begin());
        read.size = reply.size();
    }

private:
    static constexpr std::size_t kReadSize = 5; ///< function code, address, count
    static constexpr std::size_t kPlaces = 16;

    /// Function code 0 does not exist, so an empty entry matches no request.
    struct Read {
        std::array<uint8_t, kReadSize> request{};
        std::size_t size = 0;
        std::array<uint8_t, kMaxReplyPduSize> reply{};
    };

    static std::size_t placeOf(std::span<const uint8_t> request)
    {
        return (request[1] * 31U + request[2] + request[4]) % kPlaces;
    }

    std::shared_ptr<const Snapshot> m_snapshot;
    std::array<Read, kPlaces> m_reads{};
};

} // namespace vmeter
