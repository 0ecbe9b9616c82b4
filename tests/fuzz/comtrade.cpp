// SPDX-License-Identifier: GPL-3.0-or-later
// A COMTRADE recording in one file (.cff): header, then the values of all channels. As many values as samples, and
// every one is a number.
#include "virtualhw/terminals/recording/comtrade.h"
#include "tests/fuzz/expect.h"

#include <cmath>
#include <numeric>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    using namespace vmeter;
    const auto parts = splitComtradeFile({reinterpret_cast<const char*>(data), size});
    if (!parts) {
        EXPECT(!parts.error().isEmpty());
        return 0;
    }
    const auto header = parseComtradeHeader(parts->cfg);
    if (!header) {
        EXPECT(!header.error().isEmpty());
        return 0;
    }
    std::vector<std::size_t> wanted(header->channels.size());
    std::iota(wanted.begin(), wanted.end(), std::size_t{0});
    const auto columns = parseComtradeData(*header, parts->dat, wanted);
    if (!columns) {
        EXPECT(!columns.error().isEmpty());
        return 0;
    }
    EXPECT(columns->values.size() == wanted.size());
    for (const std::vector<float>& values : columns->values) {
        EXPECT(values.size() == columns->samples());
        for (const float value : values) {
            EXPECT(std::isfinite(value));
        }
    }
    return 0;
}
