// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/bench.h"

#include "core/storage/fram_layout.h"
#include "virtualhw/bench/factory_calibration.h"

#include <algorithm>
#include <functional>

namespace vmeter {

namespace {

// Points at which the course of a ramp is computed, per skipped stretch.
constexpr uint64_t kCoursePieces = 60;

// After a skipped piece of a ramp, one second of real samples is kept so that the meter has settled before the caller's
// limit or the next event.
constexpr Duration kSettlingAfterRamp = Duration::seconds(1);

constexpr UtcMicroseconds kClockPerBlock{kSetsPerBlock * kMicrosecondsPerSample};

constexpr Duration kLongestStretch = Duration::seconds(86'400);

// Building a table of the waveform costs less than it saves only if the input stays constant for at least this long.
constexpr Duration kTableWorth = Duration::milliseconds(50);

const GridInput& deadLine()
{
    static const GridInput dead = [] {
        GridInput input;
        input.supply.voltage = {};
        return input;
    }();
    return dead;
}

uint64_t seedOf(const Scenario& scenario, const std::optional<uint64_t>& seed)
{
    return seed.value_or(scenario.seed);
}

} // namespace

Bench::Bench(
    const MeterModel& model, Scenario scenario, Fram& fram, std::optional<uint64_t> seed, const MeterIdentity& identity)
    : Bench(model, std::make_shared<const Scenario>(std::move(scenario)), fram, seed, identity, {})
{
}

Bench::Bench(const MeterModel& model, std::shared_ptr<const Scenario> scenario, Fram& fram,
    std::optional<uint64_t> seed, const MeterIdentity& identity, const SitePlace& place)
    : m_fram(fram)
    , m_feeds(place.feeds)
    , m_shift(place.shift)
    , m_seed(seed)
    , m_meter(model, identity)
    , m_player(scenario)
    , m_afe(scenario->afe, seedOf(*scenario, seed))
    , m_grid(AnalogPath{})
{
    m_meter.seedNetwork(m_seed.value_or(scenario->seed));
    if (m_feeds != nullptr) {
        m_feeds->advanceTo(m_time);
        m_fastForward.setStepwise();
        if (place.tables != nullptr) {
            m_grid.setTableCache(*place.tables);
        }
        m_scope = {};
    }
    const StartingState starting = start(std::move(scenario));
    updateFaults();
    updateGrid();
    m_powerSupply.settle(m_grid.terminalVolts(), m_player.input().poweredBy);
    updatePower();
    setMeter(starting.tariff, starting.sealed);
}

void Bench::addObserver(BenchObserver& observer)
{
    m_observers.push_back(&observer);
    observer.sourceStarted(m_grid, m_player.scenario(), seedOf(m_player.scenario(), m_seed));
    observer.sourceChanged(terminalInput(), tableMode(), m_mainsOn);
}

void Bench::removeObserver(const BenchObserver& observer)
{
    std::erase(m_observers, &observer);
}

bool Bench::isReplaceable() const
{
    return std::none_of(m_observers.begin(), m_observers.end(),
        [](const BenchObserver* observer) { return observer->needsThisBench(); });
}

void Bench::tellObservers(const BenchCommand& command)
{
    for (BenchObserver* observer : m_observers) {
        observer->commandGiven(m_time, command);
    }
}

void Bench::tellBlockEnded()
{
    for (BenchObserver* observer : m_observers) {
        observer->blockEnded(*this);
    }
}

Bench::StartingState Bench::start(std::shared_ptr<const Scenario> scenario)
{
    fitFrontEnd(scenario->afe, seedOf(*scenario, m_seed));
    m_grid.restart();
    m_faults.removeScripted();
    m_faults.setSeed(seedOf(*scenario, m_seed));
    m_player = ScenarioPlayer(std::move(scenario));
    m_grid.setPlayback(m_player.scenario().waveform);
    for (BenchObserver* observer : m_observers) {
        observer->sourceStarted(m_grid, m_player.scenario(), seedOf(m_player.scenario(), m_seed));
    }
    m_scenarioStart = m_time;
    m_gridRevision = m_player.inputRevision() - 1;
    StartingState starting{m_player.scenario().tariff, m_player.scenario().sealed};
    if (m_shift > Duration{}) {
        for (const TimelineEntry& event : m_player.advanceTo(scenarioTime())) {
            starting.tariff = event.change.tariff ? event.change.tariff : starting.tariff;
            starting.sealed = event.change.sealed ? event.change.sealed : starting.sealed;
            if (event.kind == TimelineEntry::Kind::power) {
                m_mainsOn = event.powerOn;
            }
        }
    }
    playUntil(scenarioTime());
    return starting;
}

void Bench::fitFrontEnd(const AfeParameters& parameters, uint64_t seed)
{
    m_afe = VirtualAfe(parameters, seed);
    FramLayout layout;
    if (layout.loadCalibration(m_fram).frontEnd != frontEndSerialNumber(parameters, seed)) {
        const Calibration calibration = factoryCalibration(parameters, seed);
        if (m_meter.state().powered) {
            m_meter.calibrate(calibration);
        } else {
            layout.storeCalibration(m_fram, calibration);
        }
    }
    setDelays();
}

void Bench::setDelays()
{
    m_afe.setCurrentDelays(m_meter.currentDelays());
    m_grid.setPath(m_afe.path());
    m_gridRevision = m_player.inputRevision() - 1;
}

void Bench::advance()
{
    releaseKeys();
    updateFaults();
    std::size_t done = 0;
    while (done < kSetsPerBlock) {
        const ScenarioTime now = scenarioTime() + Duration{done};
        playUntil(now);
        updateGrid(Duration{done});
        const Duration rest{kSetsPerBlock - done};
        const Duration pastBlock = rest + Duration{1};
        const Duration untilChange = m_player.untilNextChange(pastBlock);
        const bool playbackChanges = m_grid.playback().untilChange(now, pastBlock) <= rest;
        if (playbackChanges) {
            m_sourceChangedAt = m_time + kBlockTime;
        }
        if (untilChange <= rest || playbackChanges) {
            disturb();
        }
        Duration piece = std::min(untilChange, rest);
        if (m_feeds != nullptr) {
            piece = m_feeds->untilNextChange(m_time + Duration{done}, piece);
        }
        const auto count = static_cast<std::size_t>(piece.samples);
        m_grid.fill(m_analog, done, count, now);
        for (BenchObserver* observer : m_observers) {
            observer->samplesDrawn(count, now, m_time + Duration{done});
        }
        done += count;
    }
    m_afe.convert(m_analog, m_block);
    updatePower();
    m_meter.samples(m_block);
    if (!m_meter.state().powered) {
        m_meter.setClock(m_meter.state().clock + kClockPerBlock);
    }
    keepForScope();
    m_time += kBlockTime;
    if (m_meter.hopEnded()) {
        m_fastForward.process(m_meter.powers());
        book(m_fastForward.bookings());
    }
    tellBlockEnded();
}

Duration Bench::fastForward(Duration limit)
{
    // Observers may shorten the limit, but a replay runs without these observers. Therefore the shortened limit is
    // recorded.
    for (const BenchObserver* observer : m_observers) {
        limit = std::min(limit, observer->untilSampleNeeded(m_time, limit));
    }
    const Duration duration = skippable(limit);
    if (duration > Duration{}) {
        tell(SkipSamples{limit});
        skip(duration);
    }
    return duration;
}

Duration Bench::skippable(Duration limit) const
{
    const bool keysAtRest
        = m_releases.empty() && std::none_of(m_keyPressed.begin(), m_keyPressed.end(), std::identity{});
    if (!m_meter.state().powered || !m_meter.hopEnded() || !keysAtRest) {
        return {};
    }
    limit = std::min(limit, m_meter.untilNetworkEvent());
    // The player is at the start of the last block. The skip ends before the change, so that advance() simulates the
    // change.
    const Duration untilFault = m_faults.untilNextChange(m_time, std::min(limit, kLongestStretch));
    const Duration fromBlock = untilSamplesMatter(untilFault + kBlockTime);
    const Duration reserved = kBlockTime + (m_player.ramping() ? kSettlingAfterRamp : Duration{});
    return fromBlock <= reserved ? Duration{} : m_fastForward.offer(m_player.ramping(), fromBlock - reserved);
}

void Bench::skip(Duration duration)
{
    m_meter.skip(duration);
    if (m_player.ramping()) {
        m_fastForward.skipRamp(duration, courseOf(duration));
    } else {
        book(m_fastForward.skip(duration));
    }
    m_time += duration;
    if (m_feeds != nullptr) {
        m_grid.releaseTable(); // a coasting meter needs none, and there are many meters
    }
    tellBlockEnded();
}

Duration Bench::untilSamplesMatter(Duration limit) const
{
    const ScenarioTime now = scenarioTime() - kBlockTime;
    if (m_grid.playing(now) || m_grid.playing(scenarioTime()) || (m_player.ramping() && hasMetersBelow())) {
        return {}; // the course of a ramp is that of the meter's own load
    }
    if (m_feeds != nullptr) {
        limit = m_feeds->untilNextChange(m_time - kBlockTime, limit);
    }
    return m_grid.playback().untilChange(now, m_player.untilNextChange(limit));
}

void Bench::disturb()
{
    book(m_fastForward.bookings(true));
    m_fastForward.disturb();
}

// Moves the player as well; only the ramp changes the input during this time.
std::vector<HopPowers> Bench::courseOf(Duration duration)
{
    std::vector<HopPowers> course{powersOf(inputAtTerminals())};
    for (uint64_t piece = 1; piece <= kCoursePieces; ++piece) {
        playUntil(scenarioTime() + duration * piece / kCoursePieces);
        course.push_back(powersOf(inputAtTerminals()));
    }
    return course;
}

void Bench::setMeter(std::optional<Tariff> tariff, std::optional<bool> sealed)
{
    if (tariff) {
        perform(SelectTariff{*tariff});
    }
    if (sealed) {
        perform(SealCover{*sealed});
    }
}

void Bench::book(const FastForward::Bookings& bookings)
{
    for (const FastForward::Booking& booking : bookings) {
        m_meter.bookSkipped(booking.powers, booking.duration);
    }
}

void Bench::playUntil(ScenarioTime scenarioTime)
{
    for (const TimelineEntry& event : m_player.advanceTo(scenarioTime)) {
        setMeter(event.change.tariff, event.change.sealed);
        if (event.kind == TimelineEntry::Kind::press) {
            perform(PressKeys{event.keys, event.hold});
        }
        if (event.kind == TimelineEntry::Kind::power) {
            m_mainsOn = event.powerOn;
        }
        if (event.kind == TimelineEntry::Kind::fault) {
            playFault(event);
        }
    }
}

const GridInput& Bench::terminalInput() const
{
    return m_mainsOn ? m_player.input() : deadLine();
}

GridInput Bench::inputAtTerminals() const
{
    return m_feeds != nullptr ? fedInput(m_player.input(), *m_feeds->feed()) : m_player.input();
}

GridSource::TableMode Bench::tableMode() const
{
    using TableMode = GridSource::TableMode;
    const TableMode own = !m_player.ramping() ? TableMode::steady
        : m_player.steadyFor() < kTableWorth  ? TableMode::changing
                                              : TableMode::drifting;
    return m_feeds != nullptr ? std::max(own, m_feeds->feed()->mode) : own;
}

void Bench::updateGrid(Duration intoBlock)
{
    if (m_feeds != nullptr) {
        updateFedGrid(intoBlock);
        return;
    }
    const uint64_t revision = m_player.inputRevision();
    if (revision == m_gridRevision && m_mainsOn == m_gridLive) {
        return;
    }
    m_grid.setInput(terminalInput(), tableMode(), m_mainsOn);
    for (BenchObserver* observer : m_observers) {
        observer->sourceChanged(terminalInput(), tableMode(), m_mainsOn);
    }
    m_gridRevision = revision;
    m_gridLive = m_mainsOn;
}

/// As updateGrid(), in a site. The player of the meter has no voltage of its own there.
void Bench::updateFedGrid(Duration intoBlock)
{
    const uint64_t revision = m_player.inputRevision();
    const FeedLine::Step step = m_feeds->advanceTo(m_time + intoBlock);
    if (step == FeedLine::Step::newQuantities) {
        disturb();
    }
    if (step == FeedLine::Step::none && revision == m_gridRevision && m_mainsOn == m_gridLive) {
        return;
    }
    const Feed& feed = *m_feeds->feed();
    const bool live = m_mainsOn && feed.live;
    const GridInput input = live ? inputAtTerminals() : deadLine();
    m_grid.setInput(input, tableMode(), live, live ? &feed.below : nullptr);
    for (BenchObserver* observer : m_observers) {
        observer->sourceChanged(input, tableMode(), live);
    }
    m_gridRevision = revision;
    m_gridLive = m_mainsOn;
}

void Bench::updatePower()
{
    const bool fed = m_powerSupply.process(m_grid.terminalVolts(), m_player.input().poweredBy);
    const bool power = fed && !m_deviceFaults.inReset;
    if (power && !m_meter.state().powered) {
        m_meter.powerOn(m_fram);
        setDelays();
    } else if (!power) {
        m_meter.powerFail();
    }
}

void Bench::playFault(const TimelineEntry& event)
{
    if (event.fault) {
        m_faults.add(*event.fault, m_time, m_meter.state(), true);
    } else {
        m_faults.removeScripted();
    }
}

void Bench::updateFaults()
{
    m_faults.advanceTo(m_time);
    const DeviceFaults device = m_faults.device(m_time);
    if (device == m_deviceFaults) {
        return;
    }
    disturb();
    m_deviceFaults = device;
    m_meter.setMalfunction(device.malfunction.value_or(m_malfunction));
}

void Bench::keepForScope()
{
    if (m_scope.empty()) {
        return;
    }
    std::copy(m_block.begin(), m_block.end(), m_scope.begin() + static_cast<std::ptrdiff_t>(m_scopeNext));
    m_scopeNext = (m_scopeNext + kSetsPerBlock) % kScopeSets;
    static_assert(kScopeSets % kSetsPerBlock == 0);
}

void Bench::releaseKeys()
{
    while (!m_releases.empty()) {
        const auto due = std::find_if(
            m_releases.begin(), m_releases.end(), [&](const Release& release) { return release.at <= m_time; });
        if (due == m_releases.end()) {
            return;
        }
        perform(MoveKey{due->key, false});
    }
}

void Bench::sendDatagrams(DatagramSink& sink)
{
    if (const auto output = m_meter.releaseDhcp()) {
        sink.sendDhcp(*output);
    }
    if (const auto question = m_meter.releaseSntp()) {
        const auto& name = m_meter.state().settings.sntpServer;
        sink.askTime(*question, std::string(name.begin(), std::find(name.begin(), name.end(), '\0')));
    }
}

void Bench::shutDown()
{
    disturb();
    m_meter.powerFail();
}

Snapshot Bench::snapshot() const
{
    Snapshot snapshot;
    snapshot.time = m_time;
    snapshot.scenarioTime = scenarioTime();
    snapshot.meter = m_meter.state();
    snapshot.page = m_meter.page();
    snapshot.calibration = m_meter.calibration();
    snapshot.input = inputAtTerminals();
    const Duration changedAt = std::max(m_player.changedAt().sinceStart, m_shift);
    snapshot.inputChangedAt = std::max(m_scenarioStart + (changedAt - m_shift), m_sourceChangedAt);
    snapshot.recordingPlayed = m_grid.playing(scenarioTime());
    snapshot.scenarioName = m_player.scenario().name;
    snapshot.scenario = m_player.sharedScenario();
    snapshot.mainsOn = m_mainsOn;
    snapshot.keyPressed = m_keyPressed;
    snapshot.ledPulses = m_meter.state().ledPulses;
    snapshot.outputPulses = m_meter.state().outputPulses;
    snapshot.sealed = m_sealed;
    snapshot.timeLocked = m_owner == BenchOwner::exam;
    snapshot.faults = m_faults.list();
    snapshot.unplugged = m_deviceFaults.unplugged;
    const auto split = m_scope.begin() + static_cast<std::ptrdiff_t>(m_scopeNext);
    std::vector<SampleSet> scope(split, m_scope.end());
    scope.insert(scope.end(), m_scope.begin(), split);
    snapshot.scope = std::move(scope);
    return snapshot;
}

} // namespace vmeter
