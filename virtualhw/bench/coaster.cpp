// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/coaster.h"

#include "virtualhw/grid/wiring.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace vmeter {

namespace {

// A window spans two hops: the third one behind a stretch knows nothing of what was before.
constexpr std::size_t kHopsBehindStretch = 3;

// A step of the current looks like DC at first: it takes two windows more until the meter's estimate is right again.
constexpr std::size_t kHopsBehindStep = 5;

constexpr SampleCount kShortest = samplesFromMilliseconds(2000);

constexpr SampleCount kRampStride = samplesFromMilliseconds(300'000);

template <class Combine> HopPowers combined(const HopPowers& a, const HopPowers& b, Combine combine)
{
    HopPowers result;
    for (std::size_t k = 0; k < kPhases; ++k) {
        result.active[k] = combine(a.active[k], b.active[k]);
        result.reactive[k] = combine(a.reactive[k], b.reactive[k]);
        result.apparent[k] = combine(a.apparent[k], b.apparent[k]);
    }
    return result;
}

} // namespace

void Coaster::disturb()
{
    m_hops = 0;
    m_hopsAfter = 0;
}

void Coaster::take(const HopPowers& powers)
{
    m_powers[m_next] = powers;
    m_next = (m_next + 1) % kAveraged;
    ++m_hops;
    ++m_hopsAfter;
}

SampleCount Coaster::offer(bool ramping, SampleCount untilChange) const
{
    if (m_open != 0 || m_hops < kHopsBehindStep + kAveraged || m_hopsAfter == 0 || untilChange == 0) {
        return 0;
    }
    const SampleCount longest = ramping ? std::min(untilChange - 1, kRampStride) : untilChange - 1;
    const SampleCount whole = longest - longest % kSampleRate;
    return whole >= kShortest ? whole : 0;
}

Coaster::Bookings Coaster::leaveOut(SampleCount duration)
{
    m_hopsAfter = 0;
    return {{mean(), duration}};
}

void Coaster::leaveOutRamp(SampleCount duration, std::vector<HopPowers> course)
{
    m_hopsAfter = 0;
    m_open = duration;
    m_before = newest();
    m_course = std::move(course);
}

Coaster::Bookings Coaster::bookings(bool now)
{
    if (m_open == 0 || (!now && m_hopsAfter < kHopsBehindStretch)) {
        return {};
    }
    const auto difference = [](int64_t a, int64_t b) { return a - b; };
    const auto sum = [](int64_t a, int64_t b) { return a + b; };
    // What was measured differs from the course at both ends; in between the difference is taken to move straight.
    const HopPowers errorBefore = combined(m_before, m_course.front(), difference);
    const HopPowers errorBehind
        = m_hopsAfter < kHopsBehindStretch ? errorBefore : combined(newest(), m_course.back(), difference);

    const auto pieces = static_cast<int64_t>(m_course.size()) - 1;
    Bookings bookings;
    SampleCount booked = 0;
    for (int64_t piece = 0; piece < pieces; ++piece) {
        const HopPowers course = combined(m_course[static_cast<std::size_t>(piece)],
            m_course[static_cast<std::size_t>(piece) + 1], [](int64_t a, int64_t b) { return (a + b) / 2; });
        const HopPowers error = combined(errorBefore, errorBehind,
            [&](int64_t a, int64_t b) { return a + (b - a) / (2 * pieces) * (2 * piece + 1); });
        const SampleCount end = m_open * static_cast<SampleCount>(piece + 1) / static_cast<SampleCount>(pieces);
        bookings.push_back({combined(course, error, sum), end - booked});
        booked = end;
    }
    m_open = 0;
    return bookings;
}

HopPowers Coaster::mean() const
{
    HopPowers sum;
    for (const HopPowers& powers : m_powers) {
        sum = combined(sum, powers, [](int64_t a, int64_t b) { return a + b; });
    }
    return combined(sum, {}, [](int64_t total, int64_t) { return total / static_cast<int64_t>(kAveraged); });
}

HopPowers powersOf(const GridInput& input)
{
    constexpr double kSquareLsbPerWatt
        = static_cast<double>(int64_t{1} << 46) / (kFullScaleVolts * static_cast<double>(kFullScaleAmperes));
    const PerPhase<TerminalPhasors> terminals = fundamentals(atTerminals(input));
    HopPowers powers;
    for (std::size_t k = 0; k < kPhases; ++k) {
        const Phasor power = terminals[k].voltage * std::conj(terminals[k].current) * kSquareLsbPerWatt;
        powers.active[k] = std::llround(power.real());
        powers.reactive[k] = std::llround(power.imag());
        powers.apparent[k] = std::llround(std::abs(power));
    }
    return powers;
}

} // namespace vmeter
