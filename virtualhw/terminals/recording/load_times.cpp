// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/terminals/recording/load_times.h"

#include <algorithm>

namespace vmeter {

namespace {

constexpr int64_t kMicrosPerHour = 3'600'000'000;
constexpr int64_t kMicrosPerDay = 24 * kMicrosPerHour;

/// Middle of the forward steps.
int64_t usualStep(const std::vector<int64_t>& micros)
{
    // A sample of a long file is enough, and needs no second copy of all times.
    constexpr std::size_t kSample = 100'001;
    std::vector<int64_t> steps;
    const std::size_t stride = micros.size() / kSample + 1;
    for (std::size_t i = 1; i < micros.size(); i += stride) {
        if (micros[i] > micros[i - 1]) {
            steps.push_back(micros[i] - micros[i - 1]);
        }
    }
    if (steps.empty()) {
        return 0;
    }
    const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
    std::nth_element(steps.begin(), middle, steps.end());
    return *middle;
}

/// Clocks are changed on Sundays in spring and autumn, before four in the morning.
bool mayChangeClocks(int64_t local)
{
    const int month = monthOf(local);
    const int64_t ofDay = (local % kMicrosPerDay + kMicrosPerDay) % kMicrosPerDay;
    return weekdayOf(local) == 0 && (month == 3 || month == 4 || (month >= 9 && month <= 11))
        && ofDay <= 4 * kMicrosPerHour;
}

} // namespace

Expected<void> LoadTimes::straighten(
    const TimeForm& form, const std::function<std::size_t(std::size_t)>& lineOf, std::vector<Message>& notes)
{
    std::size_t back = 0;
    for (std::size_t i = 1; i < micros.size(); ++i) {
        back += micros[i] < micros[i - 1] ? 1U : 0U;
    }
    reversed = back * 2 > micros.size() - 1;
    if (reversed) {
        std::reverse(micros.begin(), micros.end());
        notes.push_back(Phrase("Recording", "the newest row is the first: the rows are read from the last one on"));
    }
    step = usualStep(micros);
    lastAsWritten = micros.back();
    int64_t shift = 0;
    for (std::size_t i = 1; i < micros.size(); ++i) {
        const int64_t before = micros[i - 1];
        const int64_t local = micros[i];
        int64_t now = local + shift;
        if (form.timesOfDay() && now <= before && before - now > kMicrosPerDay / 2) {
            shift += kMicrosPerDay;
            now += kMicrosPerDay;
        }
        const auto close = [&](int64_t time) {
            return time > before && static_cast<double>(time - before) <= kLoadGap * static_cast<double>(step);
        };
        if (form.local() && now <= before && close(now + kMicrosPerHour) && mayChangeClocks(local)) {
            shift += kMicrosPerHour;
            now += kMicrosPerHour;
            notes.push_back(
                Phrase("Recording", "the clock was set back by an hour before %1").with(instantText(local)));
        } else if (form.local() && !close(now) && now > before && now - kMicrosPerHour - before == step
            && mayChangeClocks(local)) {
            shift -= kMicrosPerHour;
            now -= kMicrosPerHour;
            notes.push_back(Phrase("Recording", "the clock was set forward by an hour before %1; there is no gap")
                                .with(instantText(local)));
        }
        if (now <= before) {
            const std::size_t row = reversed ? micros.size() - 1 - i : i;
            return refused(Phrase("Recording", "line %1: %2")
                               .with(lineOf(row), Phrase("Recording", "the time does not go on from the line before")));
        }
        micros[i] = now;
    }
    return {};
}

} // namespace vmeter
