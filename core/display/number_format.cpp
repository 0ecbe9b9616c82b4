// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/display/number_format.h"

#include "core/display/glyphs.h"

#include <cstddef>

namespace vmeter {

namespace {

constexpr std::size_t kShortDigits = 4; ///< instantaneous values, manual 13
constexpr uint8_t kEnergyDecimals = 2;
constexpr uint64_t kWhPerEnergyStep = 10; ///< resolution of manual 13
constexpr std::size_t kDigitsBehindMinus = kMainDigits - 1;
constexpr uint64_t kLargestBehindMinus = 9'999'999; ///< steps, with both decimals

/// The last `digits` digits of `value` at the right of the zone, leading zeros kept.
MainZone formatDigits(uint64_t value, std::size_t digits, uint8_t decimals)
{
    MainZone zone{};
    for (std::size_t place = 0; place < digits; ++place) {
        SegmentCell& cell = zone[kMainDigits - 1 - place];
        cell = glyph(static_cast<char>('0' + value % 10));
        if (decimals != 0 && place == decimals) {
            cell |= kDecimalPoint;
        }
        value /= 10;
    }
    return zone;
}

} // namespace

MainZone noValue()
{
    MainZone zone{};
    writeText(zone, "----", Align::right);
    return zone;
}

MainZone formatMagnitude(int64_t micro, const DisplayFormat& format)
{
    const uint64_t steps = shownSteps(micro, format);
    if (steps < format.minSteps || steps > format.maxSteps) {
        return noValue();
    }
    return formatDigits(steps, kShortDigits, format.decimals);
}

MainZone formatEnergy(const Energy& energy)
{
    return formatDigits(belowRollover(energy).whole / kWhPerEnergyStep, kMainDigits, kEnergyDecimals);
}

MainZone formatBalance(const SignedEnergy& balance)
{
    const uint64_t steps = belowRollover(balance).magnitude.whole / kWhPerEnergyStep;
    if (!balance.negative || steps == 0) {
        return formatDigits(steps, kMainDigits, kEnergyDecimals);
    }
    MainZone zone = steps <= kLargestBehindMinus ? formatDigits(steps, kDigitsBehindMinus, kEnergyDecimals)
                                                 : formatDigits(steps / 10, kDigitsBehindMinus, kEnergyDecimals - 1);
    zone.front() = glyph('-');
    return zone;
}

MainZone formatThreeDigits(uint16_t value)
{
    return formatDigits(value, 3, 0);
}

MainZone formatVersion(uint16_t hundredths)
{
    return formatDigits(hundredths, 3, 2);
}

MainZone formatHexadecimal(uint16_t value)
{
    constexpr const char* kDigits = "0123456789AbCdEF";
    constexpr unsigned kDigitBits = 4;
    MainZone zone{};
    unsigned rest = value;
    for (std::size_t place = 0; place < kShortDigits; ++place) {
        zone[kMainDigits - 1 - place] = glyph(kDigits[rest & 0xFU]);
        rest >>= kDigitBits;
    }
    return zone;
}

} // namespace vmeter
