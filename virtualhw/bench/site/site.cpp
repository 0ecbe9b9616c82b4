// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/site/site.h"

#include <algorithm>
#include <chrono>
#include <utility>
#include <variant>

namespace vmeter {

namespace {

// Length of a window in wall time, at a finite speed. Commands wait for the end of a window.
constexpr double kWindowSeconds = 0.05;
// Shortest and longest window with coasting, and longest one without: samples are skipped by whole seconds, and meters
// do their windows one after the other, so longer ones have their data in the cache for longer.
constexpr Duration kCoastingWindow = Duration::seconds(1);
constexpr Duration kLongestCoastingWindow = Duration::seconds(60);
constexpr Duration kLongestWindow = Duration::seconds(1);

constexpr std::chrono::seconds kLargestSiteLag{1}; ///< of meter time behind the wall clock; more is dropped

Duration wholeBlocks(Duration duration)
{
    return std::max(kBlockTime, duration - duration % kBlockTime);
}

} // namespace

/// One meter with what belongs to it.
struct Site::Meter final : SimulationDriver, BenchObserver {
    Meter(Site& owner, std::size_t place, std::size_t ofDescription)
        : site(owner)
        , number(place)
        , index(ofDescription)
    {
    }

    void wake() override { site.wake(number); }
    void setSpeed(Speed speed) override { site.setSpeed(speed); }

    void commandGiven(MeterTime /*time*/, const BenchCommand& command) override
    {
        if (const auto* change = std::get_if<ChangeInputs>(&command)) {
            site.m_plan.change(index, change->change);
        } else if (const auto* mains = std::get_if<SwitchMains>(&command)) {
            site.m_plan.switchMains(index, mains->on);
        } else if (const auto* play = std::get_if<PlayScenario>(&command)) {
            site.m_plan.play(index, std::make_shared<const Scenario>(play->scenario));
        }
    }

    Site& site;
    const std::size_t number; ///< in m_meters
    const std::size_t index;  ///< in the description
    std::unique_ptr<Fram> fram;
    std::unique_ptr<Simulation> simulation;
};

std::vector<std::size_t> metersOf(const SiteDescription& site, const SiteSlice& slice)
{
    const auto& meters = site.meters;
    const bool oneFirst = meters.size() > 1
        && std::all_of(
            meters.begin() + 1, meters.end(), [](const SiteMeter& meter) { return meter.parent.has_value(); });
    std::vector<std::size_t> group(meters.size()); // index of the meter with which the group begins
    for (std::size_t index = 0; index < meters.size(); ++index) {
        const auto& parent = meters[index].parent;
        group[index] = !parent || (oneFirst && *parent == 0) ? index : group[*parent];
    }
    std::vector<std::size_t> result;
    for (std::size_t index = 0; index < meters.size(); ++index) {
        if (group[index] * slice.of / meters.size() == slice.number - 1) {
            result.push_back(index);
        }
    }
    return result;
}

Site::Site(SiteDescription description, const OpenFram& openFram, const Options& options)
    : m_description(std::move(description))
    , m_plan(m_description)
    , m_workers(options.workers)
    , m_speed(options.speed)
    , m_coast(options.coast)
{
    for (const std::size_t index : metersOf(m_description, options.slice)) {
        m_meters.push_back(std::make_unique<Meter>(*this, m_meters.size(), index));
    }
    m_workers.forEach(m_meters.size(), [&](std::size_t number) { construct(*m_meters[number], openFram, options); });
}

Site::~Site()
{
    stop();
}

void Site::construct(Meter& meter, const OpenFram& openFram, const Options& options)
{
    const SiteMeter& described = m_description.meters[meter.index];
    meter.fram = openFram(described);
    auto bench = std::make_unique<Bench>(*described.model, described.scenario, *meter.fram, described.seed,
        described.identity, SitePlace{&m_plan.line(meter.index), described.shift, &m_tables});
    bench->addObserver(meter);
    if (options.clock) {
        bench->apply(SetClock{options.clock->value});
    }
    for (const DeviceFault& fault : described.faults) {
        bench->apply(AddFault{fault});
    }
    meter.simulation = std::make_unique<Simulation>(std::move(bench), m_speed, meter);
    meter.simulation->setFastForwarding(m_coast);
}

std::size_t Site::indexOf(std::size_t number) const
{
    return m_meters[number]->index;
}

Simulation& Site::simulation(std::size_t number)
{
    return *m_meters[number]->simulation;
}

std::optional<std::size_t> Site::find(std::string_view id) const
{
    for (std::size_t number = 0; number < m_meters.size(); ++number) {
        if (meter(number).id == id) {
            return number;
        }
    }
    return std::nullopt;
}

void Site::stopAt(MeterTime end, std::function<void()> finished)
{
    m_end = end;
    m_finished = std::move(finished);
}

void Site::start()
{
    m_thread = std::thread([this] { run(); });
}

void Site::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wakeUp.notify_all();
    if (m_thread.joinable()) {
        m_thread.join();
    }
    for (const auto& meter : m_meters) {
        if (meter->simulation) {
            meter->simulation->finish();
        }
    }
}

void Site::wake(std::size_t number)
{
    {
        const std::lock_guard lock(m_mutex);
        m_ready.push_back(number);
    }
    m_wakeUp.notify_all();
}

void Site::setSpeed(Speed speed)
{
    {
        const std::lock_guard lock(m_mutex);
        m_newSpeed = speed;
    }
    m_wakeUp.notify_all();
}

void Site::takeSpeed()
{
    std::optional<Speed> speed;
    {
        const std::lock_guard lock(m_mutex);
        speed = std::exchange(m_newSpeed, std::nullopt);
    }
    if (speed) {
        m_speed = *speed;
        m_pacer.restart(m_time, m_speed);
        for (const auto& meter : m_meters) {
            meter->simulation->showSpeed(m_speed);
        }
    }
}

void Site::runTasks()
{
    std::vector<std::size_t> ready;
    {
        const std::lock_guard lock(m_mutex);
        ready.swap(m_ready);
    }
    std::ranges::sort(ready);
    ready.erase(std::unique(ready.begin(), ready.end()), ready.end());
    for (const std::size_t number : ready) {
        Simulation& simulation = *m_meters[number]->simulation;
        simulation.runTasks();
        if (simulation.hurriesTo() && std::ranges::find(m_waitedFor, number) == m_waitedFor.end()) {
            m_waitedFor.push_back(number);
        }
    }
    std::erase_if(m_waitedFor, [this](std::size_t number) { return !m_meters[number]->simulation->hurriesTo(); });
}

/// The earliest moment that somebody hurries to.
std::optional<MeterTime> Site::hurriesTo() const
{
    std::optional<MeterTime> to;
    for (const std::size_t number : m_waitedFor) {
        const auto wanted = m_meters[number]->simulation->hurriesTo();
        to = wanted ? std::min(to.value_or(*wanted), *wanted) : to;
    }
    return to;
}

Duration Site::window() const
{
    if (m_speed.unlimited() || m_speed.paused()) {
        return m_coast ? kLongestCoastingWindow : kLongestWindow;
    }
    const Duration paced{static_cast<SampleCount>(m_speed.factor * kWindowSeconds * kSampleRate)};
    return wholeBlocks(m_coast ? std::clamp(paced - paced % kSecond, kCoastingWindow, kLongestCoastingWindow)
                               : std::min(paced, kLongestWindow));
}

void Site::run()
{
    m_pacer.restart(m_time, m_speed);
    bool wasHurrying = false;
    while (true) {
        runTasks();
        takeSpeed();
        const bool ended = m_end && m_time >= *m_end;
        if (ended && m_finished) {
            std::exchange(m_finished, nullptr)();
        }
        const auto hurry = hurriesTo();
        if (wasHurrying && !hurry) {
            m_pacer.restart(m_time, m_speed);
        }
        wasHurrying = hurry.has_value();
        const bool still = ended || (m_speed.paused() && !hurry);
        MeterTime end = m_time.roundedDown(window()) + window();
        end = m_end ? std::min(end, std::max(*m_end, m_time)) : end;
        // A wait ends at the end of a block.
        end = hurry ? std::min(end, m_time + wholeBlocks(*hurry - m_time + kBlockTime - Duration{1})) : end;
        {
            std::unique_lock lock(m_mutex);
            const auto awake = [this] { return m_stopping || !m_ready.empty() || m_newSpeed; };
            if (still) {
                m_wakeUp.wait(lock, awake);
            } else if (!hurry && !m_speed.unlimited()) {
                if (m_pacer.until(end) < -kLargestSiteLag) {
                    m_pacer.restart(m_time, m_speed);
                }
                m_wakeUp.wait_for(lock, m_pacer.until(end), awake);
            }
            if (m_stopping) {
                return;
            }
            if (still || (awake() && !hurry && !m_speed.unlimited() && m_pacer.until(end) > Pacer::Clock::duration{})) {
                continue;
            }
        }
        runWindow(end);
    }
}

void Site::runWindow(MeterTime end)
{
    m_plan.advanceTo(end);
    m_workers.forEach(m_meters.size(), [&](std::size_t number) { m_meters[number]->simulation->runTo(end); });
    m_time = end;
}

void Site::runTo(MeterTime end)
{
    runTasks();
    while (m_time < end) {
        runWindow(std::min(end, m_time.roundedDown(window()) + window()));
    }
}

} // namespace vmeter
