// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/instruments/accuracy_class.h"
#include "virtualhw/bench/instruments/true_power.h"
#include "virtualhw/bench/snapshot.h"

#include <array>
#include <optional>

namespace vmeter {

/// Error of the meter's power against the true power, for L1, L2, L3 and the system.
struct MeasurementError {
    /// Reason why there is no error to show.
    enum class Silence {
        none,
        meterOff,
        recordingPlayed, ///< a recording is played; its true power is not known
        inputMoves,      ///< the input changes, or changed less than kSettling ago
    };
    Silence silence = Silence::none;
    struct Reading {
        std::optional<double> percent; ///< of the true value; empty if the true value is too small
        std::optional<double>
            limit; ///< percent, for both signs; empty if the accuracy class has no limit for this load
    };
    using Readings = std::array<Reading, 4>;
    Readings active{};
    Readings reactive{};
};

/// Compares the meter's powers, averaged over its last second, with the powers that the circuit puts on the terminals
/// (truePowers()). The comparison is valid only if the input has been constant for kSettling.
class ErrorObserver {
public:
    /// [inferred] Three seconds: the one in which the input changed, the next one in which filters settle, and the one
    /// that is measured.
    static constexpr SampleCount kSettling = 3 * SampleCount{kSampleRate};

    /// Processes the newest snapshot. Returns the error once for each second of uptime, or of meter time while the
    /// meter is without power.
    std::optional<MeasurementError> process(const Snapshot& snapshot);

    /// True powers, which the error refers to, of the last snapshot.
    [[nodiscard]] const TruePowers& truth() const { return m_truth; }

private:
    void lookAt(const Snapshot& snapshot);
    [[nodiscard]] MeasurementError::Silence silenceOf(const Snapshot& snapshot) const;
    [[nodiscard]] MeasurementError compare(const Measurements& measured) const;

    GridInput m_input;
    bool m_known = false; ///< m_truth belongs to m_input
    TruePowers m_truth{};
    SampleCount m_movedAt = 0; ///< meter time at which m_truth last changed
    SampleCount m_time = 0;    ///< meter time of the last snapshot
    SampleCount m_second = 0;  ///< last second: of uptime, or of meter time while the meter is without power
};

} // namespace vmeter
