// SPDX-License-Identifier: GPL-3.0-or-later
// The sums of power_sums.cpp with AVX2: 64-bit lanes L1 L2 L3 and a spare. Integers only, so the bits are the same.
#include "core/metrology/power_sums.h"

#if defined(__x86_64__)

#include <immintrin.h>

namespace vmeter {

namespace {

using Lanes = std::array<int64_t, 4>;

[[gnu::target("avx2")]] PhaseSums phases(__m256i sums)
{
    alignas(32) Lanes lanes;
    _mm256_store_si256(reinterpret_cast<__m256i*>(lanes.data()), sums);
    return {lanes[0], lanes[1], lanes[2]};
}

[[gnu::target("avx2")]] std::array<int32_t, kPhases> phases(__m128i values)
{
    alignas(16) std::array<int32_t, 4> lanes;
    _mm_store_si128(reinterpret_cast<__m128i*>(lanes.data()), values);
    return {lanes[0], lanes[1], lanes[2]};
}

[[gnu::target("avx2")]] __m256i addProduct(__m256i sum, __m256i a, __m256i b)
{
    return _mm256_add_epi64(sum, _mm256_mul_epi32(a, b));
}

// L2 L3 L1: the partner of each phase in the pairs 12, 23, 31.
[[gnu::target("avx2")]] __m256i nextPhase(__m256i values)
{
    return _mm256_permute4x64_epi64(values, _MM_SHUFFLE(3, 0, 2, 1));
}

} // namespace

bool hasVectorSums()
{
    static const bool has = __builtin_cpu_supports("avx2") != 0;
    return has;
}

[[gnu::target("avx2")]] BlockSums sumBlockVector(
    const SampleBlock& block, const DcEstimate& dc, const Oscillator::Block& oscillator)
{
    const __m128i dcU = _mm_setr_epi32(dc.u[0], dc.u[1], dc.u[2], 0);
    const __m128i dcI = _mm_setr_epi32(dc.i[0], dc.i[1], dc.i[2], 0);
    const __m256i zero = _mm256_setzero_si256();
    __m256i uu = zero;
    __m256i ii = zero;
    __m256i ui = zero;
    __m256i uPair = zero;
    __m256i iPair = zero;
    __m256i uCos = zero;
    __m256i uSin = zero;
    __m256i iCos = zero;
    __m256i iSin = zero;
    // 40 words of 24 bits, less a DC estimate of as many, fit into 32 bits.
    __m128i sumI = _mm_setzero_si128();
    __m128i low = _mm_setzero_si128();
    __m128i high = _mm_setzero_si128();

    BlockSums sums;
    for (std::size_t step = 0; step < kStepsPerBlock; ++step) {
        __m128i stepU = _mm_setzero_si128();
        for (std::size_t n = step * kSetsPerStep; n < (step + 1) * kSetsPerStep; ++n) {
            const __m128i rawU = _mm_load_si128(reinterpret_cast<const __m128i*>(block[n].u.data()));
            const __m128i rawI = _mm_load_si128(reinterpret_cast<const __m128i*>(block[n].i.data()));
            low = _mm_min_epi32(low, _mm_min_epi32(rawU, rawI));
            high = _mm_max_epi32(high, _mm_max_epi32(rawU, rawI));
            const __m128i narrowU = _mm_sub_epi32(rawU, dcU);
            const __m128i narrowI = _mm_sub_epi32(rawI, dcI);
            stepU = _mm_add_epi32(stepU, narrowU);
            sumI = _mm_add_epi32(sumI, narrowI);
            const __m256i u = _mm256_cvtepi32_epi64(narrowU);
            const __m256i i = _mm256_cvtepi32_epi64(narrowI);
            const __m256i cosine = _mm256_set1_epi32(oscillator.cosine[n]);
            const __m256i sine = _mm256_set1_epi32(oscillator.sine[n]);
            uu = addProduct(uu, u, u);
            ii = addProduct(ii, i, i);
            ui = addProduct(ui, u, i);
            uPair = addProduct(uPair, u, nextPhase(u));
            iPair = addProduct(iPair, i, nextPhase(i));
            uCos = addProduct(uCos, u, cosine);
            uSin = addProduct(uSin, u, sine);
            iCos = addProduct(iCos, i, cosine);
            iSin = addProduct(iSin, i, sine);
        }
        sums.steps[step] = phases(stepU);
        for (std::size_t k = 0; k < kPhases; ++k) {
            sums.power.u[k] += sums.steps[step][k];
        }
    }
    const auto currents = phases(sumI);
    const auto lowest = phases(low);
    const auto highest = phases(high);
    for (std::size_t k = 0; k < kPhases; ++k) {
        sums.power.i[k] = currents[k];
        sums.overRange[k] = lowest[k] <= kSampleMin || highest[k] >= kSampleMax;
    }
    sums.power.uu = phases(uu);
    sums.power.ii = phases(ii);
    sums.power.ui = phases(ui);
    sums.power.uPair = phases(uPair);
    sums.power.iPair = phases(iPair);
    sums.power.uCos = phases(uCos);
    sums.power.uSin = phases(uSin);
    sums.power.iCos = phases(iCos);
    sums.power.iSin = phases(iSin);
    return sums;
}

} // namespace vmeter

#else

namespace vmeter {

bool hasVectorSums()
{
    return false;
}

BlockSums sumBlockVector(const SampleBlock& block, const DcEstimate& dc, const Oscillator::Block& oscillator)
{
    return sumBlockScalar(block, dc, oscillator);
}

} // namespace vmeter

#endif
