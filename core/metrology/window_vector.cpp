// SPDX-License-Identifier: GPL-3.0-or-later
// The weighted sums of window.h with AVX2, two at a time: lanes high, low, high, low. Integers only, so the bits are
// the same.
#include "core/metrology/window.h"

#if defined(__x86_64__)

#include <immintrin.h>

namespace vmeter {

namespace {

constexpr int64_t kLowBits = 26;

// Both parts of two sums, times the weight.
[[gnu::target("avx2")]] __m256i twoTimes(__m128i values, __m256i weight)
{
    constexpr int64_t kLowMask = (int64_t{1} << kLowBits) - 1;
    const __m256i shifts = _mm256_setr_epi64x(kLowBits, 0, kLowBits, 0);
    const __m256i masks = _mm256_setr_epi64x(-1, kLowMask, -1, kLowMask);
    const __m256i doubled = _mm256_permute4x64_epi64(_mm256_castsi128_si256(values), _MM_SHUFFLE(1, 1, 0, 0));
    // After the shift, the bits above the low 32 bits of a negative high part are undefined; the multiplication ignores
    // them.
    const __m256i parts = _mm256_and_si256(_mm256_srlv_epi64(doubled, shifts), masks);
    return _mm256_mul_epi32(parts, weight);
}

} // namespace

[[gnu::target("avx2")]] void addWeightedVector(
    const BlockSums& block, BlockWeight weight, WindowMoments& weighted, MomentRow& plain)
{
    static_assert(WeightedSum::kLowBits == kLowBits && sizeof(WeightedSum) == sizeof(__m128i));
    static_assert(kMoments % 2 == 1, "the last sum is added by itself");
    const __m256i sumWeight = _mm256_set1_epi64x(weight.sum);
    const __m256i slope = _mm256_set1_epi64x(weight.slope);
    const auto* const sums = reinterpret_cast<const char*>(&block.power);
    const auto* const ramps = reinterpret_cast<const char*>(&block.ramp);
    for (std::size_t n = 0; n + 2 <= kMoments; n += 2) {
        const __m128i sum = _mm_loadu_si128(reinterpret_cast<const __m128i*>(sums + n * sizeof(int64_t)));
        const __m128i ramp = _mm_loadu_si128(reinterpret_cast<const __m128i*>(ramps + n * sizeof(int64_t)));
        const __m256i added = _mm256_sub_epi64(twoTimes(sum, sumWeight), twoTimes(ramp, slope));
        auto* const to = reinterpret_cast<__m256i*>(&weighted[n]);
        _mm256_storeu_si256(to, _mm256_add_epi64(_mm256_loadu_si256(to), added));
        auto* const toPlain = reinterpret_cast<__m128i*>(&plain[n]);
        _mm_storeu_si128(toPlain, _mm_add_epi64(_mm_loadu_si128(toPlain), sum));
    }
    const int64_t lastSum = block.power.iSin.back();
    weighted.back().add(lastSum, block.ramp.iSin.back(), weight);
    plain.back() += lastSum;
}

} // namespace vmeter

#else

namespace vmeter {

void addWeightedVector(const BlockSums& block, BlockWeight weight, WindowMoments& weighted, MomentRow& plain)
{
    addWeightedScalar(block, weight, weighted, plain);
}

} // namespace vmeter

#endif
