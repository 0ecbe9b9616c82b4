// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"
#include "virtualhw/terminals/grid/grid_source.h"

#include <deque>
#include <memory>

namespace vmeter {

/// What the rest of a site puts on the terminals of one meter, from a moment on: the supply that arrives there, and the
/// currents of the meters behind it.
struct Feed {
    Supply supply;                              ///< at the meter's supply conductors
    bool live = true;                           ///< false: the supply is switched off somewhere above
    bool undisturbed = true;                    ///< true: `supply` is that of the site; false: a meter above changes it
    PerPhase<double> ratedVolts{230, 230, 230}; ///< V: voltages of the site, for which loads are given
    ConductorCurrents below;                    ///< on the load conductors
    /// In place of `below`, if the potential of a load conductor floats: the loads of the meters behind.
    std::vector<Device> devicesBelow;
    bool hasBelow = false; ///< there are meters behind this one
    GridSource::TableMode mode = GridSource::TableMode::steady;
};

/// The input at the terminals of a meter whose own scenario says `own`. With a disturbed supply, loads are what they
/// are in the circuit of the meter that disturbs it: impedances. What feeds back has switched off, because its
/// protection sees that the phases are unequal. [inferred]
GridInput fedInput(const GridInput& own, const Feed& feed);

/// The loads of a meter as devices. Loads that the scenario gives as currents are impedances which take them at
/// `ratedVolts`.
std::vector<Device> asDevices(const Load& load, const PerPhase<double>& ratedVolts);

/// The feeds of one meter, in the order of time. The plan of the site writes it ahead of the meter, up to a moment that
/// both know; the bench reads it. Not thread-safe.
class FeedLine {
public:
    struct Change {
        MeterTime at;
        std::shared_ptr<const Feed> feed; ///< never null
        /// The same quantities as before; only the way in which samples are computed changes.
        bool sameQuantities = false;
    };

    void add(Change change) { m_changes.push_back(std::move(change)); }

    /// Time from `now` to the next change after it; `limit` when there is none within `limit`.
    [[nodiscard]] Duration untilNextChange(MeterTime now, Duration limit) const;
    enum class Step { none, sameQuantities, newQuantities };
    /// Moves to `now`. Returns what has become of feed().
    Step advanceTo(MeterTime now);
    /// The feed in force; null before the first one.
    [[nodiscard]] const std::shared_ptr<const Feed>& feed() const { return m_feed; }

private:
    std::deque<Change> m_changes; ///< that are still to come
    std::shared_ptr<const Feed> m_feed;
};

} // namespace vmeter
