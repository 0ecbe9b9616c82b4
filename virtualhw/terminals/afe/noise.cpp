// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/terminals/afe/noise.h"

#include "virtualhw/base/split_mix.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace vmeter {

namespace {

constexpr unsigned kTableBits = 10;
constexpr std::size_t kTableSize = std::size_t{1} << kTableBits;

double normalDistribution(double x)
{
    return 0.5 * std::erfc(-x / std::numbers::sqrt2);
}

// Quantiles of the normal distribution at the middle of equal steps of probability, scaled so that the sum of two
// independent ones has unit variance. Two are added so that the tail is not cut at the outermost quantile.
std::array<float, kTableSize> quantiles()
{
    std::array<double, kTableSize> exact{};
    double squares = 0;
    for (std::size_t n = 0; n < kTableSize; ++n) {
        const double probability = (static_cast<double>(n) + 0.5) / kTableSize;
        double low = -5;
        double high = 5;
        for (int step = 0; step < 60; ++step) {
            const double middle = (low + high) / 2;
            (normalDistribution(middle) < probability ? low : high) = middle;
        }
        exact[n] = low;
        squares += low * low;
    }
    const double scale = std::sqrt(kTableSize / squares / 2);
    std::array<float, kTableSize> table{};
    for (std::size_t n = 0; n < kTableSize; ++n) {
        table[n] = static_cast<float>(exact[n] * scale);
    }
    return table;
}

} // namespace

Noise::Noise(uint64_t seed)
    : m_state(splitMix(seed))
{
}

void Noise::fill(std::span<float> values)
{
    static const std::array<float, kTableSize> kQuantiles = quantiles();
    constexpr uint64_t kMask = kTableSize - 1;
    constexpr std::size_t kPerDraw = 3; // 60 of 64 bits
    std::size_t n = 0;
    while (n < values.size()) {
        m_state += kSplitMixStep;
        uint64_t bits = splitMix(m_state);
        for (std::size_t k = 0; k < kPerDraw && n < values.size(); ++k, ++n) {
            values[n] = kQuantiles[bits & kMask] + kQuantiles[(bits >> kTableBits) & kMask];
            bits >>= 2 * kTableBits;
        }
    }
}

} // namespace vmeter
