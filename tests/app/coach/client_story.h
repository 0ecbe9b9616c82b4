// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/coach/report/coach_report.h"
#include "app/coach/rules/rule.h"
#include "app/coach/values/mapping.h"
#include "app/coach/wire/client_record.h"
#include "core/meter_model.h"

#include <cmath>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vmeter::coach {

/// What a client did, told by a test second by second, and the verdicts on it.
class ClientStory {
public:
    static constexpr uint8_t kUnit = 5;

    /// Begins a phase at `from`; it ends with the next one.
    void phase(PhaseKind kind, double from, double delay = 0)
    {
        endPhase(from);
        m_marks.push_back({.kind = kind, .begin = at(from), .meterTime = from, .delay = delay});
    }
    /// The fault of the present phase is over.
    void faultEnds(double time) { m_marks.back().faultEnd = at(time); }
    /// The present phase ends; `patient`: as in Mark.
    void endPhase(double time, bool patient = true)
    {
        if (!m_marks.empty() && m_marks.back().end == 0) {
            Mark& mark = m_marks.back();
            mark.faultEnd = mark.faultEnd == 0 ? at(time) : mark.faultEnd;
            mark.end = at(time);
            mark.patient = patient;
        }
    }

    void open(double time) { tell(WireEvent::Kind::opened, time, ++m_connection); }
    void close(double time, bool byClient = true)
    {
        WireEvent event = make(WireEvent::Kind::closed, time, m_connection);
        event.byClient = byClient;
        m_records.process(event);
    }

    /// A read of `count` registers; returns its number, for the functions below.
    uint64_t ask(double time, uint16_t address, uint16_t count, uint8_t function = 3, uint8_t unit = kUnit)
    {
        WireEvent event = make(WireEvent::Kind::request, time, m_connection);
        const uint16_t transaction = fixedTransaction ? 0 : static_cast<uint16_t>(m_id + 1);
        event.bytes = {high(transaction), low(transaction), 0, 0, 0, 6, unit, function, high(address), low(address),
            high(count), low(count)};
        event.id = ++m_id;
        m_counts[m_id] = count;
        m_requests[m_id] = event.bytes;
        m_records.process(event);
        return m_id;
    }
    void answer(uint64_t id, double time, bool spoiled = false)
    {
        const std::vector<uint8_t>& request = m_requests.at(id);
        const auto bytes = static_cast<uint8_t>(2 * m_counts.at(id));
        std::vector<uint8_t> reply{
            request[0], request[1], 0, 0, 0, static_cast<uint8_t>(bytes + 3), request[6], request[7], bytes};
        reply.resize(reply.size() + bytes);
        tellReply(id, time, spoiled, reply);
    }
    void refuse(uint64_t id, double time, uint8_t exception, bool spoiled = false)
    {
        const std::vector<uint8_t>& request = m_requests.at(id);
        tellReply(id, time, spoiled,
            {request[0], request[1], 0, 0, 0, 3, request[6], static_cast<uint8_t>(request[7] | 0x80), exception});
    }
    void lose(uint64_t id, double time, bool byFault = true)
    {
        WireEvent event = make(WireEvent::Kind::silence, time, m_connection);
        event.id = id;
        event.spoiled = byFault;
        event.otherUnit = !byFault;
        m_records.process(event);
    }
    /// A read that is answered at once.
    void read(double time, uint16_t address, uint16_t count, uint8_t function = 3)
    {
        answer(ask(time, address, count, function), time + 0.001);
    }

    /// The client shows `number` for the value `name` of the meter, whose register held `raw` since `since`, or for the
    /// last minute.
    void show(double time, const std::string& name, const std::string& unit, double number, uint32_t raw,
        std::optional<double> since = {}, uint32_t rawBefore = 0)
    {
        if (!m_mapped.contains(name)) {
            auto mapping = parseMapping(name + ": {value: " + name + (unit.empty() ? "" : ", unit: " + unit) + "}",
                "test", kCountisE28.registers);
            m_mapped[name] = std::make_unique<MappedValue>(mapping.value().at(0));
        }
        ShownValue shown{.mapped = m_mapped[name].get(), .time = at(time), .meterTime = time, .shown = number};
        constexpr double kMinute = 60;
        if (since) {
            shown.truths.push_back({rawBefore, at(time - kMinute), at(*since)});
        }
        shown.truths.push_back({raw, at(since.value_or(time - kMinute)), at(time)});
        m_shown.push_back(std::move(shown));
    }

    /// The finding of one rule.
    [[nodiscard]] Finding judgedBy(std::string_view rule, bool live = true)
    {
        return verdict(live, {std::string(rule)}).rules.at(0).finding;
    }
    /// The names of all rules that call it a mistake.
    [[nodiscard]] std::vector<std::string> mistakes(bool live = true)
    {
        std::vector<std::string> names;
        for (const RuleVerdict& rule : verdict(live, {}).rules) {
            if (rule.finding.verdict == Verdict::mistake) {
                names.emplace_back(rule.rule->name);
            }
        }
        return names;
    }

    bool fixedTransaction = false; ///< all requests have the transaction id 0

private:
    static int64_t at(double seconds) { return kStart + std::llround(seconds * kNanosecondsPerSecond); }
    static uint8_t high(uint16_t word) { return static_cast<uint8_t>(word >> 8); }
    static uint8_t low(uint16_t word) { return static_cast<uint8_t>(word); }

    static WireEvent make(WireEvent::Kind kind, double time, uint64_t connection)
    {
        WireEvent event{.kind = kind, .connection = connection, .client = "10.0.0.7", .time = at(time)};
        event.meterTime = time;
        return event;
    }
    void tell(WireEvent::Kind kind, double time, uint64_t connection)
    {
        m_records.process(make(kind, time, connection));
    }
    void tellReply(uint64_t id, double time, bool spoiled, std::vector<uint8_t> bytes)
    {
        WireEvent event = make(WireEvent::Kind::reply, time, m_connection);
        event.id = id;
        event.spoiled = spoiled;
        event.bytes = std::move(bytes);
        m_records.process(event);
    }
    ClientVerdict verdict(bool live, std::vector<std::string> only)
    {
        m_report = judge({.plan = "test",
                             .marks = live ? m_marks : std::vector<Mark>(),
                             .live = live,
                             .registers = &kCountisE28.registers,
                             .shown = {{"10.0.0.7", m_shown}},
                             .only = std::move(only)},
            m_records.clients());
        return m_report.clients.at(0);
    }

    static constexpr int64_t kStart = 1'800'000'000 * kNanosecondsPerSecond;

    RecordBuilder m_records;
    std::vector<Mark> m_marks;
    std::map<uint64_t, uint16_t> m_counts;
    std::map<uint64_t, std::vector<uint8_t>> m_requests;
    CoachReport m_report;
    std::vector<ShownValue> m_shown;
    std::map<std::string, std::unique_ptr<MappedValue>> m_mapped; ///< by name
    uint64_t m_connection = 0;
    uint64_t m_id = 0;
};

} // namespace vmeter::coach
