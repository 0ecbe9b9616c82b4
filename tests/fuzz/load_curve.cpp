// SPDX-License-Identifier: GPL-3.0-or-later
// A CSV file as load curve, and what it says of itself: its times grow, and every number
// in it is one.
#include "tests/fuzz/expect.h"
#include "virtualhw/terminals/recording/load_profile.h"

#include <cmath>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    using namespace vmeter;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto curve = parseLoadProfile(text);
    if (!curve) {
        EXPECT(!curve.error().isEmpty());
        return 0;
    }
    const LoadProfile& profile = **curve;
    EXPECT(profile.size() >= 1); // two meter readings are one power
    double before = -1;
    for (std::size_t i = 0; i < profile.size(); ++i) {
        const LoadProfile::Row row = profile.row(i);
        EXPECT(row.seconds > before);
        before = row.seconds;
        for (std::size_t phase = 0; phase < row.active.size(); ++phase) {
            EXPECT(std::isfinite(row.active[phase]) && std::isfinite(row.reactive[phase]));
            EXPECT(!row.volts || std::isfinite((*row.volts)[phase]));
        }
    }
    return 0;
}
