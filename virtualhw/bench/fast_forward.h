// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrology/metrology.h"
#include "core/units.h"
#include "virtualhw/terminals/grid/grid_input.h"

#include <array>
#include <cstddef>
#include <vector>

namespace vmeter {

/// Fast-forward: decides when the meter has settled far enough that samples may be skipped, and which power to book for
/// the skipped time. For a steady input this is the mean power of the settled second before it. For a slow ramp the
/// power moves from the value measured before to the value measured after the skipped time, along the course of the
/// input.
class FastForward {
public:
    /// Of a meter of a site: skips are as short as a second, and a steady one may follow another at once, so that many
    /// meters can keep pace with the wall clock. The meter still gives the powers of the settled second.
    void setStepwise() { m_stepwise = true; }

    /// Must be called when the input changes; the meter must settle again before samples can be skipped.
    void disturb();

    /// Adds the powers of one hop (200 ms) of samples.
    void process(const HopPowers& powers);

    /// Time that may be skipped now, in whole seconds that end before the change; zero: none. `untilChange`: time to
    /// the next event or end of a ramp. At least one hop of samples is simulated between two skips.
    [[nodiscard]] Duration offer(bool ramping, Duration untilChange) const;

    /// Powers and the duration for which they are booked.
    struct Booking {
        HopPowers powers;
        Duration duration{};
    };

    using Bookings = std::vector<Booking>;

    /// Skips `duration` of a steady input. Returns what to book for it.
    Bookings skip(Duration duration);

    /// Skips `duration` of a ramp. `course`: powers of the input at equal steps, with both ends. bookings() returns
    /// what to book, once the meter has settled after the ramp.
    void skipRamp(Duration duration, std::vector<HopPowers> course);

    /// What to book for the skipped part of a ramp; empty until the meter has settled after it. `now`: do not wait, use
    /// the powers known so far.
    Bookings bookings(bool now = false);

private:
    static constexpr std::size_t kAveraged = 5; ///< hops, together one second

    [[nodiscard]] const HopPowers& newest() const { return m_powers[(m_next + kAveraged - 1) % kAveraged]; }
    [[nodiscard]] HopPowers mean() const;

    bool m_stepwise = false;
    bool m_skippedSteady = false; ///< the last thing was a skip of a steady input
    std::array<HopPowers, kAveraged> m_powers{};
    std::size_t m_next = 0;
    std::size_t m_hops = 0;      ///< hops since the last disturb()
    std::size_t m_hopsAfter = 0; ///< hops since the last skip
    Duration m_open;             ///< skipped part of a ramp that is not booked yet
    HopPowers m_before;          ///< powers measured before that part
    std::vector<HopPowers> m_course;
};

/// Powers that the meter measures for a sinusoidal input: U I cos phi, U I sin phi and U I of each terminal, in LSB^2.
HopPowers powersOf(const GridInput& input);

} // namespace vmeter
