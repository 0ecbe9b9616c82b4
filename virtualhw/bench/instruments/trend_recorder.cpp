// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/instruments/trend_recorder.h"

#include "virtualhw/base/seconds.h"

#include <algorithm>

namespace vmeter {

namespace {

// After power-on, the first measurements are available after one whole second.
constexpr Uptime kFirstMeasured{kSecond};

double units(int64_t millionths)
{
    return static_cast<double>(millionths) / 1e6;
}

std::optional<TrendValues> valuesOf(const MeterState& state)
{
    if (!state.powered || state.uptime < kFirstMeasured) {
        return {};
    }
    TrendValues values{units(state.measurements.system.activePower.value)};
    for (std::size_t phase = 0; phase < kPhases; ++phase) {
        values[1 + phase] = units(state.measurements.phase[phase].voltage.value);
    }
    return values;
}

} // namespace

void TrendRecorder::process(MeterTime now, const MeterState& state)
{
    const Reading reading{now, valuesOf(state)};
    const std::lock_guard lock(m_mutex);
    if (now < m_last.at) {
        for (auto& course : m_courses) {
            course = Course{course.step, course.length, {}, {}, {}};
        }
        m_last = {};
    }
    for (auto& course : m_courses) {
        run(course, m_last, reading);
    }
    m_last = reading;
}

void TrendRecorder::run(Course& course, const Reading& from, const Reading& to)
{
    const Duration window = course.step * (course.length + 1);
    auto at = from.at;
    if (to.at.sinceStart > window && to.at - window > at) { // older values are outside the window
        at = (to.at - window).roundedDown(course.step);
        course.steps.clear();
        course.sum = {};
        course.covered = {};
    }
    while (at < to.at) {
        const MeterTime boundary = at.roundedDown(course.step) + course.step;
        const MeterTime end = std::min(boundary, to.at);
        if (from.values && to.values) {
            const double middle
                = (static_cast<double>((at - from.at).samples) + static_cast<double>((end - from.at).samples)) / 2;
            const double share = middle / static_cast<double>((to.at - from.at).samples);
            for (std::size_t n = 0; n < kTrendQuantities; ++n) {
                const double value = (*from.values)[n] + share * ((*to.values)[n] - (*from.values)[n]);
                course.sum[n] += value * static_cast<double>((end - at).samples);
            }
            course.covered += end - at;
        }
        if (end == boundary) {
            std::optional<TrendValues> mean;
            if (course.covered > Duration{}) {
                mean.emplace();
                std::ranges::transform(course.sum, mean->begin(),
                    [&](double sum) { return sum / static_cast<double>(course.covered.samples); });
            }
            course.steps.push_back(mean);
            if (course.steps.size() > course.length) {
                course.steps.pop_front();
            }
            course.sum = {};
            course.covered = {};
        }
        at = end;
    }
}

Trend TrendRecorder::trend(TrendPeriod period) const
{
    const std::lock_guard lock(m_mutex);
    const auto& course = m_courses[static_cast<std::size_t>(period)];
    const MeterTime end = m_last.at.roundedDown(course.step);
    return {secondsOf(course.step), secondsOf(end), {course.steps.begin(), course.steps.end()}};
}

} // namespace vmeter
