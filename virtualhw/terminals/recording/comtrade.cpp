// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/terminals/recording/comtrade.h"

#include "virtualhw/base/text_lines.h"
#include "virtualhw/base/utf8.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>

namespace vmeter {

namespace {

constexpr double kHighestRate = 10e6;        // Hz
constexpr std::size_t kMaxRates = 1'000'000; // lines
constexpr std::size_t kMaxStretches = 100;   // of different rates
constexpr std::size_t kMaxIdBytes = 128;     // 2013, 7.4.4

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
    std::transform(result.begin(), result.end(), result.begin(), asciiUpper);
    return result;
}

/// The encoding of names that are no UTF-8, by the bytes beyond ASCII. Names can be mapped whatever the result is.
TextEncoding likelyEncoding(std::string_view text)
{
    std::size_t pairs = 0;
    std::size_t commonPairs = 0; // of the 3755 characters in everyday use, GB 2312 level 1
    std::size_t oddRuns = 0;
    std::size_t cyrillic = 0;
    std::size_t high = 0;
    std::size_t runs = 0;
    for (std::size_t i = 0; i < text.size();) {
        if (static_cast<unsigned char>(text[i]) < 0x80) {
            ++i;
            continue;
        }
        const std::size_t begin = i;
        for (; i < text.size() && static_cast<unsigned char>(text[i]) >= 0x80; ++i) {
            cyrillic += static_cast<unsigned char>(text[i]) >= 0xC0 ? 1U : 0U;
        }
        ++runs;
        high += i - begin;
        oddRuns += (i - begin) % 2;
        for (std::size_t k = begin; k + 1 < i; k += 2) {
            const auto first = static_cast<unsigned char>(text[k]);
            ++pairs;
            commonPairs += first >= 0xB0 && first <= 0xD7 && static_cast<unsigned char>(text[k + 1]) >= 0xA1 ? 1U : 0U;
        }
    }
    if (pairs > 0 && oddRuns == 0 && commonPairs * 10 >= pairs * 8 && cyrillic < high) {
        return TextEncoding::gbk;
    }
    return high >= 2 * runs && cyrillic * 10 >= high * 9 ? TextEncoding::windows1251 : TextEncoding::windows1252;
}

std::string withoutByteOrderMark(std::string_view cfg, std::optional<TextEncoding>& encoding)
{
    if (cfg.starts_with("\xEF\xBB\xBF")) {
        encoding = TextEncoding::utf8;
        return std::string(cfg.substr(3));
    }
    if (cfg.starts_with("\xFF\xFE") || cfg.starts_with("\xFE\xFF")) {
        const auto wide = cfg.front() == '\xFF' ? TextEncoding::utf16Little : TextEncoding::utf16Big;
        encoding = TextEncoding::utf8;
        return toUtf8(cfg.substr(2), wide).value_or(std::string());
    }
    return std::string(cfg);
}

/// Reads a .cfg line by line; stops at the first error.
class HeaderReader {
public:
    HeaderReader(std::string_view text, std::optional<TextEncoding> encoding)
        : m_given(encoding)
        , m_text(withoutByteOrderMark(text, m_given))
        , m_encoding(m_given                                 ? *m_given
                  : validUtf8Prefix(m_text) == m_text.size() ? TextEncoding::utf8
                                                             : likelyEncoding(m_text))
        , m_lines(m_text)
    {
    }

    Expected<ComtradeHeader> read()
    {
        readStation();
        readChannels();
        readRates();
        readTimes();
        if (!m_error.isEmpty()) {
            return refused(m_error);
        }
        return std::move(m_header);
    }

private:
    void fail(const Message& what)
    {
        if (m_error.isEmpty()) {
            m_error = Phrase("Recording", "cfg line %1: %2").with(m_lines.number(), what);
        }
    }

    /// Names are shown as UTF-8 whatever the file is.
    [[nodiscard]] std::string decoded(std::string_view bytes) const
    {
        auto text = hasHighBytes(bytes) ? toUtf8(bytes, m_encoding) : std::optional<std::string>(bytes);
        return text ? *text : toUtf8(bytes, TextEncoding::windows1252).value_or(std::string());
    }

    /// The fields of the next line: `least` to `most` of them, beside empty ones at its end.
    std::vector<std::string_view> next(const Message& what, std::size_t least, std::size_t most)
    {
        if (!m_error.isEmpty()) {
            return {};
        }
        const auto line = m_lines.next();
        auto fields = line ? fieldsOf(*line, ',', 200) : std::vector<std::string_view>{};
        while (fields.size() > most && fields.back().empty()) {
            fields.pop_back();
        }
        if (fields.size() < least) {
            fail(Phrase("Recording", "here must be %1").with(what));
            return {};
        }
        if (fields.size() > most) {
            std::size_t column = 1;
            for (std::size_t i = 0; i < most; ++i) {
                column = static_cast<std::size_t>(fields[i].data() - line->data()) + fields[i].size() + 2;
            }
            fail(Phrase("Recording",
                "column %1: %2 fields where at most %3 may be; here must be %4 (a decimal comma makes two fields of "
                "one)")
                     .with(column, fields.size(), most, what));
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
        const double value = number(text, what, 0, static_cast<double>(most));
        if (value != std::floor(value)) {
            fail(Phrase("Recording", "%1 must be a whole number").with(what));
        }
        return static_cast<std::size_t>(value);
    }

    void readStation()
    {
        // The station's name may have commas of its own. The revision is a year, "C37.111-1999", 0 or nothing.
        const auto fields = next(Message::verbatim("station_name,rec_dev_id,rev_year"), 1, 100);
        if (fields.size() < 3) {
            return;
        }
        const std::string_view text = fields.back();
        for (const int year : {1991, 1997, 1999, 2001, 2013}) {
            if (text.ends_with(std::to_string(year))) {
                m_header.revision = year;
            }
        }
        const auto plain = numberIn(text);
        if (plain && *plain > 1991 && *plain < 2100) {
            m_header.revision = static_cast<int>(*plain);
        }
        m_noRevision = !plain || *plain < 1991;
    }

    void readChannels()
    {
        const auto fields = next(Phrase("Recording", "the numbers of channels, like 6,6A,0D"), 2, 3);
        if (fields.empty()) {
            return;
        }
        const auto numbered = [&](std::string_view field, char letter) {
            if (field.empty() || asciiUpper(field.back()) != letter) {
                fail(Phrase("Recording", "a number of channels ends with %1").with(std::string_view(&letter, 1)));
                return std::size_t{0};
            }
            field.remove_suffix(1);
            return count(withoutBlanks(field), Phrase("Recording", "the number of channels"), kMaxComtradeChannels);
        };
        const std::size_t analogue = numbered(fields[1], 'A');
        m_header.digitals = fields.size() > 2 && !fields[2].empty() ? numbered(fields[2], 'D') : 0;
        for (std::size_t i = 0; i < analogue && m_error.isEmpty(); ++i) {
            readChannel();
        }
        for (std::size_t i = 0; i < m_header.digitals && m_error.isEmpty(); ++i) {
            next(Phrase("Recording", "a digital channel: Dn,ch_id,ph,ccbm,y"), 1, 5);
        }
    }

    void readChannel()
    {
        const Message what = Phrase("Recording",
            "an analogue channel: An,ch_id,ph,ccbm,uu,a,b,skew,min,max, and from 1999 on primary,secondary,PS");
        const auto fields = next(what, 10, 13);
        if (fields.empty()) {
            return;
        }
        if (fields.size() != 10 && fields.size() != 13) {
            fail(Phrase("Recording", "%1 fields where 10 or 13 must be: %2").with(fields.size(), what));
            return;
        }
        if (m_noRevision && fields.size() == 13) {
            m_header.revision = 1999;
        }
        constexpr double kAny = 1e30;
        ComtradeChannel channel;
        channel.idBytes = fields[1].substr(0, kMaxIdBytes);
        channel.id = decoded(channel.idBytes);
        channel.phase = decoded(fields[2].substr(0, kMaxIdBytes));
        channel.unit = decoded(fields[4].substr(0, kMaxIdBytes));
        double scale = 1;
        if (const auto unit = unitNamed(channel.unit)) {
            channel.measured = unit->measured;
            scale = unit->factor;
        }
        channel.factor = number(fields[5], Phrase("Recording", "the factor a"), -kAny, kAny);
        channel.offset = number(fields[6], Phrase("Recording", "the offset b"), -kAny, kAny);
        if (!fields[7].empty()) {
            channel.skewSeconds = 1e-6 * number(fields[7], Phrase("Recording", "the skew"), -1e6, 1e6);
        }
        if (fields.size() == 13) {
            const std::string side = upper(fields[12]);
            if (side == "S") {
                scale *= number(fields[10], Phrase("Recording", "the primary value"), 1e-9, kAny)
                    / number(fields[11], Phrase("Recording", "the secondary value"), 1e-9, kAny);
            } else if (side != "P" && !side.empty()) {
                fail(Phrase("Recording", "the values are primary (P) or secondary (S), not %1").with(inQuotes(side)));
            }
        }
        channel.factor *= scale;
        channel.offset *= scale;
        m_header.channels.push_back(std::move(channel));
    }

    void readRates()
    {
        if (const auto fields = next(Phrase("Recording", "the line frequency"), 1, 1);
            !fields.empty() && !fields[0].empty()) {
            m_header.lineHz = number(fields[0], Phrase("Recording", "the line frequency"), 0, 1000);
        }
        const auto fields = next(Phrase("Recording", "the number of sampling rates"), 1, 1);
        const std::size_t rates
            = fields.empty() ? 0 : count(fields[0], Phrase("Recording", "the number of sampling rates"), kMaxRates);
        for (std::size_t i = 0; i < std::max<std::size_t>(rates, 1) && m_error.isEmpty(); ++i) {
            const auto rate = next(Message::verbatim("samp,endsamp"), 2, 2);
            if (rate.empty()) {
                return;
            }
            const ComtradeStretch stretch{number(rate[0], Phrase("Recording", "a sampling rate"), 0, kHighestRate),
                count(rate[1], Phrase("Recording", "the last sample"), kMaxComtradeBytes)};
            // A stretch without samples is only a number.
            if (stretch.end < m_header.samples) {
                fail(Phrase("Recording", "the last samples of the rates must grow"));
                return;
            }
            if (stretch.end == m_header.samples) {
                continue;
            }
            m_header.samples = stretch.end;
            if (rates > 0 && stretch.rateHz > 0) {
                if (!m_header.stretches.empty() && m_header.stretches.back().rateHz == stretch.rateHz) {
                    m_header.stretches.back().end = stretch.end;
                } else if (m_header.stretches.size() == kMaxStretches) {
                    fail(Phrase("Recording", "the sampling rate changes too often: at most %1 times")
                             .with(kMaxStretches));
                } else {
                    m_header.stretches.push_back(stretch);
                }
            } else if (rates > 1) {
                fail(Phrase("Recording", "a rate of 0 stands for time stamps, and then alone"));
            }
        }
        if (m_error.isEmpty() && m_header.samples == 0) {
            fail(Phrase("Recording", "the recording has no samples"));
        }
    }

    void readTimes()
    {
        const auto start = next(Phrase("Recording", "the time of the first sample"), 1, 2);
        next(Phrase("Recording", "the time of the trigger"), 1, 2);
        // Nanoseconds exist from 2013 on: then nine digits of a second mean them.
        if (start.size() > 1 && m_header.revision >= 2013) {
            const std::size_t point = start[1].find('.');
            const bool nanoseconds = point != std::string_view::npos && start[1].size() - point - 1 > 6;
            m_header.stampSeconds = nanoseconds ? 1e-9 : 1e-6;
        }
        const auto type = next(Phrase("Recording", "the type of the data: ASCII, BINARY, BINARY32 or FLOAT32"), 1, 1);
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

    std::optional<TextEncoding> m_given;
    std::string m_text;
    TextEncoding m_encoding;
    TextLines m_lines;
    ComtradeHeader m_header;
    bool m_noRevision = false; ///< what is written is no year
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

void splitAtCommas(std::string_view line, std::vector<std::string_view>& fields)
{
    fields.clear();
    while (true) {
        const std::size_t end = line.find(',');
        fields.push_back(withoutBlanks(line.substr(0, end)));
        if (end == std::string_view::npos) {
            return;
        }
        line.remove_prefix(end + 1);
    }
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

/// Numbers of the samples, from 0, before which the rate changes.
std::vector<std::size_t> seamsOf(const ComtradeHeader& header)
{
    std::vector<std::size_t> seams;
    for (std::size_t i = 0; i + 1 < header.stretches.size(); ++i) {
        seams.push_back(header.stretches[i].end);
    }
    return seams;
}

/// Takes the time stamps of the samples on both sides of each seam.
class SeamStamps {
public:
    explicit SeamStamps(const ComtradeHeader& header)
        : m_seams(seamsOf(header))
    {
    }
    void take(std::size_t sample, double seconds, ComtradeColumns& columns)
    {
        if (m_next >= m_seams.size()) {
            return;
        }
        if (sample + 1 == m_seams[m_next]) {
            m_before = seconds;
        } else if (sample == m_seams[m_next]) {
            columns.seamSeconds.push_back(seconds - m_before);
            ++m_next;
            m_before = seconds; // a stretch of one sample
        }
    }
    [[nodiscard]] bool wants(std::size_t sample) const
    {
        return m_next < m_seams.size() && (sample + 1 == m_seams[m_next] || sample == m_seams[m_next]);
    }

private:
    std::vector<std::size_t> m_seams;
    std::size_t m_next = 0;
    double m_before = 0;
};

Message shortNote(std::size_t announced, std::size_t there)
{
    return Phrase("Recording", "%n samples are announced, %1 are there and played", nullptr, announced).with(there);
}

Expected<ComtradeColumns> parseBinary(
    const ComtradeHeader& header, std::string_view dat, std::span<const std::size_t> wanted)
{
    const std::size_t width = header.format == ComtradeFormat::binary16 ? 2 : 4;
    const std::size_t record = kStampBytes + header.channels.size() * width + (header.digitals + 15) / 16 * 2;
    const std::size_t there = std::min(dat.size() / record, header.samples);
    if (there == 0) {
        return refused(Phrase(
            "Recording", "dat: %n samples of %1 bytes are announced, there are %2 bytes", nullptr, header.samples)
                           .with(record, dat.size()));
    }
    ComtradeColumns columns;
    columns.values.resize(wanted.size());
    for (auto& values : columns.values) {
        values.reserve(there);
    }
    SeamStamps seams(header);
    std::size_t outOfOrder = 0;
    uint32_t last = 0;
    for (std::size_t sample = 0; sample < there; ++sample) {
        const char* const bytes = dat.data() + sample * record;
        const auto number = littleEndian<uint32_t>(bytes);
        outOfOrder += sample > 0 && number != last + 1 ? 1U : 0U;
        last = number;
        if (header.stretches.empty() || seams.wants(sample)) {
            const double seconds = littleEndian<uint32_t>(bytes + 4) * header.stampSeconds;
            if (header.stretches.empty()) {
                columns.seconds.push_back(seconds);
            }
            seams.take(sample, seconds, columns);
        }
        for (std::size_t column = 0; column < wanted.size(); ++column) {
            const ComtradeChannel& channel = header.channels[wanted[column]];
            put(columns, column, channel, rawValue(header.format, bytes + kStampBytes + wanted[column] * width));
        }
    }
    // With a wrong number of channels in the header, what is taken for the number of a sample is something else.
    if (outOfOrder > there / 2 && (dat.size() % record != 0 || dat.size() / record != header.samples)) {
        return refused(Phrase("Recording",
            "dat: the samples are not numbered one by one: the file has other channels or another type than the cfg "
            "says "
            "(%1 bytes a sample)")
                           .with(record));
    }
    if (there < header.samples) {
        columns.notes.push_back(shortNote(header.samples, there));
    } else if (dat.size() >= (there + 1) * record) {
        columns.notes.push_back(
            Phrase("Recording", "the dat file has more samples than the cfg announces; they are not played"));
    }
    return columns;
}

Expected<ComtradeColumns> parseAscii(
    const ComtradeHeader& header, std::string_view dat, std::span<const std::size_t> wanted)
{
    ComtradeColumns columns;
    columns.values.resize(wanted.size());
    TextLines lines(dat);
    SeamStamps seams(header);
    const std::size_t width = 2 + header.channels.size() + header.digitals;
    std::vector<std::string_view> fields;
    std::size_t sample = 0;
    bool more = false;
    while (const auto line = lines.next()) {
        if (line->empty()) {
            continue;
        }
        if (sample == header.samples) {
            more = true;
            break;
        }
        const auto wrong = [&](const Message& what) {
            return refused(Phrase("Recording", "dat line %1: %2").with(lines.number(), what));
        };
        splitAtCommas(*line, fields);
        while (fields.size() > width && fields.back().empty()) {
            fields.pop_back();
        }
        if (fields.size() != width) {
            return wrong(Phrase("Recording", "%1 fields where %2 must be: number, time stamp, %3 values, %4 states")
                             .with(fields.size(), width, header.channels.size(), header.digitals));
        }
        if (header.stretches.empty() || seams.wants(sample)) {
            const auto stamp = numberIn(fields[1]);
            if (!stamp && header.stretches.empty()) {
                return wrong(Phrase("Recording", "without a sampling rate each sample needs a time stamp"));
            }
            const double seconds = stamp.value_or(0) * header.stampSeconds;
            if (header.stretches.empty()) {
                columns.seconds.push_back(seconds);
            }
            seams.take(sample, seconds, columns);
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
        ++sample;
    }
    if (sample == 0) {
        return refused(
            Phrase("Recording", "dat line %1: %2")
                .with(lines.number(),
                    Phrase("Recording", "the data end here; %n samples are announced", nullptr, header.samples)));
    }
    if (sample < header.samples) {
        columns.notes.push_back(shortNote(header.samples, sample));
    } else if (more) {
        columns.notes.push_back(
            Phrase("Recording", "the dat file has more samples than the cfg announces; they are not played"));
    }
    return columns;
}

} // namespace

Expected<ComtradeHeader> parseComtradeHeader(std::string_view cfg, std::optional<TextEncoding> encoding)
{
    return HeaderReader(cfg, encoding).read();
}

bool isChannelNamed(const ComtradeChannel& channel, std::string_view name)
{
    return channel.id == name
        || (hasHighBytes(channel.idBytes)
            && std::any_of(kTextEncodingNames.begin(), kTextEncodingNames.end(),
                [&](const TextEncodingName& known) { return toUtf8(channel.idBytes, known.encoding) == name; }));
}

Expected<ComtradeColumns> parseComtradeData(
    const ComtradeHeader& header, std::string_view dat, std::span<const std::size_t> wanted)
{
    return header.format == ComtradeFormat::ascii ? parseAscii(header, dat, wanted) : parseBinary(header, dat, wanted);
}

Expected<ComtradeParts> splitComtradeFile(std::string_view cff)
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
        return refused(
            Phrase("Recording", "a .cff has the sections '--- file type: CFG ---' and '--- file type: DAT ... ---'"));
    }
    return parts;
}

} // namespace vmeter
