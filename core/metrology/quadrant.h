// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace vmeter {

/// Quadrant of (P, Q). The order is that of the circle: phi 0 .. 90 deg is the first one.
enum class Quadrant : uint8_t {
    importInductive,  ///< I:   P >= 0, Q >= 0
    exportCapacitive, ///< II:  P < 0,  Q >= 0
    exportInductive,  ///< III: P < 0,  Q < 0
    importCapacitive, ///< IV:  P >= 0, Q < 0
};

/// [inferred] Q alone does not determine the direction of P. A reactive load counts as importing unless it exports more
/// than 1/128 of its apparent power. Returns how far `active` is above this limit; below 0 the quadrant is one of
/// export.
constexpr int64_t marginToExport(int64_t active, int64_t apparent)
{
    return active + apparent / 128;
}

/// The only rule for the quadrant: of reactive energy, of the sign of the power factor, of coil and capacitor on the
/// display. `active`, `reactive`, `apparent`: P, Q, S in any common unit.
constexpr Quadrant quadrantOf(int64_t active, int64_t reactive, int64_t apparent)
{
    const bool exporting = marginToExport(active, apparent) < 0;
    if (reactive < 0) {
        return exporting ? Quadrant::exportInductive : Quadrant::importCapacitive;
    }
    return exporting ? Quadrant::exportCapacitive : Quadrant::importInductive;
}

/// Direction of active power.
constexpr bool isExport(Quadrant quadrant)
{
    return quadrant == Quadrant::exportCapacitive || quadrant == Quadrant::exportInductive;
}

/// The current lags (coil); otherwise it leads (capacitor).
constexpr bool isInductive(Quadrant quadrant)
{
    return quadrant == Quadrant::importInductive || quadrant == Quadrant::exportInductive;
}

} // namespace vmeter
