// SPDX-License-Identifier: GPL-3.0-or-later
// Requests of any content to a meter under power: a byte with the PDU's length (127: all that is left), 0x80 added for
// a broadcast, the PDU, and so on. Writes take effect, so later requests are made to a meter in another state.
#include "core/meter.h"
#include "tests/core/storage/ram_fram.h"
#include "tests/fuzz/expect.h"
#include "virtualhw/ethernet/modbus/modbus_pdu_server.h"

#include <algorithm>
#include <memory>

namespace vmeter {
namespace {

class FuzzedMeter final : public ModbusBackend {
public:
    FuzzedMeter() { m_meter.powerOn(m_fram); }

    [[nodiscard]] const MeterState& state() const { return m_meter.state(); }

    [[nodiscard]] std::shared_ptr<const Snapshot> snapshot() const override
    {
        return nullptr;
    } // not used by the PDU server
    std::optional<RegisterResult> write(uint16_t address, std::span<const uint16_t> words, bool broadcast) override
    {
        return m_meter.writeRegisters(address, words, broadcast);
    }
    void activity() override { }
    void faultStruck(uint32_t) override { }

private:
    test::RamFram m_fram;
    Meter m_meter{kCountisE28};
};

constexpr uint8_t kBroadcastFlag = 0x80;
constexpr std::size_t kAllThatIsLeft = 0x7F;
constexpr uint8_t kExceptionFlag = 0x80;

/// Modbus Application Protocol V1.1b3, 7: the codes that this server uses.
bool isException(uint8_t code)
{
    return (code >= 1 && code <= 4) || code == 6;
}

/// Properties of each reply, for any request.
void expectReplyTo(std::span<const uint8_t> request, std::span<const uint8_t> reply)
{
    EXPECT(reply.size() >= 2 && reply.size() <= kMaxPduSize);
    EXPECT((reply[0] | kExceptionFlag) == (request[0] | kExceptionFlag));
    if ((reply[0] & kExceptionFlag) != 0) {
        EXPECT(reply.size() == 2 && isException(reply[1]));
    } else if (reply[0] == 3 || reply[0] == 4) {
        EXPECT(reply.size() == 2u + reply[1] && reply[1] == 2 * request[4] && request[3] == 0);
    } else {
        EXPECT((reply[0] == 6 || reply[0] == 16) && reply.size() == 5);
        EXPECT(std::equal(reply.begin(), reply.end(), request.begin()));
    }
}

} // namespace
} // namespace vmeter

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    using namespace vmeter;
    FuzzedMeter meter;
    ModbusPduServer server(meter);
    std::span<const uint8_t> input(data, size);
    while (input.size() >= 2) {
        const bool broadcast = (input[0] & kBroadcastFlag) != 0;
        const std::size_t wanted = input[0] & ~kBroadcastFlag;
        input = input.subspan(1);
        const std::size_t most = std::min(input.size(), kMaxPduSize);
        const std::size_t length = wanted == kAllThatIsLeft ? most : std::clamp<std::size_t>(wanted, 1, most);
        // On the heap, so that a read past its end is detected.
        const auto request = std::make_unique<uint8_t[]>(length);
        std::copy_n(input.begin(), length, request.get());
        input = input.subspan(length);

        std::array<uint8_t, kMaxReplyPduSize> reply;
        const std::size_t replySize = server.answer({request.get(), length}, meter.state(), broadcast, reply);
        expectReplyTo({request.get(), length}, std::span(reply).first(std::min(replySize, reply.size())));
        EXPECT(replySize <= reply.size());
    }
    return 0;
}
