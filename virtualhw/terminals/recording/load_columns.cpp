// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/terminals/recording/load_columns.h"

#include "virtualhw/base/text_file/number_style.h"
#include "virtualhw/base/text_lines.h"
#include "virtualhw/base/utf8.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vmeter {

namespace {

constexpr std::size_t kMaxNamesListed = 12;

using Part = ColumnMeaning::Part;

bool isEnergy(Measured measured)
{
    return measured == Measured::activeEnergy || measured == Measured::reactiveEnergy;
}

/// P1, Q, I3, V, PF.
std::string laneName(const LoadColumn& column)
{
    std::string name;
    switch (column.measured) {
    case Measured::activePower:
    case Measured::activeEnergy:
        name = "P";
        break;
    case Measured::reactivePower:
    case Measured::reactiveEnergy:
        name = "Q";
        break;
    case Measured::apparentPower:
        name = "S";
        break;
    case Measured::current:
        name = "I";
        break;
    case Measured::voltage:
        name = "V";
        break;
    case Measured::powerFactor:
        name = "PF";
        break;
    case Measured::perUnit:
    case Measured::other:
        break;
    }
    if (column.part != Part::net) {
        name = column.part == Part::import ? "import" : "export";
    }
    return column.phase ? name + static_cast<char>('1' + *column.phase) : name;
}

class ColumnChooser {
public:
    ColumnChooser(
        const CsvForm& form, const std::vector<std::vector<std::string>>& sample, const LoadProfileOptions& options)
        : m_form(form)
        , m_sample(sample)
        , m_options(options)
        , m_names(form.names)
    {
        std::size_t width = m_names.size();
        for (const auto& row : sample) {
            width = std::max(width, row.size());
        }
        m_names.resize(width);
        m_meanings = meaningsOf(m_names, form.units);
    }

    Expected<LoadColumns> choose()
    {
        const bool good = chooseTime() && (m_options.columns.empty() ? chooseByName() : chooseAsSaid()) && arrange();
        if (!good) {
            return refused(m_error);
        }
        report();
        return std::move(m_columns);
    }

private:
    bool fail(const Message& what)
    {
        m_error = m_form.headLine > 0 ? Phrase("Recording", "line %1: %2").with(m_form.headLine, what) : what;
        return false;
    }

    [[nodiscard]] std::string shownName(std::size_t index) const
    {
        return m_names[index].empty() ? "(" + std::to_string(index + 1) + ")" : inQuotes(m_names[index]);
    }

    [[nodiscard]] std::string allNames() const
    {
        std::string names;
        for (std::size_t i = 0; i < m_names.size(); ++i) {
            if (i == kMaxNamesListed) {
                return names + ", ...";
            }
            names += (i == 0 ? "" : ", ") + shownName(i);
        }
        return names;
    }

    /// The column that the scenario means by name or number.
    bool find(const std::string& text, std::size_t& index)
    {
        std::size_t found = 0;
        for (std::size_t i = 0; i < m_names.size(); ++i) {
            if (m_names[i] == text) {
                index = i;
                ++found;
            }
        }
        if (found == 1) {
            return true;
        }
        if (found > 1) {
            return fail(
                Phrase("Recording", "several columns are called %1: name one by its number").with(inQuotes(text)));
        }
        const auto number = numberIn(text);
        if (number && *number >= 1 && *number <= static_cast<double>(m_names.size())
            && *number == static_cast<double>(static_cast<std::size_t>(*number))) {
            index = static_cast<std::size_t>(*number) - 1;
            return true;
        }
        return fail(Phrase("Recording", "there is no column %1; there are: %2").with(inQuotes(text), allNames()));
    }

    [[nodiscard]] TimeColumn sampled(std::size_t index) const
    {
        TimeColumn column;
        for (const auto& row : m_sample) {
            if (index < row.size() && !isMissingMark(row[index])) {
                column.see(row[index]);
            }
        }
        return column;
    }

    bool chooseTime()
    {
        const auto said = [&](const char* key) {
            const auto found = m_options.columns.find(key);
            return found == m_options.columns.end() ? nullptr : &found->second;
        };
        if (const std::string* time = said("time")) {
            std::size_t index = 0;
            if (!find(*time, index)) {
                return false;
            }
            m_columns.time = index;
            if (const std::string* date = said("date")) {
                m_columns.timeOfDay = index;
                return find(*date, m_columns.time);
            }
            m_columns.timeIsEnd = m_meanings[index].timeEnd;
            return true;
        }
        if (m_form.names.empty()) {
            return fail(Phrase("Recording",
                "no line names the columns: write one above the rows, or give columns: {time: 1, P: 2} in the "
                "scenario's profile"));
        }
        std::vector<std::size_t> candidates;
        for (const bool ends : {false, true}) {
            for (std::size_t i = 0; i < m_names.size(); ++i) {
                if (m_meanings[i].time && m_meanings[i].timeEnd == ends && (candidates.empty() || !ends)
                    && sampled(i).seen()) {
                    candidates.push_back(i);
                }
            }
        }
        if (candidates.empty() && !sampled(0).seen()) {
            for (std::size_t i = 1; i < m_names.size() && candidates.empty(); ++i) {
                const TimeColumn column = sampled(i);
                if (column.seen() && !column.onlyIntegers() && column.lowest() == 0 && column.highest() == 0) {
                    candidates.push_back(i); // no numbers in it, so dates
                }
            }
        }
        if (candidates.empty()) {
            candidates.push_back(0);
        }
        m_columns.time = candidates.front();
        m_columns.timeIsEnd = m_meanings[candidates.front()].timeEnd;
        const TimeColumn first = sampled(m_columns.time);
        const auto isDate = [](const TimeColumn& column) {
            return column.onlyDates()
                || (column.onlyIntegers() && column.lowest() > 19'000'000 && column.highest() < 22'000'000);
        };
        for (std::size_t n = 1; n < candidates.size(); ++n) {
            const TimeColumn other = sampled(candidates[n]);
            const bool timeOfDay = other.onlyTimesOfDay() || (other.onlyIntegers() && other.highest() <= 2400);
            if (isDate(first) && timeOfDay) {
                m_columns.timeOfDay = candidates[n];
                return true;
            }
            if (first.onlyTimesOfDay() && isDate(other)) {
                m_columns.timeOfDay = std::exchange(m_columns.time, candidates[n]);
                return true;
            }
        }
        return true;
    }

    [[nodiscard]] bool isTime(std::size_t index) const
    {
        return index == m_columns.time || index == m_columns.timeOfDay;
    }

    /// A column of the file as `measured`; false with an error if its unit is not known or missing.
    bool add(std::size_t index, Measured measured, std::optional<std::size_t> phase, Part part,
        const std::optional<MeasuredUnit>& unit, const std::string& unitText)
    {
        LoadColumn column;
        column.index = index;
        column.measured = measured;
        column.phase = phase;
        column.part = part;
        column.reading = m_meanings[index].reading;
        column.interval = m_meanings[index].interval;
        if (!unit && !unitText.empty()) {
            return fail(Phrase("Recording",
                "column %1: the unit %2 is not understood; W, kW, MW, var, kvar, VA, kVA, A, mA, V, Wh, kWh, MWh and "
                "kvarh are; units: in the scenario's profile names one")
                            .with(shownName(index), inQuotes(unitText)));
        }
        if (!unit && isEnergy(measured)) {
            return fail(Phrase("Recording", "column %1: an energy needs its unit in the head, like %2 [kWh]")
                            .with(shownName(index), m_names[index]));
        }
        column.factor = unit ? unit->factor : 1;
        m_columns.values.push_back(column);
        m_units.push_back(unit ? unitText : std::string());
        return true;
    }

    bool chooseAsSaid()
    {
        struct Key {
            std::string_view begin;
            Measured measured;
            Part part;
        };
        constexpr std::array kKeys{Key{"PF", Measured::powerFactor, Part::net},
            Key{"P", Measured::activePower, Part::net}, Key{"Q", Measured::reactivePower, Part::net},
            Key{"S", Measured::apparentPower, Part::net}, Key{"I", Measured::current, Part::net},
            Key{"V", Measured::voltage, Part::net}, Key{"import", Measured::activePower, Part::import},
            Key{"export", Measured::activePower, Part::export_}};
        bool any = false;
        for (const auto& [name, text] : m_options.columns) {
            if (name == "time" || name == "date") {
                continue;
            }
            any = true;
            std::size_t index = 0;
            if (!find(text, index)) {
                return false;
            }
            const bool ofPhase = isAsciiDigit(name.back());
            const std::string base = ofPhase ? name.substr(0, name.size() - 1) : name;
            const auto* key
                = std::find_if(kKeys.begin(), kKeys.end(), [&](const Key& known) { return known.begin == base; });
            if (key == kKeys.end()) {
                return fail(Phrase("Recording", "there is no quantity %1").with(inQuotes(name)));
            }
            std::optional<MeasuredUnit> unit = m_meanings[index].unit;
            std::string unitText = m_meanings[index].unitText;
            if (const auto given = m_options.units.find(name); given != m_options.units.end()) {
                unitText = given->second;
                unit = unitNamed(unitText);
            }
            Measured measured = key->measured;
            if (unit && unit->measured != measured) {
                const bool energy = (measured == Measured::activePower && unit->measured == Measured::activeEnergy)
                    || (measured == Measured::reactivePower && unit->measured == Measured::reactiveEnergy);
                if (!energy) {
                    unit.reset(); // refused by name
                } else {
                    measured = unit->measured;
                }
            }
            if (!add(index, measured,
                    ofPhase ? std::optional(static_cast<std::size_t>(name.back() - '1')) : std::nullopt, key->part,
                    unit, unitText)) {
                return false;
            }
        }
        return any || chooseByName();
    }

    [[nodiscard]] bool numericInSample(std::size_t index) const
    {
        std::size_t values = 0;
        for (const auto& row : m_sample) {
            if (index < row.size() && !isMissingMark(row[index])) {
                if (!looksLikeValue(row[index])) {
                    return false;
                }
                ++values;
            }
        }
        return values > 0;
    }

    bool chooseByName()
    {
        const auto measures = [&](std::size_t i, std::initializer_list<Measured> kinds) {
            return !isTime(i) && m_meanings[i].measured
                && std::find(kinds.begin(), kinds.end(), *m_meanings[i].measured) != kinds.end();
        };
        const auto certain = [&](std::initializer_list<Measured> kinds) {
            std::vector<std::size_t> found;
            for (std::size_t i = 0; i < m_names.size(); ++i) {
                if (m_meanings[i].certain && measures(i, kinds)) {
                    found.push_back(i);
                }
            }
            return found;
        };
        // The first kind that is there is read; the others say the same in another way.
        std::vector<std::size_t> main = certain({Measured::activePower});
        Measured kind = Measured::activePower;
        for (const Measured next : {Measured::activeEnergy, Measured::apparentPower, Measured::current}) {
            if (main.empty()) {
                main = certain({next});
                kind = next;
            }
        }
        if (main.empty()) {
            std::vector<std::size_t> maybe;
            for (std::size_t i = 0; i < m_names.size(); ++i) {
                if (measures(
                        i, {Measured::activePower, Measured::activeEnergy, Measured::apparentPower, Measured::current})
                    && numericInSample(i)) {
                    maybe.push_back(i);
                }
            }
            if (maybe.size() == 1) {
                main = maybe;
                kind = *m_meanings[maybe.front()].measured;
                m_columns.notes.push_back(
                    Phrase("Recording", "only column %1 can be a load, though not all of its name is understood")
                        .with(shownName(maybe.front())));
            } else {
                for (std::size_t i = 0; i < m_names.size(); ++i) {
                    if (m_meanings[i].needsUnit && !m_meanings[i].unit && !isTime(i)) {
                        return fail(Phrase("Recording",
                            "column %1 may be a power or an energy: give its unit in the head, or columns: and units: "
                            "in "
                            "the scenario's profile")
                                        .with(shownName(i)));
                    }
                }
                return fail(maybe.empty() ? Phrase("Recording",
                                "no column is a power or a current: name them P1, P2, P3 or I1, I2, I3, with the unit "
                                "in brackets, or give columns: in the scenario's profile; there are: %1")
                                                .with(allNames())
                                          : Phrase("Recording",
                                              "several columns may be the load: say with columns: in the scenario's "
                                              "profile which one is; there are: %1")
                                                .with(allNames()));
            }
        }
        for (const std::size_t index : main) {
            const ColumnMeaning& meaning = m_meanings[index];
            if (!add(index, kind, meaning.phase, meaning.part, meaning.unit, meaning.unitText)) {
                return false;
            }
        }
        std::vector<Measured> beside{Measured::voltage};
        if (kind == Measured::activePower) {
            beside.push_back(Measured::reactivePower);
        } else if (kind == Measured::activeEnergy) {
            beside.push_back(Measured::reactiveEnergy);
            beside.push_back(Measured::reactivePower);
        } else {
            beside.push_back(Measured::powerFactor);
        }
        for (const Measured more : beside) {
            for (const std::size_t index : certain({more})) {
                const ColumnMeaning& meaning = m_meanings[index];
                if (!add(index, more, meaning.phase, meaning.part, meaning.unit, meaning.unitText)) {
                    return false;
                }
            }
        }
        return true;
    }

    /// Makes totals and columns that come twice to checks.
    bool arrange()
    {
        auto& values = m_columns.values;
        const auto sameKind = [](const LoadColumn& a, const LoadColumn& b) {
            const auto reactive
                = [](Measured m) { return m == Measured::reactivePower || m == Measured::reactiveEnergy; };
            return a.measured == b.measured || (reactive(a.measured) && reactive(b.measured));
        };
        // Beside a net power, import and export say the same again.
        for (LoadColumn& column : values) {
            if (column.part != Part::net && std::any_of(values.begin(), values.end(), [&](const LoadColumn& other) {
                    return other.part == Part::net && sameKind(other, column);
                })) {
                column.check = true;
            }
        }
        for (std::size_t i = 0; i < values.size(); ++i) {
            for (std::size_t before = 0; before < i && !values[i].check; ++before) {
                if (!values[before].check && sameKind(values[before], values[i])
                    && values[before].phase == values[i].phase && values[before].part == values[i].part) {
                    values[i].check = true;
                    values[i].twin = before;
                }
            }
        }
        for (LoadColumn& total : values) {
            if (total.phase || total.check || total.measured == Measured::voltage
                || total.measured == Measured::powerFactor) {
                continue;
            }
            const bool phases = std::any_of(values.begin(), values.end(), [&](const LoadColumn& other) {
                return other.phase && !other.check && sameKind(other, total) && other.part == total.part;
            });
            total.check = phases;
        }
        // A voltage or power factor of all phases beside those of each says nothing new.
        for (LoadColumn& common : values) {
            const bool each = common.measured == Measured::voltage || common.measured == Measured::powerFactor;
            if (each && !common.phase && !common.check
                && std::any_of(values.begin(), values.end(),
                    [&](const LoadColumn& other) { return other.phase && sameKind(other, common); })) {
                common.check = true;
            }
        }
        for (const LoadColumn& column : values) {
            if (column.measured == Measured::apparentPower && !m_options.phiDeg
                && std::none_of(values.begin(), values.end(),
                    [](const LoadColumn& other) { return other.measured == Measured::powerFactor; })) {
                return fail(Phrase("Recording",
                    "column %1 is an apparent power: give power_factor: in the scenario's profile, like 0.9 ind")
                                .with(shownName(column.index)));
            }
        }
        return true;
    }

    void report()
    {
        for (std::size_t i = 0; i < m_columns.values.size(); ++i) {
            const LoadColumn& column = m_columns.values[i];
            if (column.check) {
                continue;
            }
            const bool whole = !column.phase
                && (column.measured == Measured::activePower || isEnergy(column.measured)
                    || column.measured == Measured::reactivePower || column.measured == Measured::apparentPower);
            Message what = m_units[i].empty()
                ? column.measured == Measured::powerFactor
                    ? Message(Phrase("Recording", "%1 from column %2").with(laneName(column), shownName(column.index)))
                    : Message(Phrase("Recording", "%1 from column %2, which names no unit: taken as %3")
                                  .with(laneName(column), shownName(column.index),
                                      column.measured == Measured::current             ? "A"
                                          : column.measured == Measured::voltage       ? "V"
                                          : column.measured == Measured::reactivePower ? "var"
                                          : column.measured == Measured::apparentPower ? "VA"
                                                                                       : "W"))
                : Message(Phrase("Recording", "%1 from column %2 in %3, times %4")
                              .with(laneName(column), shownName(column.index), m_units[i], numberText(column.factor)));
            m_columns.notes.push_back(
                whole ? Phrase("Recording", "%1, divided equally among L1, L2 and L3").with(what) : std::move(what));
        }
        std::string unused;
        std::size_t count = 0;
        for (std::size_t i = 0; i < m_names.size(); ++i) {
            const bool read = isTime(i)
                || std::any_of(m_columns.values.begin(), m_columns.values.end(),
                    [&](const LoadColumn& column) { return column.index == i; });
            if (!read && (!m_names[i].empty() || i + 1 < m_names.size()) && ++count <= kMaxNamesListed) {
                unused += (unused.empty() ? "" : ", ") + shownName(i);
            }
        }
        if (count > 0) {
            m_columns.notes.push_back(Phrase("Recording", "%n columns are not used: %1", nullptr, count)
                                          .with(count > kMaxNamesListed ? unused + ", ..." : unused));
        }
    }

    const CsvForm& m_form;
    const std::vector<std::vector<std::string>>& m_sample;
    const LoadProfileOptions& m_options;
    std::vector<std::string> m_names;
    std::vector<ColumnMeaning> m_meanings;
    std::vector<std::string> m_units; ///< of m_columns.values, as written
    LoadColumns m_columns;
    Message m_error;
};

} // namespace

Expected<LoadColumns> chooseLoadColumns(
    const CsvForm& form, const std::vector<std::vector<std::string>>& sample, const LoadProfileOptions& options)
{
    return ColumnChooser(form, sample, options).choose();
}

} // namespace vmeter
