// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/terminals/recording/load_profile.h"

#include "virtualhw/base/text_lines.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>

namespace vmeter {

namespace {

constexpr double kGap = 1.5; // usual steps
constexpr std::size_t kMaxColumns = 100;
constexpr std::size_t kMaxNotes = 20;
constexpr double kHighestPower = 1e7;
constexpr double kHighestCurrent = 5000;

std::string plain(std::string_view text)
{
    std::string result;
    for (const char c : text.substr(0, 100)) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
            result += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        }
    }
    return result;
}

std::string_view unquoted(std::string_view text)
{
    return text.size() >= 2 && text.front() == '"' && text.back() == '"' ? text.substr(1, text.size() - 2) : text;
}

/// Quantity of a column.
struct Column {
    enum class Quantity { none, power, reactive, current };
    Quantity quantity = Quantity::none;
    std::optional<std::size_t> phase; ///< empty: divided among all three
    double factor = 1;
};

// "P L1 [kW]": a letter, a phase, a unit.
Column columnNamed(std::string_view name)
{
    const std::size_t bracket = name.find_first_of("[(");
    const std::string head = plain(name.substr(0, bracket));
    const std::string unit = bracket == std::string_view::npos ? std::string() : plain(name.substr(bracket));
    Column column;
    if (head.empty()) {
        return column;
    }
    constexpr std::array<std::pair<char, Column::Quantity>, 3> kLetters{
        {{'p', Column::Quantity::power}, {'q', Column::Quantity::reactive}, {'i', Column::Quantity::current}}};
    const auto* letter = std::find_if(
        kLetters.begin(), kLetters.end(), [&](const auto& known) { return known.first == head.front(); });
    std::string rest = head.substr(1);
    std::string ownUnit = unit;
    for (const std::string_view known : {"kvar", "var", "kw", "ma", "w", "a"}) {
        // "p1kw" as well as "p1 [kW]"; a lone "a" is phase A.
        if (ownUnit.empty() && rest.size() > known.size() && rest.ends_with(known)
            && std::isdigit(static_cast<unsigned char>(rest[rest.size() - known.size() - 1])) != 0) {
            ownUnit = known;
            rest.resize(rest.size() - known.size());
        }
    }
    if (rest.starts_with("l") && rest.size() == 2) {
        rest.erase(0, 1);
    }
    const std::size_t phase = rest.size() == 1 ? std::string_view("123abc").find(rest) : std::string_view::npos;
    const bool all = rest.empty() || rest == "total" || rest == "sum" || rest == "w" || rest == "kw";
    if (letter == kLetters.end() || (phase == std::string_view::npos && !all)) {
        return column;
    }
    if (rest == "kw") {
        ownUnit = "kw";
    }
    column.quantity = letter->second;
    if (phase != std::string_view::npos) {
        column.phase = phase % 3;
    }
    column.factor = ownUnit.starts_with("k") ? 1000 : ownUnit == "ma" ? 0.001 : 1;
    return column;
}

/// The most frequent separator of the head line; a semicolon has priority over a comma.
char separatorIn(std::string_view head)
{
    char best = ',';
    std::ptrdiff_t most = 0;
    for (const char candidate : {';', '\t', ','}) {
        const auto count = std::count(head.begin(), head.end(), candidate);
        if (count > most) {
            best = candidate;
            most = count;
        }
    }
    return best;
}

std::optional<double> decimal(std::string_view text, bool comma)
{
    std::string copy(unquoted(text).substr(0, 60));
    if (comma) {
        std::replace(copy.begin(), copy.end(), ',', '.');
    }
    return numberIn(copy);
}

/// Parses at most `most` digits at the start of `text` and removes them from it.
std::optional<int> parseDigits(std::string_view& text, std::size_t most)
{
    std::size_t count = 0;
    int value = 0;
    while (count < text.size() && count < most && std::isdigit(static_cast<unsigned char>(text[count])) != 0) {
        value = value * 10 + (text[count] - '0');
        ++count;
    }
    text.remove_prefix(count);
    return count > 0 ? std::optional(value) : std::nullopt;
}

bool parseOne(std::string_view& text, std::string_view anyOf)
{
    const bool there = !text.empty() && anyOf.find(text.front()) != std::string_view::npos;
    text.remove_prefix(there ? 1 : 0);
    return there;
}

/// Seconds of a time stamp since an arbitrary, fixed moment.
std::optional<double> timeStamp(std::string_view text, bool comma)
{
    text = unquoted(text);
    if (const auto seconds = decimal(text, comma)) {
        return seconds;
    }
    const bool yearFirst = text.size() > 4 && text[4] == '-';
    const auto a = parseDigits(text, yearFirst ? 4 : 2);
    const bool one = parseOne(text, "-./");
    const auto b = parseDigits(text, 2);
    const bool two = parseOne(text, "-./");
    const auto c = parseDigits(text, yearFirst ? 2 : 4);
    if (!a || !b || !c || !one || !two) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year(yearFirst ? *a : *c),
        std::chrono::month(static_cast<unsigned>(*b)), std::chrono::day(static_cast<unsigned>(yearFirst ? *c : *a))};
    if (!date.ok()) {
        return std::nullopt;
    }
    double seconds = std::chrono::duration<double>(std::chrono::sys_days(date).time_since_epoch()).count();
    if (parseOne(text, "T ")) {
        const auto hour = parseDigits(text, 2);
        const bool colon = parseOne(text, ":");
        const auto minute = parseDigits(text, 2);
        const bool more = parseOne(text, ":");
        const auto second = more ? parseDigits(text, 2) : std::optional(0);
        if (!hour || !minute || !second || !colon || *hour > 24 || *minute > 59 || *second > 60) {
            return std::nullopt;
        }
        seconds += *hour * 3600 + *minute * 60 + *second;
    }
    return seconds;
}

class ProfileReader {
public:
    explicit ProfileReader(std::string_view csv)
        : m_lines(csv.starts_with("\xEF\xBB\xBF") ? csv.substr(3) : csv)
    {
    }

    std::variant<LoadProfile, Message> read()
    {
        if (!readHead() || !readRows() || !findGaps()) {
            return m_error;
        }
        return std::move(m_profile);
    }

private:
    bool fail(const Message& what)
    {
        m_error = Phrase("Recording", "line %1: %2").with(m_lines.number(), what);
        return false;
    }

    bool readHead()
    {
        const auto head = m_lines.next();
        if (!head || head->empty()) {
            return fail(Phrase("Recording", "here must be the names of the columns, like time;P1 [W];P2 [W];P3 [W]"));
        }
        m_separator = separatorIn(*head);
        m_comma = m_separator != ',';
        bool currents = false;
        for (const std::string_view name : fieldsOf(*head, m_separator, kMaxColumns)) {
            m_columns.push_back(m_columns.empty() ? Column{} : columnNamed(unquoted(name)));
            m_profile.powers = m_profile.powers || m_columns.back().quantity == Column::Quantity::power;
            currents = currents || m_columns.back().quantity == Column::Quantity::current;
        }
        if (m_profile.powers == currents) {
            return fail(currents
                    ? Phrase("Recording", "powers and currents together: leave one of them out")
                    : Phrase("Recording",
                        "no column is a power or a current: name them P1, P2, P3 or I1, I2, I3, with the unit in "
                        "brackets"));
        }
        return true;
    }

    bool readRows()
    {
        std::optional<double> begin;
        while (const auto line = m_lines.next()) {
            if (line->empty()) {
                continue;
            }
            if (m_profile.rows.size() == kMaxProfileRows) {
                return fail(Phrase("Recording", "too many rows: at most %1").with(kMaxProfileRows));
            }
            const auto fields = fieldsOf(*line, m_separator, kMaxColumns);
            const auto seconds = timeStamp(fields.front(), m_comma);
            if (!seconds) {
                return fail(Phrase(
                    "Recording", "the first column must be a time, like 2026-01-31 23:45 or a number of seconds"));
            }
            begin = begin.value_or(*seconds);
            LoadProfile::Row row;
            row.seconds = *seconds - *begin;
            if (!m_profile.rows.empty() && row.seconds <= m_profile.rows.back().seconds) {
                return fail(Phrase("Recording", "the time does not go on from the line before"));
            }
            if (!readValues(fields, row)) {
                return false;
            }
            m_profile.rows.push_back(row);
        }
        return m_profile.rows.size() >= 2 || fail(Phrase("Recording", "a load curve needs two rows at least"));
    }

    bool readValues(const std::vector<std::string_view>& fields, LoadProfile::Row& row)
    {
        for (std::size_t i = 1; i < m_columns.size(); ++i) {
            const Column& column = m_columns[i];
            if (column.quantity == Column::Quantity::none) {
                continue;
            }
            const auto value = i < fields.size() ? decimal(fields[i], m_comma) : std::nullopt;
            const double most = column.quantity == Column::Quantity::current ? kHighestCurrent : kHighestPower;
            if (!value || !(std::fabs(*value * column.factor) <= most)) {
                return fail(Phrase("Recording", "column %1 must be a number within %2")
                                .with(i + 1, column.quantity == Column::Quantity::current ? "5000 A" : "10 MW"));
            }
            PerPhase<double>& target = column.quantity == Column::Quantity::power ? row.watts
                : column.quantity == Column::Quantity::reactive                   ? row.vars
                                                                                  : row.amperes;
            const bool shared = !column.phase && column.quantity != Column::Quantity::current;
            for (std::size_t phase = 0; phase < target.size(); ++phase) {
                if (!column.phase || *column.phase == phase) {
                    target[phase] += *value * column.factor / (shared ? 3 : 1);
                }
            }
        }
        return true;
    }

    /// For a gap, inserts a row without load, one step after the row before it.
    bool findGaps()
    {
        std::vector<double> steps;
        auto& rows = m_profile.rows;
        for (std::size_t i = 1; i < rows.size(); ++i) {
            steps.push_back(rows[i].seconds - rows[i - 1].seconds);
        }
        const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
        std::nth_element(steps.begin(), middle, steps.end());
        m_profile.stepSeconds = *middle;
        std::vector<LoadProfile::Row> whole;
        std::size_t gaps = 0;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            whole.push_back(rows[i]);
            const double next = i + 1 < rows.size() ? rows[i + 1].seconds : rows[i].seconds;
            if (next - rows[i].seconds > kGap * m_profile.stepSeconds) {
                LoadProfile::Row rest;
                rest.seconds = rows[i].seconds + m_profile.stepSeconds;
                whole.push_back(rest);
                if (++gaps <= kMaxNotes) {
                    m_profile.notes.push_back(Phrase("Recording", "gap of %1 s behind row %2: nothing is drawn in it")
                                                  .with(std::llround(next - rest.seconds), i + 1));
                }
            }
        }
        if (gaps > kMaxNotes) {
            m_profile.notes.push_back(Phrase("Recording", "%n gaps altogether", nullptr, gaps));
        }
        rows = std::move(whole);
        return true;
    }

    TextLines m_lines;
    char m_separator = ',';
    bool m_comma = false;
    std::vector<Column> m_columns;
    LoadProfile m_profile;
    Message m_error;
};

} // namespace

std::variant<LoadProfile, Message> parseLoadProfile(std::string_view csv)
{
    return ProfileReader(csv).read();
}

} // namespace vmeter
