// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/bench.h"
#include "virtualhw/bench/snapshot.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <thread>
#include <type_traits>
#include <vector>

namespace vmeter {

/// Thrown to a caller who waits while the simulation is being stopped.
class SimulationStopped : public std::runtime_error {
public:
    SimulationStopped() : std::runtime_error("the simulation has stopped") {}
};

/// The simulation thread: runs a Bench at a chosen speed. What crosses is an immutable snapshot and a queue of
/// commands. All public functions may be called from any thread but the simulation's own.
class Simulation {
public:
    explicit Simulation(std::unique_ptr<Bench> bench, Speed speed = {});
    ~Simulation(); ///< stops

    void start();
    /// Ends the thread; the meter's supply is switched off, so that its energies are saved. Waiting callers get
    /// SimulationStopped. Safe to call twice.
    void stop();

    /// The newest snapshot; never null. It is renewed at least at each display refresh, after each command, and 60
    /// times a second of wall time while time passes.
    [[nodiscard]] std::shared_ptr<const Snapshot> snapshot() const;

    /// Runs `command(Bench&)` between two blocks, publishes a snapshot and returns the command's result. Works while
    /// paused. Throws SimulationStopped, or what `command` throws.
    template <class Command> auto call(Command command) -> std::invoke_result_t<Command, Bench&>
    {
        using Result = std::invoke_result_t<Command, Bench&>;
        auto task = std::make_shared<std::packaged_task<Result(Bench&)>>(std::move(command));
        auto result = task->get_future();
        enqueue([task](Bench& bench) { (*task)(bench); });
        return wait(result);
    }

    void setSpeed(Speed speed);

    /// Lets `duration` of meter time pass as fast as possible, whatever the speed, and returns when it has.
    void step(SampleCount duration);

    /// Presses `keys` together, holds them for `hold` of meter time, releases; returns when the release has been
    /// handled. While paused it lets the time of the press pass.
    void press(std::vector<Key> keys, SampleCount hold);

    /// Stops by itself when meter time reaches `end`, then calls `finished` once from the simulation thread.
    void stopAt(SampleCount end, std::function<void()> finished);

private:
    using Task = std::function<void(Bench&)>;
    void enqueue(Task task);
    template <class Result> static Result wait(std::future<Result>& result)
    {
        try {
            return result.get();
        } catch (const std::future_error&) {
            throw SimulationStopped();
        }
    }
    void run();
    void publish();
    void runTasks(std::unique_lock<std::mutex>& lock);
    std::future<void> waitUntil(SampleCount time, bool hurry);

    struct Deadline {
        SampleCount at = 0;
        bool hurry = false; ///< run as fast as possible until then
        std::promise<void> reached;
    };

    std::unique_ptr<Bench> m_bench;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Task> m_tasks;
    std::vector<Deadline> m_deadlines; ///< simulation thread only
    std::shared_ptr<const Snapshot> m_snapshot;
    Speed m_speed;
    std::optional<SampleCount> m_end;
    std::function<void()> m_finished;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace vmeter
