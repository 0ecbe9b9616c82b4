// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/sntp_client.h"

#include <algorithm>
#include <utility>

namespace vmeter {

namespace {

// [inferred] RFC 4330, 10 demands minutes; a shorter time lets the user see a result soon after switching NTP on.
constexpr uint32_t kFirstWait = 4;

constexpr Duration kAnswerTime = Duration::seconds(5); // [inferred]
constexpr uint32_t kFirstRetry = kSntpIntervalMin;
constexpr uint8_t kMaxStratum = 15;                       // RFC 5905, 7.3: 16 is unsynchronised
constexpr uint64_t kMaxRootDistance = uint64_t{16} << 16; // RFC 5905, A.5.1.1: MAXDISP
constexpr UtcMicroseconds kLongestRoundTrip{2'000'000};   // [inferred] the error is half of it at most

// Times that the clock can show (core/clock): the years 2000 to 2099.
constexpr UtcMicroseconds kClockBegin{946'684'800'000'000};
constexpr UtcMicroseconds kClockEnd{4'102'444'800'000'000};

bool isKiss(const SntpReply& reply, const char (&code)[5])
{
    return std::equal(reply.reference.begin(), reply.reference.end(), code);
}

} // namespace

void SntpClient::start(uint32_t interval, Uptime now)
{
    m_interval = std::clamp(interval, kSntpIntervalMin, kSntpIntervalMax);
    m_retry = kFirstRetry;
    m_nonce = 0;
    m_question.reset();
    m_status.state = SntpStatus::State::asking;
    askIn(kFirstWait, now);
}

void SntpClient::stop()
{
    m_status.state = SntpStatus::State::off;
    m_nonce = 0;
    m_question.reset();
    m_due = Uptime::never();
}

/// Random difference of up to one sixteenth, so that meters do not send at the same time.
void SntpClient::askIn(uint32_t secondsToWait, Uptime now)
{
    const Duration nominal = Duration::seconds(secondsToWait);
    m_due = now + m_random.between(nominal - nominal / 16, nominal + nominal / 16 + Duration{1});
}

std::optional<SntpClient::Question> SntpClient::releaseQuestion()
{
    return std::exchange(m_question, std::nullopt);
}

void SntpClient::advance(Uptime now, UtcMicroseconds clock)
{
    if (now < m_due) {
        return;
    }
    if (m_nonce != 0) {
        m_nonce = 0;
        fail(now);
        return;
    }
    m_nonce = m_random.next() | 1;
    m_asked = clock;
    m_question = writeSntpQuestion(m_nonce);
    m_due = now + kAnswerTime;
}

void SntpClient::fail(Uptime now)
{
    if (m_status.state != SntpStatus::State::asking) {
        m_status.state = SntpStatus::State::unanswered;
    }
    askIn(m_retry, now);
    m_retry = std::min(m_retry * 2, std::max(m_interval, kFactorySntpInterval));
}

std::optional<UtcMicroseconds> SntpClient::receive(std::span<const uint8_t> message, Uptime now, UtcMicroseconds clock)
{
    const std::optional<SntpReply> reply = parseSntpReply(message);
    // A message without the nonce is from another host, or late, and does not end the wait.
    if (!reply || m_nonce == 0 || reply->origin != m_nonce || reply->mode != kServerMode
        || reply->version != kSntpVersion) {
        return {};
    }
    m_nonce = 0;
    if (reply->stratum == 0) {
        processKiss(*reply, now);
        return {};
    }
    const std::optional<UtcMicroseconds> offset = offsetBy(*reply, clock);
    if (!offset) {
        fail(now);
        return {};
    }
    m_retry = kFirstRetry;
    m_status.state = SntpStatus::State::synchronised;
    m_status.stratum = reply->stratum;
    m_status.leapSecond = static_cast<int8_t>(reply->leap == LeapWarning::secondInserted ? 1
            : reply->leap == LeapWarning::secondLeftOut                                  ? -1
                                                                                         : 0);
    m_status.lastOffset = *offset;
    m_status.lastSet = clock + *offset;
    askIn(m_interval, now);
    return offset;
}

/// RFC 5905, 7.4: kiss-of-death, the server refuses or demands a longer interval.
void SntpClient::processKiss(const SntpReply& reply, Uptime now)
{
    if (isKiss(reply, "DENY") || isKiss(reply, "RSTR")) {
        m_status.state = SntpStatus::State::refused;
        m_due = Uptime::never();
        return;
    }
    if (isKiss(reply, "RATE")) {
        m_interval = std::min(m_interval * 2, kSntpIntervalMax);
        m_retry = std::max(m_retry, m_interval);
    }
    fail(now);
}

/// RFC 5905, 8: the mean of the differences in both directions. Returns nothing if the server is not synchronised well
/// enough.
std::optional<UtcMicroseconds> SntpClient::offsetBy(const SntpReply& reply, UtcMicroseconds clock) const
{
    if (reply.leap == LeapWarning::unsynchronised || reply.stratum > kMaxStratum || reply.transmitted == 0
        || reply.received == 0 || uint64_t{reply.rootDelay} / 2 + reply.rootDispersion >= kMaxRootDistance) {
        return {};
    }
    const UtcMicroseconds received = utcOf(reply.received, clock);
    const UtcMicroseconds transmitted = utcOf(reply.transmitted, clock);
    const UtcMicroseconds inServer = transmitted - received;
    const UtcMicroseconds elapsed = clock - m_asked;
    // The clock may have been set meanwhile. The processing time in the server must be less than the elapsed time; the
    // elapsed time has the resolution of a block of samples, and is too short while meter time is slower than real
    // time.
    if (elapsed < UtcMicroseconds{} || elapsed > kLongestRoundTrip || inServer < UtcMicroseconds{}
        || inServer > kLongestRoundTrip) {
        return {};
    }
    const UtcMicroseconds offset{((received - m_asked).value + (transmitted - clock).value) / 2};
    const UtcMicroseconds corrected = clock + offset;
    return corrected >= kClockBegin && corrected < kClockEnd ? std::optional{offset} : std::nullopt;
}

} // namespace vmeter
