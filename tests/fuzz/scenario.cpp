// SPDX-License-Identifier: GPL-3.0-or-later
// A text as scenario, as change of the inputs, as fault and as list of faults: what PUT /v1/scenario, PATCH /v1/input,
// POST and PUT /v1/faults and files give to the reader.
#include "tests/fuzz/expect.h"
#include "virtualhw/bench/bench.h"
#include "virtualhw/bench/fram/fram_memory.h"
#include "virtualhw/scenario/scenario_file.h"

#include <algorithm>

namespace vmeter {
namespace {

/// The reader's promise about errors: at most 50, in the order of the text, each with a place in it and a message.
template <class T> bool expectResult(const ScenarioResult<T>& result, std::string_view text)
{
    if (result) {
        return true;
    }
    const auto lines = std::count(text.begin(), text.end(), '\n') + 1;
    EXPECT(!result.error().empty() && result.error().size() <= 50);
    for (const ScenarioError& error : result.error()) {
        EXPECT(error.line >= 0 && error.line <= lines + 1 && error.column >= 0);
        EXPECT(!error.message.isEmpty() && !error.describe("file").english().empty());
    }
    return false;
}

/// A scenario that was read can be played: a tenth of a second, all in the meter's range.
void expectPlays(const Scenario& scenario)
{
    FramMemory fram;
    Bench bench(kCountisE28, scenario, fram);
    const MeterTime end = bench.time() + Duration{kSampleRate / 10};
    while (bench.time() < end) {
        bench.advance();
    }
}

} // namespace
} // namespace vmeter

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    using namespace vmeter;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto scenario = parseScenario(text);
    if (expectResult(scenario, text)) {
        expectPlays(*scenario);
    }
    const auto change = parseInputChange(text);
    expectResult(change, text);
    const auto fault = parseFault(text);
    expectResult(fault, text);
    const auto faults = parseFaults(text);
    expectResult(faults, text);
    return 0;
}
