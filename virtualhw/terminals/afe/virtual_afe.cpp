// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/terminals/afe/virtual_afe.h"

#include <algorithm>
#include <cmath>

namespace vmeter {

namespace {

constexpr double kLsbPerFullScale = 8388608; // 2^23

// Drift of the offsets: to one limit, to the other and back in one hour, in steps of one second. [inferred]
constexpr uint64_t kDriftStep = kBlocksPerSecond;
constexpr uint64_t kDriftPeriod = 3600 * kDriftStep;

// Triangle wave: 0, 1, 0, -1 at the quarters of a turn, linear in between.
double triangle(double turn)
{
    const double rise = turn + 0.25;
    return 1 - std::fabs(4 * (rise - std::floor(rise)) - 2);
}

int32_t& word(SampleSet& set, std::size_t lane)
{
    return lane < kCurrentLane ? set.u[lane] : set.i[lane - kCurrentLane];
}

struct Conversion {
    std::array<float, kLanes> scale;
    std::array<float, kLanes> offset;
    std::array<float, kLanes> noise;
    float lowest;
    float highest;
};

using Lanes = std::array<float, kLanes>;
using Words = std::array<int32_t, kLanes>;

// Rounds halves away from zero. The fractional part is exact; the value plus one half would not be.
[[gnu::always_inline]] inline void roundLanes(const Conversion& c, const Lanes& value, Words& words, Words& beyond)
{
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
        const float notTooLow = value[lane] < c.lowest ? c.lowest : value[lane];
        const float limited = notTooLow > c.highest ? c.highest : notTooLow;
        beyond[lane] |= limited != value[lane] ? 1 : 0;
        const auto whole = static_cast<int32_t>(limited);
        const float part = limited - static_cast<float>(whole);
        words[lane] = whole + (part >= 0.5F ? 1 : 0) - (part <= -0.5F ? 1 : 0);
    }
}

// All lanes of a set are computed without a branch, so that the compiler can vectorise them. Returns true if a lane
// exceeded the range of the converter. `noise` may be null. No FMA is used, so that all function clones give the same
// bits.
#if defined(__x86_64__) && !defined(__SANITIZE_THREAD__) // it does not run yet when the loader chooses a clone
[[gnu::target_clones("avx2", "default")]]
#endif
bool quantise(const Conversion& conversion, const AnalogBlock& analog, const AnalogBlock* noise, SampleBlock& block)
{
    const Conversion c = conversion;
    Words beyond{};
    for (std::size_t n = 0; n < kSetsPerBlock; ++n) {
        alignas(32) Lanes value;
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            value[lane] = analog.set[n][lane] * c.scale[lane] + c.offset[lane];
        }
        if (noise != nullptr) {
            for (std::size_t lane = 0; lane < kLanes; ++lane) {
                value[lane] += noise->set[n][lane] * c.noise[lane];
            }
        }
        alignas(32) Words words;
        roundLanes(c, value, words, beyond);
        std::copy_n(words.begin(), 4, block[n].u.begin());
        std::copy_n(words.begin() + kCurrentLane, 4, block[n].i.begin());
    }
    return std::any_of(beyond.begin(), beyond.end(), [](int32_t lane) { return lane != 0; });
}

} // namespace

VirtualAfe::VirtualAfe(const AfeParameters& parameters, uint64_t seed)
    : m_errors(afeErrors(parameters, seed))
    , m_step(1 << (kFinestBits - m_errors.bits))
    , m_source(seed)
    , m_recoverySets(static_cast<std::size_t>(std::lround(m_errors.recoverySeconds * kSampleRate)))
{
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
        const double stepsPerUnit = kLsbPerFullScale / fullScale(lane) / m_step;
        m_scale[lane] = static_cast<float>(stepsPerUnit * (1 + m_errors.gain[lane]));
        m_noise[lane] = static_cast<float>(stepsPerUnit * m_errors.noiseRms[lane]);
        m_noisy = m_noisy || m_errors.noiseRms[lane] > 0;
    }
}

AnalogPath VirtualAfe::path() const
{
    AnalogPath path;
    path.rateHz = kSampleRate * (1 + m_errors.clockPpm * 1e-6);
    path.skewSeconds = m_errors.skewSeconds;
    for (std::size_t k = 0; k < kPhases; ++k) {
        path.skewSeconds[kCurrentLane + k] -= m_currentDelays[k] / (kDelayStepsPerSample * path.rateHz);
    }
    path.currentPerVolt = m_errors.crosstalk * kFullScaleAmperes / kFullScaleVolts;
    path.betweenPhases = m_errors.phaseCrosstalk;
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
        path.cubic[lane] = m_errors.cubic / (fullScale(lane) * fullScale(lane));
    }
    path.decimation = m_errors.decimation;
    return path;
}

void VirtualAfe::convert(const AnalogBlock& analog, SampleBlock& block)
{
    if (m_blocks++ % kDriftStep == 0) {
        applyDrift();
    }
    if (m_noisy) {
        m_source.fill({m_noiseBlock.set.front().data(), kSetsPerBlock * kLanes});
    }
    const Conversion conversion{m_scale, m_offset, m_noise, static_cast<float>(kSampleMin) / static_cast<float>(m_step),
        static_cast<float>(kSampleMax) / static_cast<float>(m_step)};
    const bool clipped = quantise(conversion, analog, m_noisy ? &m_noiseBlock : nullptr, block);
    if (m_step != 1) {
        truncateToWordLength(block);
    }
    if (m_recoverySets > 0 && (clipped || m_overloaded)) {
        recover(block);
    }
}

void VirtualAfe::truncateToWordLength(SampleBlock& block) const
{
    for (SampleSet& set : block) {
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            word(set, lane) = std::min(word(set, lane) * m_step, kSampleMax);
        }
    }
}

void VirtualAfe::applyDrift()
{
    const double turn = static_cast<double>(m_blocks % kDriftPeriod) / static_cast<double>(kDriftPeriod);
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
        const double offset = m_errors.offset[lane] + m_errors.drift[lane] * triangle(turn);
        m_offset[lane] = static_cast<float>(kLsbPerFullScale / fullScale(lane) / m_step * offset);
    }
}

void VirtualAfe::recover(SampleBlock& block)
{
    m_overloaded = false;
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
        Overload& overload = m_overload[lane];
        for (SampleSet& set : block) {
            int32_t& value = word(set, lane);
            if (value == kSampleMax || value == kSampleMin) {
                overload = {value, m_recoverySets};
            } else if (overload.setsLeft > 0) {
                value = overload.end;
                --overload.setsLeft;
            }
        }
        m_overloaded = m_overloaded || overload.setsLeft > 0;
    }
}

} // namespace vmeter
