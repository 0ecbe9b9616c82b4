// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/network_status.h"
#include "core/net/random_source.h"
#include "core/net/sntp_message.h"
#include "core/settings/settings.h"

#include <optional>
#include <span>

namespace vmeter {

/// A client of RFC 5905's subset SNTP, version 4 (section 14): sends requests to one server at intervals and sets the
/// clock from its reply, at once, forwards or backwards. Uses no sockets: the host calls advance() at the time due(),
/// sends the request and passes in the reply.
class SntpClient {
public:
    using Question = std::array<uint8_t, kSntpMessageSize>;

    explicit SntpClient(RandomSource& random)
        : m_random(random)
    {
    }

    /// Starts to send a request every `interval` seconds, the first after a short wait. Resets the state `refused`.
    void start(uint32_t interval, Uptime now);
    void stop();

    void advance(Uptime now, UtcMicroseconds clock);

    /// Returns the correction of the clock; nothing if the message is not a reply to the last request or cannot be
    /// trusted.
    std::optional<UtcMicroseconds> receive(std::span<const uint8_t> message, Uptime now, UtcMicroseconds clock);

    [[nodiscard]] Uptime due() const { return m_due; }
    [[nodiscard]] std::optional<Question> releaseQuestion();
    [[nodiscard]] const SntpStatus& status() const { return m_status; }

private:
    std::optional<UtcMicroseconds> offsetBy(const SntpReply& reply, UtcMicroseconds clock) const;
    void processKiss(const SntpReply& reply, Uptime now);
    void fail(Uptime now);
    void askIn(uint32_t seconds, Uptime now);

    RandomSource& m_random;
    uint32_t m_interval = 0; ///< s; longer than configured if the server requested it
    uint32_t m_retry = 0;    ///< s to wait after the next failure
    Uptime m_due = Uptime::never();
    NtpTimestamp m_nonce = 0; ///< nonce of the open request; 0: there is none
    UtcMicroseconds m_asked;  ///< time of the request, by the meter's clock
    SntpStatus m_status;
    std::optional<Question> m_question;
};

} // namespace vmeter
