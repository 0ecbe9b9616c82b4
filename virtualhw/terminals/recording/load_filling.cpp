// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/terminals/recording/load_filling.h"

#include "virtualhw/terminals/recording/load_times.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vmeter {

namespace {

constexpr double kMicrosOfAnHour = 3.6e9;
constexpr int64_t kHoldMicros = 3'600'000'000; ///< how long the last value is held
constexpr std::size_t kMaxGapNotes = 20;

struct InsertedRow {
    std::size_t after = 0;
    int64_t micros = 0;
    bool missing = false; ///< no value in it; false: the values of the row before
};

void insertRows(LoadProfile& profile, const std::vector<InsertedRow>& rows)
{
    if (rows.empty()) {
        return;
    }
    const std::size_t size = profile.size() + rows.size();
    for (std::vector<float>& column : profile.columns) {
        if (column.empty()) {
            continue;
        }
        std::vector<float> whole;
        whole.reserve(size);
        auto next = rows.begin();
        for (std::size_t i = 0; i < column.size(); ++i) {
            whole.push_back(column[i]);
            for (; next != rows.end() && next->after == i; ++next) {
                whole.push_back(next->missing ? std::numeric_limits<float>::quiet_NaN() : column[i]);
            }
        }
        column = std::move(whole);
    }
    std::vector<int64_t> whole;
    whole.reserve(size);
    auto next = rows.begin();
    for (std::size_t i = 0; i < profile.micros.size(); ++i) {
        whole.push_back(profile.micros[i]);
        for (; next != rows.end() && next->after == i; ++next) {
            whole.push_back(next->micros);
        }
    }
    profile.micros = std::move(whole);
}

Message fillingText(LoadProfileOptions::Gaps gaps)
{
    switch (gaps) {
    case LoadProfileOptions::Gaps::holdAnHour:
        return Phrase("Recording", "the last value is held for up to an hour, then nothing is drawn");
    case LoadProfileOptions::Gaps::hold:
        return Phrase("Recording", "the last value is held");
    case LoadProfileOptions::Gaps::zero:
    case LoadProfileOptions::Gaps::refuse:
        return Phrase("Recording", "nothing is drawn in it");
    }
    return {};
}

/// A gap becomes a row without values, one usual step behind the last row before it.
void findGaps(LoadProfile& profile, LoadProfileOptions::Gaps gaps,
    const std::function<std::size_t(std::size_t)>& lineOf, std::vector<InsertedRow>& rows, Message& first)
{
    const auto step = std::llround(profile.stepSeconds * 1e6);
    std::size_t count = 0;
    for (std::size_t i = 0; i + 1 < profile.size(); ++i) {
        const int64_t length = profile.micros[i + 1] - profile.micros[i];
        if (static_cast<double>(length) <= kLoadGap * static_cast<double>(step)) {
            continue;
        }
        rows.push_back({i, profile.micros[i] + step, true});
        const Message what = Phrase("Recording", "gap of %1 s behind line %2: %3")
                                 .with((length - step) / 1'000'000, lineOf(i), fillingText(gaps));
        first = count == 0 ? what : first;
        if (++count <= kMaxGapNotes) {
            profile.notes.push_back(what);
        }
    }
    if (count > kMaxGapNotes) {
        profile.notes.push_back(Phrase("Recording", "%n gaps altogether", nullptr, count));
    }
}

/// Where the hour of holding ends between two rows.
std::vector<InsertedRow> endsOfHolding(const LoadProfile& profile, const std::vector<bool>& keepAlways)
{
    std::vector<InsertedRow> rows;
    for (std::size_t c = 0; c < profile.columns.size(); ++c) {
        const std::vector<float>& column = profile.columns[c];
        if (keepAlways[c]) {
            continue;
        }
        int64_t since = 0; // when the values began to be missing
        for (std::size_t i = 0; i < column.size(); ++i) {
            if (!std::isnan(column[i])) {
                continue;
            }
            since = i > 0 && std::isnan(column[i - 1]) ? since : profile.micros[i];
            const int64_t end = since + kHoldMicros;
            const int64_t next = i + 1 < profile.size() ? profile.micros[i + 1] : profile.endMicros;
            if (end > profile.micros[i] && end < next) {
                rows.push_back({i, end, false});
            }
        }
    }
    std::sort(rows.begin(), rows.end(), [](const InsertedRow& a, const InsertedRow& b) { return a.micros < b.micros; });
    rows.erase(std::unique(rows.begin(), rows.end(),
                   [](const InsertedRow& a, const InsertedRow& b) { return a.micros == b.micros; }),
        rows.end());
    return rows;
}

void fillColumn(
    std::vector<float>& column, const std::vector<int64_t>& micros, LoadProfileOptions::Gaps gaps, bool always)
{
    std::optional<float> last;
    int64_t since = 0;
    bool missing = false;
    for (std::size_t i = 0; i < column.size(); ++i) {
        if (!std::isnan(column[i])) {
            last = column[i];
            missing = false;
            continue;
        }
        since = missing ? since : micros[i];
        missing = true;
        const bool held = always || gaps == LoadProfileOptions::Gaps::hold
            || (gaps == LoadProfileOptions::Gaps::holdAnHour && micros[i] - since < kHoldMicros);
        if (!last && always) {
            const auto next = std::find_if(column.begin() + static_cast<std::ptrdiff_t>(i), column.end(),
                [](float value) { return !std::isnan(value); });
            last = next == column.end() ? 0.0F : *next;
        }
        column[i] = held ? last.value_or(0.0F) : 0.0F;
    }
}

} // namespace

Expected<void> fillGaps(LoadProfile& profile, LoadProfileOptions::Gaps gaps, const std::vector<bool>& keepAlways,
    std::size_t missing, std::size_t firstMissingLine, const std::function<std::size_t(std::size_t)>& lineOf)
{
    if (missing > 0 && gaps == LoadProfileOptions::Gaps::refuse) {
        return refused(Phrase("Recording", "line %1: a value is missing, and the scenario says gaps: refuse")
                           .with(firstMissingLine));
    }
    if (missing > 0) {
        profile.notes.push_back(Phrase("Recording", "%n values are missing, the first in line %1: %2", nullptr, missing)
                                    .with(firstMissingLine, fillingText(gaps)));
    }
    std::vector<InsertedRow> rows;
    Message first;
    findGaps(profile, gaps, lineOf, rows, first);
    if (!rows.empty() && gaps == LoadProfileOptions::Gaps::refuse) {
        return refused(Phrase("Recording", "%1; the scenario says gaps: refuse").with(first));
    }
    if (rows.empty() && missing == 0) {
        return {};
    }
    if (gaps != LoadProfileOptions::Gaps::hold) {
        insertRows(profile, rows);
    }
    if (gaps == LoadProfileOptions::Gaps::holdAnHour) {
        insertRows(profile, endsOfHolding(profile, keepAlways));
    }
    for (std::size_t c = 0; c < profile.columns.size(); ++c) {
        fillColumn(profile.columns[c], profile.micros, gaps, keepAlways[c]);
    }
    return {};
}

std::vector<float> powersOfIntervals(
    const std::vector<double>& energies, const std::vector<int64_t>& micros, int64_t step)
{
    std::vector<float> powers(energies.size());
    for (std::size_t i = 0; i < energies.size(); ++i) {
        int64_t length = i + 1 < micros.size() ? micros[i + 1] - micros[i] : step;
        if (static_cast<double>(length) > kLoadGap * static_cast<double>(step)) {
            length = step;
        }
        powers[i] = static_cast<float>(energies[i] * kMicrosOfAnHour / static_cast<double>(length));
    }
    return powers;
}

std::vector<float> powersOfReadings(
    const std::vector<double>& readings, const std::vector<int64_t>& micros, std::size_t& backwards)
{
    std::vector<float> powers(readings.size());
    std::optional<std::size_t> from;
    for (std::size_t i = 0; i < readings.size(); ++i) {
        if (std::isnan(readings[i])) {
            continue;
        }
        if (from && readings[i] < readings[*from]) {
            ++backwards;
            // The counter begins again: nothing is known of this interval.
            std::fill(powers.begin() + static_cast<std::ptrdiff_t>(*from),
                powers.begin() + static_cast<std::ptrdiff_t>(i), 0.0F);
        } else if (from) {
            const double power
                = (readings[i] - readings[*from]) * kMicrosOfAnHour / static_cast<double>(micros[i] - micros[*from]);
            std::fill(powers.begin() + static_cast<std::ptrdiff_t>(*from),
                powers.begin() + static_cast<std::ptrdiff_t>(i), static_cast<float>(power));
        }
        from = i;
    }
    return powers;
}

} // namespace vmeter
