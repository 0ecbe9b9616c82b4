// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace vmeter {

/// What the firmware says of itself, on the inFo pages (manual 10.6) and in the identification registers (50000 ff.).
/// [inferred] all values: the manual names the pages but prints none. Versions are hundredths: 103 is "1.03".
inline constexpr uint16_t kMetrologicalVersion = 103;        ///< rEL1
inline constexpr uint16_t kNonMetrologicalVersion = 100;     ///< rEL2; register 50007
inline constexpr uint16_t kMetrologicalChecksum = 0x3C7A;    ///< CS1, shown as four hexadecimal digits
inline constexpr uint16_t kNonMetrologicalChecksum = 0x9E14; ///< CS2
inline constexpr uint16_t kCommunicationTableVersion = 103;  ///< register 50006: register table V103.x
inline constexpr const char* kCommunicationPortName = "Eth"; ///< the installed port, last inFo page

} // namespace vmeter
