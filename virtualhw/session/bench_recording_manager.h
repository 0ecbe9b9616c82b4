// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/fram.h"
#include "virtualhw/base/message.h"
#include "virtualhw/bench/simulation.h"
#include "virtualhw/session/bench_recording_log.h"

#include <QByteArray>
#include <QString>

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>

namespace vmeter {

/// Why a session could not be saved or loaded.
struct BenchRecordingFailure {
    enum class Reason {
        notKept,            ///< the recording of the running bench is incomplete
        notABenchRecording, ///< the text is not a session file of a supported version
        differs,            ///< the replay ends in another state than the recorded one
        busy,               ///< another session is being loaded
        recording,          ///< --record is recording the running bench
        otherBench,         ///< another bench runs, such as that of a lesson
        cancelled,          ///< cancel() or abandon() was called, or `stop` was set
    };
    Reason reason{};
    Message text{}; ///< text for the user: what is wrong and what to do
};

/// Saves the running bench to a session file, and replaces it by the bench of a saved file. May be called from any
/// thread except the simulation thread.
class BenchRecordingManager {
public:
    /// `simulation` runs the bench that `log` observes, on `fram`. All three must outlive this object.
    BenchRecordingManager(Simulation& simulation, BenchRecordingLog& log, Fram& fram);
    ~BenchRecordingManager(); ///< stops the simulation, because its bench may use a FRAM of this object
    BenchRecordingManager(const BenchRecordingManager&) = delete;
    BenchRecordingManager& operator=(const BenchRecordingManager&) = delete;

    /// Returns the recording up to now as the text of a session file, for load(), `--load` and `vmeter replay`. Returns
    /// an empty text and sets `failure` if there is none.
    [[nodiscard]] QByteArray save(std::optional<BenchRecordingFailure>& failure);

    /// Replays a recording, which takes time, while the running bench continues. Then replaces the running bench by the
    /// replayed one, with the meter time of the recording, on the same FRAM and at the same speed. If it fails, nothing
    /// has changed. Returns the number of checks that agree. `stop`: set by the caller to cancel.
    std::size_t load(
        const QByteArray& text, std::optional<BenchRecordingFailure>& failure, const std::stop_token& stop = {});

    /// Progress of the load() that is running, 0 .. 1; empty: none is running.
    [[nodiscard]] std::optional<double> loading() const;

    /// Cancels a running load() and refuses any later one.
    void cancel() { m_cancelled = true; }
    /// Cancels a running load(); a later one is possible.
    void abandon() { m_abandoned = true; }

private:
    class HeldFram;

    Simulation& m_simulation;
    BenchRecordingLog& m_log;
    Fram& m_home;
    std::unique_ptr<HeldFram> m_fram; ///< FRAM of a loaded bench
    std::mutex m_loading;
    std::atomic<double> m_share;
    std::atomic<bool> m_cancelled = false;
    std::atomic<bool> m_abandoned = false;
};

} // namespace vmeter
