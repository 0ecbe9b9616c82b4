// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/energy/energy_registers.h"
#include "core/units.h"

namespace vmeter {

/// In V, A, W, var, VA, Hz, or seconds since 1970.
template <class Tag> constexpr double si(Quantity<Tag> quantity)
{
    return static_cast<double>(quantity.value) / 1e6; // all quantities of core/units.h are counted in millionths
}

/// In Wh, varh or VAh, with the part below a whole one.
constexpr double wattHours(const Energy& energy)
{
    return static_cast<double>(energy.whole)
        + static_cast<double>(energy.fraction) / static_cast<double>(kEnergyUnitsPerWh);
}

constexpr double wattHours(const SignedEnergy& energy)
{
    return energy.negative ? 0 - wattHours(energy.magnitude) : wattHours(energy.magnitude);
}

/// wattHours() as the meter shows it, below the roll-over at 1 000 000 kWh (manual 13).
constexpr double shownWattHours(const Energy& energy)
{
    return wattHours(belowRollover(energy));
}

constexpr double shownWattHours(const SignedEnergy& energy)
{
    return wattHours(belowRollover(energy));
}

} // namespace vmeter
