// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"

#include <cstdint>
#include <string_view>

namespace vmeter {

/// Energy of one pulse.
struct PulseWeight {
    uint32_t wattHours; ///< 1 .. 400
    Duration onTime;
};

/// Rated values of a model (manual 13). Some affect measurement and counting, the others are only printed on the front.
struct MeterRatings {
    uint16_t phaseVolts;            ///< Un, phase to neutral: decides when a phase is missing, and the creep threshold
    uint16_t lineVolts;             ///< phase to phase; printed
    uint16_t startingMilliamperes;  ///< Ist, 1 .. 200: decides the creep threshold
    uint16_t minimumMilliamperes;   ///< Imin; printed
    uint16_t referenceAmperes;      ///< Iref; printed
    uint16_t maximumAmperes;        ///< Imax; printed
    std::string_view accuracyClass; ///< of active energy; printed
    PulseWeight led;                ///< metrological LED, both directions
    PulseWeight pulseOutput;        ///< opto-coupler. [inferred] that it is Ea+
};

} // namespace vmeter
