// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/mac_address.h"
#include "core/settings/settings.h"

#include <cstdint>

namespace vmeter {

/// As the identification registers split it. [inferred] Hexadecimal digits are read as decimal ones. The default is
/// year 25, week 47, site 1, line 01, order 1.
struct SerialNumber {
    uint16_t yearWeek = 0x0254; ///< register 50008: year and the first digit of the week
    uint16_t siteLine = 0x7101; ///< register 50009: last digit of the week, site, line
    uint16_t order = 1;         ///< register 50010
    uint32_t reserve = 0;       ///< register 50011
    friend constexpr bool operator==(const SerialNumber&, const SerialNumber&) = default;
};

/// Data that distinguishes two meters of the same model. Set at the factory, never changes.
struct MeterIdentity {
    SerialNumber serial;

    /// [inferred] The default is a locally administered address (IEEE 802), which anyone may use.
    MacAddress mac{0x02, 0x53, 0x4F, 0x43, 0x00, 0x05};

    /// Modbus slave address, 1 .. kUnitIdMax, that is in force until another one is stored in FRAM.
    uint8_t unitId = kFactoryUnitId;

    friend constexpr bool operator==(const MeterIdentity&, const MeterIdentity&) = default;
};

} // namespace vmeter
