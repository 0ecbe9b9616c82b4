// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/meter_identity.h"
#include "core/meter_model.h"

namespace vmeter::test {

/// A meter that is neither E27 nor E28 and differs from both in every row of its description. It is not in
/// kMeterModels: only this description tells the program which meter it is. Its registers are those of the E27/E28
/// without the block at 33024 (energy balance) and with a block at 60000: current I1 in A (U16), voltage V1 in 0.01 V
/// (U32). Of the browsed menus it has tot, rt (power factor and frequency) and inFo. The seal covers UP, not SET.
extern const MeterModel kThirdModel;

/// Serial number, MAC address and unit id, all different from the defaults.
inline constexpr MeterIdentity kOtherIdentity{
    .serial = {.yearWeek = 0x0264, .siteLine = 0x8302, .order = 4711, .reserve = 0x00020003},
    .mac = {0x02, 0x11, 0x22, 0x33, 0x44, 0x55},
    .unitId = 23,
};

} // namespace vmeter::test
