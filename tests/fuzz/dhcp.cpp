// SPDX-License-Identifier: GPL-3.0-or-later
// Messages of DHCP servers to a client: two bytes with a message's length, a byte with what it is made to be (bit 0: of
// the client's own transaction), a byte of waiting before it (in 16 s), the message, and so on.
#include "core/net/dhcp_client.h"
#include "tests/fuzz/expect.h"

#include <algorithm>
#include <memory>

namespace vmeter {
namespace {

constexpr MacAddress kMac{2, 0, 0, 0, 0, 1};
constexpr std::size_t kHead = 4;
constexpr std::size_t kTransaction = 4;
constexpr std::size_t kHardwareAddress = 28;
constexpr uint8_t kOwn = 1;
constexpr Duration kWaitUnit = Duration::seconds(16);

class FuzzedClient {
public:
    FuzzedClient() { m_client.start(m_now); }

    void pass(Duration duration)
    {
        const Uptime end = m_now + duration;
        for (int steps = 0; m_client.due() <= end; ++steps) {
            EXPECT(steps < 1000); // a reply must not cause endless messages
            m_now = std::max(m_now, m_client.due());
            m_client.advance(m_now);
            poll();
        }
        m_now = end;
    }

    void receive(std::span<const uint8_t> message, bool own)
    {
        // A separate copy, so that a read past its end is detected.
        const auto copy = std::make_unique<uint8_t[]>(message.size());
        std::copy(message.begin(), message.end(), copy.get());
        if (own && message.size() >= kHardwareAddress + kMac.size()) {
            std::copy(m_transaction.begin(), m_transaction.end(), copy.get() + kTransaction);
            std::copy(kMac.begin(), kMac.end(), copy.get() + kHardwareAddress);
        }
        m_client.receive({copy.get(), message.size()}, m_now);
        poll();
        m_client.conflict({{message.empty() ? uint8_t{0} : message[0], 0, 0, 1}}, m_now);
        poll();
    }

private:
    void poll()
    {
        if (const auto output = m_client.releaseOutput(); output && output->kind != DhcpOutput::Kind::probe) {
            EXPECT(output->size >= kDhcpMessageMin && output->size <= kDhcpMessageMax);
            EXPECT(output->kind == DhcpOutput::Kind::broadcast || output->from.octet[0] != 0);
            std::copy_n(output->bytes.begin() + kTransaction, m_transaction.size(), m_transaction.begin());
        }
        if (const auto lease = m_client.lease()) {
            const uint8_t first = lease->address.octet[0];
            EXPECT(first >= 1 && first <= 223 && first != 127);
        }
        EXPECT(m_client.state() != DhcpClient::State::off);
    }

    Uptime m_now;
    RandomSource m_random{1};
    DhcpClient m_client{kMac, m_random};
    std::array<uint8_t, 4> m_transaction{};
};

} // namespace
} // namespace vmeter

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    using namespace vmeter;
    std::span<const uint8_t> input(data, size);
    FuzzedClient client;
    while (input.size() >= kHead) {
        const std::size_t length = std::min(std::size_t{input[0]} << 8 | input[1], input.size() - kHead);
        const bool own = (input[2] & kOwn) != 0;
        client.pass(input[3] * kWaitUnit);
        client.receive(input.subspan(kHead, length), own);
        input = input.subspan(kHead + length);
    }
    return 0;
}
