// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/display/lcd_frame.h"
#include "core/energy/energy_registers.h"

#include <array>
#include <cstdint>

namespace vmeter {

/// The eight digits of the main zone (manual 4.4, no. 9).
using MainZone = std::array<SegmentCell, kMainDigits>;

/// Format of an instantaneous value: four digits at the right of the main zone, with leading zeros.
struct DisplayFormat {
    int64_t microPerStep; ///< millionths of V, A, W, var, VA, Hz or 1 that one step of the last digit stands for
    uint8_t decimals;
    uint64_t minSteps;
    uint64_t maxSteps;
};

/// Ranges of manual 13. Unlike the energies, whose lower bound 000000.01 is their resolution, a power factor or a
/// frequency outside its range is not shown.
inline constexpr DisplayFormat kPowerFormat{10'000'000, 2, 0, 9'999};     ///< 00.00 ... 99.99 kW, kvar, kVA
inline constexpr DisplayFormat kVoltageFormat{100'000, 1, 0, 9'999};      ///< 000.0 ... 999.9 V
inline constexpr DisplayFormat kCurrentFormat{10'000, 2, 0, 9'999};       ///< 00.00 ... 99.99 A
inline constexpr DisplayFormat kPowerFactorFormat{1'000, 3, 1, 1'000};    ///< 0.001 ... 1.000
inline constexpr DisplayFormat kFrequencyFormat{10'000, 2, 4'500, 6'500}; ///< 45.00 ... 65.00 Hz

/// "----": a value that does not exist or is out of the range that can be shown. [inferred]
MainZone noValue();

/// The last digits that `format` shows of |micro|, rounded half away from zero; may exceed the format's range.
constexpr uint64_t shownSteps(int64_t micro, const DisplayFormat& format)
{
    const auto step = static_cast<uint64_t>(format.microPerStep);
    const uint64_t magnitude = micro < 0 ? uint64_t{0} - static_cast<uint64_t>(micro) : static_cast<uint64_t>(micro);
    return (magnitude + step / 2) / step;
}

/// |micro| in millionths of the unit, or noValue() outside the format's range.
MainZone formatMagnitude(int64_t micro, const DisplayFormat& format);

/// kWh, kvarh or kVAh as "000006.22": truncated to 10 Wh, rolls over after 999999.99.
MainZone formatEnergy(const Energy& energy);

/// The balance: truncated and rolled over like an energy. A minus takes the place of the first zero: "-00008.54". Where
/// there is no leading zero, from -100000.00 on, the last decimal gives way to it: "-100000.0". A value that is
/// truncated to zero has no sign. [inferred]
MainZone formatBalance(const SignedEnergy& balance);

/// Three digits at the right, leading zeros kept: "007"; up to 999.
MainZone formatThreeDigits(uint16_t value);

/// A version in hundredths as "1.03"; up to 9.99.
MainZone formatVersion(uint16_t hundredths);

/// Four hexadecimal digits at the right.
MainZone formatHexadecimal(uint16_t value);

} // namespace vmeter
