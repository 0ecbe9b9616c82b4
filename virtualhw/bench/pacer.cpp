// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/pacer.h"

namespace vmeter {

namespace {

using Seconds = std::chrono::duration<double>;

constexpr std::chrono::microseconds kFrame{16'667};
constexpr std::chrono::milliseconds kStretch{4};
constexpr Seconds kLargestLag{0.25};

} // namespace

void Pacer::restart(MeterTime now, Speed speed)
{
    m_speed = speed;
    m_startTime = now;
    m_start = Clock::now();
}

MeterTime Pacer::due(MeterTime now)
{
    const double samplesPerSecond = m_speed.factor * kSampleRate;
    const Seconds passed = Clock::now() - m_start;
    const MeterTime due = m_startTime + Duration{static_cast<SampleCount>(passed.count() * samplesPerSecond)};
    const Duration largestLag = Duration{static_cast<SampleCount>(kLargestLag.count() * samplesPerSecond)} + kBlockTime;
    if (due > now + largestLag) {
        restart(now, m_speed);
        return now;
    }
    return due;
}

Pacer::Clock::duration Pacer::until(MeterTime when) const
{
    const double samples
        = static_cast<double>(when.sinceStart.samples) - static_cast<double>(m_startTime.sinceStart.samples);
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
