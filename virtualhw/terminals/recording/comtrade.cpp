// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/terminals/recording/comtrade.h"

#include "virtualhw/base/text_lines.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cctype>
#include <limits>
#include <optional>

namespace vmeter {

namespace {

constexpr double kHighestRate = 10e6; // Hz
constexpr std::size_t kMaxRates = 100;
constexpr std::size_t kMaxIdBytes = 128; // 2013, 7.4.4

// Size of number and time stamp before the channels of a sample, four bytes each.
constexpr std::size_t kStampBytes = 8;

// In ASCII, beside empty fields: 999999 until 1991; 99999 in 1999, whose values go from -99999 to 99998.
constexpr double kMissing1991 = 999999;
constexpr double kMissing1999 = 99999;
constexpr int kMissing16 = std::numeric_limits<int16_t>::min();
constexpr int32_t kMissing32 = std::numeric_limits<int32_t>::min();

std::string upper(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
        [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return result;
}

/// Reads a .cfg line by line; stops at the first error.
class HeaderReader {
public:
    explicit HeaderReader(std::string_view text)
        : m_lines(text)
    {
    }

    ComtradeResult<ComtradeHeader> read()
    {
        readStation();
        readChannels();
        readRates();
        readTimes();
        return m_error.isEmpty() ? ComtradeResult<ComtradeHeader>(std::move(m_header)) : m_error;
    }

private:
    void fail(const Message& what)
    {
        if (m_error.isEmpty()) {
            m_error = Phrase("Recording", "cfg line %1: %2").with(m_lines.number(), what);
        }
    }

    std::vector<std::string_view> next(const Message& what, std::size_t least)
    {
        if (!m_error.isEmpty()) {
            return {};
        }
        const auto line = m_lines.next();
        auto fields = line ? fieldsOf(*line, ',', 20) : std::vector<std::string_view>{};
        if (fields.size() < least) {
            fail(Phrase("Recording", "here must be %1").with(what));
            return {};
        }
        return fields;
    }

    double number(std::string_view text, const Phrase& what, double least, double most)
    {
        const auto value = numberIn(text);
        if (!value || *value < least || *value > most) {
            fail(Phrase("Recording", "%1 must be a number from %2 to %3")
                     .with(what, numberText(least), numberText(most)));
            return least;
        }
        return *value;
    }

    std::size_t count(std::string_view text, const Phrase& what, std::size_t most)
    {
        return static_cast<std::size_t>(number(text, what, 0, static_cast<double>(most)));
    }

    void readStation()
    {
        const auto fields = next(Message::verbatim("station_name,rec_dev_id,rev_year"), 1);
        if (fields.size() >= 3 && !fields[2].empty()) {
            m_header.revision
                = static_cast<int>(number(fields[2], Phrase("Recording", "the year of the standard"), 1991, 2100));
        }
    }

    void readChannels()
    {
        const auto fields = next(Phrase("Recording", "the numbers of channels, like 6,6A,0D"), 3);
        if (fields.empty()) {
            return;
        }
        const auto numbered = [&](std::string_view field, char letter) {
            if (field.empty() || std::toupper(static_cast<unsigned char>(field.back())) != letter) {
                fail(Phrase("Recording", "a number of channels ends with %1").with(std::string_view(&letter, 1)));
                return std::size_t{0};
            }
            field.remove_suffix(1);
            return count(field, Phrase("Recording", "the number of channels"), kMaxComtradeChannels);
        };
        const std::size_t analogue = numbered(fields[1], 'A');
        m_header.digitals = numbered(fields[2], 'D');
        for (std::size_t i = 0; i < analogue && m_error.isEmpty(); ++i) {
            readChannel();
        }
        for (std::size_t i = 0; i < m_header.digitals && m_error.isEmpty(); ++i) {
            next(Phrase("Recording", "a digital channel"), 1);
        }
    }

    void readChannel()
    {
        // An,ch_id,ph,ccbm,uu,a,b,skew,min,max[,primary,secondary,PS]
        const auto fields = next(Phrase("Recording", "an analogue channel: An,ch_id,ph,ccbm,uu,a,b,skew,min,max"), 7);
        if (fields.empty()) {
            return;
        }
        constexpr double kAny = 1e30;
        ComtradeChannel channel;
        channel.id = fields[1].substr(0, kMaxIdBytes);
        channel.phase = fields[2].substr(0, kMaxIdBytes);
        const std::string unit = upper(fields[4]);
        double scale = 1;
        if (unit.size() == 2 && unit.front() == 'K') {
            scale = 1e3;
        } else if (unit.size() == 2 && unit.front() == 'M') {
            scale = 1e-3; // a voltage of megavolts is not plausible, so the unit is mV
        }
        channel.known = !unit.empty() && unit.size() <= 2 && (unit.back() == 'V' || unit.back() == 'A');
        channel.current = channel.known && unit.back() == 'A';
        channel.factor = number(fields[5], Phrase("Recording", "the factor a"), -kAny, kAny);
        channel.offset = number(fields[6], Phrase("Recording", "the offset b"), -kAny, kAny);
        if (fields.size() > 7 && !fields[7].empty()) {
            channel.skewSeconds = 1e-6 * number(fields[7], Phrase("Recording", "the skew"), -1e6, 1e6);
        }
        const bool secondary = fields.size() > 12 && upper(fields[12]) == "S";
        if (secondary) {
            scale *= number(fields[10], Phrase("Recording", "the primary value"), 1e-9, kAny)
                / number(fields[11], Phrase("Recording", "the secondary value"), 1e-9, kAny);
        }
        channel.factor *= scale;
        channel.offset *= scale;
        m_header.channels.push_back(std::move(channel));
    }

    void readRates()
    {
        if (const auto fields = next(Phrase("Recording", "the line frequency"), 1);
            !fields.empty() && !fields[0].empty()) {
            m_header.lineHz = number(fields[0], Phrase("Recording", "the line frequency"), 0, 1000);
        }
        const auto fields = next(Phrase("Recording", "the number of sampling rates"), 1);
        const std::size_t rates
            = fields.empty() ? 0 : count(fields[0], Phrase("Recording", "the number of sampling rates"), kMaxRates);
        for (std::size_t i = 0; i < std::max<std::size_t>(rates, 1) && m_error.isEmpty(); ++i) {
            const auto rate = next(Message::verbatim("samp,endsamp"), 2);
            if (rate.empty()) {
                return;
            }
            const ComtradeStretch stretch{number(rate[0], Phrase("Recording", "a sampling rate"), 0, kHighestRate),
                count(rate[1], Phrase("Recording", "the last sample"), kMaxComtradeBytes)};
            if (stretch.end <= m_header.samples) {
                fail(Phrase("Recording", "the last samples of the rates must grow"));
                return;
            }
            m_header.samples = stretch.end;
            if (rates > 0 && stretch.rateHz > 0) {
                m_header.stretches.push_back(stretch);
            } else if (rates > 1) {
                fail(Phrase("Recording", "a rate of 0 stands for time stamps, and then alone"));
            }
        }
    }

    void readTimes()
    {
        const auto start = next(Phrase("Recording", "the time of the first sample"), 1);
        next(Phrase("Recording", "the time of the trigger"), 1);
        // Nine digits of a second: time stamps are in ns (2013).
        if (start.size() > 1) {
            const std::size_t point = start[1].find('.');
            const bool nanoseconds = point != std::string_view::npos && start[1].size() - point - 1 > 6;
            m_header.stampSeconds = nanoseconds ? 1e-9 : 1e-6;
        }
        const auto type = next(Phrase("Recording", "the type of the data: ASCII, BINARY, BINARY32 or FLOAT32"), 1);
        if (type.empty()) {
            return;
        }
        struct Type {
            std::string_view name;
            ComtradeFormat format;
        };
        constexpr std::array<Type, 4> kTypes{{{"ASCII", ComtradeFormat::ascii}, {"BINARY", ComtradeFormat::binary16},
            {"BINARY32", ComtradeFormat::binary32}, {"FLOAT32", ComtradeFormat::float32}}};
        const std::string name = upper(type[0]);
        const auto known = std::find_if(kTypes.begin(), kTypes.end(), [&](const Type& t) { return t.name == name; });
        if (known == kTypes.end()) {
            fail(Phrase("Recording", "the type of the data must be ASCII, BINARY, BINARY32 or FLOAT32"));
            return;
        }
        m_header.format = known->format;
        if (const auto line = m_lines.next(); line && !line->empty()) {
            m_header.stampSeconds
                *= number(fieldsOf(*line, ',', 2)[0], Phrase("Recording", "the time multiplier"), 1e-9, 1e9);
        }
    }

    TextLines m_lines;
    ComtradeHeader m_header;
    Message m_error;
};

template <class T> T littleEndian(const char* bytes)
{
    std::array<char, sizeof(T)> raw{};
    std::copy_n(bytes, sizeof(T), raw.begin());
    if constexpr (std::endian::native == std::endian::big) {
        std::reverse(raw.begin(), raw.end());
    }
    return std::bit_cast<T>(raw);
}

/// Stores one value in its column; a missing value repeats the one before.
void put(ComtradeColumns& columns, std::size_t column, const ComtradeChannel& channel, std::optional<double> raw)
{
    std::vector<float>& values = columns.values[column];
    const double value = raw ? channel.factor * *raw + channel.offset : 0;
    if (!raw || !(std::fabs(value) <= static_cast<double>(std::numeric_limits<float>::max()))) {
        ++columns.missing;
        values.push_back(values.empty() ? 0.0F : values.back());
        return;
    }
    values.push_back(static_cast<float>(value));
}

std::optional<double> rawValue(ComtradeFormat format, const char* bytes)
{
    switch (format) {
    case ComtradeFormat::binary16: {
        const int value = littleEndian<int16_t>(bytes);
        return value == kMissing16 ? std::nullopt : std::optional<double>(value);
    }
    case ComtradeFormat::binary32: {
        const int32_t value = littleEndian<int32_t>(bytes);
        return value == kMissing32 ? std::nullopt : std::optional<double>(value);
    }
    case ComtradeFormat::float32: {
        const float value = littleEndian<float>(bytes);
        return std::isfinite(value) ? std::optional<double>(value) : std::nullopt;
    }
    case ComtradeFormat::ascii:
        break;
    }
    return std::nullopt;
}

ComtradeResult<ComtradeColumns> parseBinary(
    const ComtradeHeader& header, std::string_view dat, std::span<const std::size_t> wanted)
{
    const std::size_t width = header.format == ComtradeFormat::binary16 ? 2 : 4;
    const std::size_t record = kStampBytes + header.channels.size() * width + (header.digitals + 15) / 16 * 2;
    if (dat.size() / record < header.samples) {
        return Phrase(
            "Recording", "dat: %n samples of %1 bytes are announced, there are %2 bytes", nullptr, header.samples)
            .with(record, dat.size());
    }
    ComtradeColumns columns;
    columns.values.resize(wanted.size());
    for (std::size_t sample = 0; sample < header.samples; ++sample) {
        const char* const bytes = dat.data() + sample * record;
        if (header.stretches.empty()) {
            columns.seconds.push_back(littleEndian<uint32_t>(bytes + 4) * header.stampSeconds);
        }
        for (std::size_t column = 0; column < wanted.size(); ++column) {
            const ComtradeChannel& channel = header.channels[wanted[column]];
            put(columns, column, channel, rawValue(header.format, bytes + kStampBytes + wanted[column] * width));
        }
    }
    return columns;
}

ComtradeResult<ComtradeColumns> parseAscii(
    const ComtradeHeader& header, std::string_view dat, std::span<const std::size_t> wanted)
{
    ComtradeColumns columns;
    columns.values.resize(wanted.size());
    TextLines lines(dat);
    for (std::size_t sample = 0; sample < header.samples; ++sample) {
        const auto line = lines.next();
        const auto wrong
            = [&](const Message& what) { return Phrase("Recording", "dat line %1: %2").with(lines.number(), what); };
        if (!line) {
            return wrong(Phrase("Recording", "the data end here; %n samples are announced", nullptr, header.samples));
        }
        const auto fields = fieldsOf(*line, ',', 2 + header.channels.size() + header.digitals + 1);
        if (fields.size() < 2 + header.channels.size()) {
            return wrong(Phrase(
                "Recording", "a sample has a number, a time stamp and %n values", nullptr, header.channels.size()));
        }
        if (header.stretches.empty()) {
            const auto stamp = numberIn(fields[1]);
            if (!stamp) {
                return wrong(Phrase("Recording", "without a sampling rate each sample needs a time stamp"));
            }
            columns.seconds.push_back(*stamp * header.stampSeconds);
        }
        for (std::size_t column = 0; column < wanted.size(); ++column) {
            const std::string_view text = fields[2 + wanted[column]];
            auto raw = numberIn(text);
            if (!raw && !text.empty()) {
                return wrong(Phrase("Recording", "a value is no number"));
            }
            if (raw == kMissing1991 || (raw == kMissing1999 && header.revision >= 1999)) {
                raw.reset();
            }
            put(columns, column, header.channels[wanted[column]], raw);
        }
    }
    return columns;
}

} // namespace

ComtradeResult<ComtradeHeader> parseComtradeHeader(std::string_view cfg)
{
    return HeaderReader(cfg).read();
}

ComtradeResult<ComtradeColumns> parseComtradeData(
    const ComtradeHeader& header, std::string_view dat, std::span<const std::size_t> wanted)
{
    return header.format == ComtradeFormat::ascii ? parseAscii(header, dat, wanted) : parseBinary(header, dat, wanted);
}

ComtradeResult<ComtradeParts> splitComtradeFile(std::string_view cff)
{
    // "--- file type: CFG ---", "--- file type: DAT ASCII ---", "--- file type: DAT BINARY: 702 ---"
    ComtradeParts parts;
    TextLines lines(cff);
    std::string_view* part = nullptr;
    const char* begin = nullptr;
    while (const auto line = lines.next()) {
        const std::string head = line->starts_with("---") ? upper(*line) : std::string();
        const std::size_t type = head.find("FILE TYPE:");
        if (type == std::string::npos) {
            continue;
        }
        if (part != nullptr) {
            *part = {begin, static_cast<std::size_t>(line->data() - begin)};
        }
        const std::string kind(withoutBlanks(std::string_view(head).substr(type + 10)));
        part = kind.starts_with("CFG") ? &parts.cfg : kind.starts_with("DAT") ? &parts.dat : nullptr;
        begin = lines.rest().data();
        if (part == &parts.dat) { // DAT extends to the end, because binary data may look like a header
            *part = lines.rest();
            part = nullptr;
            break;
        }
    }
    if (part != nullptr) {
        *part = lines.rest();
    }
    if (parts.cfg.empty() || parts.dat.empty()) {
        return Phrase("Recording", "a .cff has the sections '--- file type: CFG ---' and '--- file type: DAT ... ---'");
    }
    return parts;
}

} // namespace vmeter
