// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/meter_state.h"
#include "core/metrology/samples.h"
#include "virtualhw/bench/faults/active_fault.h"
#include "virtualhw/bench/timeline/scenario.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace vmeter {

/// A finite speed above this asks for more than samples allow: steady stretches are then coasted through.
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

/// The bench at one moment: what crosses from the simulation thread to everybody else. Never changed once published.
struct Snapshot {
    SampleCount time = 0; ///< meter time since the bench was built; runs on while the meter is without power
    SampleCount scenarioTime = 0;
    uint32_t exchanges = 0; ///< how often another bench has taken the place of the one that ran
    Speed speed;
    bool coastAlways = false;  ///< as chosen; without it only above kFastestSampled
    bool runningAhead = false; ///< on the way to a moment asked for, as fast as possible
    bool coasting = false;     ///< steady stretches are advanced from a settled second, not sample by sample
    MeterState meter;
    GridInput input;
    /// Meter time at which something else came to the terminals: `input` otherwise than in the course of a ramp, mains
    /// on or off, a recording's beginning or end. To a block.
    SampleCount inputChangedAt = 0;
    bool recordingPlayed = false; ///< in place of `input`
    LocalizedText scenarioName;
    std::shared_ptr<const Scenario> scenario; ///< as it was installed; null: none was
    bool mainsOn = true;
    std::array<bool, kKeys> keyPressed{};
    uint64_t ledPulses = 0;                        ///< since the bench was built, power cuts or not
    uint64_t outputPulses = 0;                     ///< likewise
    bool sealed = false;                           ///< the terminal cover is fitted and sealed (manual 7)
    std::shared_ptr<const ActiveFaultList> faults; ///< null: none; some of them may just have become exhausted
    bool unplugged = false;                        ///< the Ethernet cable is out, by one of the faults
    std::array<SampleSet, kScopeSets> scope{};     ///< the last samples, oldest first, as the converter gave them
};

} // namespace vmeter
