// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/menu/keys.h"
#include "core/menu/pages.h"
#include "core/meter_ratings.h"
#include "core/registers/register_table.h"

#include <cstdint>
#include <string_view>

namespace vmeter {

/// Identification of the firmware on the inFo pages (manual 10.6) and in the identification registers (50000 ff.).
/// Versions are hundredths: 103 is "1.03".
struct FirmwareVersions {
    uint16_t metrological;            ///< rEL1; registers 50018 and 50019
    uint16_t nonMetrological;         ///< rEL2; register 50007
    uint16_t metrologicalChecksum;    ///< CS1, shown as four hexadecimal digits
    uint16_t nonMetrologicalChecksum; ///< CS2
    uint16_t communicationTable;      ///< register 50006
    std::string_view reference;       ///< register 50030; at most 8 characters
};

/// One model of the family as data: everything that differs between models. Firmware, bench, servers and window use
/// this description and never test which model it is. Data that differs between two meters of a model is in
/// MeterIdentity.
struct MeterModel {
    uint8_t number; ///< identifies the model in session files; must never be used for another model

    std::string_view name;                ///< "e28": on the command line, in lessons and in the control API
    std::string_view productName;         ///< "COUNTIS E28": on the front and web pages, register 50050
    std::string_view extendedProductName; ///< register 50058
    std::string_view manufacturer;        ///< register 50042
    std::string_view signature;           ///< register 50000; at most 4 characters
    std::string_view orderReference;      ///< "4850 3055", printed on the front (manual 4.2)
    uint16_t familyCode;                  ///< register 50004
    uint16_t productCode;                 ///< register 50005
    uint16_t boardId;                     ///< register 40608
    const char* communicationPort;        ///< last inFo page
    FirmwareVersions firmware;

    bool mid;              ///< approved for billing, with the MID marks; register 40545
    uint8_t keysUnderSeal; ///< bit per Key: keys that cannot be pressed with the terminal cover sealed

    MeterRatings ratings;
    const RegisterTable& registers;
    const MenuPages& menus;

    [[nodiscard]] constexpr bool isUnderSeal(Key key) const
    {
        return (keysUnderSeal >> static_cast<unsigned>(key) & 1U) != 0;
    }
    /// True if a sealed terminal cover locks a key.
    [[nodiscard]] constexpr bool hasSeal() const { return keysUnderSeal != 0; }
};

/// The models that can be selected by name, in the order in which they are listed.
extern const MeterModel kMeterModels[2];
inline constexpr const MeterModel& kCountisE27 = kMeterModels[0];
inline constexpr const MeterModel& kCountisE28 = kMeterModels[1]; ///< the MID version (manual 4.2)

/// The model with this name ("e28") or number; null if there is none.
const MeterModel* modelNamed(std::string_view name);
const MeterModel* modelNumbered(int64_t number);

} // namespace vmeter
