// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/rules/shown_readings.h"

#include "app/coach/rules/register_reads.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <set>

namespace vmeter::coach {

namespace {

/// The registers that the client reads displaced or by halves: what it shows of them follows from that.
std::set<const RegisterRow*> spoiledRows(const Case& seen)
{
    std::set<const RegisterRow*> rows;
    for (const auto& [range, exchanges] : readTable(seen)) {
        const bool displaced = isDisplaced(seen.registers, range);
        for (const RegisterRow& row : seen.registers.rows) {
            const bool touched = row.address < range.end() && uint32_t{row.address} + row.words > range.address;
            const bool cut = &row == cutAtBegin(seen.registers, range) || &row == cutAtEnd(seen.registers, range);
            if (touched && (displaced || cut)) {
                rows.insert(&row);
            }
        }
    }
    return rows;
}

} // namespace

std::vector<JudgedValue> quietReadings(const Case& seen)
{
    std::vector<JudgedValue> readings;
    const std::set<const RegisterRow*> spoiled = spoiledRows(seen);
    for (const ShownValue& shown : seen.shown) {
        const bool quiet = std::ranges::any_of(seen.marks, [&](const Mark& mark) {
            return !nameOf(mark.kind).isFault && mark.begin <= shown.time && shown.time < mark.end;
        });
        if (quiet && !spoiled.contains(shown.mapped->row)) {
            readings.push_back({&shown, readingOf(shown)});
        }
    }
    return readings;
}

std::vector<JudgedValue> ofKind(const std::vector<JudgedValue>& readings, Reading::Kind kind)
{
    std::vector<JudgedValue> found;
    std::ranges::copy_if(
        readings, std::back_inserter(found), [&](const JudgedValue& value) { return value.reading.kind == kind; });
    return found;
}

Evidence valueEvidence(const JudgedValue& value, const LocalizedText& shownAs)
{
    const MappedValue& mapped = *value.shown->mapped;
    const std::string unit = mapped.unit.empty() ? "" : " " + mapped.unit;
    const std::string shown = numberText(value.shown->shown) + unit;
    const std::string truth = numberText(value.reading.truth) + unit;
    const bool hasTruth = value.reading.kind != Reading::Kind::sentinel;
    return {
        .meterTime = value.shown->meterTime,
        .row = mapped.row,
        .shown = value.shown->shown,
        .truth = hasTruth ? std::optional(value.reading.truth) : std::nullopt,
        .words = {mapped.name + " shows " + shown + (hasTruth ? ", true is " + truth : "") + ": " + shownAs.en + ".",
            mapped.name + " affiche " + shown + (hasTruth ? ", la valeur vraie est " + truth : "") + " : " + shownAs.fr
                + "."},
    };
}

std::vector<Evidence> valueEvidence(const std::vector<JudgedValue>& values, const LocalizedText& shownAs)
{
    constexpr std::size_t kOfEach = 2;
    std::vector<Evidence> evidence;
    if (values.size() < 2) {
        return evidence;
    }
    std::map<std::string, std::size_t> counts;
    for (const JudgedValue& value : values) {
        if (++counts[value.shown->mapped->name] <= kOfEach) {
            evidence.push_back(valueEvidence(value, shownAs));
        }
    }
    return evidence;
}

LocalizedText needsNegatives()
{
    return {"the values that the client shows, one of them negative (--mapping and --values, phase export of the plan)",
        "les valeurs que le client affiche, dont une négative (--mapping et --values, phase export du plan)"};
}

Finding judgeNegatives(const Case& seen, Reading::Kind kind, const LocalizedText& shownAs)
{
    const std::vector<JudgedValue> readings = quietReadings(seen);
    std::vector<Evidence> evidence = valueEvidence(ofKind(readings, kind), shownAs);
    if (!evidence.empty()) {
        return mistake(std::move(evidence));
    }
    const bool isRight = std::ranges::any_of(readings,
        [](const JudgedValue& value) { return value.reading.kind == Reading::Kind::right && value.reading.truth < 0; });
    return isRight ? right() : notSeen();
}

std::string numberText(double number)
{
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.6f", number);
    std::string digits = text.data();
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.back() == '.') {
        digits.pop_back();
    }
    return digits;
}

} // namespace vmeter::coach
