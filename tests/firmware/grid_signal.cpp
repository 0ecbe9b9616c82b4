// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/firmware/grid_signal.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace vmeter::firmware {

namespace {

constexpr int64_t kLsbPerFullScale = int64_t{1} << 23;

/// Peak in LSB of a sine with the given volts or milliamperes rms.
constexpr int64_t voltageLsb(int64_t rms)
{
    return rms * 14'142'136 * kLsbPerFullScale / 10'000'000 / kFullScaleVolts;
}
constexpr int64_t currentLsb(int64_t rms)
{
    return rms * 14'142 * kLsbPerFullScale / 10'000'000 / kFullScaleAmperes;
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
constexpr std::array<int64_t, kPhases> kDip{voltageLsb(90), voltageLsb(115), voltageLsb(140)};
constexpr std::array<int64_t, kPhases> kLoad{currentLsb(72'000), currentLsb(55'000), currentLsb(80'000)};
constexpr std::array<int64_t, kPhases> kNoLoad{};
constexpr std::array<uint32_t, kPhases> kMotor{degrees(60), degrees(0), degrees(-30)};
constexpr std::array<uint32_t, kPhases> kPartlyExport{degrees(10), degrees(170), degrees(200)};
constexpr std::array<uint32_t, kPhases> kCapacitors{degrees(-45), degrees(30), degrees(-80)};

constexpr std::array kStretches{
    Stretch{0, stepOfMillihertz(49'980), kClockwise, kMains, kLoad, kMotor},
    Stretch{8, stepOfMillihertz(50'030), kClockwise, kMains, kLoad, kPartlyExport},
    Stretch{16, stepOfMillihertz(50'030), kClockwise, {kMains[0], kMains[1], 0}, {kLoad[0], kLoad[1], 0}, kCapacitors},
    // Starting current, a third of it, a quarter of Imin.
    Stretch{20, stepOfMillihertz(50'000), kCounterClockwise, kMains, {currentLsb(20), currentLsb(7), currentLsb(63)},
        kMotor},
    Stretch{26, stepOfMillihertz(45'000), kClockwise, kMains, kLoad, kMotor},
    // Beyond the range of the converter.
    Stretch{32, stepOfMillihertz(65'000), kClockwise, kMains, {kLoad[0], currentLsb(200'000), kLoad[2]}, kCapacitors},
    Stretch{36, stepOfMillihertz(50'000), kClockwise, kDip, kLoad, kMotor},
    Stretch{40, stepOfMillihertz(50'000), kClockwise, kMains, kNoLoad, kMotor},
    Stretch{45, stepOfMillihertz(50'010), kClockwise, kMains, kLoad, kMotor},
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

struct Harmonic {
    uint32_t order;
    int64_t percent;
    uint32_t angle;
};
constexpr std::array kVoltageHarmonics{Harmonic{5, 4, degrees(0)}, Harmonic{11, 2, degrees(100)}};
constexpr std::array kCurrentHarmonics{
    Harmonic{3, 25, degrees(0)}, Harmonic{7, 10, degrees(40)}, Harmonic{13, 5, degrees(-70)}};

/// Fundamental and harmonics at an angle of the fundamental, LSB.
template <class Harmonics> int32_t distorted(int64_t amplitude, uint32_t angle, const Harmonics& harmonics)
{
    int64_t sum = sine(angle);
    for (const Harmonic& harmonic : harmonics) {
        sum += sine(harmonic.order * angle + harmonic.angle) * harmonic.percent / 100;
    }
    return static_cast<int32_t>((amplitude * sum) >> 30);
}

int32_t clipped(int32_t sample)
{
    return std::clamp(sample, kSampleMin, kSampleMax);
}

} // namespace

int32_t GridSignal::noise()
{
    m_random = m_random * 1'664'525U + 1'013'904'223U;
    return static_cast<int32_t>(m_random >> 25) - 64;
}

void GridSignal::next(SampleBlock& block, const std::array<int16_t, kPhases>& currentDelays)
{
    const Stretch* stretch = &kStretches[0];
    for (const Stretch& candidate : kStretches) {
        if (m_time >= Duration::seconds(candidate.seconds)) {
            stretch = &candidate;
        }
    }
    for (SampleSet& set : block) {
        for (std::size_t phase = 0; phase < kPhases; ++phase) {
            const int64_t delay = int64_t{currentDelays[phase]} * stretch->step / kDelayStepsPerSample;
            const uint32_t u = m_angle + stretch->angle[phase];
            const uint32_t i = u - stretch->lag[phase] - static_cast<uint32_t>(delay);
            set.u[phase] = clipped(distorted(stretch->voltage[phase], u, kVoltageHarmonics) + noise());
            set.i[phase] = clipped(distorted(stretch->current[phase], i, kCurrentHarmonics) + noise());
        }
        m_angle += stretch->step;
    }
    m_time += kBlockTime;
}

} // namespace vmeter::firmware
