// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/pacer.h"

namespace vmeter {

namespace {

using Seconds = std::chrono::duration<double>;

constexpr std::chrono::microseconds kFrame{16'667};
constexpr std::chrono::milliseconds kStretch{4};
constexpr Seconds kLargestLag{0.25};

} // namespace

void Pacer::restart(SampleCount now, Speed speed)
{
    m_speed = speed;
    m_startSamples = now;
    m_start = Clock::now();
}

SampleCount Pacer::due(SampleCount now)
{
    const double samplesPerSecond = m_speed.factor * kSampleRate;
    const Seconds passed = Clock::now() - m_start;
    const auto due = m_startSamples + static_cast<SampleCount>(passed.count() * samplesPerSecond);
    const auto largestLag = static_cast<SampleCount>(kLargestLag.count() * samplesPerSecond) + kSetsPerBlock;
    if (due > now + largestLag) {
        restart(now, m_speed);
        return now;
    }
    return due;
}

Pacer::Clock::duration Pacer::until(SampleCount when) const
{
    const double samples = static_cast<double>(when) - static_cast<double>(m_startSamples);
    const auto target
        = m_start + std::chrono::duration_cast<Clock::duration>(Seconds(samples / (m_speed.factor * kSampleRate)));
    return target - Clock::now();
}

bool Pacer::frameDue()
{
    const Clock::time_point now = Clock::now();
    if (now < m_nextFrame) {
        return false;
    }
    m_nextFrame = now + kFrame;
    return true;
}

bool Pacer::stretchOver()
{
    const Clock::time_point now = Clock::now();
    if (now < m_stretchEnd) {
        return false;
    }
    m_stretchEnd = now + kStretch;
    return true;
}

} // namespace vmeter
