// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/coach/coach_options.h"
#include "app/coach/interview.h"
#include "app/coach/plan/meter_control.h"
#include "app/coach/plan/plan_runner.h"
#include "app/coach/report/coach_report.h"
#include "app/coach/values/mapping.h"
#include "app/coach/values/value_page.h"
#include "app/coach/values/value_store.h"
#include "app/exit_code.h"
#include "core/storage/fram.h"
#include "virtualhw/bench/simulation.h"
#include "virtualhw/bench/traffic/traffic_log.h"

#include <atomic>
#include <functional>
#include <memory>
#include <ostream>
#include <thread>

namespace vmeter {

/// The coach beside a running meter: a thread of its own that reads the traffic log and leads the clients through a
/// plan.
class CoachSession {
public:
    /// `simulation` and `traffic` must outlive this object. `mapping`: of the values that the client shows; empty: they
    /// are not judged.
    CoachSession(Simulation& simulation, const TrafficLog& traffic, CoachOptions options, coach::Plan plan,
        std::vector<coach::MappedValue> mapping);
    ~CoachSession(); ///< stops
    CoachSession(const CoachSession&) = delete;
    CoachSession& operator=(const CoachSession&) = delete;

    /// Starts the thread. `done` is called on it when the plan is over. `progress`: gets a line for each phase.
    void start(std::function<void()> done, std::ostream& progress);
    /// Ends the thread and the plan where it is. May be called twice.
    void stop();

    /// Judges what was seen, prints the verdicts and writes the reports that the options ask for. Call it after stop().
    ExitCode finish(bool french, std::ostream& out, std::ostream& err);

private:
    void run(const std::stop_token& stop, const std::function<void()>& done, std::ostream& progress);
    void readTraffic();
    void readValues();
    void printProgress(std::ostream& progress);
    void askWhatIsShown();

    Simulation& m_simulation;
    CoachOptions m_options;
    std::unique_ptr<coach::MeterControl> m_meter;
    TrafficReader m_traffic;
    coach::RecordBuilder m_records;
    std::vector<coach::MappedValue> m_mapping;
    coach::ValueStore m_values;
    std::vector<coach::ValueFile> m_files;
    std::vector<std::unique_ptr<coach::ValuePage>> m_pages;
    std::unique_ptr<Interview> m_interview; ///< null: nobody is asked
    std::size_t m_askedPhase = ~std::size_t{0};
    coach::PlanRunner m_runner;
    std::size_t m_shownPhase = ~std::size_t{0};
    int64_t m_begin = 0;
    int64_t m_end = 0;
    std::jthread m_thread;
};

/// What a person is asked for without a mapping: two powers (a mistake needs two numbers), a current, an energy.
std::vector<coach::MappedValue> valuesAskedFor(const RegisterTable& registers);

/// Gives a new meter a past: energies whose registers have a high word other than 0, so that mistakes show.
void writeCoachMemory(Fram& fram);

/// Writes the reports that the options ask for. Returns false and says which file could not be written.
bool writeReports(const CoachOptions& options, const coach::CoachReport& report, bool french, std::ostream& err);

/// Writes the draft of a mapping that the options ask for; likewise.
bool writeDraft(const CoachOptions& options, const std::map<std::string, coach::ClientRecord>& clients,
    const RegisterTable& registers, std::ostream& err);

/// `vmeter coach --pcap FILE`: judges a capture.
ExitCode judgeCapture(const CoachOptions& options, bool french, std::ostream& out, std::ostream& err);

} // namespace vmeter
