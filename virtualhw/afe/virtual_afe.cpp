// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/afe/virtual_afe.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace vmeter {

namespace {

constexpr double kLsbPerFullScale = 8388608; // 2^23

// What factory calibration leaves over, and what it cannot take away: metrology.md 5.2 and 5.3, profile "CT".
constexpr double kGainResidual = 0.02e-2;
constexpr double kPhaseResidualDeg = 0.01;
constexpr double kVoltageOffset = 0.25; // V
constexpr double kCurrentOffset = 0.1;  // A
constexpr double kNoiseOfFullScale = 6.3e-6;
constexpr double kClockPpm = 5;
constexpr double kNominalFrequency = 50;

bool isCurrent(std::size_t lane)
{
    return lane >= kCurrentLane;
}
bool isSpare(std::size_t lane)
{
    return lane % kCurrentLane == 3;
}
double fullScale(std::size_t lane)
{
    return isCurrent(lane) ? kFullScaleAmperes : kFullScaleVolts;
}

} // namespace

AfeErrors afeErrors(const AfeParameters& parameters, uint64_t seed)
{
    AfeErrors errors;
    if (parameters.profile == AfeProfile::ideal) {
        return errors;
    }
    // mt19937_64 is specified to the bit; its numbers are taken as fractions by hand because the library's
    // distributions are not.
    std::mt19937_64 random(seed);
    const auto within = [&](double limit) {
        constexpr double kFraction = 1.0 / 9007199254740992; // 2^-53
        return limit * (2 * static_cast<double>(random() >> 11) * kFraction - 1);
    };
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
        if (isSpare(lane)) {
            continue;
        }
        errors.gain[lane] = within(kGainResidual);
        errors.offset[lane] = within(isCurrent(lane) ? kCurrentOffset : kVoltageOffset);
        errors.noiseRms[lane] = kNoiseOfFullScale * fullScale(lane);
        errors.skewSeconds[lane] = isCurrent(lane) ? within(kPhaseResidualDeg) / 360 / kNominalFrequency : 0;
    }
    errors.clockPpm = kClockPpm;
    return errors;
}

VirtualAfe::VirtualAfe(const AfeParameters& parameters, uint64_t seed)
    : m_errors(afeErrors(parameters, seed))
    , m_source(seed)
{
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
        const double lsb = kLsbPerFullScale / fullScale(lane);
        m_scale[lane] = static_cast<float>(lsb * (1 + m_errors.gain[lane]));
        m_offset[lane] = static_cast<float>(lsb * m_errors.offset[lane]);
        m_noise[lane] = static_cast<float>(lsb * m_errors.noiseRms[lane]);
        m_noisy = m_noisy || m_errors.noiseRms[lane] > 0;
    }
}

SamplingClock VirtualAfe::clock() const
{
    SamplingClock clock;
    clock.rateHz = kSampleRate * (1 + m_errors.clockPpm * 1e-6);
    clock.skewSeconds = m_errors.skewSeconds;
    return clock;
}

void VirtualAfe::convert(const AnalogBlock& analog, SampleBlock& block)
{
    AnalogBlock noise;
    if (m_noisy) {
        m_source.fill({noise.set.front().data(), kSetsPerBlock * kLanes});
    }
    for (std::size_t n = 0; n < kSetsPerBlock; ++n) {
        std::array<int32_t, kLanes> word{};
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            const float value
                = analog.set[n][lane] * m_scale[lane] + m_offset[lane] + noise.set[n][lane] * m_noise[lane];
            const float clipped = std::clamp(value, static_cast<float>(kSampleMin), static_cast<float>(kSampleMax));
            // Half a step can only be added exactly in double.
            word[lane] = static_cast<int32_t>(static_cast<double>(clipped) + (clipped < 0 ? -0.5 : 0.5));
        }
        std::copy_n(word.begin(), 4, block[n].u.begin());
        std::copy_n(word.begin() + kCurrentLane, 4, block[n].i.begin());
    }
}

} // namespace vmeter
