// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/base/text_file/measured_unit.h"

#include "virtualhw/base/text_file/text_encoding.h"

#include <algorithm>
#include <string>

namespace vmeter {

namespace {

struct UnitRow {
    std::string_view symbol; ///< folded
    Measured measured;
};

// Symbols and words without a prefix.
constexpr std::array kUnitRows{
    UnitRow{"w", Measured::activePower},
    UnitRow{"watt", Measured::activePower},
    UnitRow{"watts", Measured::activePower},
    UnitRow{"var", Measured::reactivePower},
    UnitRow{"vars", Measured::reactivePower},
    UnitRow{"va", Measured::apparentPower},
    UnitRow{"voltampere", Measured::apparentPower},
    UnitRow{"voltamperes", Measured::apparentPower},
    UnitRow{"a", Measured::current},
    UnitRow{"amp", Measured::current},
    UnitRow{"amps", Measured::current},
    UnitRow{"ampere", Measured::current},
    UnitRow{"amperes", Measured::current},
    UnitRow{"ampare", Measured::current},
    UnitRow{"v", Measured::voltage},
    UnitRow{"volt", Measured::voltage},
    UnitRow{"volts", Measured::voltage},
    UnitRow{"wh", Measured::activeEnergy},
    UnitRow{"watthour", Measured::activeEnergy},
    UnitRow{"watthours", Measured::activeEnergy},
    UnitRow{"wattstunden", Measured::activeEnergy},
    UnitRow{"wattheures", Measured::activeEnergy},
    UnitRow{"varh", Measured::reactiveEnergy},
    UnitRow{"pu", Measured::perUnit},
    UnitRow{"hz", Measured::other},
    UnitRow{"degc", Measured::other},
    UnitRow{"deg", Measured::other},
    UnitRow{"°c", Measured::other},
    UnitRow{"°", Measured::other},
    UnitRow{"c", Measured::other},
    UnitRow{"%", Measured::other},
    UnitRow{"bar", Measured::other},
    UnitRow{"lux", Measured::other},
    UnitRow{"w/m2", Measured::other},
    UnitRow{"w/m²", Measured::other},
    UnitRow{"m/s", Measured::other},
    UnitRow{"eur", Measured::other},
    UnitRow{"€", Measured::other},
    UnitRow{"m3", Measured::other},
};

struct PrefixRow {
    std::string_view text; ///< folded
    double factor;
};
constexpr std::array kPrefixRows{PrefixRow{"", 1}, PrefixRow{"kilo", 1e3}, PrefixRow{"mega", 1e6},
    PrefixRow{"milli", 1e-3}, PrefixRow{"giga", 1e9}, PrefixRow{"micro", 1e-6}, PrefixRow{"k", 1e3},
    PrefixRow{"m", 1e-3}, PrefixRow{"g", 1e9}, PrefixRow{"u", 1e-6}, PrefixRow{"µ", 1e-6}, PrefixRow{"μ", 1e-6}};

/// Without blanks, points and what says that a value is an rms, primary or secondary one.
std::string bareUnit(std::string_view text)
{
    std::string folded = foldedText(text);
    for (const std::string_view word : {"(rms)", "rms", "eff", "peak", "prim", "sec", "pri"}) {
        const std::size_t at = folded.find(word);
        if (at != std::string::npos && at > 0 && (folded[at - 1] == ' ' || folded[at - 1] == '_' || word.front() == '(')
            && at + word.size() == folded.size() && word != "peak") {
            folded.erase(at);
        }
    }
    std::erase_if(folded, [](char c) { return c == ' ' || c == '.' || c == '_' || c == '-' || c == '\t'; });
    return folded;
}

} // namespace

std::optional<MeasuredUnit> unitNamed(std::string_view text)
{
    if (text.empty() || text.size() > 40) {
        return std::nullopt;
    }
    const std::string bare = bareUnit(text);
    if (bare == "1" || bare == "cosphi") {
        return MeasuredUnit{Measured::powerFactor, 1};
    }
    for (const PrefixRow& prefix : kPrefixRows) {
        if (!std::string_view(bare).starts_with(prefix.text)) {
            continue;
        }
        const std::string_view rest = std::string_view(bare).substr(prefix.text.size());
        const auto* row = std::find_if(
            kUnitRows.begin(), kUnitRows.end(), [&](const UnitRow& candidate) { return candidate.symbol == rest; });
        if (row == kUnitRows.end() || (!prefix.text.empty() && row->measured == Measured::other)) {
            continue;
        }
        double factor = prefix.factor;
        if (prefix.text == "m") {
            // "M" and "m" differ for powers and energies; megavolts and mega-amperes are not plausible.
            const bool capital = text[text.find_first_of("mM")] == 'M';
            const bool field = row->measured == Measured::voltage || row->measured == Measured::current;
            factor = capital && !field ? 1e6 : 1e-3;
        }
        return MeasuredUnit{row->measured, factor};
    }
    return std::nullopt;
}

std::optional<double> timeUnitNamed(std::string_view text)
{
    struct TimeUnitRow {
        std::string_view name;
        double seconds;
    };
    constexpr std::array kRows{TimeUnitRow{"s", 1}, TimeUnitRow{"sec", 1}, TimeUnitRow{"secs", 1},
        TimeUnitRow{"second", 1}, TimeUnitRow{"seconds", 1}, TimeUnitRow{"sekunde", 1}, TimeUnitRow{"sekunden", 1},
        TimeUnitRow{"seconde", 1}, TimeUnitRow{"secondes", 1}, TimeUnitRow{"sek", 1}, TimeUnitRow{"ms", 1e-3},
        TimeUnitRow{"msec", 1e-3}, TimeUnitRow{"millis", 1e-3}, TimeUnitRow{"milliseconds", 1e-3},
        TimeUnitRow{"millisekunden", 1e-3}, TimeUnitRow{"millisecondes", 1e-3}, TimeUnitRow{"us", 1e-6},
        TimeUnitRow{"µs", 1e-6}, TimeUnitRow{"microseconds", 1e-6}, TimeUnitRow{"min", 60}, TimeUnitRow{"mins", 60},
        TimeUnitRow{"minute", 60}, TimeUnitRow{"minutes", 60}, TimeUnitRow{"minuten", 60}, TimeUnitRow{"mn", 60},
        TimeUnitRow{"h", 3600}, TimeUnitRow{"hr", 3600}, TimeUnitRow{"hrs", 3600}, TimeUnitRow{"hour", 3600},
        TimeUnitRow{"hours", 3600}, TimeUnitRow{"stunde", 3600}, TimeUnitRow{"stunden", 3600}, TimeUnitRow{"std", 3600},
        TimeUnitRow{"heure", 3600}, TimeUnitRow{"heures", 3600}, TimeUnitRow{"d", 86400}, TimeUnitRow{"day", 86400},
        TimeUnitRow{"days", 86400}, TimeUnitRow{"tag", 86400}, TimeUnitRow{"tage", 86400}, TimeUnitRow{"jour", 86400},
        TimeUnitRow{"jours", 86400}};
    const std::string folded = foldedText(text);
    const auto* row
        = std::find_if(kRows.begin(), kRows.end(), [&](const TimeUnitRow& known) { return known.name == folded; });
    return row == kRows.end() ? std::nullopt : std::optional(row->seconds);
}

} // namespace vmeter
