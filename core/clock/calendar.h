// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/units.h"

#include <cstdint>
#include <optional>

namespace vmeter {

/// A date and time of day in the Gregorian calendar, as clocks show it.
struct CivilTime {
    int32_t year = 1970;
    uint8_t month = 1; ///< 1 .. 12
    uint8_t day = 1;   ///< 1 .. 31
    uint8_t hour = 0;
    uint8_t minute = 0;
    uint8_t second = 0; ///< 0 .. 59; leap seconds are not counted
    uint16_t millisecond = 0;
    friend constexpr bool operator==(const CivilTime&, const CivilTime&) = default;
};

/// Years that the clock can show: those of the two digits of its registers.
inline constexpr int32_t kFirstClockYear = 2000;
inline constexpr int32_t kLastClockYear = 2099;

/// `utc` in a zone that is `zoneMinutes` ahead of UTC; parts of a millisecond are cut off.
CivilTime civilTime(UtcMicroseconds utc, int16_t zoneMinutes);

/// The reverse of the above. Returns nothing if the date or time does not exist or the clock cannot show its year.
std::optional<UtcMicroseconds> utcTime(const CivilTime& civil, int16_t zoneMinutes);

} // namespace vmeter
