// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/type_test/readout.h"
#include "core/time.h"
#include "virtualhw/bench/timeline/scenario.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vmeter {

/// Method of reading the meter.
enum class ReadBy {
    pulse,     ///< LED flashes are counted and timed with the laboratory's own clock
    registers, ///< internal energy registers, full resolution, before and after
    display,   ///< instantaneous values at the end
    derived,   ///< computed from other tests
};

/// One limit. All limits of a test must hold; tables and margins use the first one.
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

/// Additional reading of the same run.
struct FurtherReading {
    Readout readout;
    double expected = 0;
    std::vector<Limit> limits; ///< without Kind::shift
};

/// Further requirements.
struct Requirements {
    std::vector<Readout> still; ///< registers that must not change
    std::vector<FurtherReading> also;
    std::optional<double> firstPulseSeconds; ///< latest first LED pulse after power-on
    std::optional<double> nextPulseSeconds;  ///< longest wait from the first to the second
    std::optional<double> ledOnMilliseconds; ///< longest flash
    PerPhase<bool> overRange{};              ///< phases whose converter must report saturation
    uint64_t powerCuts = 0;                  ///< number of power failures of the meter required during the reading
    bool tariffsAddUp = false;               ///< T1 + T2 must equal the energy of a partial counter exactly
};

/// A class limit as a function of current: `limitPct` holds from `amperes` to the next step, the last up to Imax.
struct LimitStep {
    double amperes = 0;
    double limitPct = 0;
};

/// Tests of one error curve share it.
struct ErrorCurve {
    std::string name;
    std::vector<LimitStep> limits;
};

/// One row of the test table (resources/type_tests).
struct TypeTest {
    std::string id;
    std::string group;
    std::string title;
    std::string standard;     ///< source of the test
    std::string source;       ///< source of the limit
    Scenario scenario;        ///< input at the terminals
    bool ownFrontEnd = false; ///< the scenario defines its AFE, so --profile does not replace it
    Readout readout;
    ReadBy by{};
    Duration settle{};   ///< from power-on
    Duration over{};     ///< duration of the reading after that
    double expected = 0; ///< expected value by formula, in `unit`
    std::string unit;
    std::optional<double> energyWh; ///< energy by formula, if the readout is an error
    std::string formula;
    std::vector<Limit> limits;           ///< at least one
    std::optional<double> goal;          ///< design goal for the value that the first limit applies to
    std::vector<std::string> references; ///< ids of the tests that this one is compared with
    Requirements requirements;
    std::optional<ErrorCurve> curve;
    std::string note;

    /// Energy in `over` by formula: Wh, varh or VAh.
    [[nodiscard]] double expectedEnergy() const { return energyWh.value_or(expected); }
};

} // namespace vmeter
