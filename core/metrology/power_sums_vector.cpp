// SPDX-License-Identifier: GPL-3.0-or-later
// The sums of power_sums.cpp with AVX2, or with the vectors of WebAssembly: 64-bit lanes L1 L2 L3 and a spare. Integers
// only, so the bits are the same.
#include "core/metrology/power_sums.h"

#if defined(__x86_64__)

#include <immintrin.h>

namespace vmeter {

namespace {

constexpr std::size_t kPartsPerStep = kSetsPerStep / kSetsPerPart;

// The lanes of the phases; the spare one is left out.
[[gnu::target("avx2")]] void store(__m256i lanes, PhaseSums& sums)
{
    _mm256_maskstore_epi64(reinterpret_cast<long long*>(sums.data()), _mm256_setr_epi64x(-1, -1, -1, 0), lanes);
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
    __m256i uSum = zero;
    __m256i iSum = zero;
    __m256i uuSum = zero;
    __m256i iiSum = zero;
    __m256i uiSum = zero;
    __m256i uPairSum = zero;
    __m256i iPairSum = zero;
    __m256i uCosSum = zero;
    __m256i uSinSum = zero;
    __m256i iCosSum = zero;
    __m256i iSinSum = zero;
    __m256i uRamp = zero;
    __m256i iRamp = zero;
    __m256i uuRamp = zero;
    __m256i iiRamp = zero;
    __m256i uiRamp = zero;
    __m256i uPairRamp = zero;
    __m256i iPairRamp = zero;
    __m256i uCosRamp = zero;
    __m256i uSinRamp = zero;
    __m256i iCosRamp = zero;
    __m256i iSinRamp = zero;
    __m128i low = _mm_setzero_si128();
    __m128i high = _mm_setzero_si128();

    BlockSums sums;
    for (std::size_t step = 0; step < kStepsPerBlock; ++step) {
        __m128i stepU = _mm_setzero_si128();
        for (std::size_t part = step * kPartsPerStep; part < (step + 1) * kPartsPerStep; ++part) {
            // Four words of 24 bits, less a DC estimate of as many, fit into 32 bits.
            __m128i partU = _mm_setzero_si128();
            __m128i partI = _mm_setzero_si128();
            for (std::size_t n = part * kSetsPerPart; n < (part + 1) * kSetsPerPart; ++n) {
                const __m128i rawU = _mm_load_si128(reinterpret_cast<const __m128i*>(block[n].u.data()));
                const __m128i rawI = _mm_load_si128(reinterpret_cast<const __m128i*>(block[n].i.data()));
                low = _mm_min_epi32(low, _mm_min_epi32(rawU, rawI));
                high = _mm_max_epi32(high, _mm_max_epi32(rawU, rawI));
                const __m128i narrowU = _mm_sub_epi32(rawU, dcU);
                const __m128i narrowI = _mm_sub_epi32(rawI, dcI);
                partU = _mm_add_epi32(partU, narrowU);
                partI = _mm_add_epi32(partI, narrowI);
                const __m256i u = _mm256_cvtepi32_epi64(narrowU);
                const __m256i i = _mm256_cvtepi32_epi64(narrowI);
                const __m256i cosine = _mm256_set1_epi32(oscillator.cosine[n]);
                const __m256i sine = _mm256_set1_epi32(oscillator.sine[n]);
                uuSum = addProduct(uuSum, u, u);
                iiSum = addProduct(iiSum, i, i);
                uiSum = addProduct(uiSum, u, i);
                uPairSum = addProduct(uPairSum, u, nextPhase(u));
                iPairSum = addProduct(iPairSum, i, nextPhase(i));
                uCosSum = addProduct(uCosSum, u, cosine);
                uSinSum = addProduct(uSinSum, u, sine);
                iCosSum = addProduct(iCosSum, i, cosine);
                iSinSum = addProduct(iSinSum, i, sine);
            }
            stepU = _mm_add_epi32(stepU, partU);
            uSum = _mm256_add_epi64(uSum, _mm256_cvtepi32_epi64(partU));
            iSum = _mm256_add_epi64(iSum, _mm256_cvtepi32_epi64(partI));
            uRamp = _mm256_add_epi64(uRamp, uSum);
            iRamp = _mm256_add_epi64(iRamp, iSum);
            uuRamp = _mm256_add_epi64(uuRamp, uuSum);
            iiRamp = _mm256_add_epi64(iiRamp, iiSum);
            uiRamp = _mm256_add_epi64(uiRamp, uiSum);
            uPairRamp = _mm256_add_epi64(uPairRamp, uPairSum);
            iPairRamp = _mm256_add_epi64(iPairRamp, iPairSum);
            uCosRamp = _mm256_add_epi64(uCosRamp, uCosSum);
            uSinRamp = _mm256_add_epi64(uSinRamp, uSinSum);
            iCosRamp = _mm256_add_epi64(iCosRamp, iCosSum);
            iSinRamp = _mm256_add_epi64(iSinRamp, iSinSum);
        }
        sums.steps[step] = phases(stepU);
    }
    const auto lowest = phases(low);
    const auto highest = phases(high);
    for (std::size_t k = 0; k < kPhases; ++k) {
        sums.overRange[k] = lowest[k] <= kSampleMin || highest[k] >= kSampleMax;
    }
    store(uSum, sums.power.u);
    store(iSum, sums.power.i);
    store(uuSum, sums.power.uu);
    store(iiSum, sums.power.ii);
    store(uiSum, sums.power.ui);
    store(uPairSum, sums.power.uPair);
    store(iPairSum, sums.power.iPair);
    store(uCosSum, sums.power.uCos);
    store(uSinSum, sums.power.uSin);
    store(iCosSum, sums.power.iCos);
    store(iSinSum, sums.power.iSin);
    store(uRamp, sums.ramp.u);
    store(iRamp, sums.ramp.i);
    store(uuRamp, sums.ramp.uu);
    store(iiRamp, sums.ramp.ii);
    store(uiRamp, sums.ramp.ui);
    store(uPairRamp, sums.ramp.uPair);
    store(iPairRamp, sums.ramp.iPair);
    store(uCosRamp, sums.ramp.uCos);
    store(uSinRamp, sums.ramp.uSin);
    store(iCosRamp, sums.ramp.iCos);
    store(iSinRamp, sums.ramp.iSin);
    return sums;
}

} // namespace vmeter

#elif defined(__wasm_simd128__)

#include <wasm_simd128.h>

namespace vmeter {

namespace {

constexpr std::size_t kPartsPerStep = kSetsPerStep / kSetsPerPart;

// A vector has two 64-bit lanes here: L1 L2, and L3 with a spare.
struct Lanes {
    v128_t first = wasm_i64x2_const(0, 0);
    v128_t second = wasm_i64x2_const(0, 0);

    void add(const Lanes& other)
    {
        first = wasm_i64x2_add(first, other.first);
        second = wasm_i64x2_add(second, other.second);
    }
    void addProduct(v128_t a, v128_t b)
    {
        first = wasm_i64x2_add(first, wasm_i64x2_extmul_low_i32x4(a, b));
        second = wasm_i64x2_add(second, wasm_i64x2_extmul_high_i32x4(a, b));
    }
    void addWords(v128_t words)
    {
        first = wasm_i64x2_add(first, wasm_i64x2_extend_low_i32x4(words));
        second = wasm_i64x2_add(second, wasm_i64x2_extend_high_i32x4(words));
    }
    void store(PhaseSums& sums) const
    {
        sums = {
            wasm_i64x2_extract_lane(first, 0), wasm_i64x2_extract_lane(first, 1), wasm_i64x2_extract_lane(second, 0)};
    }
};

struct LaneSums {
    Lanes u, i, uu, ii, ui, uPair, iPair, uCos, uSin, iCos, iSin;

    void add(const LaneSums& other)
    {
        u.add(other.u);
        i.add(other.i);
        uu.add(other.uu);
        ii.add(other.ii);
        ui.add(other.ui);
        uPair.add(other.uPair);
        iPair.add(other.iPair);
        uCos.add(other.uCos);
        uSin.add(other.uSin);
        iCos.add(other.iCos);
        iSin.add(other.iSin);
    }
    void store(PowerSums& sums) const
    {
        u.store(sums.u);
        i.store(sums.i);
        uu.store(sums.uu);
        ii.store(sums.ii);
        ui.store(sums.ui);
        uPair.store(sums.uPair);
        iPair.store(sums.iPair);
        uCos.store(sums.uCos);
        uSin.store(sums.uSin);
        iCos.store(sums.iCos);
        iSin.store(sums.iSin);
    }
};

std::array<int32_t, kPhases> phases(v128_t values)
{
    return {wasm_i32x4_extract_lane(values, 0), wasm_i32x4_extract_lane(values, 1), wasm_i32x4_extract_lane(values, 2)};
}

// L2 L3 L1: the partner of each phase in the pairs 12, 23, 31.
v128_t nextPhase(v128_t values)
{
    return wasm_i32x4_shuffle(values, values, 1, 2, 0, 3);
}

} // namespace

bool hasVectorSums()
{
    return true;
}

BlockSums sumBlockVector(const SampleBlock& block, const DcEstimate& dc, const Oscillator::Block& oscillator)
{
    const v128_t dcU = wasm_i32x4_make(dc.u[0], dc.u[1], dc.u[2], 0);
    const v128_t dcI = wasm_i32x4_make(dc.i[0], dc.i[1], dc.i[2], 0);
    v128_t low = wasm_i32x4_const(0, 0, 0, 0);
    v128_t high = low;
    LaneSums sum;
    LaneSums ramp;

    BlockSums sums;
    for (std::size_t step = 0; step < kStepsPerBlock; ++step) {
        v128_t stepU = wasm_i32x4_const(0, 0, 0, 0);
        for (std::size_t part = step * kPartsPerStep; part < (step + 1) * kPartsPerStep; ++part) {
            // Four words of 24 bits, less a DC estimate of as many, fit into 32 bits.
            v128_t partU = wasm_i32x4_const(0, 0, 0, 0);
            v128_t partI = partU;
            for (std::size_t n = part * kSetsPerPart; n < (part + 1) * kSetsPerPart; ++n) {
                const v128_t rawU = wasm_v128_load(block[n].u.data());
                const v128_t rawI = wasm_v128_load(block[n].i.data());
                low = wasm_i32x4_min(low, wasm_i32x4_min(rawU, rawI));
                high = wasm_i32x4_max(high, wasm_i32x4_max(rawU, rawI));
                const v128_t u = wasm_i32x4_sub(rawU, dcU);
                const v128_t i = wasm_i32x4_sub(rawI, dcI);
                partU = wasm_i32x4_add(partU, u);
                partI = wasm_i32x4_add(partI, i);
                const v128_t cosine = wasm_i32x4_splat(oscillator.cosine[n]);
                const v128_t sine = wasm_i32x4_splat(oscillator.sine[n]);
                sum.uu.addProduct(u, u);
                sum.ii.addProduct(i, i);
                sum.ui.addProduct(u, i);
                sum.uPair.addProduct(u, nextPhase(u));
                sum.iPair.addProduct(i, nextPhase(i));
                sum.uCos.addProduct(u, cosine);
                sum.uSin.addProduct(u, sine);
                sum.iCos.addProduct(i, cosine);
                sum.iSin.addProduct(i, sine);
            }
            stepU = wasm_i32x4_add(stepU, partU);
            sum.u.addWords(partU);
            sum.i.addWords(partI);
            ramp.add(sum);
        }
        sums.steps[step] = phases(stepU);
    }
    const auto lowest = phases(low);
    const auto highest = phases(high);
    for (std::size_t k = 0; k < kPhases; ++k) {
        sums.overRange[k] = lowest[k] <= kSampleMin || highest[k] >= kSampleMax;
    }
    sum.store(sums.power);
    ramp.store(sums.ramp);
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
