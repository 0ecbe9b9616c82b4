// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/instruments/power_curve.h"

#include "virtualhw/bench/instruments/true_power.h"
#include "virtualhw/bench/timeline/scenario_player.h"
#include "virtualhw/bench/timeline/timeline_position.h"

#include <algorithm>
#include <optional>

namespace vmeter {

namespace {

/// Most changes that are computed within one part: a load curve may have millions of rows.
constexpr int kMostChanges = 8;

/// Power at the terminals while a player goes on.
class PlayedPower {
public:
    explicit PlayedPower(const Scenario& scenario)
        : m_player(scenario)
    {
    }

    double at(ScenarioTime time)
    {
        for (const TimelineEntry& event : m_player.advanceTo(time)) {
            if (event.kind == TimelineEntry::Kind::power) {
                m_mainsOn = event.powerOn;
            }
        }
        if (m_revision != m_player.inputRevision()) {
            m_revision = m_player.inputRevision();
            m_watts = truePowers(m_player.input())[kSystemPower].active;
        }
        return m_mainsOn ? m_watts : 0;
    }
    /// Time to the next change; `limit`: none before.
    [[nodiscard]] Duration untilNextChange(Duration limit) const { return m_player.untilNextChange(limit); }

private:
    ScenarioPlayer m_player;
    std::optional<uint64_t> m_revision;
    double m_watts = 0;
    bool m_mainsOn = true;
};

} // namespace

std::vector<PowerBand> powerCurve(const Scenario& scenario, std::size_t parts)
{
    std::vector<PowerBand> bands;
    if (scenario.waveform.recording != nullptr || parts == 0) {
        return bands;
    }
    const Duration timeline = timelineLength(scenario);
    const SampleCount length = (timeline > Duration{} ? timeline : kSteadyShown).samples;
    PlayedPower power(scenario);
    for (std::size_t part = 0; part < parts; ++part) {
        ScenarioTime now{Duration{length * part / parts}};
        // The last sample before the next part, so that a repetition does not begin again.
        const ScenarioTime last{Duration{std::max(length * (part + 1) / parts, SampleCount{1}) - 1}};
        double watts = power.at(now);
        PowerBand band{watts, watts};
        for (int change = 0; now < last && change < kMostChanges; ++change) {
            now = now + power.untilNextChange(last - now);
            watts = power.at(now);
            band = {std::min(band.least, watts), std::max(band.greatest, watts)};
        }
        bands.push_back(band);
    }
    return bands;
}

} // namespace vmeter
