// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/terminals/recording/load_profile.h"

#include "virtualhw/base/text_file/number_style.h"
#include "virtualhw/base/text_lines.h"
#include "virtualhw/base/utf8.h"
#include "virtualhw/terminals/recording/csv_rows.h"
#include "virtualhw/terminals/recording/load_columns.h"
#include "virtualhw/terminals/recording/load_filling.h"
#include "virtualhw/terminals/recording/load_lanes.h"
#include "virtualhw/terminals/recording/load_times.h"
#include "virtualhw/terminals/recording/load_totals.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace vmeter {

namespace {

constexpr std::size_t kSampleRows = 100;
constexpr std::size_t kMaxLineJumps = 100'000;
constexpr double kHighestPower = 1e7;
constexpr double kHighestCurrent = 5000;
constexpr double kHighestVoltage = 1000;
constexpr float kMissingValue = std::numeric_limits<float>::quiet_NaN();
// With fewer rows, energies that only grow may be those of intervals as well as readings.
constexpr std::size_t kSureReadings = 20;

bool isEnergyColumn(const LoadColumn& column)
{
    return column.measured == Measured::activeEnergy || column.measured == Measured::reactiveEnergy;
}

class ProfileReader {
public:
    ProfileReader(TextInput& input, const LoadProfileOptions& options)
        : m_input(input)
        , m_options(options)
        , m_profile(std::make_shared<LoadProfile>())
    {
    }

    LoadProfileResult read()
    {
        if (!readHead() || !findForms() || !readRows() || !checkTotals() || !putTimesInOrder() || !convertEnergies()
            || !fillGaps()) {
            return refused(m_error);
        }
        reportSpan();
        return m_profile;
    }

private:
    bool fail(const Message& what)
    {
        m_error = what;
        return false;
    }
    bool failAt(std::size_t line, const Message& what)
    {
        return fail(Phrase("Recording", "line %1: %2").with(line, what));
    }
    void note(const Message& what) { m_profile->notes.push_back(what); }

    /// Goes to the first row.
    CsvRows firstRow()
    {
        m_input.rewind();
        CsvRows rows(m_input, m_form.separator);
        rows.skipTo(m_form.lastHeadLine);
        return rows;
    }

    bool readHead()
    {
        auto form = findCsvForm(m_input);
        if (!form) {
            return fail(m_input.error().isEmpty() ? Message(Phrase("Recording", "line %1: %2").with(1, form.error()))
                                                  : form.error());
        }
        m_form = *std::move(form);
        if (m_form.names.size() > kMaxCsvColumns) {
            return fail(Phrase("Recording", "too many columns: at most %1").with(kMaxCsvColumns));
        }
        std::vector<std::vector<std::string>> sample;
        std::vector<std::string_view> fields;
        CsvRows rows = firstRow();
        while (sample.size() < kSampleRows && rows.next(fields) && fields.size() <= kMaxCsvColumns) {
            sample.emplace_back(fields.begin(), fields.end());
        }
        auto chosen = chooseLoadColumns(m_form, sample, m_options);
        if (!chosen) {
            return fail(chosen.error());
        }
        m_columns = *std::move(chosen);
        m_width = m_form.names.size();
        for (const auto& row : sample) {
            m_width = m_form.names.empty() ? std::max(m_width, row.size()) : m_width;
        }
        return true;
    }

    /// First pass: forms of times and numbers.
    bool findForms()
    {
        TimeColumn times;
        TimeColumn timesOfDay;
        NumberStyles numbers;
        std::vector<std::string_view> fields;
        CsvRows rows = firstRow();
        while (rows.next(fields)) {
            ++m_rows;
            if (m_rows > kMaxProfileRows) {
                return failAt(rows.line(), Phrase("Recording", "too many rows: at most %1").with(kMaxProfileRows));
            }
            if (m_columns.time < fields.size()) {
                times.see(fields[m_columns.time]);
            }
            if (m_columns.timeOfDay && *m_columns.timeOfDay < fields.size()) {
                timesOfDay.see(fields[*m_columns.timeOfDay]);
            }
            for (const LoadColumn& column : m_columns.values) {
                if (column.index < fields.size() && !isMissingMark(fields[column.index])) {
                    numbers.see(fields[column.index]);
                }
            }
        }
        if (!m_input.error().isEmpty()) {
            return fail(m_input.error());
        }
        if (m_rows < 2) {
            return fail(Phrase("Recording", "a load curve needs two rows at least"));
        }
        Message doubt;
        auto style = numbers.decide(m_form.separator, m_options.decimal, doubt);
        if (!style) {
            return fail(style.error());
        }
        m_style = *style;
        if (!doubt.isEmpty()) {
            note(doubt);
        }
        return decideTime(times, m_columns.time, m_time) && (!m_columns.timeOfDay || decideTimeOfDay(timesOfDay));
    }

    bool decideTime(const TimeColumn& column, std::size_t index, TimeForm& form)
    {
        TimeHints hints;
        hints.order = m_options.dateOrder;
        hints.unit = m_options.timeUnit;
        hints.name = index < m_form.names.size() ? m_form.names[index] : "";
        hints.unitText = index < m_form.units.size() ? m_form.units[index] : "";
        auto decided = column.decide(hints);
        if (!decided) {
            return fail(Phrase("Recording", "column %1: %2").with(index + 1, decided.error()));
        }
        form = *std::move(decided);
        return true;
    }

    bool decideTimeOfDay(const TimeColumn& column)
    {
        if (column.onlyTimesOfDay()) {
            return decideTime(column, *m_columns.timeOfDay, m_timeOfDay);
        }
        if (!column.onlyIntegers() || column.lowest() < 0 || column.highest() > 2400) {
            return fail(Phrase("Recording", "column %1 is no time of day like 23:45, 2345 or an hour")
                            .with(*m_columns.timeOfDay + 1));
        }
        m_hours = column.highest() <= 24;
        m_hourShift = m_hours && column.lowest() >= 1 && column.highest() == 24 ? 1 : 0;
        if (m_hourShift > 0) {
            note(Phrase("Recording", "hours from 1 to 24 are taken as the end of the hour"));
        }
        return true;
    }

    [[nodiscard]] std::optional<int64_t> timeOf(const std::vector<std::string_view>& fields) const
    {
        const auto first = m_columns.time < fields.size() ? m_time.micros(fields[m_columns.time]) : std::nullopt;
        if (!first || !m_columns.timeOfDay) {
            return first;
        }
        if (*m_columns.timeOfDay >= fields.size()) {
            return std::nullopt;
        }
        const std::string_view text = fields[*m_columns.timeOfDay];
        if (m_timeOfDay.timesOfDay()) {
            const auto rest = m_timeOfDay.micros(text);
            return rest ? std::optional(*first + *rest) : std::nullopt;
        }
        const auto number = NumberStyle{}.number(text);
        if (!number) {
            return std::nullopt;
        }
        const auto value = static_cast<int64_t>(*number);
        const int64_t minutes = m_hours ? (value - m_hourShift) * 60 : value / 100 * 60 + value % 100;
        return m_hours || value % 100 < 60 ? std::optional(*first + minutes * 60'000'000) : std::nullopt;
    }

    /// Second pass: values.
    bool readRows()
    {
        m_times.micros.reserve(m_rows);
        m_profile->columns.resize(m_columns.values.size());
        m_energies.resize(m_columns.values.size());
        m_totals.emplace(m_columns);
        for (std::size_t i = 0; i < m_columns.values.size(); ++i) {
            const LoadColumn& column = m_columns.values[i];
            if (!column.check && isEnergyColumn(column)) {
                m_energies[i].reserve(m_rows);
            } else if (!column.check) {
                m_profile->columns[i].reserve(m_rows);
            }
        }
        std::vector<std::string_view> fields;
        std::vector<double> row(m_columns.values.size());
        CsvRows rows = firstRow();
        while (rows.next(fields)) {
            if (m_width > 0 && fields.size() > m_width
                && std::any_of(fields.begin() + static_cast<std::ptrdiff_t>(m_width), fields.end(),
                    [](std::string_view field) { return !field.empty(); })) {
                return failAt(rows.line(),
                    Phrase("Recording",
                        "%1 fields where the head names %2 columns; a decimal comma between commas needs quotes")
                        .with(fields.size(), m_width));
            }
            const auto time = timeOf(fields);
            if (!time) {
                return failAt(rows.line(),
                    Phrase("Recording", "%1 is no time stamp like the others (%2)")
                        .with(inQuotes(m_columns.time < fields.size() ? fields[m_columns.time] : ""),
                            m_time.description()));
            }
            if (m_times.micros.size() >= m_rows) {
                return fail(Phrase("Recording", "the file has changed while it was read"));
            }
            keepLine(rows.line());
            m_times.micros.push_back(*time);
            if (!readValues(fields, rows.line(), row)) {
                return false;
            }
        }
        return m_input.error().isEmpty() || fail(m_input.error());
    }

    /// Remembers lines that do not follow the one before.
    void keepLine(std::size_t line)
    {
        const std::size_t row = m_times.micros.size();
        if ((m_jumps.empty() || line != m_jumps.back().second + (row - m_jumps.back().first))
            && m_jumps.size() < kMaxLineJumps) {
            m_jumps.emplace_back(row, line);
        }
    }

    [[nodiscard]] std::size_t lineOf(std::size_t row) const
    {
        auto jump = std::upper_bound(m_jumps.begin(), m_jumps.end(), row,
            [](std::size_t wanted, const auto& known) { return wanted < known.first; });
        return jump == m_jumps.begin() ? 0 : (jump - 1)->second + (row - (jump - 1)->first);
    }

    bool readValues(const std::vector<std::string_view>& fields, std::size_t line, std::vector<double>& row)
    {
        for (std::size_t i = 0; i < m_columns.values.size(); ++i) {
            const LoadColumn& column = m_columns.values[i];
            const std::string_view text = column.index < fields.size() ? fields[column.index] : std::string_view();
            row[i] = std::numeric_limits<double>::quiet_NaN();
            if (const auto value = m_style.number(text)) {
                const bool scaled = column.measured != Measured::voltage && column.measured != Measured::powerFactor;
                row[i] = *value * column.factor * (scaled ? m_options.factor : 1);
                if (!inLimits(column, row[i])) {
                    return failAt(line,
                        Phrase("Recording", "column %1: %2 is out of range: at most %3")
                            .with(column.index + 1, inQuotes(text), limitText(column)));
                }
            } else if (!isMissingMark(text)) {
                return failAt(
                    line, Phrase("Recording", "column %1: %2 is no number").with(column.index + 1, inQuotes(text)));
            }
            if (column.check) {
                continue;
            }
            if (std::isnan(row[i])) {
                ++m_missing;
                m_firstMissing = m_firstMissing == 0 ? line : m_firstMissing;
            }
            if (isEnergyColumn(column)) {
                m_energies[i].push_back(row[i]);
            } else {
                m_profile->columns[i].push_back(static_cast<float>(row[i]));
            }
        }
        m_totals->compare(line, row);
        return true;
    }

    static bool inLimits(const LoadColumn& column, double value)
    {
        switch (column.measured) {
        case Measured::current:
            return std::fabs(value) <= kHighestCurrent;
        case Measured::voltage:
            return value >= 0 && value <= kHighestVoltage;
        case Measured::powerFactor:
            return std::fabs(value) <= 1;
        case Measured::activeEnergy:
        case Measured::reactiveEnergy:
            return std::fabs(value) < 1e15;
        default:
            return std::fabs(value) <= kHighestPower;
        }
    }

    static std::string_view limitText(const LoadColumn& column)
    {
        switch (column.measured) {
        case Measured::current:
            return "5000 A";
        case Measured::voltage:
            return "1000 V";
        case Measured::powerFactor:
            return "1";
        case Measured::activeEnergy:
        case Measured::reactiveEnergy:
            return "1 PWh";
        default:
            return "10 MW";
        }
    }

    bool checkTotals()
    {
        const auto checked = m_totals->verdict(m_form, m_profile->notes);
        return checked || fail(checked.error());
    }

    bool putTimesInOrder()
    {
        const std::size_t rows = m_times.micros.size();
        if (rows < 2) {
            return fail(Phrase("Recording", "a load curve needs two rows at least"));
        }
        const auto ordered = m_times.straighten(
            m_time, [this](std::size_t row) { return lineOf(row); }, m_profile->notes);
        if (!ordered) {
            return fail(ordered.error());
        }
        if (m_times.reversed) {
            for (std::vector<float>& column : m_profile->columns) {
                std::reverse(column.begin(), column.end());
            }
            for (std::vector<double>& column : m_energies) {
                std::reverse(column.begin(), column.end());
            }
        }
        m_begin = m_times.micros.front();
        m_last = m_times.lastAsWritten;
        for (int64_t& time : m_times.micros) {
            time -= m_begin;
        }
        m_profile->micros = std::move(m_times.micros);
        m_profile->stepSeconds = static_cast<double>(m_times.step) / 1e6;
        m_profile->endMicros = m_profile->micros.back() + m_times.step;
        return true;
    }

    /// Whether the energies are meter readings; nothing: it cannot be told.
    [[nodiscard]] std::optional<bool> areReadings() const
    {
        if (m_options.readings) {
            return m_options.readings;
        }
        bool reading = false;
        bool interval = false;
        bool grows = false;
        for (std::size_t i = 0; i < m_energies.size(); ++i) {
            if (m_energies[i].empty()) {
                continue;
            }
            reading = reading || m_columns.values[i].reading;
            interval = interval || m_columns.values[i].interval;
            double last = std::numeric_limits<double>::quiet_NaN();
            for (const double value : m_energies[i]) {
                interval = interval || (!m_columns.values[i].reading && value < last);
                grows = grows || value > last;
                last = std::isnan(value) ? last : value;
            }
        }
        if (reading || interval || !grows) {
            return reading;
        }
        return m_profile->micros.size() >= kSureReadings ? std::optional(true) : std::nullopt;
    }

    bool convertEnergies()
    {
        const bool any = std::any_of(
            m_energies.begin(), m_energies.end(), [](const std::vector<double>& column) { return !column.empty(); });
        if (!any) {
            return true;
        }
        const auto readings = areReadings();
        if (!readings) {
            return fail(Phrase(
                "Recording", "the energies only grow: give energy: reading or interval in the scenario's profile"));
        }
        std::size_t backwards = 0;
        for (std::size_t i = 0; i < m_energies.size(); ++i) {
            if (!m_energies[i].empty()) {
                m_profile->columns[i] = *readings ? powersOfReadings(m_energies[i], m_profile->micros, backwards)
                                                  : powersOfIntervals(m_energies[i], m_profile->micros, m_times.step);
                m_energies[i] = {};
                for (std::size_t row = 0; row < m_profile->columns[i].size(); ++row) {
                    if (std::fabs(m_profile->columns[i][row]) > kHighestPower) {
                        return failAt(lineOfSorted(row),
                            Phrase("Recording", "column %1: the power of this energy is out of range: at most %2")
                                .with(m_columns.values[i].index + 1, "10 MW"));
                    }
                }
            }
        }
        if (!*readings) {
            note(m_columns.timeIsEnd
                    ? Phrase("Recording", "energies of the interval that ends at the time stamp: mean powers")
                    : Phrase("Recording", "energies of the interval that begins at the time stamp: mean powers"));
            if (m_columns.timeIsEnd) {
                endToBegin();
            }
            return true;
        }
        note(Phrase("Recording", "energies are meter readings: the power from each row to the next"));
        if (backwards > 0) {
            note(Phrase("Recording", "a meter reading goes back %n times: nothing is drawn there", nullptr, backwards));
        }
        if (m_missing > 0) {
            note(Phrase("Recording", "%n meter readings are missing: the power before goes on to the next one", nullptr,
                m_missing));
            m_missing = 0;
        }
        m_readings = true;
        m_profile->endMicros = m_profile->micros.back();
        m_profile->micros.pop_back();
        for (std::vector<float>& column : m_profile->columns) {
            if (!column.empty()) {
                column.pop_back();
            }
        }
        return true;
    }

    /// Energies whose stamps are the ends of their intervals: the interval of a row is the one before its stamp.
    void endToBegin()
    {
        for (std::size_t i = 0; i < m_columns.values.size(); ++i) {
            std::vector<float>& powers = m_profile->columns[i];
            if (!isEnergyColumn(m_columns.values[i]) || powers.empty()) {
                continue;
            }
            // powersOfIntervals() took the interval behind; all intervals but uneven ones are as long.
            for (std::size_t row = 0; row < powers.size(); ++row) {
                const auto length = [&](std::size_t n) {
                    const int64_t wide = n < m_profile->micros.size() && n > 0
                        ? m_profile->micros[n] - m_profile->micros[n - 1]
                        : m_times.step;
                    return static_cast<double>(wide) > kLoadGap * static_cast<double>(m_times.step) ? m_times.step
                                                                                                    : wide;
                };
                powers[row] *= static_cast<float>(length(row + 1)) / static_cast<float>(length(row));
            }
        }
        // Each row begins one interval earlier; only where the step changes does that differ from a common shift.
        for (std::size_t row = m_profile->micros.size(); row-- > 0;) {
            const int64_t before = row > 0 ? m_profile->micros[row - 1] : m_profile->micros[row] - m_times.step;
            const int64_t wide = m_profile->micros[row] - before;
            m_profile->micros[row]
                -= static_cast<double>(wide) > kLoadGap * static_cast<double>(m_times.step) ? m_times.step : wide;
        }
        m_profile->endMicros -= m_times.step;
        const int64_t first = m_profile->micros.front();
        for (int64_t& time : m_profile->micros) {
            time -= first;
        }
        m_profile->endMicros -= first;
        m_begin += first;
    }

    [[nodiscard]] std::size_t lineOfSorted(std::size_t row) const
    {
        return lineOf(m_times.reversed ? m_rows - 1 - row : row);
    }

    /// Gives the columns to the phases, then fills their gaps.
    bool fillGaps()
    {
        LoadProfile& profile = *m_profile;
        assignLanes(profile, m_columns, m_options.phiDeg);
        std::vector<bool> always(profile.columns.size());
        for (std::size_t i = 0; i < m_columns.values.size(); ++i) {
            always[i] = m_columns.values[i].measured == Measured::voltage;
            if (m_columns.values[i].measured == Measured::powerFactor) {
                profile.columns[i] = {};
            }
        }
        const auto gaps = m_readings ? LoadProfileOptions::Gaps::hold : m_options.gaps;
        const auto filled = vmeter::fillGaps(
            profile, gaps, always, m_missing, m_firstMissing, [this](std::size_t row) { return lineOfSorted(row); });
        return filled || fail(filled.error());
    }

    /// Puts what was read before the other notes.
    void reportSpan()
    {
        const std::string step = numberText(m_profile->stepSeconds);
        const Message time = m_columns.timeOfDay
            ? Message(Phrase("Recording", "%1 (columns %2 and %3)")
                          .with(m_time.description(), m_columns.time + 1, *m_columns.timeOfDay + 1))
            : Message(Phrase("Recording", "%1 (column %2)").with(m_time.description(), m_columns.time + 1));
        const double span = static_cast<double>(m_profile->endMicros) / 1e6;
        std::vector<Message> notes{m_time.dated()
                ? Phrase("Recording", "%n rows from %1 to %2, usual step %3 s, in all %4 s", nullptr, m_rows)
                      .with(instantText(m_begin), instantText(m_last), step, numberText(span))
                : Phrase("Recording", "%n rows, usual step %1 s, in all %2 s", nullptr, m_rows)
                      .with(step, numberText(span)),
            Phrase("Recording", "time stamps: %1").with(time)};
        notes.insert(notes.end(), m_columns.notes.begin(), m_columns.notes.end());
        m_profile->notes.insert(m_profile->notes.begin(), notes.begin(), notes.end());
    }

    TextInput& m_input;
    const LoadProfileOptions& m_options;
    std::shared_ptr<LoadProfile> m_profile;
    CsvForm m_form;
    LoadColumns m_columns;
    std::size_t m_width = 0; ///< columns that a row may have
    std::size_t m_rows = 0;
    NumberStyle m_style;
    TimeForm m_time;
    TimeForm m_timeOfDay;
    bool m_hours = false; ///< the time of day is a number of hours; false: HHMM
    int m_hourShift = 0;
    LoadTimes m_times;
    int64_t m_begin = 0; ///< instants of the first and the last row
    int64_t m_last = 0;
    std::vector<std::pair<std::size_t, std::size_t>> m_jumps; ///< row and line where lines are left out
    std::vector<std::vector<double>> m_energies;              ///< by column; a float has too few digits for a reading
    std::optional<TotalsCheck> m_totals;
    std::size_t m_missing = 0;
    std::size_t m_firstMissing = 0; ///< line
    bool m_readings = false;
    Message m_error;
};

float laneValue(const LoadProfile& profile, const LoadProfile::Lane& lane, std::size_t row)
{
    return lane.column ? profile.columns[*lane.column][row] * lane.factor : 0.0F;
}

PerPhase<double> laneValues(const LoadProfile& profile, const PerPhase<LoadProfile::Lane>& lanes, std::size_t row)
{
    PerPhase<double> values{};
    for (std::size_t phase = 0; phase < values.size(); ++phase) {
        values[phase] = static_cast<double>(laneValue(profile, lanes[phase], row));
    }
    return values;
}

} // namespace

LoadProfile::Row LoadProfile::row(std::size_t number) const
{
    Row row;
    row.seconds = static_cast<double>(micros[number]) / 1e6;
    row.active = laneValues(*this, active, number);
    row.reactive = laneValues(*this, reactive, number);
    if (volts) {
        row.volts = laneValues(*this, *volts, number);
    }
    return row;
}

LoadProfileResult readLoadProfile(const std::string& path, const LoadProfileOptions& options)
{
    auto input = TextInput::open(path, kMaxProfileBytes, options.encoding);
    if (!input) {
        return refused(input.error());
    }
    auto result = ProfileReader(*input, options).read();
    if (!result) {
        return refused(Phrase(nullptr, "%1: %2").with(path, result.error()));
    }
    return result;
}

LoadProfileResult parseLoadProfile(std::string_view csv, const LoadProfileOptions& options)
{
    TextInput input(csv, options.encoding);
    return ProfileReader(input, options).read();
}

} // namespace vmeter
