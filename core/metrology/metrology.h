// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/meter_ratings.h"
#include "core/metrology/calibration.h"
#include "core/metrology/fixed_point.h"
#include "core/metrology/line_frequency.h"
#include "core/metrology/measurements.h"
#include "core/metrology/oscillator.h"
#include "core/metrology/power_sums.h"
#include "core/metrology/window.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace vmeter {

/// Powers of each phase over one window, calibrated, in LSB^2, which is energy units per sample.
struct HopPowers {
    PhaseSums active{};
    PhaseSums reactive{}; ///< of the fundamental, + when the current lags an importing load
    PhaseSums apparent{}; ///< U I, true rms
    unsigned hops = 1;    ///< hops of 200 ms that the powers stand for; more than one the first time after power-on
    bool dead = false;    ///< no phase had voltage when the hop ended: the power is about to fail
};

/// Energy of one block.
struct BlockEnergy {
    PhaseSums active{};         ///< energy units of each phase, calibrated, signed
    PhaseSums currentSquares{}; ///< sums of i^2, LSB^2, uncalibrated
};

/// Turns samples into powers and instantaneous values. Definitions: docs/metrology.md, section 4.
class Metrology {
public:
    /// Restarts without measurements and history. `ratings`: rated voltage, which decides when a phase is missing.
    void powerOn(const Calibration& calibration, const MeterRatings& ratings);
    [[nodiscard]] const Calibration& calibration() const { return m_calibration; }

    /// Processes one block. The result is valid until the next call.
    const BlockEnergy& process(const SampleBlock& block);

    /// After a block was processed: true if a hop of 200 ms has ended with it, so that hopPowers() are new. The first
    /// time 800 ms after power-on.
    [[nodiscard]] bool hopEnded() const { return m_hopEnded; }
    [[nodiscard]] const HopPowers& hopPowers() const { return m_hopPowers; }

    /// When the power fails: the powers which, over one hop of 200 ms, stand for what was measured and is in no
    /// hopPowers() yet. [inferred] The direction and the kind of load are those of the last hop.
    [[nodiscard]] HopPowers unfinishedHop() const;

    /// After a block was processed: true if a second has ended with it, so that measurements() are new.
    [[nodiscard]] bool secondEnded() const { return m_secondEnded; }
    [[nodiscard]] const Measurements& measurements() const { return m_measurements; }

    /// `block`: the block that was processed last. Returns the sample at which the energy of the `counting` phases
    /// since the start of the block first reaches `units` (of the same sign).
    [[nodiscard]] std::size_t locate(
        const SampleBlock& block, const std::array<bool, kPhases>& counting, int64_t units) const;

private:
    void endHop();
    void evaluateWindow();
    void endSecond();
    void followFrequency();
    void endSpans();
    void updateDc();

    /// No crosstalk compensation for a missing phase.
    [[nodiscard]] int64_t offset(const std::array<int32_t, kPhases>& offsets, std::size_t phase) const
    {
        return m_missing[phase] ? 0 : offsets[phase];
    }

    Calibration m_calibration;
    std::array<uint32_t, kPhases> m_powerGain{};
    std::array<GainWithCarry, kPhases> m_energyGain{};
    Oscillator m_oscillator;
    std::array<CrossingDetector, kPhases> m_crossings{};
    bool m_followed = false; ///< the oscillator has followed the frequency in this hop
    bool m_dcKnown = false;
    DcEstimate m_dc;             ///< estimate used in this hop
    DcEstimate m_dcBefore;       ///< estimate used in the hop before
    DcEstimate m_dcOfBlock;      ///< estimate subtracted from the last block
    PhaseSums m_offsetOfBlock{}; ///< LSB^2 a sample, likewise

    // A window is the rising half of one hop and the falling half of the next. Kept per hop: the plain sums and the
    // rising ones; falling = plain - rising.
    MomentRow m_plain{};
    WindowMoments m_rising{};
    WindowMoments m_risingBefore{};
    WindowMoments m_window{};
    std::size_t m_blockInHop = 0;
    unsigned m_hops = 0; ///< whole hops in the window, 0 .. 2
    unsigned m_hopsWithoutPowers = 0;
    bool m_hopEnded = false;
    HopPowers m_hopPowers;
    std::array<int64_t, kPhases> m_squaresOfBlock{}; ///< of the voltage, LSB^2
    int64_t m_deadSquares = 0;

    // The running second.
    WindowMoments m_second{};
    PhaseSums m_secondActive{};
    PhaseSums m_secondReactive{};
    std::array<CrossingDetector::Span, kPhases> m_secondSpan{};
    std::array<bool, kPhases> m_secondOverRange{};
    unsigned m_windowsInSecond = 0;
    std::size_t m_hopInSecond = 0;
    bool m_secondEnded = false;
    Microvolts m_missingBelow;
    Microvolts m_presentAbove;
    std::array<bool, kPhases> m_missing{true, true, true};
    PhaseSequence m_sequence = PhaseSequence::notDetermined;
    Measurements m_measurements;
    BlockEnergy m_blockEnergy;
};

} // namespace vmeter
