// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/message.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace vmeter {

/// COMTRADE, IEEE C37.111-1999 and -2013 (IEC 60255-24): files of sampled waveforms. Readers take texts and bytes by
/// others: whatever they hold, time and memory stay in proportion to their length.

/// Ten minutes at 8 kHz: of the six channels that the recorder writes 147 MiB, of ten with 32 bits 220 MiB.
inline constexpr std::size_t kMaxComtradeBytes = std::size_t{256} << 20;
inline constexpr std::size_t kMaxComtradeChannels = 1000;

enum class ComtradeFormat { ascii, binary16, binary32, float32 };

/// An analogue channel: a value is factor x + offset, in V or A of the primary side.
struct ComtradeChannel {
    std::string id;
    std::string phase; ///< as written: A, B, C, N, ...
    bool current = false;
    bool known = false; ///< its unit is one of voltage or current
    double factor = 1;
    double offset = 0;
    double skewSeconds = 0; ///< it is sampled this much later
};

/// Samples at one rate.
struct ComtradeStretch {
    double rateHz = 0;
    std::size_t end = 0; ///< number of the stretch's last sample, from 1
};

/// What a .cfg says.
struct ComtradeHeader {
    int revision = 1991;
    std::vector<ComtradeChannel> channels; ///< analogue
    std::size_t digitals = 0;
    double lineHz = 0;
    std::vector<ComtradeStretch> stretches; ///< empty: the time stamps of the samples count
    std::size_t samples = 0;
    ComtradeFormat format = ComtradeFormat::ascii;
    double stampSeconds = 1e-6; ///< unit of the time stamps
};

/// Columns of a .dat: V or A, one for each channel asked for.
struct ComtradeColumns {
    std::vector<std::vector<float>> values;
    std::vector<double> seconds; ///< time stamps; only where the header has no rates
    std::size_t missing = 0;     ///< values marked as missing; each has become the one before it
};

/// Or what is wrong and where.
template <class T> using ComtradeResult = std::variant<T, Message>;

ComtradeResult<ComtradeHeader> parseComtradeHeader(std::string_view cfg);

/// `wanted`: indices of header.channels.
ComtradeResult<ComtradeColumns> parseComtradeData(
    const ComtradeHeader& header, std::string_view dat, std::span<const std::size_t> wanted);

/// The two parts of a .cff file.
struct ComtradeParts {
    std::string_view cfg;
    std::string_view dat;
};
ComtradeResult<ComtradeParts> splitComtradeFile(std::string_view cff);

} // namespace vmeter
