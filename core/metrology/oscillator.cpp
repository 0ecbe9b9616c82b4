// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/oscillator.h"

#include "core/metrology/constexpr_sine.h"

#include <cstddef>

namespace vmeter {

namespace {

// 1024 steps for each turn. The coarse step has the same effect on the phasors of voltage and current, so the error of
// Q is only 5e-6.
constexpr unsigned kTableBits = 10;
constexpr std::size_t kTableSize = std::size_t{1} << kTableBits;

constexpr int16_t sineOfStep(std::size_t step)
{
    const double value = constexprSine(static_cast<double>(step % kTableSize) / kTableSize) * (1 << kOscillatorBits);
    return static_cast<int16_t>(value < 0 ? value - 0.5 : value + 0.5);
}

// Cosine in the upper and sine in the lower half of a word: one look-up for both.
constexpr std::array<uint32_t, kTableSize> pairTable()
{
    std::array<uint32_t, kTableSize> table{};
    for (std::size_t n = 0; n < kTableSize; ++n) {
        const auto cosine = static_cast<uint16_t>(sineOfStep(n + kTableSize / 4));
        table[n] = uint32_t{cosine} << 16 | static_cast<uint16_t>(sineOfStep(n));
    }
    return table;
}

constexpr std::array<uint32_t, kTableSize> kPairs = pairTable();

} // namespace

void Oscillator::setFrequency(Microhertz frequency)
{
    constexpr int64_t kMicrohertzPerTurnRate = int64_t{kSampleRate} * 1'000'000;
    m_step = static_cast<uint32_t>((frequency.value << 32) / kMicrohertzPerTurnRate);
}

void Oscillator::next(Block& block)
{
    constexpr uint32_t kHalfStep = uint32_t{1} << (31 - kTableBits);
    // A copy, because the compiler must assume that the values of `block` are written over the member.
    uint32_t phase = m_phase + kHalfStep;
    for (std::size_t n = 0; n < kSetsPerBlock; ++n) {
        const uint32_t pair = kPairs[phase >> (32 - kTableBits)];
        block.cosine[n] = static_cast<int32_t>(pair) >> 16;
        block.sine[n] = static_cast<int16_t>(pair & 0xffff);
        phase += m_step;
    }
    m_phase = phase - kHalfStep;
}

} // namespace vmeter
