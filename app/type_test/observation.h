// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/type_test/type_test.h"
#include "core/energy/energy_registers.h"
#include "core/energy/partial_counters.h"
#include "core/metrology/measurements.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace vmeter {

/// Profile and seed of the front end.
enum class TestProfile { ideal, standard, worst };
struct TestConditions {
    TestProfile profile = TestProfile::standard;
    uint64_t seed = 1;
};

/// "ideal", "default", "worst".
const char* profileName(TestProfile profile);

/// The AFE of a test: that of its row, or else that of the conditions.
AfeParameters frontEnd(const TypeTest& test, const TestConditions& conditions);

/// One flash of the LED, as an optical probe detects it.
struct Flash {
    SampleCount at = 0;  ///< since power-on of the bench
    uint64_t number = 0; ///< number of flashes so far, with this one
};

/// Shortest and longest on and off times of a pulse, in samples, with a resolution of one block (5 ms). Zero if none is
/// complete.
struct PulseTimes {
    SampleCount shortestOn = 0;
    SampleCount longestOn = 0;
    SampleCount shortestOff = 0;
};

/// Ea+ of the system at the moment when the displayed value changes by 10 Wh.
struct RegisterStep {
    uint64_t wattHours = 0;
    uint64_t ledPulses = 0;
};

/// Data that the laboratory records during a test.
struct Observation {
    SampleCount begin = 0; ///< begin of the reading, after the settling time
    SampleCount end = 0;
    double rateHz = 0; ///< true rate of the meter's sample clock
    EnergyRegisters before;
    EnergyRegisters after;
    PartialCounters partials;           ///< at the end; they were running from the start
    Measurements last;                  ///< instantaneous values at the end
    std::vector<Measurements> readings; ///< instantaneous values at the end of each second of the reading
    std::vector<Flash> flashes;         ///< since power-on
    uint64_t ledBefore = 0;
    uint64_t ledAfter = 0;
    uint64_t outputBefore = 0;
    uint64_t outputAfter = 0;
    PulseTimes led; ///< while the meter was read, as is the output
    PulseTimes output;
    std::optional<RegisterStep> firstStep; ///< while the meter was read
    RegisterStep lastStep;
    PerPhase<bool> overRange{}; ///< true: reported at any time of the run
    uint64_t powerCuts = 0;     ///< while the meter was read
    bool poweredAtEnd = false;
    bool registersFellBack = false;
};

/// Runs the scenario of a test with a new meter on its own bench. `progress` is called at intervals with the number of
/// samples since its last call.
Observation observe(
    const TypeTest& test, const TestConditions& conditions, const std::function<void(SampleCount)>& progress);

} // namespace vmeter
