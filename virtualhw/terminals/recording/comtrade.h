// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/expected.h"
#include "virtualhw/base/text_file/measured_unit.h"
#include "virtualhw/base/text_file/text_encoding.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vmeter {

/// COMTRADE, IEEE C37.111-1991, -1999 and -2013 (IEC 60255-24): files of sampled waveforms. The readers accept
/// untrusted data: time and memory are proportional to its length.

/// Limit of the size: ten minutes at 8 kHz need 147 MiB with the six channels of the recorder, 220 MiB with ten
/// channels of 32 bits.
inline constexpr std::size_t kMaxComtradeBytes = std::size_t{256} << 20;
inline constexpr std::size_t kMaxComtradeChannels = 1000;

enum class ComtradeFormat { ascii, binary16, binary32, float32 };

/// An analogue channel: a value is factor x + offset, in V or A of the primary side, or in the unit if that is neither.
struct ComtradeChannel {
    std::string id;                   ///< UTF-8
    std::string idBytes;              ///< as in the file
    std::string phase;                ///< as written: A, B, C, N, ...
    std::string unit;                 ///< as written
    std::optional<Measured> measured; ///< by the unit: voltage, current, perUnit or another; empty: not known
    double factor = 1;
    double offset = 0;
    double skewSeconds = 0; ///< delay of its sampling instant
};

/// Samples at one rate.
struct ComtradeStretch {
    double rateHz = 0;
    std::size_t end = 0; ///< number of the last sample at this rate, from 1
};

/// Content of a .cfg file.
struct ComtradeHeader {
    int revision = 1991;
    std::vector<ComtradeChannel> channels; ///< analogue
    std::size_t digitals = 0;
    double lineHz = 0;
    std::vector<ComtradeStretch> stretches; ///< each of another rate; empty: use the time stamps of the samples
    std::size_t samples = 0;
    ComtradeFormat format = ComtradeFormat::ascii;
    double stampSeconds = 1e-6; ///< unit of the time stamps
};

/// Columns of a .dat file: V or A, one for each requested channel.
struct ComtradeColumns {
    std::vector<std::vector<float>> values;
    std::vector<double> seconds; ///< time stamps; only if the header has no rates
    /// Time from the last sample of each stretch to the first of the next, by their stamps; as many as there are seams.
    std::vector<double> seamSeconds;
    std::size_t missing = 0; ///< number of values marked as missing; each repeats the one before it
    std::vector<Message> notes;

    [[nodiscard]] std::size_t samples() const { return values.empty() ? 0 : values.front().size(); }
};

/// Returns the header, or what is wrong and where. `encoding` of the names; by default UTF-8 where the text is valid,
/// otherwise the likeliest one.
Expected<ComtradeHeader> parseComtradeHeader(std::string_view cfg, std::optional<TextEncoding> encoding = {});

/// `wanted`: indices of header.channels. Fewer samples than the header announces are a note, unless there is none.
Expected<ComtradeColumns> parseComtradeData(
    const ComtradeHeader& header, std::string_view dat, std::span<const std::size_t> wanted);

/// The two parts of a .cff file.
struct ComtradeParts {
    std::string_view cfg;
    std::string_view dat;
};
Expected<ComtradeParts> splitComtradeFile(std::string_view cff);

/// Whether `name` (UTF-8) is the name of this channel in any encoding that is known.
bool isChannelNamed(const ComtradeChannel& channel, std::string_view name);

} // namespace vmeter
