// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/window_values.h"

#include "core/metrology/fixed_point.h"

#include <algorithm>
#include <cstddef>

namespace vmeter {

namespace {

// Row numbers of PowerSums' members in a MomentRow.
constexpr std::size_t row(PhaseSums PowerSums::*member, std::size_t phase)
{
    constexpr std::array kOrder{&PowerSums::u, &PowerSums::i, &PowerSums::uu, &PowerSums::ii, &PowerSums::ui,
        &PowerSums::uPair, &PowerSums::iPair, &PowerSums::uCos, &PowerSums::uSin, &PowerSums::iCos, &PowerSums::iSin};
    std::size_t n = 0;
    while (kOrder[n] != member) {
        ++n;
    }
    return n * kPhases + phase;
}
static_assert(kMoments == 11 * kPhases, "a new sum needs a row");

constexpr std::size_t next(std::size_t phase)
{
    return phase == 2 ? 0 : phase + 1;
}

class Means {
public:
    Means(const WindowMoments& moments, unsigned windows)
        : m_moments(moments)
        , m_windows(windows)
    {
    }

    /// Mean of a product of two channels less the product of their means, with `bits` (8 .. 16) fractional bits.
    [[nodiscard]] int64_t covariance(std::size_t productRow, std::size_t rowA, std::size_t rowB, unsigned bits) const
    {
        const int64_t product = m_moments[productRow].mean(bits, m_windows);
        const int64_t means = m_moments[rowA].mean(8, m_windows) * m_moments[rowB].mean(8, m_windows);
        return product - (means >> (16 - bits));
    }

private:
    const WindowMoments& m_moments;
    unsigned m_windows;
};

uint32_t root(int64_t meanSquare)
{
    return integerRoot(static_cast<uint64_t>(std::max<int64_t>(meanSquare, 0)));
}

int64_t noiseSquare(const Calibration& calibration, std::size_t phase, unsigned bits)
{
    return int64_t{calibration.currentNoiseSquare[phase]} << bits;
}

// Mean squares of sums and differences of two channels need room above 2^46: 12 fractional bits, so 6 in the root.
constexpr unsigned kPairBits = 12;
constexpr unsigned kPairRmsShift = kRmsBits - kPairBits / 2;

} // namespace

WindowValues windowValues(const WindowMoments& moments, unsigned windows, const Calibration& calibration)
{
    constexpr unsigned kSquareBits = 2 * kRmsBits;
    constexpr unsigned kPowerBits = 8;
    const Means means(moments, windows);
    WindowValues values;
    for (std::size_t k = 0; k < kPhases; ++k) {
        const std::size_t u = row(&PowerSums::u, k);
        const std::size_t i = row(&PowerSums::i, k);
        const uint32_t gain = productGain(calibration.voltageGain[k], calibration.currentGain[k]);
        values.voltageRms[k] = root(means.covariance(row(&PowerSums::uu, k), u, u, kSquareBits));
        values.currentRms[k] = root(
            means.covariance(row(&PowerSums::ii, k), i, i, kSquareBits) - noiseSquare(calibration, k, kSquareBits));
        values.active[k]
            = multiplyShift(means.covariance(row(&PowerSums::ui, k), u, i, kPowerBits), gain, 30 + kPowerBits);
        const auto product = static_cast<int64_t>(uint64_t{values.voltageRms[k]} * values.currentRms[k]);
        values.apparent[k] = multiplyShift(product, gain, 30 + kSquareBits);
    }
    return values;
}

WindowPhasors windowPhasors(const WindowMoments& moments)
{
    const auto component = [&](PhaseSums PowerSums::*member, std::size_t phase) {
        return moments[row(member, phase)].mean(kRmsBits, 1) >> kOscillatorBits;
    };
    WindowPhasors phasors;
    for (std::size_t k = 0; k < kPhases; ++k) {
        phasors.voltage[k] = {component(&PowerSums::uCos, k), component(&PowerSums::uSin, k)};
        phasors.current[k] = {component(&PowerSums::iCos, k), component(&PowerSums::iSin, k)};
    }
    return phasors;
}

int64_t reactivePower(const Phasor& voltage, const Phasor& current)
{
    return (voltage.cosine * current.sine - voltage.sine * current.cosine) >> (2 * kRmsBits - 1);
}

PhaseSequence phaseSequence(const std::array<Phasor, kPhases>& voltage)
{
    // A phasor is cosine - j sine. Seven bits less of LSB leave room for the squares.
    constexpr unsigned kCoarse = kRmsBits + 7;
    constexpr int64_t kHalf = 512;          // cos 60 deg, 10 fractional bits
    constexpr int64_t kHalfRootThree = 887; // sin 60 deg
    struct Complex {
        int64_t re;
        int64_t im;
    };
    std::array<Complex, kPhases> u{};
    for (std::size_t k = 0; k < kPhases; ++k) {
        u[k] = {voltage[k].cosine >> kCoarse, -(voltage[k].sine >> kCoarse)};
    }
    // u1 + u2 at +120 deg + u3 at -120 deg; the other direction swaps 2 and 3.
    const auto component = [&](const Complex& second, const Complex& third) {
        const int64_t re
            = u[0].re * 2 * kHalf - kHalf * (second.re + third.re) - kHalfRootThree * (second.im - third.im);
        const int64_t im
            = u[0].im * 2 * kHalf - kHalf * (second.im + third.im) + kHalfRootThree * (second.re - third.re);
        return re * re + im * im;
    };
    const int64_t positive = component(u[1], u[2]);
    const int64_t negative = component(u[2], u[1]);
    if (positive > 4 * negative) {
        return PhaseSequence::clockwise123;
    }
    if (negative > 4 * positive) {
        return PhaseSequence::counterClockwise132;
    }
    return PhaseSequence::notDetermined;
}

std::array<Microvolts, kPhases> lineVoltages(
    const WindowMoments& moments, unsigned windows, const Calibration& calibration)
{
    const Means means(moments, windows);
    const auto& gain = calibration.voltageGain;
    std::array<int64_t, kPhases> square{};
    for (std::size_t k = 0; k < kPhases; ++k) {
        const std::size_t u = row(&PowerSums::u, k);
        square[k] = multiplyShift(
            means.covariance(row(&PowerSums::uu, k), u, u, kPairBits), productGain(gain[k], gain[k]), 30);
    }
    std::array<Microvolts, kPhases> result{};
    for (std::size_t k = 0; k < kPhases; ++k) {
        const std::size_t other = next(k);
        const int64_t product = multiplyShift(
            means.covariance(row(&PowerSums::uPair, k), row(&PowerSums::u, k), row(&PowerSums::u, other), kPairBits),
            productGain(gain[k], gain[other]), 30);
        const uint32_t rms = root(square[k] + square[other] - 2 * product);
        result[k] = microvolts(rms << kPairRmsShift, kUnityGain);
    }
    return result;
}

Microamperes neutralCurrent(const WindowMoments& moments, unsigned windows, const Calibration& calibration)
{
    const Means means(moments, windows);
    const auto& gain = calibration.currentGain;
    int64_t square = 0;
    for (std::size_t k = 0; k < kPhases; ++k) {
        const std::size_t other = next(k);
        const std::size_t i = row(&PowerSums::i, k);
        square += multiplyShift(
            means.covariance(row(&PowerSums::ii, k), i, i, kPairBits) - noiseSquare(calibration, k, kPairBits),
            productGain(gain[k], gain[k]), 30);
        square += 2
            * multiplyShift(means.covariance(row(&PowerSums::iPair, k), i, row(&PowerSums::i, other), kPairBits),
                productGain(gain[k], gain[other]), 30);
    }
    return microamperes(root(square) << kPairRmsShift, kUnityGain);
}

Microvolts microvolts(uint32_t rms, uint32_t gain)
{
    return {multiplyShift(multiplyShift(rms, gain, 30), kFullScaleVolts * 1'000'000U, 23 + kRmsBits)};
}

Microamperes microamperes(uint32_t rms, uint32_t gain)
{
    return {multiplyShift(multiplyShift(rms, gain, 30), kFullScaleAmperes * 1'000'000U, 23 + kRmsBits)};
}

int64_t microwatts(int64_t squareLsb)
{
    // 500 V * 200 A / 2^46 = 10^11 uW / 2^46 = 3125000000 uW / 2^41.
    constexpr uint32_t kFactor = 3'125'000'000U;
    static_assert(int64_t{kFactor} * 32 == int64_t{kFullScaleVolts} * kFullScaleAmperes * 1'000'000);
    return multiplyShift(squareLsb, kFactor, 41);
}

} // namespace vmeter
