// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/type_test/type_test.h"
#include "core/energy/energy_registers.h"
#include "core/energy/partial_meters.h"
#include "core/metrology/measurements.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace vmeter {

/// Which front end and which specimen of it.
enum class TestProfile { ideal, standard, worst };
struct TestConditions {
    TestProfile profile = TestProfile::standard;
    uint64_t seed = 1;
};

/// "ideal", "default", "worst".
const char* profileName(TestProfile profile);

/// The AFE of a test: the one that its row names, else that of the conditions.
AfeParameters frontEnd(const TypeTest& test, const TestConditions& conditions);

/// One flash of the LED, as a photo head sees it.
struct Flash {
    SampleCount at = 0;  ///< since power-on of the bench
    uint64_t number = 0; ///< flashes so far, this one included
};

/// On and off times of a pulse, in samples; seen at the end of each block of 5 ms. Zero while none is complete.
struct PulseTimes {
    SampleCount shortestOn = 0;
    SampleCount longestOn = 0;
    SampleCount shortestOff = 0;
};

/// The system's Ea+ as the display shows it, at the moment at which it steps by 10 Wh.
struct RegisterStep {
    uint64_t wattHours = 0;
    uint64_t ledPulses = 0;
};

/// What a laboratory writes down while a test runs.
struct Observation {
    SampleCount begin = 0; ///< of the reading, after settling
    SampleCount end = 0;
    double rateHz = 0; ///< true rate of the meter's sample clock
    EnergyRegisters before;
    EnergyRegisters after;
    PartialMeters partials;     ///< at the end; they ran from the start
    Measurements last;          ///< instantaneous values at the end
    std::vector<Flash> flashes; ///< since power-on
    uint64_t ledBefore = 0;
    uint64_t ledAfter = 0;
    uint64_t outputBefore = 0;
    uint64_t outputAfter = 0;
    PulseTimes led; ///< while the meter was read, as is the output
    PulseTimes output;
    std::optional<RegisterStep> firstStep; ///< while the meter was read
    RegisterStep lastStep;
    PerPhase<bool> overRange{}; ///< reported at any time
    uint64_t powerCuts = 0;     ///< while the meter was read
    bool poweredAtEnd = false;
    bool registersFellBack = false;
};

/// Puts a meter fresh from the factory on its own bench and runs the test's scenario. `progress` is told from time to
/// time how many samples have passed since it was last told.
Observation observe(
    const TypeTest& test, const TestConditions& conditions, const std::function<void(SampleCount)>& progress);

} // namespace vmeter
