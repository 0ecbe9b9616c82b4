// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/site/site_plan.h"

#include "virtualhw/bench/site/feeding_element.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace vmeter {

namespace {

// After this time without another change, a meter that feeds others gets a table of its waveform: as with ramps, a
// table costs less than it saves only if the input stays constant for at least this long.
constexpr Duration kTableAfter = Duration::milliseconds(50);

// A player without a next change is asked again after this time.
constexpr Duration kLongestWait = Duration::seconds(86'400);

MeterTime nextBlock(MeterTime time)
{
    const MeterTime down = time.roundedDown(kBlockTime);
    return down == time ? time : down + kBlockTime;
}

/// The time from the present to the next moment at which a bench that plays `player` has another input.
Duration untilChange(const ScenarioPlayer& player, MeterTime now)
{
    const Duration change = player.untilNextChange(kLongestWait);
    if (!player.ramping()) {
        return change;
    }
    const MeterTime ramped = nextBlock(now + std::max(player.steadyFor(), Duration{1}));
    return std::min(change, ramped - now);
}

bool hasAny(const PerConductor<bool>& flags)
{
    return std::ranges::find(flags, true) != flags.end();
}

/// True if a load conductor behind this meter can have another potential than those of the supply.
bool floats(const Wiring& wiring)
{
    return hasAny(wiring.open) || hasAny(wiring.loadOpen) || wiring.conductorAt[kNeutral] != kNeutral
        || wiring.loadAt[kNeutral] != kNeutral;
}

/// The terminal in which load conductor `load` is.
std::size_t terminalOf(const Wiring& wiring, int load)
{
    return static_cast<std::size_t>(std::ranges::find(wiring.loadAt, load) - wiring.loadAt.begin());
}

/// The supply conductor that load conductor `load` is connected to; -1: none.
int conductorOf(const Wiring& wiring, int load)
{
    const std::size_t terminal = terminalOf(wiring, load);
    return wiring.open[terminal] || wiring.loadOpen[terminal] ? -1 : wiring.conductorAt[terminal];
}

Supply exchanged(const Supply& supply, const Wiring& wiring)
{
    Supply behind = supply;
    for (int load = 0; load < kNeutral; ++load) {
        const auto to = static_cast<std::size_t>(load);
        const auto from = static_cast<std::size_t>(conductorOf(wiring, load));
        behind.voltage[to] = supply.voltage[from];
        behind.voltageAngleDeg[to] = supply.voltageAngleDeg[from];
        behind.voltageHarmonics[to] = supply.voltageHarmonics[from];
    }
    return behind;
}

/// A supply with these voltages.
Supply supplyOf(const PerPhase<std::vector<SineComponent>>& voltages, double frequencyHz)
{
    constexpr double kDegrees = 360;
    Supply supply;
    supply.frequencyHz = frequencyHz;
    for (std::size_t phase = 0; phase < voltages.size(); ++phase) {
        const auto first = std::ranges::find(voltages[phase], 1.0, &SineComponent::order);
        supply.voltage[phase] = 0;
        if (first == voltages[phase].end()) {
            continue;
        }
        supply.voltage[phase] = first->peak / std::numbers::sqrt2;
        supply.voltageAngleDeg[phase] = first->turn * kDegrees;
        for (const SineComponent& sine : voltages[phase]) {
            if (sine.order != 1) {
                supply.voltageHarmonics[phase].push_back({static_cast<int>(sine.order), sine.peak / first->peak * 100,
                    (sine.turn - sine.order * first->turn) * kDegrees});
            }
        }
    }
    return supply;
}

} // namespace

SitePlan::SitePlan(const SiteDescription& site)
    : m_nodes(site.meters.size())
    , m_supply(site.supply)
{
    for (std::size_t index = 0; index < m_nodes.size(); ++index) {
        const SiteMeter& meter = site.meters[index];
        Node& node = m_nodes[index];
        node.parent = meter.parent;
        node.shift = meter.shift;
        if (node.parent) {
            m_nodes[*node.parent].children.push_back(index);
        }
    }
    std::vector<std::size_t> all;
    for (std::size_t index = 0; index < m_nodes.size(); ++index) {
        Node& node = m_nodes[index];
        node.feed.hasBelow = !node.children.empty();
        if (node.parent || node.feed.hasBelow) {
            node.player = std::make_unique<ScenarioPlayer>(site.meters[index].scenario);
            playNode(index, {});
            all.push_back(index);
        }
    }
    playSupply({});
    solve(all, true, {});
}

ScenarioTime SitePlan::scenarioTime(const Node& node, MeterTime time) const
{
    return {time - node.started + node.shift};
}

void SitePlan::advanceTo(MeterTime end)
{
    while (!m_due.empty() && m_due.top().at < end) {
        const MeterTime now = m_due.top().at;
        std::vector<std::size_t> changed;
        bool supplyChanged = false;
        while (!m_due.empty() && m_due.top().at == now) {
            const std::size_t index = m_due.top().node;
            m_due.pop();
            if (index == m_nodes.size()) {
                supplyChanged = playSupply(now) || supplyChanged;
            } else if (playNode(index, now)) {
                changed.push_back(index);
            }
        }
        solve(changed, supplyChanged, now);
    }
    m_time = end;
}

/// Returns true if the supply has changed.
bool SitePlan::playSupply(MeterTime now)
{
    const bool wasLive = m_supplyLive;
    for (const TimelineEntry& event : m_supply.advanceTo({now.sinceStart})) {
        if (event.kind == TimelineEntry::Kind::power) {
            m_supplyLive = event.powerOn;
        }
    }
    m_due.push({now + untilChange(m_supply, now), m_nodes.size()});
    const bool changed = m_supply.inputRevision() != m_supplyRevision || m_supplyLive != wasLive;
    m_supplyRevision = m_supply.inputRevision();
    return changed;
}

/// Returns true if the input of the meter has changed.
bool SitePlan::playNode(std::size_t index, MeterTime now)
{
    Node& node = m_nodes[index];
    if (node.settling && now >= node.changedAt + kTableAfter) {
        node.settling = false;
        node.feed.mode = GridSource::TableMode::steady;
        node.line.add({now, std::make_shared<const Feed>(node.feed), true});
    }
    if (!node.player || now < node.playerDue) {
        return false;
    }
    const bool wasOn = node.mainsOn;
    for (const TimelineEntry& event : node.player->advanceTo(scenarioTime(node, now))) {
        if (event.kind == TimelineEntry::Kind::power) {
            node.mainsOn = event.powerOn;
        }
    }
    const bool changed = node.player->inputRevision() != node.revision || node.mainsOn != wasOn;
    node.revision = node.player->inputRevision();
    schedule(index, now);
    return changed;
}

void SitePlan::schedule(std::size_t index, MeterTime now)
{
    Node& node = m_nodes[index];
    node.playerDue = now + untilChange(*node.player, now);
    m_due.push({node.playerDue, index});
}

bool SitePlan::isBroken(std::size_t index) const
{
    const Node& node = m_nodes[index];
    return !node.children.empty() && floats(node.player->input().wiring);
}

void SitePlan::solve(const std::vector<std::size_t>& changed, bool supplyChanged, MeterTime now)
{
    Affected affected;
    if (supplyChanged) {
        feedRoots();
        for (std::size_t index = 0; index < m_nodes.size(); ++index) {
            affected.insert_or_assign(index, true);
        }
    }
    for (const std::size_t index : changed) {
        std::size_t top = index;
        for (std::optional<std::size_t> above = m_nodes[index].parent; above; above = m_nodes[*above].parent) {
            top = isBroken(*above) ? *above : top;
        }
        affected.try_emplace(index, false);
        feedBelow(top, affected);
    }
    // A meter stands before those that it feeds, so the currents of all meters below are known when its turn comes.
    while (!affected.empty()) {
        const auto [index, fedAnew] = *affected.begin();
        affected.erase(affected.begin());
        sumUp(index, fedAnew, now);
        if (m_nodes[index].parent) {
            affected.try_emplace(*m_nodes[index].parent, false); // stays true if it is there already
        }
    }
}

void SitePlan::feedRoots()
{
    Affected ignored;
    for (std::size_t index = 0; index < m_nodes.size(); ++index) {
        Node& node = m_nodes[index];
        node.feed.ratedVolts = m_supply.input().supply.voltage;
        if (!node.parent) {
            node.feed.supply = m_supply.input().supply;
            node.feed.live = m_supplyLive;
            feedBelow(index, ignored);
        }
    }
}

/// Gives the voltages behind meter `index` to all meters below it.
void SitePlan::feedBelow(std::size_t index, Affected& affected)
{
    Node& node = m_nodes[index];
    if (node.children.empty()) {
        return;
    }
    const Wiring& wiring = node.player->input().wiring;
    const bool broken = isBroken(index);
    node.feed.devicesBelow = broken ? devicesBelow(index) : std::vector<Device>();
    const Supply behind = broken
        ? supplyOf(voltagesBehind(fedInput(node.player->input(), node.feed)), node.feed.supply.frequencyHz)
        : exchanged(node.feed.supply, wiring);
    affected.insert_or_assign(index, true);
    for (const std::size_t child : node.children) {
        Feed& feed = m_nodes[child].feed;
        feed.supply = behind;
        feed.live = node.feed.live && node.mainsOn;
        feed.undisturbed = node.feed.undisturbed && !broken;
        affected.insert_or_assign(child, true);
        feedBelow(child, affected);
    }
}

/// The loads of all meters behind meter `index`, by the conductors that leave it.
std::vector<Device> SitePlan::devicesBelow(std::size_t index) const
{
    std::vector<Device> result;
    for (const std::size_t child : m_nodes[index].children) {
        const Node& node = m_nodes[child];
        if (!node.mainsOn) {
            continue;
        }
        std::vector<Device> devices = asDevices(node.player->input().load, node.feed.ratedVolts);
        std::ranges::move(devicesBelow(child), std::back_inserter(devices));
        const Wiring& wiring = node.player->input().wiring;
        for (Device& device : devices) {
            std::erase_if(device.elements, [&](LoadElement& element) {
                element.from = conductorOf(wiring, element.from);
                element.to = conductorOf(wiring, element.to);
                return element.from < 0 || element.to < 0 || feedsBack(element);
            });
            result.push_back(std::move(device));
        }
    }
    return result;
}

/// Adds up the currents behind meter `index`, and tells the meter if something has changed for it.
void SitePlan::sumUp(std::size_t index, bool fedAnew, MeterTime now)
{
    Node& node = m_nodes[index];
    node.feed.below = {};
    const bool sums = node.feed.hasBelow && node.feed.devicesBelow.empty();
    for (const std::size_t child : sums ? node.children : std::vector<std::size_t>()) {
        for (std::size_t conductor = 0; conductor < node.feed.below.size(); ++conductor) {
            addCurrents(node.feed.below[conductor], m_nodes[child].drawn[conductor], 1);
        }
    }
    if (fedAnew || node.feed.hasBelow) {
        tell(index, now);
    }
    if (!node.parent) {
        return;
    }
    node.drawn = {};
    if (node.mainsOn && node.feed.live) {
        const GridInput input = fedInput(node.player->input(), node.feed);
        TerminalQuantities terminals = atTerminals(input);
        addBelow(terminals, node.feed.below, input.wiring);
        node.drawn = drawnCurrents(terminals, input.wiring);
    }
}

void SitePlan::tell(std::size_t index, MeterTime now)
{
    using TableMode = GridSource::TableMode;
    Node& node = m_nodes[index];
    node.changedAt = now;
    const bool first = now == MeterTime{};
    const TableMode ofSupply = !m_supply.ramping() ? TableMode::steady
        : m_supply.steadyFor() < kTableAfter       ? TableMode::changing
                                                   : TableMode::drifting;
    node.settling = node.feed.hasBelow && !first;
    node.feed.mode = node.settling ? TableMode::changing : ofSupply;
    if (node.settling) {
        m_due.push({nextBlock(now + kTableAfter), index});
    }
    node.line.add({now, std::make_shared<const Feed>(node.feed), false});
}

void SitePlan::change(std::size_t meter, const InputChange& change)
{
    Node& node = m_nodes[meter];
    if (!node.player) {
        return;
    }
    node.player->advanceTo(scenarioTime(node, m_time));
    node.player->change(change);
    node.revision = node.player->inputRevision();
    schedule(meter, m_time);
    solve({meter}, false, m_time);
}

void SitePlan::switchMains(std::size_t meter, bool on)
{
    Node& node = m_nodes[meter];
    node.mainsOn = on;
    if (node.player) {
        solve({meter}, false, m_time);
    }
}

void SitePlan::play(std::size_t meter, std::shared_ptr<const Scenario> scenario)
{
    Node& node = m_nodes[meter];
    if (!node.player) {
        return;
    }
    node.player = std::make_unique<ScenarioPlayer>(std::move(scenario));
    node.started = m_time;
    node.shift = {};
    node.playerDue = {};
    node.revision = node.player->inputRevision() - 1;
    playNode(meter, m_time);
    solve({meter}, false, m_time);
}

} // namespace vmeter
