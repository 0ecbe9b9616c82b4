// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrology/quadrant.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace vmeter {

/// Measuring elements: each phase by itself and the algebraic sum of the three at each instant. [inferred]
enum class Element : uint8_t { l1, l2, l3, system };
inline constexpr std::size_t kElements = 4;

enum class Tariff : uint8_t { t1, t2 };
inline constexpr std::size_t kTariffs = 2;

/// What is accumulated. The four reactive kinds are the quadrants of (P, Q); everything else that the meter
/// shows (Er+, Er-, balance) is a sum of these.
enum class EnergyKind : uint8_t {
    activeImport,
    activeExport,
    reactiveImportInductive,  ///< quadrant I:   P >= 0, Q >= 0
    reactiveImportCapacitive, ///< quadrant II:  P < 0,  Q >= 0
    reactiveExportInductive,  ///< quadrant III: P < 0,  Q < 0
    reactiveExportCapacitive, ///< quadrant IV:  P >= 0, Q < 0
    apparent,
};
inline constexpr std::size_t kEnergyKinds = 7;

/// The register of a quadrant. [inferred] Er+ = Q > 0, inductive = QI and QIII (docs/device.md, section 6;
/// docs/metrology.md, section 4).
constexpr EnergyKind reactiveKind(Quadrant quadrant)
{
    constexpr std::array<EnergyKind, 4> kByQuadrant{
        EnergyKind::reactiveImportInductive,
        EnergyKind::reactiveImportCapacitive,
        EnergyKind::reactiveExportInductive,
        EnergyKind::reactiveExportCapacitive,
    };
    return kByQuadrant[static_cast<std::size_t>(quadrant)];
}

} // namespace vmeter
