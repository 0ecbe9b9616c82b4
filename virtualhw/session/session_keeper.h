// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/fram.h"
#include "virtualhw/base/message.h"
#include "virtualhw/bench/simulation.h"
#include "virtualhw/session/session_log.h"

#include <QByteArray>
#include <QString>

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>

namespace vmeter {

/// Why a session could not be saved or loaded.
struct SessionFailure {
    enum class Reason {
        notKept,     ///< the record of the running session is not whole
        notASession, ///< the text is no session of this version
        differs,     ///< lived again, the meter comes to another state than it was recorded in
        busy,        ///< another session is being loaded
        recording,   ///< --record writes the bench that runs
        otherBench,  ///< a bench of somebody else's runs, such as a lesson's
        cancelled,   ///< cancel() or abandon() was called, or the caller did not want it any more
    };
    Reason reason{};
    Message text{}; ///< what is wrong and what to do
};

/// Saves the bench that runs at any moment, and puts the one of a saved session in its place. From any thread but the
/// simulation's own.
class SessionKeeper {
public:
    /// `simulation` runs the bench that `log` is told of, on `fram`. All three outlive the keeper.
    SessionKeeper(Simulation& simulation, SessionLog& log, Fram& fram);
    ~SessionKeeper(); ///< stops the simulation, whose bench may be on a FRAM of the keeper's
    SessionKeeper(const SessionKeeper&) = delete;
    SessionKeeper& operator=(const SessionKeeper&) = delete;

    /// The session up to now, as a file's text: what load() and `--load` go on from, and `vmeter replay` checks. Empty
    /// and `failure` when it cannot be had.
    [[nodiscard]] QByteArray save(std::optional<SessionFailure>& failure);

    /// Lives the session again, which takes its time, while the running bench goes on; then puts it in the place of the
    /// running one, at its meter time, on the same FRAM and with the same speed. Nothing has changed when it fails.
    /// Returns how many of the session's checks agreed. `stop`: the caller does not want it any more.
    std::size_t load(const QByteArray& text, std::optional<SessionFailure>& failure, const std::stop_token& stop = {});

    /// How much of the session that is being loaded has been lived again, 0 .. 1; nothing: none is.
    [[nodiscard]] std::optional<double> loading() const;

    /// Ends a load() that is under way, and lets no other begin.
    void cancel() { m_cancelled = true; }
    /// Ends a load() that is under way; another may begin.
    void abandon() { m_abandoned = true; }

private:
    class HeldFram;

    Simulation& m_simulation;
    SessionLog& m_log;
    Fram& m_home;
    std::unique_ptr<HeldFram> m_fram; ///< of a bench that was loaded
    std::mutex m_loading;
    std::atomic<double> m_share;
    std::atomic<bool> m_cancelled = false;
    std::atomic<bool> m_abandoned = false;
};

} // namespace vmeter
