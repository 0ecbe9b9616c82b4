// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/site/feed.h"
#include "virtualhw/bench/site/site_description.h"
#include "virtualhw/bench/timeline/scenario_player.h"

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <queue>
#include <vector>

namespace vmeter {

/// The electrical tree of a site. Plays the scenarios of the supply and of all meters that feed others or are fed by
/// one, solves the circuits, and tells each meter by its FeedLine which supply arrives and which currents pass, ahead
/// of the samples. So benches need no result of each other, and can run in any order, on any thread, or on another
/// computer.
///
/// With all conductors in place, each meter gets the voltages of the meter above it, and the current through a meter is
/// the sum of the currents that the meters below draw from each conductor, and of its own loads. If a conductor of a
/// meter that feeds others is missing, its circuit is solved with the loads of all meters below it; there loads that
/// hang at a conductor which is missing further below are left out. [inferred]
class SitePlan {
public:
    /// `site` must outlive this object. The feeds of time 0 are in the lines at once.
    explicit SitePlan(const SiteDescription& site);

    [[nodiscard]] FeedLine& line(std::size_t meter) { return m_nodes[meter].line; }

    /// Plans up to `end`, that moment not included.
    void advanceTo(MeterTime end);
    [[nodiscard]] MeterTime time() const { return m_time; }

    // Commands to a bench, which the plan must have too. They act at time().
    void change(std::size_t meter, const InputChange& change);
    void switchMains(std::size_t meter, bool on);
    /// `scenario`: never null; begins at time().
    void play(std::size_t meter, std::shared_ptr<const Scenario> scenario);

private:
    struct Node {
        std::optional<std::size_t> parent;
        std::vector<std::size_t> children;
        std::unique_ptr<ScenarioPlayer> player; ///< null: nobody needs the currents of this meter
        MeterTime started{};                    ///< when the scenario began ...
        Duration shift{};                       ///< ... at this scenario time
        MeterTime playerDue{};                  ///< when the player has its next change
        uint64_t revision = 0;                  ///< of the player's input that is planned
        bool mainsOn = true;
        Feed feed;               ///< in force
        ConductorCurrents drawn; ///< from the supply conductors
        MeterTime changedAt{};   ///< last change of the feed's quantities
        bool settling = false;   ///< a feed without a table is in force; the same with a table follows
        FeedLine line;
    };
    struct Due {
        MeterTime at;
        std::size_t node = 0;
        friend bool operator>(const Due& a, const Due& b) { return a.at != b.at ? a.at > b.at : a.node > b.node; }
    };

    /// Meters whose currents must be added up anew, from the last to the first; true: they are fed anew too.
    using Affected = std::map<std::size_t, bool, std::greater<>>;

    [[nodiscard]] ScenarioTime scenarioTime(const Node& node, MeterTime time) const;
    void schedule(std::size_t index, MeterTime now);
    bool playNode(std::size_t index, MeterTime now);
    bool playSupply(MeterTime now);
    void solve(const std::vector<std::size_t>& changed, bool supplyChanged, MeterTime now);
    void feedRoots();
    void feedBelow(std::size_t index, Affected& affected);
    void sumUp(std::size_t index, bool fedAnew, MeterTime now);
    void tell(std::size_t index, MeterTime now);
    [[nodiscard]] bool isBroken(std::size_t index) const;
    [[nodiscard]] std::vector<Device> devicesBelow(std::size_t index) const;

    std::vector<Node> m_nodes;
    ScenarioPlayer m_supply;
    uint64_t m_supplyRevision = 0;
    bool m_supplyLive = true;
    MeterTime m_time;
    std::priority_queue<Due, std::vector<Due>, std::greater<>> m_due; ///< the supply is the node behind the last meter
};

} // namespace vmeter
