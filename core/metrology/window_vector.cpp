// SPDX-License-Identifier: GPL-3.0-or-later
// The weighted sums of window.h with AVX2, two at a time: lanes high, low, high, low. Integers only, so the bits are
// the same.
#include "core/metrology/window.h"

#if defined(__x86_64__)

#include <immintrin.h>

namespace vmeter {

[[gnu::target("avx2")]] void addWeightedVector(
    std::span<const int64_t> values, uint32_t weight, std::span<WeightedSum> sums)
{
    constexpr int64_t kLowBits = WeightedSum::kLowBits;
    const __m256i shifts = _mm256_setr_epi64x(kLowBits, 0, kLowBits, 0);
    const __m256i masks = _mm256_setr_epi64x(-1, WeightedSum::kLowMask, -1, WeightedSum::kLowMask);
    const __m256i weights = _mm256_set1_epi64x(weight);
    std::size_t n = 0;
    for (; n + 2 <= sums.size(); n += 2) {
        const __m128i two = _mm_loadu_si128(reinterpret_cast<const __m128i*>(&values[n]));
        const __m256i doubled = _mm256_permute4x64_epi64(_mm256_castsi128_si256(two), _MM_SHUFFLE(1, 1, 0, 0));
        // After the shift, the bits above the low 32 bits of a negative high part are undefined; the multiplication
        // ignores them.
        const __m256i parts = _mm256_and_si256(_mm256_srlv_epi64(doubled, shifts), masks);
        auto* const sum = reinterpret_cast<__m256i*>(&sums[n]);
        _mm256_storeu_si256(sum, _mm256_add_epi64(_mm256_loadu_si256(sum), _mm256_mul_epi32(parts, weights)));
    }
    for (; n < sums.size(); ++n) {
        sums[n].add(values[n], weight);
    }
}

} // namespace vmeter

#else

namespace vmeter {

void addWeightedVector(std::span<const int64_t> values, uint32_t weight, std::span<WeightedSum> sums)
{
    addWeightedScalar(values, weight, sums);
}

} // namespace vmeter

#endif
