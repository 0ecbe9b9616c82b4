// SPDX-License-Identifier: GPL-3.0-or-later
// A client's byte stream, cut into Modbus TCP frames.
#include "virtualhw/bench/traffic/mbap.h"
#include "tests/fuzz/expect.h"

#include <algorithm>
#include <array>
#include <memory>

namespace vmeter {
namespace {

/// parseMbap() on a separate copy, so that a read past its end is detected.
MbapParse parseCopy(std::span<const uint8_t> stream, std::unique_ptr<uint8_t[]>& copy)
{
    copy = std::make_unique<uint8_t[]>(stream.size());
    std::copy(stream.begin(), stream.end(), copy.get());
    return parseMbap({copy.get(), stream.size()});
}

/// The first frame is the same whether the stream arrives byte by byte or at once.
void expectSameFromParts(std::span<const uint8_t> stream, const MbapParse& whole)
{
    std::unique_ptr<uint8_t[]> copy;
    const std::size_t end = whole.status == MbapStatus::complete ? whole.size : std::min(stream.size(), kMaxAduSize);
    for (std::size_t arrived = 0; arrived < end; ++arrived) {
        const MbapStatus status = parseCopy(stream.first(arrived), copy).status;
        EXPECT(status != MbapStatus::complete);
        EXPECT(status == MbapStatus::incomplete || status == whole.status);
    }
}

void expectFrameOfStream(std::span<const uint8_t> stream, const MbapParse& parse)
{
    EXPECT(parse.size <= stream.size() && parse.size <= kMaxAduSize);
    EXPECT(parse.size == kMbapHeaderSize + parse.frame.pdu.size());
    EXPECT(!parse.frame.pdu.empty() && parse.frame.pdu.size() <= kMaxPduSize);
    // If reply and request have the same length, their headers are equal.
    std::array<uint8_t, kMbapHeaderSize> header;
    writeMbapHeader(header, parse.frame, parse.frame.pdu.size());
    EXPECT(std::equal(header.begin(), header.end(), stream.begin()));
}

} // namespace
} // namespace vmeter

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    using namespace vmeter;
    std::span<const uint8_t> stream(data, size);
    for (;;) {
        std::unique_ptr<uint8_t[]> copy;
        const MbapParse parse = parseCopy(stream, copy);
        expectSameFromParts(stream, parse);
        if (parse.status != MbapStatus::complete) {
            EXPECT(parse.size == 0 && parse.frame.pdu.empty());
            EXPECT(parse.status != MbapStatus::incomplete || stream.size() < kMaxAduSize);
            return 0;
        }
        expectFrameOfStream(stream, parse);
        stream = stream.subspan(parse.size);
    }
}
