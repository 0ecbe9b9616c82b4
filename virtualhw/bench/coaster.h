// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrology/metrology.h"
#include "core/units.h"
#include "virtualhw/terminals/grid/grid_input.h"

#include <array>
#include <cstddef>
#include <vector>

namespace vmeter {

/// Coasting: decides when the meter has settled far enough for a stretch of samples to be left out, and what power the
/// stretch had. A steady stretch has the power of the settled second before it. In a slow ramp the power moves from
/// what was measured before to what is measured behind it, along the course that the input takes.
class Coaster {
public:
    /// Something changed: the meter has to settle anew.
    void disturb();

    /// The powers of a hop of samples.
    void take(const HopPowers& powers);

    /// How much may be left out now, whole seconds that end before the change: `untilChange` is the time to the next
    /// event or end of a ramp. Between two stretches there is at least a hop of samples.
    [[nodiscard]] SampleCount offer(bool ramping, SampleCount untilChange) const;

    /// Powers times time that is to be booked.
    struct Booking {
        HopPowers powers;
        SampleCount duration = 0;
    };

    using Bookings = std::vector<Booking>;

    /// `duration` of a steady input is left out: what it brought.
    Bookings leaveOut(SampleCount duration);

    /// `duration` of a ramp is left out; `course`: the powers that its input makes at equal steps, both ends included.
    /// What it brought shows behind it.
    void leaveOutRamp(SampleCount duration, std::vector<HopPowers> course);

    /// What a stretch of a ramp brought, once the meter has settled behind it. `now`: with what is known so far.
    Bookings bookings(bool now = false);

private:
    static constexpr std::size_t kAveraged = 5; ///< hops: a second

    [[nodiscard]] const HopPowers& newest() const { return m_powers[(m_next + kAveraged - 1) % kAveraged]; }
    [[nodiscard]] HopPowers mean() const;

    std::array<HopPowers, kAveraged> m_powers{};
    std::size_t m_next = 0;
    std::size_t m_hops = 0;      ///< since the last disturbance
    std::size_t m_hopsAfter = 0; ///< since the last stretch left out
    SampleCount m_open = 0;      ///< duration of the ramp's stretch that is not booked yet
    HopPowers m_before;          ///< measured before it
    std::vector<HopPowers> m_course;
};

/// Powers that sinusoidal input makes in the meter: U I cos phi, U I sin phi and U I of each terminal, LSB^2.
HopPowers powersOf(const GridInput& input);

} // namespace vmeter
