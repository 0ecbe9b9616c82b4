// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/simulation.h"
#include "virtualhw/bench/site/site_plan.h"
#include "virtualhw/bench/site/worker_pool.h"

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <thread>
#include <vector>

namespace vmeter {

/// A part of a site, for one of several programs: part `number` of `of`, both from 1.
struct SiteSlice {
    std::size_t number = 1;
    std::size_t of = 1;
};

/// Indices of the meters in `slice`. All meters that the same meter feeds stay together, unless a first meter feeds the
/// whole site: then it is in slice 1, and those that it feeds directly begin the groups.
std::vector<std::size_t> metersOf(const SiteDescription& site, const SiteSlice& slice);

/// Opens the FRAM of a meter. Throws if that is not possible.
using OpenFram = std::function<std::unique_ptr<Fram>(const SiteMeter& meter)>;

/// Many meters in one process, with one meter time and one speed. Each meter is a whole bench with a Simulation of its
/// own, which gives the servers what they need. One thread plans the electrical tree ahead, window by window
/// (SitePlan), and workers simulate the meters of a window in any order: the result of a meter depends neither on their
/// number nor on the slice.
class Site {
public:
    struct Options {
        std::size_t workers = 1;
        SiteSlice slice{};
        Speed speed{};
        bool coast = false; ///< skip the samples of steady stretches
        std::optional<UtcMicroseconds>
            clock{}; ///< what the meters' clocks show at the start; empty: that of the factory
    };

    /// Throws what `openFram` throws.
    Site(SiteDescription description, const OpenFram& openFram, const Options& options);
    ~Site(); ///< stops
    Site(const Site&) = delete;
    Site& operator=(const Site&) = delete;

    [[nodiscard]] const SiteDescription& description() const { return m_description; }
    /// Number of meters in this slice.
    [[nodiscard]] std::size_t size() const { return m_meters.size(); }
    /// Index in description().meters of meter `number` of this slice.
    [[nodiscard]] std::size_t indexOf(std::size_t number) const;
    [[nodiscard]] const SiteMeter& meter(std::size_t number) const { return m_description.meters[indexOf(number)]; }
    [[nodiscard]] Simulation& simulation(std::size_t number);
    /// The meter of this slice with that id; empty: none.
    [[nodiscard]] std::optional<std::size_t> find(std::string_view id) const;

    /// Stops meter time at `end`, then calls `finished` once, on the thread of the site. Must be called before start().
    void stopAt(MeterTime end, std::function<void()> finished);
    void start();
    /// Ends the thread. The meters save their energies. May be called twice.
    void stop();

    /// Simulates up to `end` on the caller's thread and the workers, in place of start().
    void runTo(MeterTime end);

private:
    struct Meter;

    void construct(Meter& meter, const OpenFram& openFram, const Options& options);
    void run();
    void runTasks();
    void runWindow(MeterTime end);
    void wake(std::size_t number);
    void setSpeed(Speed speed);
    void takeSpeed();
    [[nodiscard]] std::optional<MeterTime> hurriesTo() const;
    [[nodiscard]] Duration window() const;

    const SiteDescription m_description;
    SitePlan m_plan;
    TableCache m_tables;
    WorkerPool m_workers;
    std::vector<std::unique_ptr<Meter>> m_meters;

    std::mutex m_mutex; ///< guards the members up to the next empty line
    std::condition_variable m_wakeUp;
    std::vector<std::size_t> m_ready; ///< meters with tasks
    std::optional<Speed> m_newSpeed;
    bool m_stopping = false;

    std::thread m_thread;

    // Used by the thread of the site alone once it runs.
    MeterTime m_time;
    Speed m_speed;
    bool m_coast = false;
    Pacer m_pacer;
    std::vector<std::size_t> m_waitedFor; ///< meters that somebody hurries
    std::optional<MeterTime> m_end;
    std::function<void()> m_finished;
};

} // namespace vmeter
