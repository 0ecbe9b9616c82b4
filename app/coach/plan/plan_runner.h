// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/coach/plan/meter_control.h"
#include "app/coach/plan/plan.h"
#include "app/coach/wire/client_record.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace vmeter::coach {

/// Leads clients through a plan. It goes on by what the clients do, not by the clock: a phase ends when each client has
/// done what the phase waits for, and has found back after the fault. The clock only ends a wait that would be in vain,
/// with generous limits. Has no thread and reads no clock.
class PlanRunner {
public:
    /// `client`: address of the only client that counts; empty: all. `meter` must outlive this object.
    PlanRunner(Plan plan, std::string client, bool hasValues, MeterControl& meter);

    /// Goes on. `now`: nanoseconds since 1970-01-01 UTC. Must be called often, with the clients' records up to now.
    void advance(const std::map<std::string, ClientRecord>& clients, int64_t now);

    /// Ends the plan where it is: what was seen so far is judged.
    void stop(int64_t now);

    /// The client has shown values.
    void countValues()
    {
        ++m_values;
        m_valuesEver = true;
    }

    /// A person answers `count` questions in each phase whose values are asked for; the plan waits for him.
    void awaitAnswers(std::size_t count) { m_answers = count; }
    /// True if the values of this phase are to be asked for and the client has had time to show them.
    [[nodiscard]] bool wantsAnswers(int64_t now) const;

    [[nodiscard]] bool isDone() const { return m_state == State::done; }
    /// True if no client came in time.
    [[nodiscard]] bool isAbandoned() const { return m_abandoned; }
    [[nodiscard]] std::span<const Mark> marks() const { return m_marks; }
    [[nodiscard]] const Plan& plan() const { return m_plan; }

    /// Number of the phase that is on, from 0; the number of phases when all are done.
    [[nodiscard]] std::size_t phaseIndex() const { return m_phase; }
    /// True if that phase has begun; it may still be left out otherwise.
    [[nodiscard]] bool hasBegun() const { return m_state == State::acting || m_state == State::settling; }
    /// About how many seconds are left.
    [[nodiscard]] double secondsLeft() const;

private:
    enum class State : uint8_t {
        waiting,  ///< for the first client
        starting, ///< the phase is next
        acting,   ///< the phase does what it does
        settling, ///< the clients find back
        done,
    };
    using Clients = std::vector<const ClientRecord*>;

    void act(const Clients& clients);
    void begin(int64_t now);
    void finishFault(int64_t now);
    void finishPhase(int64_t now, bool patient);
    [[nodiscard]] bool isSkipped(const Phase& phase, const Clients& clients) const;
    [[nodiscard]] bool hasActed(const ClientRecord& client) const;
    [[nodiscard]] bool isBack(const ClientRecord& client) const;
    [[nodiscard]] bool isPresent(const ClientRecord& client) const;
    [[nodiscard]] double limit() const;
    [[nodiscard]] Clients present(const std::map<std::string, ClientRecord>& clients) const;

    Plan m_plan;
    std::string m_client;
    bool m_hasValues;
    MeterControl& m_meter;
    State m_state = State::waiting;
    bool m_abandoned = false;
    int64_t m_start = 0; ///< of the first call
    std::size_t m_phase = 0;
    Mark m_mark;
    std::vector<Mark> m_marks;
    std::size_t m_values = 0; ///< batches of values since the phase began
    bool m_valuesEver = false;
    std::size_t m_answers = 0; ///< that a person gives in a phase; 0: values come by themselves
    bool m_isOtherLoad = false;
    double m_interval = 1; ///< between two polls of the slowest client, seconds
};

} // namespace vmeter::coach
