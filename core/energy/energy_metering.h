// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/energy/energy_registers.h"
#include "core/energy/partial_counters.h"
#include "core/meter_ratings.h"
#include "core/metrology/metrology.h"

#include <array>
#include <cstdint>

namespace vmeter {

/// The accumulators into which energies are booked.
struct EnergyAccumulators {
    EnergyRegisters& registers;
    PartialCounters& partials;
    Tariff tariff;
};

/// Decides which energy is counted and in which direction: creep, import or export, quadrants, pulses. The same number
/// is added to the register and to the pulse counters.
class EnergyMetering {
public:
    /// State that must survive a power cut, so that no energy is lost.
    struct PendingEnergy {
        struct Flow {
            bool exporting = false;
            int64_t reverseEnergy
                = 0; ///< energy units against the present direction, not yet enough to change it; <= 0
        };
        std::array<Flow, kElements> flow{};
        Energy led;    ///< |Ea| of the system, for the LED
        Energy output; ///< Ea+ of the system, for the pulse output
    };

    /// Creep threshold and pulse weights are those of `ratings`.
    void powerOn(const PendingEnergy& pendingEnergy, const MeterRatings& ratings);
    [[nodiscard]] const PendingEnergy& pendingEnergy() const { return m_pendingEnergy; }

    /// Pulses that a block completed. Without pulses, ledAt and outputAt have no meaning.
    struct Pulses {
        uint64_t led = 0;
        uint64_t output = 0;
        int64_t ledAt = 0;    ///< system energy of the block, signed, at the first pulse
        int64_t outputAt = 0; ///< likewise
    };

    /// Books the active energy of one block.
    Pulses processBlock(const BlockEnergy& block, EnergyAccumulators accumulators);

    /// Books reactive and apparent energy of one hop and decides which phases are above the creep threshold. Active
    /// energy that was held back until this decision is booked or dropped. [inferred] Reactive and apparent energy
    /// belong to the tariff at the end of the hop.
    Pulses processHop(const HopPowers& powers, EnergyAccumulators accumulators);

    /// When the power fails: books reactive and apparent energy of Metrology::unfinishedHop(), less what was booked
    /// ahead. Active energy is booked by the block and so is complete.
    void processUnfinishedHop(const HopPowers& powers, EnergyAccumulators accumulators);

    /// Books `duration` of constant `powers` at once, for a host that skips samples.
    Pulses bookSkipped(const HopPowers& powers, Duration duration, EnergyAccumulators accumulators);

    /// Phases whose active energy counts.
    [[nodiscard]] const std::array<bool, kPhases>& counting() const { return m_counting; }

private:
    /// Thresholds for counting a phase; powers in LSB^2.
    struct Thresholds {
        int64_t creepStart = 0;
        int64_t creepStop = 0;
        int64_t wakeSquares = 0;        ///< of the current, over a block
        int64_t wakeSquaresAtFirst = 0; ///< before the first decision
    };

    [[nodiscard]] static Thresholds thresholdsOf(const MeterRatings& ratings);
    [[nodiscard]] bool above(int64_t power, bool counting) const;
    void decide(const HopPowers& powers);
    [[nodiscard]] HopPowers settled(const HopPowers& powers);
    int64_t bookPowers(const HopPowers& powers, int64_t samples, EnergyAccumulators accumulators);
    Pulses bookActive(Element element, int64_t units, EnergyAccumulators accumulators);

    Thresholds m_thresholds;
    uint32_t m_whPerFlash = 1;
    uint32_t m_whPerOutputPulse = 1;
    PendingEnergy m_pendingEnergy;
    std::array<bool, kPhases> m_counting{};
    std::array<bool, kPhases> m_countingReactive{};
    bool m_decided = false;    ///< processHop() has been called since power-on
    bool m_ahead = false;      ///< half a hop is booked ahead
    PhaseSums m_bookedAhead{}; ///< apparent power that, over one hop, stands for it
    PhaseSums m_held{};        ///< active energy of phases at rest since the last decision
};

} // namespace vmeter
