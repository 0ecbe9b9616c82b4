// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/file_descriptor.h"
#include "virtualhw/bench/traffic/mbap.h"
#include "virtualhw/bench/traffic/traffic_entry.h"
#include "virtualhw/ethernet/modbus/modbus_options.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace vmeter {

/// The socket of one client with its receive and send buffers. Does not block and does not allocate. The buffers are
/// bounded: if a client sends requests but does not read the replies, nothing more is read from it until the replies
/// are sent.
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
    /// Makes close() reset the connection (RST) instead of ending it normally.
    void setResetOnClose() const;

    /// Reads what has arrived, as far as there is space. False: the client has closed the connection.
    bool receive();
    /// True if the last receive() read everything; otherwise more data may be waiting.
    [[nodiscard]] bool isDrained() const { return m_drained; }

    /// The first frame received and not yet dropped.
    [[nodiscard]] MbapParse firstFrame() const { return parseMbap(received()); }
    /// All that has been received and not yet dropped.
    [[nodiscard]] std::span<const uint8_t> received() const
    {
        return std::span(m_received).subspan(m_begin, m_end - m_begin);
    }
    void dropFrame(std::size_t size) { m_begin += size; }

    /// The first frame that has arrived while a reply is held back and is not in the traffic log yet.
    [[nodiscard]] std::span<const uint8_t> unloggedFrame() const;
    /// `entry`: number of the traffic log entry of unloggedFrame().
    void setFrameLogged(uint64_t entry, std::size_t size);
    /// Number of the traffic log entry of the first frame, if it was logged when it arrived. Forgets it.
    std::optional<uint64_t> releaseLoggedFrame();

    /// True if the client has ended its side of the connection.
    [[nodiscard]] bool hasEnded() const { return m_ended; }
    void setEnded() { m_ended = true; }

    /// True if there is space for one more reply of any size after the queued replies.
    [[nodiscard]] bool hasReplyRoom() const { return m_replies.size() - m_repliesEnd >= kMaxReplySize; }
    [[nodiscard]] std::span<uint8_t, kMaxReplySize> replyRoom()
    {
        return std::span(m_replies).subspan(m_repliesEnd).first<kMaxReplySize>();
    }
    void queueReply(std::size_t size) { m_repliesEnd += size; }

    /// Holds the next queued reply back until `until`. With a `gap` it is then sent byte by byte, with a gap between
    /// two bytes. No other reply can be queued until all of it has been released.
    void hold(TimePoint until, std::chrono::milliseconds gap = {});
    [[nodiscard]] bool isHolding() const { return m_holding; }
    /// True if the held reply is sent byte by byte.
    [[nodiscard]] bool isHoldingBytewise() const { return m_holding && m_gap.count() > 0; }
    [[nodiscard]] TimePoint heldUntil() const { return m_heldUntil; }
    /// Releases what is due, all or one byte. Returns the released bytes; empty: none.
    std::span<const uint8_t> release(TimePoint now);
    /// Number of the traffic log entry of the request whose reply is held back.
    [[nodiscard]] uint64_t heldRequest() const { return m_heldRequest; }
    void setHeldRequest(uint64_t entry) { m_heldRequest = entry; }

    /// Sends queued replies that are not held back, as many as the socket accepts now. False: the client has closed the
    /// connection.
    bool send();
    [[nodiscard]] bool hasUnsent() const { return m_repliesBegin != m_repliesEnd; }
    [[nodiscard]] bool hasSendable() const { return m_repliesBegin != sendableEnd(); }

    /// Time of the last complete request; before the first one, the time of connection.
    [[nodiscard]] TimePoint lastRequest() const { return m_lastRequest; }
    void setLastRequest(TimePoint now)
    {
        m_lastRequest = now;
        m_hasAsked = true;
    }
    /// True if a complete request has ever arrived.
    [[nodiscard]] bool hasAsked() const { return m_hasAsked; }

    /// The epoll events that the server waits for.
    [[nodiscard]] uint32_t awaited() const { return m_awaited; }
    void setAwaited(uint32_t events) { m_awaited = events; }

private:
    // If a client pipelines requests, this many bytes are processed before the next client is served.
    static constexpr std::size_t kReceiveSize = 1024;
    static constexpr std::size_t kReplySize = 2048;
    static constexpr std::size_t kLoggedFrames
        = 32; ///< that arrive while a reply is held back; the others are logged late

    [[nodiscard]] std::size_t sendableEnd() const { return m_holding ? m_heldFrom : m_repliesEnd; }

    FileDescriptor m_socket;
    TrafficPeers m_peers;
    TimePoint m_lastRequest;
    bool m_hasAsked = false;
    uint32_t m_awaited = 0;
    bool m_drained = true;
    bool m_holding = false;
    std::size_t m_heldFrom = 0; ///< index into m_replies
    TimePoint m_heldUntil;
    uint64_t m_heldRequest = 0;
    std::chrono::milliseconds m_gap{};            ///< 0: the whole held reply is released at once
    std::array<uint64_t, kLoggedFrames> m_logged; ///< log entries of the first frames received
    std::size_t m_loggedCount = 0;
    std::size_t m_loggedBytes = 0; ///< of these frames
    bool m_ended = false;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    std::size_t m_repliesBegin = 0;
    std::size_t m_repliesEnd = 0;
    std::array<uint8_t, kReceiveSize> m_received;
    std::array<uint8_t, kReplySize> m_replies;
};

} // namespace vmeter
