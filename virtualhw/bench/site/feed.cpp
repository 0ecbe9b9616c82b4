// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/site/feed.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <utility>

namespace vmeter {

namespace {

/// Volts rms of the fundamental between two conductors.
double voltsBetween(const Supply& supply, int from, int to)
{
    const auto phasor = [&](int conductor) {
        const auto phase = static_cast<std::size_t>(conductor);
        return conductor == kNeutral
            ? Phasor{}
            : std::polar(supply.voltage[phase], supply.voltageAngleDeg[phase] * std::numbers::pi / 180);
    };
    return std::abs(phasor(from) - phasor(to));
}

/// True if an element that draws or feeds with this lag runs in the disturbed supply.
bool runs(LoadElement& element, const Supply& supply)
{
    if (std::cos(element.phiDeg * std::numbers::pi / 180) >= 0) {
        element.law = CurrentLaw::impedance;
        return true;
    }
    element.law = CurrentLaw::current;
    const double share = voltsBetween(supply, element.from, element.to) / element.ratedVolts;
    return share >= kGeneratorFrom && share <= kGeneratorTo;
}

} // namespace

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
            std::erase_if(device.elements, [&](LoadElement& element) { return !runs(element, feed.supply); });
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
