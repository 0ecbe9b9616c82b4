// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/terminals/recording/resampler.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vmeter {

namespace {

constexpr double kReach = 32;              // half width of the filter, in periods of the slower rate
constexpr std::size_t kTablePhases = 1024; // rows of the table for each period
constexpr double kBeta = 7.857;            // 0.1102 (80 dB - 8.7): Kaiser's formula for the stop band
constexpr double kCutOff
    = 0.4607; // middle of the transition band 0.4214 .. 0.5; its width follows from kReach and kBeta

// Modified Bessel function of the first kind, order 0, by its series.
double bessel0(double x)
{
    double sum = 1;
    double term = 1;
    for (int k = 1; term > 1e-12 * sum; ++k) {
        term *= x / (2 * k) * x / (2 * k);
        sum += term;
    }
    return sum;
}

// `x` in periods of the slower rate.
double windowedSinc(double x)
{
    const double inWindow = 1 - x * x / (kReach * kReach);
    if (inWindow <= 0) {
        return 0;
    }
    const double angle = 2 * std::numbers::pi * kCutOff * x;
    const double sinc = x == 0 ? 1 : std::sin(angle) / angle;
    return sinc * bessel0(kBeta * std::sqrt(inWindow)) / bessel0(kBeta);
}

} // namespace

Resampler::Resampler(double fromRate, double toRate)
    : m_reach(kReach * std::max(1.0, fromRate / toRate))
{
    m_table.resize(static_cast<std::size_t>(kReach) * kTablePhases + 2);
    for (std::size_t row = 0; row < m_table.size(); ++row) {
        m_table[row] = windowedSinc(static_cast<double>(row) / kTablePhases);
    }
}

double Resampler::kernel(double distance) const
{
    const double row = std::fabs(distance) / m_reach * kReach * kTablePhases;
    const auto whole = static_cast<std::size_t>(row);
    if (whole + 1 >= m_table.size()) {
        return 0;
    }
    return m_table[whole] + (row - static_cast<double>(whole)) * (m_table[whole + 1] - m_table[whole]);
}

double Resampler::at(std::span<const float> source, double position) const
{
    if (source.empty()) {
        return 0;
    }
    const auto first = static_cast<std::ptrdiff_t>(std::ceil(position - m_reach));
    const auto last = static_cast<std::ptrdiff_t>(std::floor(position + m_reach));
    const auto end = static_cast<std::ptrdiff_t>(source.size()) - 1;
    double sum = 0;
    double weights = 0; // sum of the weights; dividing by it makes the gain at 0 Hz exactly one for each position
    for (std::ptrdiff_t i = first; i <= last; ++i) {
        const double weight = kernel(static_cast<double>(i) - position);
        sum += weight * static_cast<double>(source[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(i, 0, end))]);
        weights += weight;
    }
    return sum / weights;
}

} // namespace vmeter
