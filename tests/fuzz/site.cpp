// SPDX-License-Identifier: GPL-3.0-or-later
// A text as site file: what `vmeter site` and `vmeter scenario check` give to the reader.
#include "virtualhw/bench/site/site.h"
#include "tests/fuzz/expect.h"
#include "virtualhw/bench/fram/fram_memory.h"
#include "virtualhw/scenario/site_file.h"

#include <set>

namespace vmeter {
namespace {

constexpr std::size_t kFew = 6; ///< meters that are simulated for a moment

void expectSound(const SiteDescription& site)
{
    std::set<std::string> ids;
    for (const SiteMeter& meter : site.meters) {
        EXPECT(!meter.id.empty() && meter.id.size() <= 40 && ids.insert(meter.id).second);
    }
    EXPECT(!ids.empty());
}

} // namespace
} // namespace vmeter

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    using namespace vmeter;
    const auto site = parseSite({reinterpret_cast<const char*>(data), size});
    if (!site) {
        EXPECT(!site.error().empty() && site.error().size() <= 50);
        return 0;
    }
    expectSound(*site);
    if (site->meters.size() <= kFew) {
        Site running(*site, [](const SiteMeter& /*meter*/) { return std::make_unique<FramMemory>(); }, {});
        running.runTo(MeterTime{Duration{kSampleRate / 10}});
    }
    return 0;
}
