// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace vmeter {

// Command registers and the values that they accept (docs/registers.md).

inline constexpr uint16_t kTariffRegister = 40481;   ///< the tariff's number
inline constexpr uint16_t kPartialsRegister = 40512; ///< kZeroAllPartials
inline constexpr uint16_t kClockRegister = 57600;  ///< first of six: day, month, year since 2000, hour, minute, second
inline constexpr uint16_t kSystemRegister = 57856; ///< kStoreSettings, kRestart

inline constexpr uint16_t kZeroAllPartials = 0x20;
inline constexpr uint16_t kStoreSettings = 0xA1;
inline constexpr uint16_t kRestart = 0xB2;

} // namespace vmeter
