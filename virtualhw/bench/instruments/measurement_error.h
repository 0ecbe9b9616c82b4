// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/instruments/accuracy_class.h"
#include "virtualhw/bench/instruments/true_power.h"
#include "virtualhw/bench/snapshot.h"

#include <array>
#include <optional>

namespace vmeter {

/// How far the meter's power is from the true one; L1, L2, L3 and the system.
struct MeasurementError {
    /// Why there is nothing to compare.
    enum class Silence {
        none,
        meterOff,
        recordingPlayed, ///< whose true power nobody knows
        inputMoves,      ///< or has not stood still for long enough
    };
    Silence silence = Silence::none;
    struct Reading {
        std::optional<double> percent; ///< of the true value; none where there is too little to compare with
        std::optional<double> limit;   ///< percent, either way; none where the class has none for this load
    };
    using Readings = std::array<Reading, 4>;
    Readings active{};
    Readings reactive{};
};

/// Compares the meter's powers, means over its last second, with those that the circuit puts on the terminals
/// (truePowers()). That is a comparison only while the input stands still: not while it moves, nor until the meter has
/// had the same input for kSettling.
class ErrorObserver {
public:
    /// The second in which the input changed, the one behind it in which filters settle, and the one measured.
    static constexpr SampleCount kSettling = 3 * SampleCount{kSampleRate};

    /// Looks at the newest snapshot. The error, once for each second of the meter, or of its absence.
    std::optional<MeasurementError> take(const Snapshot& snapshot);

    /// What the error is against; of the snapshot taken last.
    [[nodiscard]] const TruePowers& truth() const { return m_truth; }

private:
    void lookAt(const Snapshot& snapshot);
    [[nodiscard]] MeasurementError::Silence silenceOf(const Snapshot& snapshot) const;
    [[nodiscard]] MeasurementError compare(const Measurements& measured) const;

    GridInput m_input;
    bool m_known = false; ///< m_truth belongs to m_input
    TruePowers m_truth{};
    SampleCount m_movedAt = 0; ///< meter time at which m_truth was last seen to have moved
    SampleCount m_time = 0;    ///< of the snapshot taken last
    SampleCount m_second = 0;  ///< of the meter's uptime, without power of meter time
};

} // namespace vmeter
