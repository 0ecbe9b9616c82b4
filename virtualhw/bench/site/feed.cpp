// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/site/feed.h"

#include "virtualhw/bench/site/feeding_element.h"

#include <algorithm>
#include <utility>

namespace vmeter {

std::vector<Device> asDevices(const Load& load, const PerPhase<double>& ratedVolts)
{
    std::vector<Device> devices;
    Device given{"load"};
    for (std::size_t phase = 0; phase < load.current.size(); ++phase) {
        if (load.current[phase] != 0 && ratedVolts[phase] > 0) {
            given.elements.push_back({static_cast<int>(phase), kNeutral, ratedVolts[phase], load.current[phase],
                load.phiDeg[phase], load.currentHarmonics[phase], load.shape[phase], CurrentLaw::impedance});
        }
    }
    if (!given.elements.empty()) {
        devices.push_back(std::move(given));
    }
    devices.insert(devices.end(), load.devices.begin(), load.devices.end());
    return devices;
}

GridInput fedInput(const GridInput& own, const Feed& feed)
{
    GridInput input = own;
    input.supply = feed.supply;
    if (!feed.live) {
        input.supply.voltage = {};
        return input;
    }
    if (!feed.undisturbed) {
        input.load = {};
        input.load.devices = asDevices(own.load, feed.ratedVolts);
        for (Device& device : input.load.devices) {
            std::erase_if(device.elements, feedsBack);
            for (LoadElement& element : device.elements) {
                element.law = CurrentLaw::impedance;
            }
        }
    }
    input.load.devices.insert(input.load.devices.end(), feed.devicesBelow.begin(), feed.devicesBelow.end());
    return input;
}

Duration FeedLine::untilNextChange(MeterTime now, Duration limit) const
{
    for (const Change& change : m_changes) {
        if (change.at > now) {
            return std::min(change.at - now, limit);
        }
    }
    return limit;
}

FeedLine::Step FeedLine::advanceTo(MeterTime now)
{
    Step step = Step::none;
    while (!m_changes.empty() && m_changes.front().at <= now) {
        step = std::max(step, m_changes.front().sameQuantities ? Step::sameQuantities : Step::newQuantities);
        m_feed = std::move(m_changes.front().feed);
        m_changes.pop_front();
    }
    return step;
}

} // namespace vmeter
