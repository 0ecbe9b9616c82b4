// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/terminals/recording/csv_rows.h"

#include "virtualhw/base/text_file/measured_unit.h"
#include "virtualhw/base/text_lines.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace vmeter {

namespace {

constexpr std::size_t kSampleLines = 300;
constexpr std::size_t kMaxJoinedLines = 20;
constexpr std::array<char, 5> kSeparators{';', '\t', '|', ',', ' '};

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
    while (true) {
        if (!text.empty() && (text.front() == ' ' || text.front() == '\t')) {
            text.remove_prefix(1);
        } else if (text.starts_with(kNoBreakSpace)) {
            text.remove_prefix(2);
        } else if (!text.empty() && (text.back() == ' ' || text.back() == '\t')) {
            text.remove_suffix(1);
        } else if (text.ends_with(kNoBreakSpace)) {
            text.remove_suffix(2);
        } else {
            return text;
        }
    }
}

bool isComment(std::string_view line)
{
    return line.starts_with('#') || line.starts_with("//") || line.starts_with('%') || line.starts_with('!');
}

struct SampleLine {
    std::size_t number = 0;
    std::string text;
    bool comment = false;
};

std::vector<std::string> fieldsCopied(const std::string& line, char separator)
{
    std::vector<std::string_view> fields;
    std::deque<std::string> unescaped;
    splitCsv(line, separator, fields, unescaped);
    return {fields.begin(), fields.end()};
}

/// The separator that divides the most lines into the number of fields that the last of them has.
std::optional<char> separatorOf(const std::vector<SampleLine>& lines, std::size_t& width)
{
    std::optional<char> best;
    std::size_t most = 0;
    for (const char separator : kSeparators) {
        std::vector<std::size_t> counts;
        for (const SampleLine& line : lines) {
            if (!line.comment) {
                counts.push_back(fieldsCopied(line.text, separator).size());
            }
        }
        if (counts.empty()) {
            continue;
        }
        std::vector<std::size_t> sorted(counts);
        std::sort(sorted.begin(), sorted.end());
        std::size_t usual = 0;
        std::size_t agree = 0;
        for (std::size_t i = 0; i < sorted.size();) {
            const auto end
                = static_cast<std::size_t>(std::upper_bound(sorted.begin(), sorted.end(), sorted[i]) - sorted.begin());
            if (end - i >= agree) {
                agree = end - i;
                usual = sorted[i];
            }
            i = end;
        }
        // A later separator must divide clearly more lines: a comma may be the decimal one, a blank part of a time.
        if (usual >= 2 && usual <= kMaxCsvColumns && agree > most + most / 4 && agree * 3 >= counts.size()) {
            best = separator;
            most = agree;
            width = usual;
        }
    }
    return best;
}

bool isDataLine(const std::vector<std::string>& fields, std::size_t width)
{
    std::size_t values = 0;
    std::size_t texts = 0;
    for (const std::string& field : fields) {
        if (looksLikeValue(field)) {
            ++values;
        } else if (!field.empty()) {
            ++texts;
        }
    }
    const bool firstIsValue = !fields.empty() && looksLikeValue(fields.front());
    const bool dated = std::any_of(fields.begin(), fields.end(), [](const std::string& field) {
        return looksLikeValue(field) && field.size() >= 5 && field.find_first_of("-/:") != std::string::npos
            && field.find_first_of("-/:") > 0;
    });
    return fields.size() + 1 >= width && fields.size() <= width + 1
        && ((firstIsValue && values + 1 >= texts) || (dated && values >= 2));
}

bool isUnitLine(const std::vector<std::string>& fields)
{
    std::size_t units = 0;
    for (const std::string& field : fields) {
        if (field.empty() || field == "-") {
            continue;
        }
        std::string_view text = field;
        if ((text.front() == '[' && text.back() == ']') || (text.front() == '(' && text.back() == ')')) {
            text = text.substr(1, text.size() - 2);
        }
        const std::string folded = foldedText(text);
        const bool formOfTime = folded.find("yy") != std::string::npos || folded.find("hh") != std::string::npos
            || folded == "utc" || folded == "text" || folded == "date" || folded == "time" || folded == "datetime"
            || folded == "timestamp";
        if (!unitNamed(text) && !timeUnitNamed(text) && !formOfTime) {
            return false;
        }
        units += unitNamed(text) ? 1U : 0U;
    }
    return units > 0;
}

} // namespace

bool looksLikeValue(std::string_view text)
{
    bool digit = false;
    std::size_t letters = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        digit = digit || isAsciiDigit(c);
        if (isAsciiLetter(c)) {
            ++letters;
            const char lower = asciiLower(c);
            if (std::string_view("tzeampfirjnubysvogdlchkw").find(lower) == std::string_view::npos) {
                return false;
            }
        }
    }
    // "31-Jan-2026 11:45 PM CET": a value begins with a digit or a sign, or is mostly digits.
    return digit && !text.empty()
        && (isAsciiDigit(text.front()) || text.front() == '-' || text.front() == '+' || text.front() == '.')
        && letters <= 12 && (letters == 0 || letters * 2 <= text.size());
}

bool splitCsv(
    std::string_view line, char separator, std::vector<std::string_view>& fields, std::deque<std::string>& unescaped)
{
    fields.clear();
    unescaped.clear();
    const bool quotes = std::memchr(line.data(), '"', line.size()) != nullptr;
    if (separator == ' ') {
        std::size_t at = 0;
        while (at < line.size()) {
            const std::size_t begin = line.find_first_not_of(" \t", at);
            if (begin == std::string_view::npos) {
                break;
            }
            if (quotes && line[begin] == '"') {
                const std::size_t end = line.find('"', begin + 1);
                if (end == std::string_view::npos) {
                    return false;
                }
                fields.push_back(line.substr(begin + 1, end - begin - 1));
                at = end + 1;
                continue;
            }
            at = std::min(line.find_first_of(" \t", begin), line.size());
            fields.push_back(line.substr(begin, at - begin));
        }
        return true;
    }
    if (!quotes) {
        std::size_t at = 0;
        while (true) {
            const void* found = std::memchr(line.data() + at, separator, line.size() - at);
            if (found == nullptr) {
                fields.push_back(trimmed(line.substr(at)));
                return true;
            }
            const auto end = static_cast<std::size_t>(static_cast<const char*>(found) - line.data());
            fields.push_back(trimmed(line.substr(at, end - at)));
            at = end + 1;
        }
    }
    std::size_t at = 0;
    while (true) {
        const std::size_t begin = line.find_first_not_of(" \t", at);
        if (begin == std::string_view::npos || line[begin] != '"' || line[begin] == separator) {
            const std::size_t end = std::min(line.find(separator, at), line.size());
            fields.push_back(trimmed(line.substr(at, end - at)));
            at = end;
        } else {
            std::size_t end = begin + 1;
            bool doubled = false;
            while (true) {
                end = line.find('"', end);
                if (end == std::string_view::npos) {
                    return false;
                }
                if (end + 1 < line.size() && line[end + 1] == '"') {
                    doubled = true;
                    end += 2;
                    continue;
                }
                break;
            }
            std::string_view inner = line.substr(begin + 1, end - begin - 1);
            if (doubled) {
                std::string& text = unescaped.emplace_back();
                for (std::size_t i = 0; i < inner.size(); ++i) {
                    text += inner[i];
                    i += inner[i] == '"' ? 1U : 0U;
                }
                inner = text;
            }
            at = std::min(line.find(separator, end + 1), line.size());
            const std::string_view behind = trimmed(line.substr(end + 1, at - end - 1));
            // What stands behind the quotes belongs to the field, so that it is not understood and gets refused.
            fields.push_back(behind.empty() ? trimmed(inner) : trimmed(line.substr(begin, at - begin)));
        }
        if (at >= line.size()) {
            return true;
        }
        ++at;
    }
}

bool CsvRows::next(std::vector<std::string_view>& fields)
{
    while (const auto line = m_input.next()) {
        m_line = m_input.number();
        if (m_line <= m_skipTo || line->empty()) {
            continue;
        }
        if (isComment(*line)) {
            continue;
        }
        if (!splitCsv(*line, m_separator, fields, m_unescaped)) {
            m_joined = *line;
            std::size_t lines = 1;
            bool closed = false;
            while (!closed && lines < kMaxJoinedLines) {
                const auto more = m_input.next();
                if (!more) {
                    break;
                }
                ++lines;
                (m_joined += ' ') += *more;
                closed = splitCsv(m_joined, m_separator, fields, m_unescaped);
            }
            if (!closed) {
                fields.assign({m_joined}); // an open quote; the field is not understood
            }
        }
        if (std::all_of(fields.begin(), fields.end(), [](std::string_view field) { return field.empty(); })) {
            continue;
        }
        return true;
    }
    return false;
}

Expected<CsvForm> findCsvForm(TextInput& input)
{
    std::vector<SampleLine> lines;
    std::optional<char> named;
    while (lines.size() < kSampleLines) {
        const auto line = input.next();
        if (!line) {
            break;
        }
        const std::string_view text = trimmed(*line);
        if (lines.empty() && text.size() == 5 && foldedText(text).starts_with("sep=")) {
            named = text.back();
        } else if (foldedText(text) == "sep=" && line->ends_with('\t')) {
            named = '\t';
        } else if (!text.empty()) {
            lines.push_back({input.number(), std::string(*line), isComment(text)});
        }
    }
    if (!input.error().isEmpty()) {
        return refused(input.error());
    }
    CsvForm form;
    std::size_t width = 0;
    const auto separator = named ? named : separatorOf(lines, width);
    if (!separator) {
        return refused(Phrase("Recording",
            "no load curve: here must be the names of the columns and rows below, like time;P1 [W];P2 [W];P3 [W]"));
    }
    form.separator = *separator;
    if (named) {
        for (const SampleLine& line : lines) {
            width = std::max(width, line.comment ? 0 : fieldsCopied(line.text, *separator).size());
        }
    }
    // The head is the last line with a name for each column before the first row of values; a line of units may follow.
    const auto isData = [&](const SampleLine& line) {
        return !line.comment && isDataLine(fieldsCopied(line.text, *separator), width);
    };
    auto data = std::find_if(lines.begin(), lines.end(), isData);
    if (data == lines.end()) { // the rows are not understood: the first line counts as head
        data = std::find_if(lines.begin(), lines.end(),
            [&](const SampleLine& line) { return !line.comment && fieldsCopied(line.text, *separator).size() >= 2; });
        data = data == lines.end() ? data : data + 1;
    }
    const auto isHead = [&](const SampleLine& line, bool comment) {
        return line.comment == comment && fieldsCopied(line.text, *separator).size() >= 2;
    };
    for (const bool comment : {false, true}) {
        for (auto line = data; line != lines.begin() && form.names.empty();) {
            --line;
            if (!isHead(*line, comment)) {
                continue;
            }
            std::string text = line->text;
            if (comment) {
                text.erase(0, text.find_first_not_of("#/%! \t"));
            }
            auto fields = fieldsCopied(text, *separator);
            if (form.units.empty() && isUnitLine(fields)) {
                form.units = std::move(fields);
                form.lastHeadLine = line->number;
                continue;
            }
            if (fields.size() + 1 < width) {
                break;
            }
            form.names = std::move(fields);
            form.headLine = line->number;
            form.lastHeadLine = std::max(form.lastHeadLine, line->number);
        }
    }
    if (form.names.empty() && !form.units.empty()) {
        form.names = std::exchange(form.units, {});
        form.headLine = form.lastHeadLine;
    }
    if (data != lines.end() && data != lines.begin()) {
        form.lastHeadLine = std::max(form.lastHeadLine, (data - 1)->number);
    }
    return form;
}

} // namespace vmeter
