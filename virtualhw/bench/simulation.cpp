// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/simulation.h"

#include <algorithm>
#include <utility>

namespace vmeter {

namespace {

constexpr std::size_t kDrivenEvents = 64;

} // namespace

Simulation::Simulation(std::unique_ptr<Bench> bench, Speed speed)
    : m_bench(std::move(bench))
    , m_speed(speed)
    , m_changeDetector(*m_bench, m_events)
{
    publish();
}

Simulation::Simulation(std::unique_ptr<Bench> bench, Speed speed, SimulationDriver& driver)
    : m_bench(std::move(bench))
    , m_speed(speed)
    , m_events(kDrivenEvents)
    , m_seconds(nullptr)
    , m_changeDetector(*m_bench, m_events)
    , m_driver(&driver)
{
    publish();
}

Simulation::~Simulation()
{
    stop();
}

void Simulation::start()
{
    m_thread = std::thread([this] { run(); });
}

void Simulation::startWithoutThread()
{
    m_threaded = false;
    m_pacer.restart(m_bench->time(), m_speed);
}

bool Simulation::pump()
{
    runTasks();
    if (isStill()) {
        return false;
    }
    runBlocks();
    return m_speed.unlimited() || hurrying() || m_pacer.until(m_bench->time() + kBlockTime) <= Pacer::Clock::duration{};
}

void Simulation::runUntil(const std::function<bool()>& ready)
{
    runTasks();
    if (ready()) {
        return;
    }
    do {
        advance(nextStop() - m_bench->time());
    } while (!ready());
    m_pacer.restart(m_bench->time(), m_speed);
}

void Simulation::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable()) {
        m_thread.join();
    }
    // When tasks and deadlines are dropped, callers that wait for them get an exception.
    m_tasks.clear();
    m_deadlines.clear();
    m_displayWaiters.clear();
}

std::shared_ptr<const Snapshot> Simulation::snapshot() const
{
    const std::lock_guard lock(m_snapshotMutex);
    return m_snapshot;
}

void Simulation::enqueue(Task task)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping) {
            throw SimulationStopped();
        }
        m_tasks.push_back(std::move(task));
    }
    if (m_driver != nullptr) {
        m_driver->wake();
        return;
    }
    m_wake.notify_all();
}

void Simulation::post(std::function<void(Bench&)> command)
{
    try {
        enqueue([this, command = std::move(command)](Bench& bench) {
            command(bench);
            afterStep(Step::command);
        });
    } catch (const SimulationStopped&) {
        // no caller waits for it
    }
}

void Simulation::apply(const BenchCommand& command)
{
    call([&command](Bench& bench) { bench.apply(command); });
}

void Simulation::setSpeed(Speed speed)
{
    if (m_driver != nullptr) {
        m_driver->setSpeed(speed);
        return;
    }
    call([this, speed](Bench& bench) {
        m_speed = speed;
        m_aheadTo = {};
        if (speed.paused()) {
            endDeadlines(WaitEnded::Reason::paused, [](const Deadline& deadline) { return deadline.step; });
        }
        m_pacer.restart(bench.time(), speed);
    });
}

void Simulation::setFastForwarding(bool on)
{
    post([this, on](Bench&) { m_fastForwarding = on; });
}

void Simulation::step(Duration duration, const std::stop_token& cancel)
{
    auto reached = call([&](Bench& bench) {
        return addDeadline({.at = bench.time() + duration, .hurry = true, .step = true, .cancel = cancel});
    });
    wait(reached, cancel);
}

void Simulation::runAhead(Duration duration)
{
    post([this, duration](Bench& bench) { m_aheadTo = std::max(m_aheadTo, bench.time()) + duration; });
}

void Simulation::press(std::vector<Key> keys, Duration hold, const std::stop_token& cancel)
{
    auto released = call([&](Bench& bench) {
        // One block more: the release is handled at the start of the block after it is due.
        const MeterTime at = bench.apply(PressKeys{std::move(keys), hold}) + kBlockTime;
        return addDeadline({.at = at, .hurry = m_speed.paused(), .cancel = cancel});
    });
    wait(released, cancel);
}

Simulation::DisplayWait Simulation::waitForDisplay(
    std::function<bool(const LcdFrame&)> condition, Duration limit, const std::stop_token& cancel)
{
    auto done = call([&](Bench& bench) {
        m_displayWaiters.push_back({std::move(condition), bench.time() + limit, cancel});
        return m_displayWaiters.back().done.get_future();
    });
    return wait(done, cancel);
}

std::unique_ptr<Bench> Simulation::replaceBench(std::unique_ptr<Bench> bench, HandOver handOver)
{
    return call([this, bench = std::move(bench), handOver = std::move(handOver)](Bench& running) mutable {
        if (handOver) {
            handOver(running, *bench);
        }
        std::swap(m_bench, bench);
        ++m_benchGeneration;
        m_seconds = m_seconds ? std::make_shared<SecondLog>() : nullptr;
        if (m_end) {
            *m_end = m_bench->time() + (std::max(*m_end, bench->time()) - bench->time());
        }
        m_changeDetector = ChangeDetector(*m_bench, m_events);
        m_aheadTo = {};
        m_pacer.restart(m_bench->time(), m_speed);
        // When they are dropped, the waiting callers get an exception.
        m_deadlines.clear();
        m_displayWaiters.clear();
        return std::move(bench);
    });
}

void Simulation::setStepHook(std::function<void(Bench&)> stepHook)
{
    call([this, stepHook = std::move(stepHook)](Bench&) mutable { std::swap(m_stepHook, stepHook); });
}

void Simulation::stopAt(MeterTime end, std::function<void()> finished)
{
    m_end = end;
    m_finished = std::move(finished);
}

std::future<void> Simulation::addDeadline(Deadline deadline)
{
    m_deadlines.push_back(std::move(deadline));
    return m_deadlines.back().reached.get_future();
}

template <class Ends> void Simulation::endDeadlines(WaitEnded::Reason reason, Ends ends)
{
    std::erase_if(m_deadlines, [&](Deadline& deadline) {
        const bool isOver = ends(deadline);
        if (isOver) {
            deadline.reached.set_exception(std::make_exception_ptr(WaitEnded(reason)));
        }
        return isOver;
    });
}

void Simulation::dropCancelledWaits()
{
    constexpr auto kCancelled = WaitEnded::Reason::cancelled;
    const auto isCancelled = [](const auto& waiter) { return waiter.cancel.stop_requested(); };
    const bool wasHurrying = hurrying();
    endDeadlines(kCancelled, isCancelled);
    std::erase_if(m_displayWaiters, [&](DisplayWaiter& waiter) {
        const bool isOver = isCancelled(waiter);
        if (isOver) {
            waiter.done.set_exception(std::make_exception_ptr(WaitEnded(kCancelled)));
        }
        return isOver;
    });
    if (wasHurrying && !hurrying()) {
        m_pacer.restart(m_bench->time(), m_speed);
    }
}

bool Simulation::hurrying() const
{
    return m_bench->time() < m_aheadTo
        || std::any_of(m_deadlines.begin(), m_deadlines.end(), [](const Deadline& d) { return d.hurry; });
}

void Simulation::runTo(MeterTime end)
{
    while (m_bench->time() + kBlockTime <= end) {
        // The bench skips less than the limit and whole seconds; with a block more it skips all of them.
        advance(std::min(nextStop(), end) - m_bench->time() + kBlockTime);
    }
    if (m_bench->time() != m_published && m_bench->time().isMultipleOf(kSecond)) {
        publish();
    }
}

std::optional<MeterTime> Simulation::hurriesTo() const
{
    std::optional<MeterTime> to;
    const auto wait = [&](MeterTime at) { to = std::max(to.value_or(at), at); };
    if (m_bench->time() < m_aheadTo) {
        wait(m_aheadTo);
    }
    for (const Deadline& deadline : m_deadlines) {
        if (deadline.hurry) {
            wait(deadline.at);
        }
    }
    return to;
}

void Simulation::showSpeed(Speed speed)
{
    m_speed = speed;
    if (speed.paused()) {
        endDeadlines(WaitEnded::Reason::paused, [](const Deadline& deadline) { return deadline.step; });
    }
    publish();
}

void Simulation::finish()
{
    stop();
    m_bench->shutDown();
    m_changeDetector.poll(*m_bench);
    publish();
}

void Simulation::run()
{
    m_pacer.restart(m_bench->time(), m_speed);
    while (true) {
        const bool still = isStill();
        {
            std::unique_lock lock(m_mutex);
            const auto awake = [this] { return m_stopping || !m_tasks.empty(); };
            if (still) {
                m_wake.wait(lock, awake);
            } else if (!m_speed.unlimited() && !hurrying()) {
                m_wake.wait_for(lock, m_pacer.until(m_bench->time() + kBlockTime), awake);
            }
            if (m_stopping) {
                break;
            }
        }
        runTasks();
        if (!still) {
            runBlocks();
        }
    }
    m_bench->shutDown();
    m_changeDetector.poll(*m_bench);
    publish();
}

/// True while no meter time may pass: the simulation is paused, or at the end of stopAt(), which it then reports.
bool Simulation::isStill()
{
    const bool ended = m_end && m_bench->time() >= *m_end;
    if (ended && m_finished) {
        std::exchange(m_finished, nullptr)();
    }
    return ended || (m_speed.paused() && !hurrying());
}

void Simulation::runTasks()
{
    std::deque<Task> tasks;
    {
        const std::lock_guard lock(m_mutex);
        tasks.swap(m_tasks);
    }
    for (Task& task : tasks) {
        task(*m_bench);
    }
}

void Simulation::runBlocks()
{
    const bool hurry = hurrying();
    const bool free = hurry || m_speed.unlimited();
    const MeterTime due = free ? MeterTime::never() : m_pacer.due(m_bench->time());
    m_pacer.stretchOver();
    while (free || m_bench->time() + kBlockTime <= due) {
        advance(std::min(nextStop(), due) - m_bench->time());
        const MeterTime time = m_bench->time();
        if ((m_end && time >= *m_end) || hurrying() != hurry || m_pacer.stretchOver()) {
            break;
        }
    }
    if (hurry && !hurrying()) {
        m_pacer.restart(m_bench->time(), m_speed);
    }
    if (m_bench->time() != m_published && (m_speed.paused() || m_pacer.frameDue())) {
        publish();
    }
}

void Simulation::advance(Duration limit)
{
    if (fastForwarding() && m_displayWaiters.empty() && m_bench->fastForward(limit) > Duration{}) {
        m_skippedLast = true;
        afterStep(Step::skip);
        return;
    }
    m_skippedLast = false;
    m_bench->advance();
    afterStep(Step::block);
}

void Simulation::afterStep(Step step)
{
    if (m_stepHook) {
        m_stepHook(*m_bench);
    }
    m_changeDetector.poll(*m_bench);
    const bool secondEnded = step == Step::skip || (step == Step::block && m_bench->time().isMultipleOf(kSecond));
    if (secondEnded) {
        if (m_seconds) {
            m_seconds->add(secondReading(m_bench->time(), m_bench->state()));
        }
        for (const auto& secondListener : m_secondListeners) {
            secondListener(*m_bench);
        }
    }
    if (m_datagrams != nullptr) {
        m_bench->sendDatagrams(*m_datagrams);
    }
    // Each display refresh is published; while time is skipped, only what a viewer can see.
    if (step == Step::command || (secondEnded && !fastForwarding())) {
        publish();
    }
    meetDeadlines();
    meetDisplayWaiters();
}

MeterTime Simulation::nextStop() const
{
    MeterTime stop = m_end.value_or(MeterTime::never());
    if (m_bench->time() < m_aheadTo) {
        stop = std::min(stop, m_aheadTo);
    }
    for (const Deadline& deadline : m_deadlines) {
        stop = std::min(stop, deadline.at);
    }
    return std::max(stop, m_bench->time());
}

void Simulation::meetDeadlines()
{
    const auto met = std::partition(
        m_deadlines.begin(), m_deadlines.end(), [time = m_bench->time()](const Deadline& d) { return d.at > time; });
    if (met == m_deadlines.end()) {
        return;
    }
    publish();
    for (auto deadline = met; deadline != m_deadlines.end(); ++deadline) {
        deadline->reached.set_value();
    }
    m_deadlines.erase(met, m_deadlines.end());
}

void Simulation::meetDisplayWaiters()
{
    const LcdFrame& lcd = m_bench->state().lcd;
    std::erase_if(m_displayWaiters, [&](DisplayWaiter& waiter) {
        using Outcome = DisplayWait::Outcome;
        const bool shown = waiter.condition(lcd);
        const bool timeOver = m_bench->time() >= waiter.until;
        if (!shown && !timeOver && !m_speed.paused()) {
            return false;
        }
        publish();
        waiter.done.set_value({shown ? Outcome::shown
                : timeOver           ? Outcome::timeOver
                                     : Outcome::paused,
            lcd, m_bench->page()});
        return true;
    });
}

void Simulation::publish()
{
    auto snapshot = std::make_shared<Snapshot>(m_bench->snapshot());
    snapshot->benchGeneration = m_benchGeneration;
    snapshot->seconds = m_seconds;
    snapshot->coasting = m_skippedLast;
    snapshot->speed = m_speed;
    snapshot->fastForwarding = fastForwarding();
    snapshot->fastForwardAlways = m_fastForwarding;
    snapshot->runningAhead = m_bench->time() < m_aheadTo;
    m_published = snapshot->time;
    const std::lock_guard lock(m_snapshotMutex);
    m_snapshot = std::move(snapshot);
}

} // namespace vmeter
