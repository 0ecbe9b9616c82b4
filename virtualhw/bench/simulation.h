// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/bench.h"
#include "virtualhw/bench/events/change_detector.h"
#include "virtualhw/bench/events/event_log.h"
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
#include <stop_token>
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

/// Thrown to a caller whose wait for a meter time or for the display ends early.
class WaitEnded : public std::runtime_error {
public:
    enum class Reason {
        cancelled, ///< the caller's stop token was set
        paused,    ///< somebody set the speed to 0, and so ended the step
    };
    explicit WaitEnded(Reason reason)
        : std::runtime_error(reason == Reason::cancelled ? "the wait was cancelled" : "the step was ended by a pause")
        , m_reason(reason)
    {
    }
    [[nodiscard]] Reason reason() const { return m_reason; }

private:
    Reason m_reason;
};

/// Runs simulations that have no thread of their own: those of a site.
class SimulationDriver {
public:
    SimulationDriver() = default;
    SimulationDriver(const SimulationDriver&) = delete;
    SimulationDriver& operator=(const SimulationDriver&) = delete;
    virtual ~SimulationDriver() = default;

    /// A task is waiting for runTasks(). Called on any thread.
    virtual void wake() = 0;
    /// Somebody asks for another speed. Called on any thread.
    virtual void setSpeed(Speed speed) = 0;
};

/// The simulation thread: runs a Bench at a chosen speed. Other threads communicate with it only by immutable snapshots
/// and a queue of commands. All public functions may be called from any thread except the simulation thread itself.
class Simulation {
public:
    explicit Simulation(std::unique_ptr<Bench> bench, Speed speed = {});
    /// For a driver, which must outlive this object, in place of start(): without a log of seconds, and with a short
    /// log of events.
    Simulation(std::unique_ptr<Bench> bench, Speed speed, SimulationDriver& driver);
    ~Simulation(); ///< stops

    void start();
    /// Instead of start(), for a host that has no threads, such as a page: the host calls pump() again and again. All
    /// functions must then be called on one thread. A function that waits for meter time or for the display simulates
    /// as fast as possible until it may return, at any speed.
    void startWithoutThread();
    /// Runs the commands that were posted, and the meter time that is due, for a few milliseconds of wall time at most.
    /// Returns true if more is due at once. Only after startWithoutThread().
    bool pump();

    // For a driver, which calls these functions on one thread at a time.
    /// Runs the commands that are waiting.
    void runTasks();
    /// Simulates up to `end`, a whole number of blocks, at most.
    void runTo(MeterTime end);
    /// The meter time that somebody waits for, and for which the driver must not keep to its speed; nothing: none.
    [[nodiscard]] std::optional<MeterTime> hurriesTo() const;
    /// What the snapshots say of the speed. The speed 0 ends each step().
    void showSpeed(Speed speed);
    /// Switches the meter's supply off, so that the meter saves its energies. Callers that wait get SimulationStopped.
    void finish();
    [[nodiscard]] const Bench& bench() const { return *m_bench; }

    /// Ends the thread. Switches the meter's supply off, so that the meter saves its energies. Callers that wait get
    /// SimulationStopped. May be called twice.
    void stop();

    /// The newest snapshot; never null. It is renewed at least at each display refresh, after each command, and 60
    /// times a second of wall time while time passes.
    [[nodiscard]] std::shared_ptr<const Snapshot> snapshot() const;

    /// Events of the bench. The events that a command causes are in the log before the command's caller continues.
    [[nodiscard]] const EventLog& events() const { return m_events; }

    /// Runs `command(Bench&)` between two blocks and returns its result. The snapshot that shows its effect is
    /// published before the caller continues. Works while paused. Throws SimulationStopped, or what `command` throws.
    template <class Command> auto call(Command command) -> std::invoke_result_t<Command, Bench&>
    {
        using Result = std::invoke_result_t<Command, Bench&>;
        auto promise = std::make_shared<std::promise<Result>>();
        auto result = promise->get_future();
        auto shared = std::make_shared<Command>(std::move(command));
        // Only the task owns the promise. If the task is dropped, the waiting caller gets an exception.
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

    /// Sets the speed and ends a runAhead(). The speed 0 also ends each step(); its caller gets WaitEnded.
    void setSpeed(Speed speed);

    /// Switches fast-forward on for all speeds. If off, the simulation fast-forwards only above kFastestSampled. Takes
    /// effect between two blocks.
    void setFastForwarding(bool on);

    /// Simulates `duration` of meter time as fast as possible, independent of the speed, and then returns. When
    /// `cancel` is set or the speed is set to 0, the step ends where it is and WaitEnded is thrown.
    void step(Duration duration, const std::stop_token& cancel = {});

    /// Like step(), but returns at once. A second call starts where the first one ends. Has no effect after the
    /// simulation has stopped.
    void runAhead(Duration duration);

    /// Presses `keys` together, holds them for `hold` of meter time and releases them. Returns when the meter has
    /// processed the release. While paused, it simulates the time of the press. When `cancel` is set, WaitEnded is
    /// thrown; the keys are released at their time all the same.
    void press(std::vector<Key> keys, Duration hold, const std::stop_token& cancel = {});

    struct DisplayWait {
        enum class Outcome { shown, timeOver, paused };
        Outcome outcome = Outcome::shown;
        LcdFrame lcd; ///< at the moment when the wait ended
        MenuPosition page;
    };
    /// Waits until `condition` holds for the display, for at most `limit` of meter time, and returns the outcome. No
    /// samples are skipped meanwhile: `condition` is checked at each display refresh. Returns at once if the simulation
    /// is paused. When `cancel` is set, WaitEnded is thrown.
    DisplayWait waitForDisplay(
        std::function<bool(const LcdFrame&)> condition, Duration limit, const std::stop_token& cancel = {});

    /// Replaces the running bench by `bench` and returns the old one in its present state, under power. Meter time is
    /// then that of the new bench; the time that is left until stopAt() stays the same. Callers that wait for a meter
    /// time of the old bench get SimulationStopped. `handOver` may be empty; it is called before, on the simulation
    /// thread. If it throws, the exception goes to the caller and the old bench stays.
    using HandOver = std::function<void(Bench& running, Bench& next)>;
    std::unique_ptr<Bench> replaceBench(std::unique_ptr<Bench> bench, HandOver handOver = {});

    /// Hook that is called on the simulation thread between two blocks and after each command, before the command's
    /// caller continues. It may issue commands. Used by Training. Empty: no hook.
    void setStepHook(std::function<void(Bench&)> stepHook);

    /// Sets the receiver of the meter's datagrams; by default they are dropped. Must be called before start(); `sink`
    /// must outlive the thread.
    void setDatagramSink(DatagramSink& sink) { m_datagrams = &sink; }

    /// Stops meter time at `end`; then calls `finished` once, on the simulation thread. Must be called before start().
    void stopAt(MeterTime end, std::function<void()> finished);

    /// Adds a function that is called on the simulation thread after each second of meter time and after each skip, at
    /// any speed, so it must be fast. Must be called before start().
    void everySecond(std::function<void(const Bench&)> secondListener)
    {
        m_secondListeners.push_back(std::move(secondListener));
    }

private:
    using Task = std::function<void(Bench&)>;

    /// A meter time that a caller waits for.
    struct Deadline {
        MeterTime at{};
        bool hurry = false; ///< run as fast as possible until then
        bool step = false;  ///< of step(): ends when the speed is set to 0
        std::stop_token cancel{};
        std::promise<void> reached{};
    };

    struct DisplayWaiter {
        std::function<bool(const LcdFrame&)> condition;
        MeterTime until{};
        std::stop_token cancel{};
        std::promise<DisplayWait> done{};
    };

    template <class Result> Result wait(std::future<Result>& result)
    {
        if (!m_threaded) {
            runUntil([&result] { return result.wait_for(std::chrono::seconds(0)) != std::future_status::timeout; });
        }
        try {
            return result.get();
        } catch (const std::future_error&) {
            throw SimulationStopped(); // the task was dropped
        }
    }
    /// Like wait(); when `cancel` is set, the simulation thread drops the wait and WaitEnded is thrown.
    template <class Result> Result wait(std::future<Result>& result, const std::stop_token& cancel)
    {
        const std::stop_callback drop(cancel, [this] { post([this](Bench&) { dropCancelledWaits(); }); });
        return wait(result);
    }
    void enqueue(Task task);
    void run();
    [[nodiscard]] bool isStill();
    /// Without a thread: simulates until `ready` returns true.
    void runUntil(const std::function<bool()>& ready);
    void runBlocks();
    void advance(Duration limit);
    enum class Step {
        command, ///< call() or post()
        block,   ///< a block of samples
        skip,    ///< a stretch was skipped
    };
    /// What follows everything that happens to the bench, always in this order: the attendant, events, the followers of
    /// each second, the meter's datagrams, the snapshot where somebody may look at it, those who wait for a moment or
    /// for the display.
    void afterStep(Step step);
    [[nodiscard]] bool fastForwarding() const { return m_fastForwarding || m_speed.factor > kFastestSampled; }
    [[nodiscard]] MeterTime nextStop() const;
    void meetDeadlines();
    void meetDisplayWaiters();
    void publish();
    std::future<void> addDeadline(Deadline deadline);
    /// Ends those of `m_deadlines` for which `ends` is true; their callers get WaitEnded.
    template <class Ends> void endDeadlines(WaitEnded::Reason reason, Ends ends);
    void dropCancelledWaits();
    [[nodiscard]] bool hurrying() const;

    std::mutex m_mutex; ///< guards m_tasks and m_stopping
    std::condition_variable m_wake;
    std::deque<Task> m_tasks;
    bool m_stopping = false;
    mutable std::mutex m_snapshotMutex;
    std::shared_ptr<const Snapshot> m_snapshot;
    std::thread m_thread;
    bool m_threaded = true; ///< false: startWithoutThread()

    // Used by the simulation thread alone once it runs.
    std::unique_ptr<Bench> m_bench;
    Pacer m_pacer;
    Speed m_speed;
    bool m_fastForwarding = false;
    MeterTime m_aheadTo; ///< end of runAhead()
    std::vector<Deadline> m_deadlines;
    std::vector<DisplayWaiter> m_displayWaiters;
    std::optional<MeterTime> m_end;
    std::function<void()> m_finished;
    std::vector<std::function<void(const Bench&)>> m_secondListeners;
    MeterTime m_published;
    bool m_skippedLast = false; ///< the last step was a skip
    uint32_t m_benchGeneration = 0;
    EventLog m_events;
    std::shared_ptr<SecondLog> m_seconds = std::make_shared<SecondLog>(); ///< of the running bench
    ChangeDetector m_changeDetector;
    std::function<void(Bench&)> m_stepHook;
    DatagramSink* m_datagrams = nullptr;
    SimulationDriver* m_driver = nullptr; ///< null: the simulation has a thread
};

} // namespace vmeter
