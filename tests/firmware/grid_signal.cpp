// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/firmware/grid_signal.h"

#include <array>
#include <cstddef>

namespace vmeter::firmware {

namespace {

constexpr int64_t kLsbPerFullScale = int64_t{1} << 23;

/// Peak in LSB of a sine of so many volts or amperes rms.
constexpr int64_t voltageLsb(int64_t rms)
{
    return rms * 14'142'136 * kLsbPerFullScale / 10'000'000 / kFullScaleVolts;
}
constexpr int64_t currentLsb(int64_t rms)
{
    return rms * 14'142'136 * kLsbPerFullScale / 10'000'000 / kFullScaleAmperes;
}

/// In 2^-32 of a turn.
constexpr uint32_t degrees(int64_t angle)
{
    return static_cast<uint32_t>((angle << 32) / 360);
}

/// Angle per sample.
constexpr uint32_t stepOfMillihertz(uint64_t frequency)
{
    return static_cast<uint32_t>((frequency << 32) / 1000 / kSampleRate);
}

struct Stretch {
    uint32_t seconds; ///< when it begins
    uint32_t step;
    std::array<uint32_t, kPhases> angle;  ///< of the voltage
    std::array<int64_t, kPhases> voltage; ///< LSB, peak
    std::array<int64_t, kPhases> current;
    std::array<uint32_t, kPhases> lag; ///< of the current
};

constexpr std::array<uint32_t, kPhases> kClockwise{degrees(0), degrees(-120), degrees(120)};
constexpr std::array<uint32_t, kPhases> kCounterClockwise{degrees(0), degrees(120), degrees(-120)};
constexpr std::array<int64_t, kPhases> kMains{voltageLsb(231), voltageLsb(226), voltageLsb(234)};
constexpr std::array<int64_t, kPhases> kLoad{currentLsb(72), currentLsb(55), currentLsb(80)};

constexpr std::array kStretches{
    Stretch{0, stepOfMillihertz(49'980), kClockwise, kMains, kLoad, {degrees(60), degrees(0), degrees(-30)}},
    Stretch{3, stepOfMillihertz(50'030), kClockwise, kMains, kLoad, {degrees(10), degrees(170), degrees(200)}},
    Stretch{6, stepOfMillihertz(50'030), kClockwise, {kMains[0], kMains[1], 0}, {kLoad[0], kLoad[1], 0},
        {degrees(-45), degrees(30), degrees(0)}},
    Stretch{8, stepOfMillihertz(50'000), kCounterClockwise, kMains, {kLoad[0], 0, currentLsb(2)},
        {degrees(20), degrees(0), degrees(0)}},
};

/// sin of a full turn of 2^32, amplitude 2^30: Hart's polynomial of degree 9 for a quarter turn.
int64_t sine(uint32_t angle)
{
    constexpr std::array<int64_t, 5> kCoefficients{1'686'629'704, -693'598'253, 85'566'142, -5'018'418, 162'655};
    constexpr uint32_t kQuarter = uint32_t{1} << 30;
    const uint32_t quadrant = angle / kQuarter;
    const uint32_t within = angle % kQuarter;
    const int64_t x = (quadrant & 1U) != 0 ? kQuarter - within : within;
    const int64_t square = (x * x) >> 30;
    int64_t sum = 0;
    for (std::size_t i = kCoefficients.size(); i-- > 0;) {
        sum = ((sum * square) >> 30) + kCoefficients[i];
    }
    const int64_t value = (sum * x) >> 30;
    return (quadrant & 2U) != 0 ? -value : value;
}

int64_t scaled(int64_t amplitude, int64_t sineSum)
{
    return (amplitude * sineSum) >> 30;
}

} // namespace

int32_t GridSignal::noise()
{
    m_random = m_random * 1'664'525U + 1'013'904'223U;
    return static_cast<int32_t>(m_random >> 25) - 64;
}

void GridSignal::next(SampleBlock& block)
{
    const Stretch* stretch = &kStretches[0];
    for (const Stretch& candidate : kStretches) {
        if (m_time >= SampleCount{candidate.seconds} * kSampleRate) {
            stretch = &candidate;
        }
    }
    for (SampleSet& set : block) {
        for (std::size_t phase = 0; phase < kPhases; ++phase) {
            const uint32_t u = m_angle + stretch->angle[phase];
            const uint32_t i = u - stretch->lag[phase];
            const int64_t voltage = sine(u) + sine(5 * u) / 25;
            const int64_t current = sine(i) + sine(3 * i) / 4 + sine(7 * i + degrees(40)) / 10;
            set.u[phase] = static_cast<int32_t>(scaled(stretch->voltage[phase], voltage)) + noise();
            set.i[phase] = static_cast<int32_t>(scaled(stretch->current[phase], current)) + noise();
        }
        m_angle += stretch->step;
    }
    m_time += kSetsPerBlock;
}

} // namespace vmeter::firmware
