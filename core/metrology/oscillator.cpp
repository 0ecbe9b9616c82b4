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

constexpr std::array<int16_t, kTableSize> sineTable()
{
    std::array<int16_t, kTableSize> table{};
    for (std::size_t n = 0; n < kTableSize; ++n) {
        const double value = constexprSine(static_cast<double>(n) / kTableSize) * (1 << kOscillatorBits);
        table[n] = static_cast<int16_t>(value < 0 ? value - 0.5 : value + 0.5);
    }
    return table;
}

constexpr std::array<int16_t, kTableSize> kSine = sineTable();

} // namespace

void Oscillator::setFrequency(Microhertz frequency)
{
    constexpr int64_t kMicrohertzPerTurnRate = int64_t{kSampleRate} * 1'000'000;
    m_step = static_cast<uint32_t>((frequency.value << 32) / kMicrohertzPerTurnRate);
}

void Oscillator::next(Block& block)
{
    constexpr uint32_t kHalfStep = uint32_t{1} << (31 - kTableBits);
    constexpr uint32_t kQuarterTurn = uint32_t{1} << 30;
    for (std::size_t n = 0; n < kSetsPerBlock; ++n) {
        const uint32_t rounded = m_phase + kHalfStep;
        block.sine[n] = kSine[rounded >> (32 - kTableBits)];
        block.cosine[n] = kSine[(rounded + kQuarterTurn) >> (32 - kTableBits)];
        m_phase += m_step;
    }
}

} // namespace vmeter
