// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/file_descriptor.h"
#include "virtualhw/ethernet/modbus/mbap.h"
#include "virtualhw/ethernet/modbus/modbus_options.h"
#include "virtualhw/ethernet/traffic/traffic_entry.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>

namespace vmeter {

/// One client's socket and the bytes on their way. Never blocks and never allocates. What is buffered is bounded: who
/// sends requests without reading the replies is not read from until they have gone.
class ModbusConnection {
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    ModbusConnection(FileDescriptor socket, const TrafficPeers& peers, TimePoint now)
        : m_socket(std::move(socket))
        , m_peers(peers)
        , m_lastRequest(now)
    {
    }

    [[nodiscard]] int socket() const { return m_socket.get(); }
    [[nodiscard]] const TrafficPeers& peers() const { return m_peers; }
    [[nodiscard]] bool isOpen() const { return static_cast<bool>(m_socket); }
    void close() { m_socket.reset(); }
    /// The coming close() resets the connection (RST) instead of ending it.
    void setResetOnClose() const;

    /// Takes what has arrived, as far as there is room. False: the client has gone.
    bool receive();
    /// The last receive() took all that there was; otherwise more may be waiting.
    [[nodiscard]] bool isDrained() const { return m_drained; }

    /// The first frame received and not yet dropped.
    [[nodiscard]] MbapParse firstFrame() const { return parseMbap(received()); }
    /// All that has been received and not yet dropped.
    [[nodiscard]] std::span<const uint8_t> received() const
    {
        return std::span(m_received).subspan(m_begin, m_end - m_begin);
    }
    void dropFrame(std::size_t size) { m_begin += size; }

    /// Room for one reply of any size exists behind the replies that wait.
    [[nodiscard]] bool hasReplyRoom() const { return m_replies.size() - m_repliesEnd >= kMaxReplySize; }
    [[nodiscard]] std::span<uint8_t, kMaxReplySize> replyRoom()
    {
        return std::span(m_replies).subspan(m_repliesEnd).first<kMaxReplySize>();
    }
    void queueReply(std::size_t size) { m_repliesEnd += size; }

    /// The reply queued next stays here until `until`; with a `gap` it then goes byte by byte, the next one after each
    /// gap. Until all of it may go, no other one can be queued.
    void hold(TimePoint until, std::chrono::milliseconds gap = {});
    [[nodiscard]] bool isHolding() const { return m_holding; }
    [[nodiscard]] TimePoint heldUntil() const { return m_heldUntil; }
    /// Lets go what is due, all or one byte. Returns it; empty: nothing.
    std::span<const uint8_t> release(TimePoint now);
    /// Entry of the traffic log to which the reply held belongs.
    [[nodiscard]] uint64_t heldRequest() const { return m_heldRequest; }
    void setHeldRequest(uint64_t entry) { m_heldRequest = entry; }

    /// Sends replies that wait and are not held, as many as the client takes now. False: the client has gone.
    bool send();
    [[nodiscard]] bool hasUnsent() const { return m_repliesBegin != m_repliesEnd; }
    [[nodiscard]] bool hasSendable() const { return m_repliesBegin != sendableEnd(); }

    /// When the last whole request came; the time of connecting before the first one.
    [[nodiscard]] TimePoint lastRequest() const { return m_lastRequest; }
    void setLastRequest(TimePoint now)
    {
        m_lastRequest = now;
        m_hasAsked = true;
    }
    /// A whole request has come, ever.
    [[nodiscard]] bool hasAsked() const { return m_hasAsked; }

    /// Events that the server waits for, as epoll has them.
    [[nodiscard]] uint32_t awaited() const { return m_awaited; }
    void setAwaited(uint32_t events) { m_awaited = events; }

private:
    // A client that pipelines is served these many bytes before it is the next one's turn.
    static constexpr std::size_t kReceiveSize = 1024;
    static constexpr std::size_t kReplySize = 2048;

    [[nodiscard]] std::size_t sendableEnd() const { return m_holding ? m_heldFrom : m_repliesEnd; }

    FileDescriptor m_socket;
    TrafficPeers m_peers;
    TimePoint m_lastRequest;
    bool m_hasAsked = false;
    uint32_t m_awaited = 0;
    bool m_drained = true;
    bool m_holding = false;
    std::size_t m_heldFrom = 0; ///< in m_replies
    TimePoint m_heldUntil;
    uint64_t m_heldRequest = 0;
    std::chrono::milliseconds m_gap{}; ///< 0: all that is held goes at once
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    std::size_t m_repliesBegin = 0;
    std::size_t m_repliesEnd = 0;
    std::array<uint8_t, kReceiveSize> m_received;
    std::array<uint8_t, kReplySize> m_replies;
};

} // namespace vmeter
