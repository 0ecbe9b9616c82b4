// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/power_sums.h"

#include <algorithm>

namespace vmeter {

namespace {

constexpr std::array<std::size_t, kPhases> kNextPhase{1, 2, 0};

// All sums of the phases, for code that treats them in the same way.
constexpr std::array kSums{&PowerSums::u, &PowerSums::i, &PowerSums::uu, &PowerSums::ii, &PowerSums::ui,
    &PowerSums::uPair, &PowerSums::iPair, &PowerSums::uCos, &PowerSums::uSin, &PowerSums::iCos, &PowerSums::iSin};
static_assert(kSums.size() * kPhases == kMoments);

void add(const PowerSums& sums, PowerSums& total)
{
    for (const auto member : kSums) {
        for (std::size_t k = 0; k < kPhases; ++k) {
            (total.*member)[k] += (sums.*member)[k];
        }
    }
}

struct Extremes {
    std::array<int32_t, kPhases> low{};
    std::array<int32_t, kPhases> high{};

    void add(std::size_t phase, int32_t value)
    {
        low[phase] = std::min(low[phase], value);
        high[phase] = std::max(high[phase], value);
    }
    [[nodiscard]] bool clipped(std::size_t phase) const
    {
        return low[phase] <= kSampleMin || high[phase] >= kSampleMax;
    }
};

} // namespace

BlockSums sumBlock(const SampleBlock& block, const DcEstimate& dc, const Oscillator::Block& oscillator)
{
    return hasVectorSums() ? sumBlockVector(block, dc, oscillator) : sumBlockScalar(block, dc, oscillator);
}

BlockSums sumBlockScalar(const SampleBlock& block, const DcEstimate& dc, const Oscillator::Block& oscillator)
{
    BlockSums sums;
    PowerSums& p = sums.power;
    Extremes voltage;
    Extremes current;
    for (std::size_t step = 0; step < kStepsPerBlock; ++step) {
        VoltageSteps::value_type& stepSum = sums.steps[step];
        for (std::size_t n = step * kSetsPerStep; n < (step + 1) * kSetsPerStep; ++n) {
            const SampleSet& set = block[n];
            const int64_t cosine = oscillator.cosine[n];
            const int64_t sine = oscillator.sine[n];
            std::array<int64_t, kPhases> u{};
            std::array<int64_t, kPhases> i{};
            for (std::size_t k = 0; k < kPhases; ++k) {
                voltage.add(k, set.u[k]);
                current.add(k, set.i[k]);
                u[k] = set.u[k] - dc.u[k];
                i[k] = set.i[k] - dc.i[k];
                stepSum[k] += set.u[k] - dc.u[k];
            }
            for (std::size_t k = 0; k < kPhases; ++k) {
                p.u[k] += u[k];
                p.i[k] += i[k];
                p.uu[k] += u[k] * u[k];
                p.ii[k] += i[k] * i[k];
                p.ui[k] += u[k] * i[k];
                p.uPair[k] += u[k] * u[kNextPhase[k]];
                p.iPair[k] += i[k] * i[kNextPhase[k]];
                p.uCos[k] += u[k] * cosine;
                p.uSin[k] += u[k] * sine;
                p.iCos[k] += i[k] * cosine;
                p.iSin[k] += i[k] * sine;
            }
            if (n % kSetsPerPart == kSetsPerPart - 1) {
                add(p, sums.ramp);
            }
        }
    }
    for (std::size_t k = 0; k < kPhases; ++k) {
        sums.overRange[k] = voltage.clipped(k) || current.clipped(k);
    }
    return sums;
}

} // namespace vmeter
