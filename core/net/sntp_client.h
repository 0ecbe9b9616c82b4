// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/network_status.h"
#include "core/net/random_source.h"
#include "core/net/sntp_message.h"
#include "core/settings/settings.h"

#include <optional>
#include <span>

namespace vmeter {

/// A client of RFC 5905's subset SNTP, version 4 (section 14): asks one server now and then and sets the clock by its
/// answer, at once, forwards or backwards. Knows no sockets: the host calls advance() when due() has come, sends what
/// takeQuestion() gives, and hands in what that server answers.
class SntpClient {
public:
    using Question = std::array<uint8_t, kSntpMessageSize>;

    explicit SntpClient(RandomSource& random)
        : m_random(random)
    {
    }

    /// Asks every `interval` seconds from now on, at first after a short wait. Forgets that a server has refused.
    void start(uint32_t interval, SampleCount now);
    void stop();

    void advance(SampleCount now, UtcMicroseconds clock);

    /// How far the clock has to be moved; nothing if the answer is not one to the last question or not to be trusted.
    std::optional<UtcMicroseconds> receive(std::span<const uint8_t> message, SampleCount now, UtcMicroseconds clock);

    [[nodiscard]] SampleCount due() const { return m_due; }
    [[nodiscard]] std::optional<Question> takeQuestion();
    [[nodiscard]] const SntpStatus& status() const { return m_status; }

private:
    std::optional<UtcMicroseconds> offsetBy(const SntpReply& reply, UtcMicroseconds clock) const;
    void takeKiss(const SntpReply& reply, SampleCount now);
    void fail(SampleCount now);
    void askIn(uint32_t seconds, SampleCount now);

    RandomSource& m_random;
    uint32_t m_interval = 0; ///< s; longer than the one set where the server asked for it
    uint32_t m_retry = 0;    ///< s to wait behind the next failure
    SampleCount m_due = kNever;
    NtpTimestamp m_nonce = 0; ///< of the question that is not answered yet; 0: there is none
    UtcMicroseconds m_asked;  ///< by the clock
    SntpStatus m_status;
    std::optional<Question> m_question;
};

} // namespace vmeter
