// SPDX-License-Identifier: GPL-3.0-or-later
// Messages of time servers to a client: a byte with a message's length, a byte with what it is made to be (bit 0: an
// answer to the client's own question; bit 1: of the client's own time), a byte of waiting before it (in 16 s), the
// message, and so on.
#include "core/clock/calendar.h"
#include "core/net/sntp_client.h"
#include "tests/fuzz/expect.h"

#include <algorithm>
#include <memory>

namespace vmeter {
namespace {

constexpr std::size_t kHead = 3;
constexpr std::size_t kNonce = 40;
constexpr std::size_t kOrigin = 24;
constexpr uint8_t kOwn = 1;
constexpr uint8_t kOwnTime = 2;
constexpr std::array<std::size_t, 2> kTimes{32, 40};
constexpr Duration kWaitUnit = Duration::seconds(16);
constexpr int64_t kSecond = 1'000'000;
constexpr int64_t kFrom1900To1970 = 2'208'988'800;

class FuzzedClient {
public:
    FuzzedClient() { m_client.start(kSntpIntervalMin, m_now); }

    void pass(Duration duration)
    {
        const Uptime end = m_now + duration;
        for (int steps = 0; m_client.due() <= end; ++steps) {
            EXPECT(steps < 1000);
            move(m_client.due() - std::min(m_client.due(), m_now));
            m_client.advance(m_now, m_clock);
            if (const auto question = m_client.releaseQuestion()) {
                std::copy_n(question->begin() + kNonce, m_nonce.size(), m_nonce.begin());
                return; // the next message may be the reply
            }
        }
        move(end - m_now);
    }

    void receive(std::span<const uint8_t> message, uint8_t made)
    {
        const auto copy = std::make_unique<uint8_t[]>(message.size());
        std::copy(message.begin(), message.end(), copy.get());
        if (message.size() >= kSntpMessageSize && (made & kOwn) != 0) {
            std::copy(m_nonce.begin(), m_nonce.end(), copy.get() + kOrigin);
        }
        if (message.size() >= kSntpMessageSize && (made & kOwnTime) != 0) {
            const auto seconds = static_cast<uint32_t>(m_clock.value / kSecond + kFrom1900To1970);
            for (const std::size_t at : kTimes) {
                for (std::size_t n = 0; n < 4; ++n) {
                    copy[at + n] = static_cast<uint8_t>(seconds >> (24 - 8 * n));
                }
            }
        }
        if (const auto offset = m_client.receive({copy.get(), message.size()}, m_now, m_clock)) {
            m_clock += *offset;
            const int32_t year = civilTime(m_clock, 0).year;
            EXPECT(year >= kFirstClockYear && year <= kLastClockYear);
            EXPECT(m_client.status().stratum >= 1 && m_client.status().stratum <= 15);
            EXPECT(m_client.status().lastSet == m_clock);
        }
    }

private:
    void move(Duration duration)
    {
        m_now += duration;
        m_clock.value += static_cast<int64_t>(duration.samples * kMicrosecondsPerSample);
    }

    Uptime m_now;
    UtcMicroseconds m_clock{1'767'268'800 * kSecond};
    RandomSource m_random{1};
    SntpClient m_client{m_random};
    std::array<uint8_t, 8> m_nonce{};
};

} // namespace
} // namespace vmeter

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    using namespace vmeter;
    std::span<const uint8_t> input(data, size);
    FuzzedClient client;
    while (input.size() >= kHead) {
        const std::size_t length = std::min<std::size_t>(input[0], input.size() - kHead);
        client.pass(input[2] * kWaitUnit);
        client.receive(input.subspan(kHead, length), input[1]);
        input = input.subspan(kHead + length);
    }
    return 0;
}
