// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/bench.h"
#include "virtualhw/bench/events/event_log.h"
#include "virtualhw/bench/events/event_watcher.h"
#include "virtualhw/bench/pacer.h"
#include "virtualhw/bench/snapshot.h"

#include <condition_variable>
#include <deque>
#include <exception>
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
    SimulationStopped()
        : std::runtime_error("the simulation has stopped")
    {
    }
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

    /// What has happened at the bench: what a command does is there before its caller goes on.
    [[nodiscard]] const EventLog& events() const { return m_events; }

    /// Runs `command(Bench&)` between two blocks and returns its result. The snapshot that shows its effect is
    /// published before the caller goes on. Works while paused. Throws SimulationStopped, or what `command` throws.
    template <class Command> auto call(Command command) -> std::invoke_result_t<Command, Bench&>
    {
        using Result = std::invoke_result_t<Command, Bench&>;
        auto promise = std::make_shared<std::promise<Result>>();
        auto result = promise->get_future();
        auto shared = std::make_shared<Command>(std::move(command));
        // The task alone holds the promise: when it is dropped, whoever waits is released.
        enqueue([this, promise = std::move(promise), shared = std::move(shared)](Bench& bench) {
            try {
                if constexpr (std::is_void_v<Result>) {
                    (*shared)(bench);
                    afterStep(Step::command);
                    promise->set_value();
                } else {
                    Result value = (*shared)(bench);
                    afterStep(Step::command);
                    promise->set_value(std::move(value));
                }
            } catch (...) {
                const std::exception_ptr error = std::current_exception();
                afterStep(Step::command); // it may have done something before it threw
                promise->set_exception(error);
            }
        });
        return wait(result);
    }

    /// Gives `command` to the bench and returns its result, as call() does.
    template <class Command> auto apply(Command command) -> typename Command::Result
    {
        return call([&command](Bench& bench) { return bench.apply(command); });
    }
    void apply(const BenchCommand& command);

    /// Like call(), without waiting and without a result; nothing happens once the simulation has stopped.
    void post(std::function<void(Bench&)> command);

    /// Ends a runAhead().
    void setSpeed(Speed speed);

    /// Coasting at any speed; without it only above kFastestSampled. Takes effect between two blocks.
    void setCoasting(bool on);

    /// Lets `duration` of meter time pass as fast as possible, whatever the speed, and returns when it has.
    void step(SampleCount duration);

    /// Like step(), without waiting; a second one begins where the first one ends. Nothing happens once the simulation
    /// has stopped.
    void runAhead(SampleCount duration);

    /// Presses `keys` together, holds them for `hold` of meter time, releases; returns when the release has been
    /// handled. While paused it lets the time of the press pass.
    void press(std::vector<Key> keys, SampleCount hold);

    struct DisplayWait {
        enum class Outcome { shown, timeOver, paused };
        Outcome outcome = Outcome::shown;
        LcdFrame lcd; ///< of the moment when the wait ended
    };
    /// Lets meter time pass at its speed until `condition` holds for the display, `limit` at most, and returns what
    /// came of it. Nothing is left out meanwhile: each display refresh is looked at. Where time stands still it returns
    /// at once.
    DisplayWait waitForDisplay(std::function<bool(const LcdFrame&)> condition, SampleCount limit);

    /// Puts another bench in the place of the one that runs, and returns that as it stands, under power. Meter time is
    /// then that of the new one, and of stopAt() as much is left as before. Whoever waits for meter time of the old one
    /// gets SimulationStopped. `handOver`, may be empty, is called before, in the simulation's thread; what it throws
    /// is thrown to the caller, and the old bench stays.
    using HandOver = std::function<void(Bench& running, Bench& next)>;
    std::unique_ptr<Bench> exchange(std::unique_ptr<Bench> bench, HandOver handOver = {});

    /// Somebody who works the bench, of his own accord: called from the simulation thread between two blocks and after
    /// each command, before its caller goes on. Empty: nobody.
    void setAttendant(std::function<void(Bench&)> attendant);

    /// Where the meter's datagrams go; nowhere by default. To be called before start(); outlives the thread.
    void setDatagramSink(DatagramSink& sink) { m_datagrams = &sink; }

    /// Meter time will stand still when it reaches `end`; `finished` is then called once, from the simulation thread.
    /// To be called before start().
    void stopAt(SampleCount end, std::function<void()> finished);

    /// `follower` is called from the simulation thread after each second of meter time and after each stretch left out,
    /// at any speed: it must be quick. To be called before start().
    void everySecond(std::function<void(const Bench&)> follower) { m_followers.push_back(std::move(follower)); }

private:
    using Task = std::function<void(Bench&)>;

    /// A meter time that somebody waits for.
    struct Deadline {
        SampleCount at = 0;
        bool hurry = false; ///< run as fast as possible until then
        std::promise<void> reached;
    };

    struct DisplayWaiter {
        std::function<bool(const LcdFrame&)> condition;
        SampleCount until = 0;
        std::promise<DisplayWait> done;
    };

    template <class Result> static Result wait(std::future<Result>& result)
    {
        try {
            return result.get();
        } catch (const std::future_error&) {
            throw SimulationStopped(); // the task was dropped
        }
    }
    void enqueue(Task task);
    void run();
    void runTasks();
    void runBlocks();
    void advance(SampleCount limit);
    enum class Step {
        command, ///< call() or post()
        block,   ///< a block of samples
        skip,    ///< a stretch was skipped
    };
    /// What follows everything that happens to the bench, always in this order: the attendant, events, the followers of
    /// each second, the meter's datagrams, the snapshot where somebody may look at it, those who wait for a moment or
    /// for the display.
    void afterStep(Step step);
    [[nodiscard]] bool coasting() const { return m_coasting || m_speed.factor > kFastestSampled; }
    [[nodiscard]] SampleCount nextStop() const;
    void meetDeadlines();
    void meetDisplayWaiters();
    void publish();
    std::future<void> deadline(SampleCount at, bool hurry);
    [[nodiscard]] bool hurrying() const;

    std::mutex m_mutex; ///< guards m_tasks and m_stopping
    std::condition_variable m_wake;
    std::deque<Task> m_tasks;
    bool m_stopping = false;
    mutable std::mutex m_snapshotMutex;
    std::shared_ptr<const Snapshot> m_snapshot;
    std::thread m_thread;

    // Used by the simulation thread alone once it runs.
    std::unique_ptr<Bench> m_bench;
    Pacer m_pacer;
    Speed m_speed;
    bool m_coasting = false;
    SampleCount m_aheadTo = 0; ///< of runAhead()
    std::vector<Deadline> m_deadlines;
    std::vector<DisplayWaiter> m_displayWaiters;
    std::optional<SampleCount> m_end;
    std::function<void()> m_finished;
    std::vector<std::function<void(const Bench&)>> m_followers;
    SampleCount m_published = 0;
    uint32_t m_exchanges = 0;
    EventLog m_events;
    EventWatcher m_watcher;
    std::function<void(Bench&)> m_attendant;
    DatagramSink* m_datagrams = nullptr;
};

} // namespace vmeter
