// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/plan/plan_runner.h"

#include "app/coach/plan/phase_actions.h"
#include "app/coach/rules/reactions.h"
#include "virtualhw/base/socket_address.h"

#include <algorithm>
#include <utility>

namespace vmeter::coach {

namespace {

/// How long a phase waits for what it waits for, beyond the time that it takes by itself, seconds. Only a client that
/// polls less often than that, or not at all, meets this limit.
constexpr double kLimit = 45;
constexpr double kAnswerLimit = 60;   ///< how long a person may take for an answer, seconds
constexpr double kShownAfter = 3;     ///< how long a screen may take to follow, besides two polls, seconds
constexpr std::size_t kBackAfter = 2; ///< right replies after which a client is taken to be back

/// Median time between two requests for the same, seconds; 1 while not known.
double pollInterval(const ClientRecord& client)
{
    std::map<std::vector<uint8_t>, std::vector<int64_t>> times;
    for (const Exchange& exchange : client.exchanges) {
        if (exchange.request.size() > 2) {
            times[{exchange.request.begin() + 2, exchange.request.end()}].push_back(exchange.sent);
        }
    }
    std::vector<double> intervals;
    for (const auto& [request, sent] : times) {
        for (std::size_t n = 1; n < sent.size(); ++n) {
            intervals.push_back(secondsBetween(sent[n - 1], sent[n]));
        }
    }
    if (intervals.empty()) {
        return 1;
    }
    std::ranges::sort(intervals);
    return intervals[intervals.size() / 2];
}

/// How often the request that the client sends most often came since `begin`.
std::size_t polls(const ClientRecord& client, int64_t begin)
{
    std::map<std::vector<uint8_t>, std::size_t> counts;
    std::size_t most = 0;
    for (const Exchange& exchange : client.between(begin, INT64_MAX)) {
        if (exchange.request.size() > 2) {
            most = std::max(most, ++counts[{exchange.request.begin() + 2, exchange.request.end()}]);
        }
    }
    return most;
}

} // namespace

PlanRunner::PlanRunner(Plan plan, std::string client, bool hasValues, MeterControl& meter)
    : m_plan(std::move(plan))
    , m_client(std::move(client))
    , m_hasValues(hasValues)
    , m_meter(meter)
{
}

PlanRunner::Clients PlanRunner::present(const std::map<std::string, ClientRecord>& clients) const
{
    Clients found;
    for (const auto& [address, client] : clients) {
        const bool wanted = m_client.empty() || m_client == address;
        if (wanted && !client.exchanges.empty() && (m_state == State::waiting || isPresent(client))) {
            found.push_back(&client);
        }
    }
    return found;
}

/// True if the client was there when the phase began, and not lost in a phase before.
bool PlanRunner::isPresent(const ClientRecord& client) const
{
    if (client.exchanges.front().sent > m_mark.begin && !m_marks.empty()) {
        return false;
    }
    // To a client that the meter never answers no fault can happen.
    if (!m_marks.empty() && std::ranges::none_of(client.exchanges, &Exchange::isClean)) {
        return false;
    }
    return std::ranges::none_of(m_marks, [&](const Mark& mark) {
        return nameOf(mark.kind).isFault && !mark.patient && client.between(mark.faultEnd, INT64_MAX).empty();
    });
}

void PlanRunner::advance(const std::map<std::string, ClientRecord>& clients, int64_t now)
{
    if (m_start == 0) {
        m_start = now;
    }
    if (m_state == State::done) {
        return;
    }
    const Clients there = present(clients);
    if (m_state == State::waiting) {
        if (!there.empty()) {
            begin(now);
        } else if (secondsBetween(m_start, now) > m_plan.wait) {
            m_abandoned = true;
            m_state = State::done;
        }
        return;
    }
    if (there.empty()) { // all clients are gone for good: what follows would show nothing
        if (m_state != State::starting) {
            m_meter.endFaults();
            finishPhase(now, false);
        }
        m_state = State::done;
        return;
    }
    const auto all = [&](bool (PlanRunner::*condition)(const ClientRecord&) const) {
        return std::ranges::all_of(there, [&](const ClientRecord* client) { return (this->*condition)(*client); });
    };
    const Phase& phase = m_plan.phases[m_phase];
    const double elapsed = secondsBetween(m_mark.begin, now);
    switch (m_state) {
    case State::starting:
        m_interval = 0;
        for (const ClientRecord* client : there) {
            m_interval = std::max(m_interval, pollInterval(*client));
        }
        if (isSkipped(phase, there)) {
            ++m_phase;
            begin(now);
        } else {
            act(there);
        }
        break;
    case State::acting:
        if ((all(&PlanRunner::hasActed) && elapsed >= phase.seconds) || elapsed > limit()) {
            finishFault(now);
        }
        break;
    default:
        const bool back = all(&PlanRunner::isBack);
        if (back || secondsBetween(m_mark.faultEnd, now) > m_plan.patience + m_interval * kBackAfter) {
            finishPhase(now, back);
        }
        break;
    }
}

void PlanRunner::begin(int64_t now)
{
    m_state = State::done;
    if (m_phase < m_plan.phases.size()) {
        const Phase& phase = m_plan.phases[m_phase];
        m_mark = {.kind = phase.kind, .begin = now, .meterTime = m_meter.meterTime(), .delay = phase.delay};
        m_state = State::starting;
        m_values = 0;
    }
}

void PlanRunner::act(const Clients& clients)
{
    m_state = State::acting;
    const Phase& phase = m_plan.phases[m_phase];
    if (auto fault = faultOf(phase)) {
        if (isState(phase.kind)) {
            m_meter.beginFault(*fault);
        } else { // one for each, or a busy client would get all that are counted
            for (const ClientRecord* client : clients) {
                fault->client = parseSocketAddress(client->address);
                m_meter.beginFault(*fault);
            }
        }
        if (m_hasValues && !letsValuesThrough(phase.kind)) {
            // What the client shows from then on is not true any more.
            InputChange change;
            change.current = m_isOtherLoad ? PerPhase<double>{15.1, 17.3, 19.7} : PerPhase<double>{31.2, 29.4, 27.8};
            m_isOtherLoad = !m_isOtherLoad;
            m_meter.changeInputs(change);
        }
    } else if (phase.kind == PhaseKind::partialReset) {
        m_meter.zeroPartials();
    } else if (needsValues(phase.kind)) {
        m_meter.changeInputs(inputsOf(phase.kind));
    }
}

/// A phase that would show nothing new: values that nobody sees; replies that are even later for clients that have
/// given up already; a probe where nobody has given up.
bool PlanRunner::isSkipped(const Phase& phase, const Clients& clients) const
{
    if (needsValues(phase.kind)) {
        return !m_hasValues;
    }
    if (phase.kind != PhaseKind::late && phase.kind != PhaseKind::probe) {
        return false;
    }
    const auto hasGivenUp = [&](const ClientRecord* client) {
        return std::ranges::any_of(m_marks, [&](const Mark& mark) {
            return mark.kind == PhaseKind::late
                && std::ranges::any_of(client->between(mark.begin, mark.end),
                    [&](const Exchange& exchange) { return isStruck(exchange) && givenUp(*client, exchange); });
        });
    };
    return phase.kind == PhaseKind::late ? std::ranges::all_of(clients, hasGivenUp)
                                         : std::ranges::none_of(clients, hasGivenUp);
}

/// True if the client has done what the phase waits for.
bool PlanRunner::hasActed(const ClientRecord& client) const
{
    const Phase& phase = m_plan.phases[m_phase];
    if (isState(phase.kind)) {
        return true; // by its time alone
    }
    if (!nameOf(phase.kind).isFault || phase.kind == PhaseKind::frozen) {
        // What the client shows may come later than it was read.
        constexpr std::size_t kEnoughValues = 3;
        const bool shown = m_answers > 0 ? !isAskedFor(phase.kind) || m_values >= m_answers
                                         : !needsValues(phase.kind) || !m_valuesEver || m_values >= kEnoughValues;
        return shown && polls(client, m_mark.begin) >= phase.count;
    }
    // A late reply counts when it has come, or when the client has given it up.
    const auto struck = std::ranges::count_if(client.between(m_mark.begin, INT64_MAX), [&](const Exchange& exchange) {
        const bool isLate = phase.kind == PhaseKind::late || phase.kind == PhaseKind::probe;
        return exchange.spoiled || (isLate && isStruck(exchange) && givenUp(client, exchange));
    });
    return static_cast<uint32_t>(struck) >= std::max(phase.count, 1U);
}

bool PlanRunner::wantsAnswers(int64_t now) const
{
    return m_answers > 0 && m_state == State::acting && isAskedFor(m_plan.phases[m_phase].kind)
        && secondsBetween(m_mark.begin, now) > kShownAfter + 2 * m_interval;
}

/// True if the client got right replies again.
bool PlanRunner::isBack(const ClientRecord& client) const
{
    const auto after = client.between(m_mark.faultEnd, INT64_MAX);
    return static_cast<std::size_t>(std::ranges::count_if(after, &Exchange::isClean)) >= kBackAfter;
}

double PlanRunner::limit() const
{
    const Phase& phase = m_plan.phases[m_phase];
    return kLimit + (isAskedFor(phase.kind) ? kAnswerLimit * static_cast<double>(m_answers) : 0) + phase.seconds
        + phase.delay * std::max(phase.count, 1U) + m_interval * (phase.count + 1);
}

void PlanRunner::finishFault(int64_t now)
{
    m_meter.endFaults();
    m_mark.faultEnd = now;
    m_state = State::settling;
    if (!nameOf(m_mark.kind).isFault) {
        finishPhase(now, true);
    }
}

void PlanRunner::finishPhase(int64_t now, bool patient)
{
    m_mark.faultEnd = m_mark.faultEnd == 0 ? now : m_mark.faultEnd;
    m_mark.end = now;
    m_mark.patient = patient;
    m_marks.push_back(m_mark);
    ++m_phase;
    begin(now);
}

void PlanRunner::stop(int64_t now)
{
    if (m_state == State::acting || m_state == State::settling) {
        m_meter.endFaults();
        finishPhase(now, true);
    }
    m_state = State::done;
}

double PlanRunner::secondsLeft() const
{
    double seconds = 0;
    for (std::size_t n = m_phase; n < m_plan.phases.size(); ++n) {
        if (!needsValues(m_plan.phases[n].kind) || m_hasValues) {
            seconds += expectedSeconds(m_plan.phases[n], m_interval);
        }
    }
    return seconds;
}

} // namespace vmeter::coach
