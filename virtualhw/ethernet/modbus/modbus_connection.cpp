// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/modbus/modbus_connection.h"

#include <sys/socket.h>
#include <sys/types.h>

#include <algorithm>
#include <cerrno>

namespace vmeter {

namespace {

bool wouldBlock()
{
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

} // namespace

void ModbusConnection::setResetOnClose() const
{
    const linger reset{1, 0};
    setsockopt(m_socket.get(), SOL_SOCKET, SO_LINGER, &reset, sizeof(reset));
}

void ModbusConnection::hold(TimePoint until, std::chrono::milliseconds gap)
{
    m_holding = true;
    m_heldFrom = m_repliesEnd;
    m_heldUntil = until;
    m_gap = gap;
}

std::span<const uint8_t> ModbusConnection::release(TimePoint now)
{
    if (!m_holding || now < m_heldUntil) {
        return {};
    }
    const auto held = std::span(m_replies).subspan(m_heldFrom, m_repliesEnd - m_heldFrom);
    const bool goesBytewise = m_gap.count() > 0;
    if (goesBytewise && held.size() > 1) {
        ++m_heldFrom;
        m_heldUntil = now + m_gap;
        return held.first(1);
    }
    m_holding = false;
    return held;
}

std::span<const uint8_t> ModbusConnection::unloggedFrame() const
{
    const auto unlogged = received().subspan(m_loggedBytes);
    const MbapParse parse = parseMbap(unlogged);
    return m_loggedCount < kLoggedFrames ? unlogged.first(parse.size) : unlogged.first(0);
}

void ModbusConnection::setFrameLogged(uint64_t entry, std::size_t size)
{
    m_logged[m_loggedCount++] = entry;
    m_loggedBytes += size;
}

std::optional<uint64_t> ModbusConnection::releaseLoggedFrame()
{
    if (m_loggedCount == 0) {
        return std::nullopt;
    }
    const uint64_t entry = m_logged.front();
    std::copy(m_logged.begin() + 1, m_logged.begin() + static_cast<std::ptrdiff_t>(m_loggedCount), m_logged.begin());
    --m_loggedCount;
    m_loggedBytes -= firstFrame().size;
    return entry;
}

bool ModbusConnection::receive()
{
    if (m_begin > 0) {
        std::copy(m_received.begin() + m_begin, m_received.begin() + m_end, m_received.begin());
        m_end -= m_begin;
        m_begin = 0;
    }
    const std::size_t room = m_received.size() - m_end;
    m_drained = false;
    if (room == 0) {
        return true;
    }
    const ssize_t count = ::recv(m_socket.get(), &m_received[m_end], room, 0);
    if (count > 0) {
        m_drained = static_cast<std::size_t>(count) < room;
        m_end += static_cast<std::size_t>(count);
        return true;
    }
    return count < 0 && wouldBlock();
}

bool ModbusConnection::send()
{
    if (!hasSendable()) {
        return true;
    }
    const ssize_t count
        = ::send(m_socket.get(), &m_replies[m_repliesBegin], sendableEnd() - m_repliesBegin, MSG_NOSIGNAL);
    if (count < 0) {
        return wouldBlock();
    }
    m_repliesBegin += static_cast<std::size_t>(count);
    if (!hasUnsent()) {
        m_repliesBegin = m_repliesEnd = 0;
    }
    return true;
}

} // namespace vmeter
