// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/meter_identity.h"
#include "core/meter_state.h"

#include <cstdint>
#include <string_view>

namespace vmeter {

/// What the identification registers say, apart from the versions (meter_identity.h). Texts hold two characters a
/// word: at most 16 characters, the software reference 8.
inline constexpr std::string_view kSignature = "SOCO";         ///< 50000, one character a word
inline constexpr uint16_t kOrderCode = 100;                    ///< 50004, COUNTIS (E23 table)
inline constexpr std::string_view kManufacturer = "SOCOMEC";   ///< 50042
inline constexpr std::string_view kSoftwareReference = "1.03"; ///< 50030. [inferred]

/// 50005. [inferred] The true codes are not known: the last digits of the references 4850 3054 and 4850 3055.
constexpr uint16_t productCode(Model model)
{
    return model == Model::e27 ? 3054 : 3055;
}

/// 50050.
constexpr std::string_view productName(Model model)
{
    return model == Model::e27 ? "COUNTIS E27" : "COUNTIS E28";
}

/// 50058. Clients compare it after lower-casing; the spelling of the capitals is [inferred].
constexpr std::string_view extendedProductName(Model model)
{
    return model == Model::e27 ? "Countis E27" : "Countis E28";
}

/// Serial number. [inferred] Hexadecimal digits are read as decimal ones: year 25, week 47, site 1, line 01, order 1.
inline constexpr uint16_t kSerialYearWeek = 0x0254; ///< 50008: year and the first digit of the week
inline constexpr uint16_t kSerialSiteLine = 0x7101; ///< 50009: last digit of the week, site, line
inline constexpr uint16_t kSerialOrder = 1;         ///< 50010
inline constexpr uint32_t kSerialReserve = 0;       ///< 50011

inline constexpr uint16_t kIndustrialisationMode = 0; ///< 40544: off
inline constexpr uint16_t kBoardId = 1;               ///< 40608. [inferred] 1 is the board of E3x/E4x, 2 that of E63

/// 40545. [inferred]
constexpr uint16_t midFlag(Model model)
{
    return model == Model::e28 ? 1 : 0;
}

} // namespace vmeter
