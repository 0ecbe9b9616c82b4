// SPDX-License-Identifier: GPL-3.0-or-later
// Memory images, as the folder of --state or a session has them. The first byte chooses a record; pieces of its payload
// are overwritten, and its checksum is made right again, so that the ranges of the fields are what is tried. The image
// is refused, or a bench runs on it.
#include "core/storage/record.h"
#include "tests/fuzz/expect.h"
#include "virtualhw/bench/bench.h"
#include "virtualhw/bench/fram/fram_memory.h"
#include "virtualhw/bench/fram/fram_problem.h"

#include <algorithm>
#include <array>
#include <vector>

namespace vmeter {
namespace {

/// Where the records are (core/storage/fram_layout.cpp).
struct RecordPlace {
    std::size_t address;
    std::size_t payload;
    uint32_t format;
};
constexpr std::array kRecords{
    RecordPlace{0, 96, 0x43414c02}, RecordPlace{256, 1536, 0x52455401}, RecordPlace{7680, 128, 0x57454201}};

/// The memory of a meter that has lived for a moment.
const FramMemory& goodMemory()
{
    static const FramMemory memory = [] {
        FramMemory fram;
        Bench bench(kCountisE28, Scenario{}, fram);
        bench.shutDown();
        return fram;
    }();
    return memory;
}

} // namespace
} // namespace vmeter

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    using namespace vmeter;
    if (size == 0) {
        return 0;
    }
    FramMemory fram = goodMemory();
    const RecordPlace& place = kRecords[data[0] % kRecords.size()];
    Record record(place.address, place.payload);
    std::vector<uint8_t> payload(place.payload);
    if (!record.load(fram, place.format, payload)) {
        return 0; // a meter that has no such record yet
    }
    // Pieces: two bytes of place, one of length, then the bytes.
    for (std::size_t at = 1; at + 3 < size;) {
        const std::size_t first = (std::size_t{data[at]} << 8U | data[at + 1]) % payload.size();
        const std::size_t length = std::min({std::size_t{data[at + 2]}, size - at - 3, payload.size() - first});
        std::copy_n(data + at + 3, length, payload.begin() + static_cast<std::ptrdiff_t>(first));
        at += 3 + length;
    }
    for (int slot = 0; slot < 2; ++slot) {
        record.store(fram, place.format, payload);
    }
    const Message problem = framProblem(fram);
    if (!problem.isEmpty()) {
        EXPECT(!problem.english().empty());
        return 0;
    }
    Bench bench(kCountisE28, Scenario{}, fram);
    const MeterTime end = bench.time() + Duration{kSampleRate / 10};
    while (bench.time() < end) {
        bench.advance();
    }
    bench.shutDown();
    EXPECT(framProblem(fram).isEmpty());
    return 0;
}
