// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/fast_forward.h"

#include "core/energy/quadrants.h"
#include "virtualhw/terminals/grid/wiring.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace vmeter {

namespace {

// A window spans two hops, so the third hop after a skip does not contain samples from before it.
constexpr std::size_t kHopsBehindStretch = 3;

// A step of the current looks like DC at first. The meter needs two more windows until its estimate of the offset is
// right.
constexpr std::size_t kHopsBehindStep = 5;

constexpr Duration kShortest = Duration::seconds(2);

constexpr Duration kRampStride = Duration::seconds(300);

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

int64_t sumOf(const PhaseSums& powers)
{
    return std::accumulate(powers.begin(), powers.end(), int64_t{0});
}

// Positions between `a` (0) and `b` (1) at which an energy goes to another register, because a phase or the system
// changes its quadrant.
std::vector<double> quadrantChanges(const HopPowers& a, const HopPowers& b)
{
    std::vector<double> changes;
    const auto include = [&](int64_t from, int64_t to) {
        if ((from < 0) != (to < 0)) {
            changes.push_back(static_cast<double>(from) / (static_cast<double>(from) - static_cast<double>(to)));
        }
    };
    for (std::size_t k = 0; k < kPhases; ++k) {
        include(marginToExport(a.active[k], a.apparent[k]), marginToExport(b.active[k], b.apparent[k]));
        include(a.active[k], b.active[k]);
        include(a.reactive[k], b.reactive[k]);
    }
    include(marginToExport(sumOf(a.active), sumOf(a.apparent)), marginToExport(sumOf(b.active), sumOf(b.apparent)));
    include(sumOf(a.active), sumOf(b.active));
    include(sumOf(a.reactive), sumOf(b.reactive));
    std::sort(changes.begin(), changes.end());
    return changes;
}

// Powers change linearly from `a` to `b`; each part between two quadrant changes is booked with its mean power.
void addStraight(FastForward::Bookings& bookings, const HopPowers& a, const HopPowers& b, Duration duration)
{
    std::vector<double> ends = quadrantChanges(a, b);
    ends.push_back(1);
    Duration booked;
    double begin = 0;
    for (const double end : ends) {
        const Duration until{static_cast<SampleCount>(std::llround(end * static_cast<double>(duration.samples)))};
        if (until > booked) {
            const double middle = (begin + end) / 2;
            const auto atMiddle = [middle](int64_t from, int64_t to) {
                return from + std::llround(middle * static_cast<double>(to - from));
            };
            bookings.push_back({combined(a, b, atMiddle), until - booked});
            booked = until;
            begin = end;
        }
    }
}

} // namespace

void FastForward::disturb()
{
    m_hops = 0;
    m_hopsAfter = 0;
    m_skippedSteady = false;
}

void FastForward::process(const HopPowers& powers)
{
    m_powers[m_next] = powers;
    m_next = (m_next + 1) % kAveraged;
    ++m_hops;
    ++m_hopsAfter;
}

Duration FastForward::offer(bool ramping, Duration untilChange) const
{
    const bool follows = m_stepwise && m_skippedSteady && !ramping;
    if (m_open != Duration{} || m_hops < kHopsBehindStep + kAveraged || (m_hopsAfter == 0 && !follows)
        || untilChange == Duration{}) {
        return {};
    }
    const Duration beforeChange = untilChange - Duration{1};
    const Duration longest = ramping ? std::min(beforeChange, kRampStride) : beforeChange;
    const Duration whole = longest - longest % kSecond;
    return whole >= (m_stepwise ? kSecond : kShortest) ? whole : Duration{};
}

FastForward::Bookings FastForward::skip(Duration duration)
{
    m_hopsAfter = 0;
    m_skippedSteady = true;
    return {{mean(), duration}};
}

void FastForward::skipRamp(Duration duration, std::vector<HopPowers> course)
{
    m_hopsAfter = 0;
    m_open = duration;
    m_before = newest();
    m_course = std::move(course);
}

FastForward::Bookings FastForward::bookings(bool now)
{
    if (m_open == Duration{} || (!now && m_hopsAfter < kHopsBehindStretch)) {
        return {};
    }
    const auto difference = [](int64_t a, int64_t b) { return a - b; };
    const auto sum = [](int64_t a, int64_t b) { return a + b; };
    // The measured powers differ from the course at both ends; between the ends the difference is interpolated
    // linearly.
    const HopPowers errorBefore = combined(m_before, m_course.front(), difference);
    const HopPowers errorBehind
        = m_hopsAfter < kHopsBehindStretch ? errorBefore : combined(newest(), m_course.back(), difference);

    const auto pieces = static_cast<int64_t>(m_course.size()) - 1;
    const auto powersAt = [&](int64_t piece) {
        const HopPowers error
            = combined(errorBefore, errorBehind, [&](int64_t a, int64_t b) { return a + (b - a) / pieces * piece; });
        return combined(m_course[static_cast<std::size_t>(piece)], error, sum);
    };
    Bookings bookings;
    Duration booked;
    for (int64_t piece = 0; piece < pieces; ++piece) {
        const Duration end = m_open * static_cast<uint64_t>(piece + 1) / static_cast<uint64_t>(pieces);
        addStraight(bookings, powersAt(piece), powersAt(piece + 1), end - booked);
        booked = end;
    }
    m_open = {};
    return bookings;
}

HopPowers FastForward::mean() const
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
