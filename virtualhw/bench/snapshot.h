// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/meter_state.h"
#include "core/metrology/calibration.h"
#include "core/metrology/samples.h"
#include "virtualhw/bench/faults/active_fault.h"
#include "virtualhw/bench/instruments/second_log.h"
#include "virtualhw/bench/timeline/scenario.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace vmeter {

/// Above this finite speed, not all samples can be simulated in time; steady parts are then fast-forwarded.
inline constexpr double kFastestSampled = 5000;

/// How fast meter time passes against the wall clock.
struct Speed {
    static constexpr double kPaused = 0;
    static constexpr double kMax = -1; ///< as fast as possible
    double factor = 1;
    [[nodiscard]] bool paused() const { return factor == kPaused; }
    [[nodiscard]] bool unlimited() const { return factor == kMax; }
};

inline constexpr std::size_t kScopeSets = 800; ///< 100 ms of samples for the oscilloscope

/// The state of the bench at one moment, which the simulation thread publishes for other threads. Not changed after it
/// was published.
struct Snapshot {
    MeterTime time{};
    ScenarioTime scenarioTime{};
    uint32_t benchGeneration = 0; ///< number of times that another bench replaced the running one
    Speed speed;
    bool timeLocked = false;        ///< an exam is on: speed and pause are not the candidate's to choose
    bool fastForwardAlways = false; ///< the user's choice; if false, fast-forward is used only above kFastestSampled
    bool runningAhead = false;      ///< running as fast as possible to a requested meter time
    bool fastForwarding = false;    ///< steady parts are fast-forwarded, not simulated sample by sample
    MeterState meter;
    MenuPosition page;       ///< of the menu
    Calibration calibration; ///< of the meter; neutral before its first start
    GridInput input;
    /// Meter time of the last change at the terminals: of `input` (except within a ramp), of the mains, begin or end of
    /// a recording. Resolution: one block.
    MeterTime inputChangedAt{};
    bool recordingPlayed = false; ///< true: a recording is played instead of `input`
    LocalizedText scenarioName;
    std::shared_ptr<const Scenario> scenario; ///< the installed scenario; null: none
    bool mainsOn = true;
    std::array<bool, kKeys> keyPressed{};
    uint64_t ledPulses = 0;    ///< since the bench was built, across power cuts
    uint64_t outputPulses = 0; ///< likewise
    bool sealed = false;       ///< the terminal cover is fitted and sealed (manual 7)
    std::shared_ptr<const ActiveFaultList>
        faults;             ///< null: none; the list may contain faults that have just become exhausted
    bool unplugged = false; ///< a fault has unplugged the Ethernet cable
    /// Each second up to that of this snapshot or later; null: not recorded.
    std::shared_ptr<const SecondLog> seconds;
    bool coasting = false; ///< the last step was a skip: the readings are those of a settled second
    /// The last samples of the converter, oldest first: kScopeSets, or none for a meter of a site.
    std::vector<SampleSet> scope = std::vector<SampleSet>(kScopeSets);
};

} // namespace vmeter
