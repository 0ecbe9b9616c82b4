// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/type_test/readout.h"
#include "core/units.h"
#include "virtualhw/bench/timeline/scenario.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vmeter {

/// How the meter is read.
enum class ReadBy {
    pulse,     ///< LED flashes are counted and timed with the laboratory's own clock
    registers, ///< internal energy registers, full resolution, before and after
    display,   ///< instantaneous values at the end
    derived,   ///< computed from other tests
};

/// One bound. The first of a test is the one that tables show and margins are taken against; all must hold.
struct Limit {
    enum class Kind {
        error,   ///< |error| in %
        shift,   ///< |error - error of the reference test| in %
        within,  ///< |measured - expected| in the quantity's unit
        atLeast, ///< measured, in the quantity's unit, as are the next two
        atMost,
        equals,
    };
    Kind kind{};
    double value = 0;
};

/// A second reading of the same run.
struct FurtherReading {
    Readout readout;
    double expected = 0;
    std::vector<Limit> limits; ///< no shift
};

/// What must also be true.
struct Requirements {
    std::vector<Readout> still; ///< registers that must not move
    std::vector<FurtherReading> also;
    std::optional<double> firstPulseSeconds; ///< latest first LED pulse after power-on
    std::optional<double> nextPulseSeconds;  ///< longest wait from the first to the second
    std::optional<double> ledOnMilliseconds; ///< longest flash
    PerPhase<bool> overRange{};              ///< phases whose converter must have reported saturation
    uint64_t powerCuts = 0;                  ///< times that the meter must have lost its power while it was read
    bool tariffsAddUp = false;               ///< T1 + T2 is what a partial counter took, to the last bit
};

/// A class limit as a function of current: `limitPct` holds from `amperes` to the next step, the last up to Imax.
struct LimitStep {
    double amperes = 0;
    double limitPct = 0;
};

/// Tests that lie on one error curve share it.
struct ErrorCurve {
    std::string name;
    std::vector<LimitStep> limits;
};

/// One row of the test table (resources/type_tests).
struct TypeTest {
    std::string id;
    std::string group;
    std::string title;
    std::string standard;     ///< where the test comes from
    std::string source;       ///< where the limit was taken from
    Scenario scenario;        ///< what is put on the terminals
    bool ownFrontEnd = false; ///< the scenario names its AFE: --profile does not replace it
    Readout readout;
    ReadBy by{};
    SampleCount settle = 0; ///< from power-on
    SampleCount over = 0;   ///< then read for this long
    double expected = 0;    ///< closed form, in `unit`
    std::string unit;
    std::optional<double> energyWh; ///< closed form of the energy, where the readout is an error
    std::string formula;
    std::vector<Limit> limits;           ///< at least one
    std::optional<double> goal;          ///< design goal for the figure that the first limit judges
    std::vector<std::string> references; ///< ids of the tests that it is compared with
    Requirements requirements;
    std::optional<ErrorCurve> curve;
    std::string note;

    /// Closed form of what flows in `over`: Wh, varh or VAh.
    [[nodiscard]] double expectedEnergy() const { return energyWh.value_or(expected); }
};

} // namespace vmeter
