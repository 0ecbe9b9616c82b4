// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/control/event_feed.h"

#include "app/control/api_error.h"
#include "app/control/register_json.h"
#include "app/control/request_reader.h"
#include "virtualhw/base/seconds.h"
#include "virtualhw/bench/traffic/modbus_exchange.h"
#include "virtualhw/ethernet/http/event_stream.h"
#include "virtualhw/ethernet/web/meter_json.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace vmeter {

namespace {

constexpr std::array<std::string_view, 7> kTypes{"lcd", "led", "pulse", "key", "tariff", "fault", "register"};
constexpr const char* kLost = "lost";

// Largest number of entries of each log in one piece, about 100 kB.
constexpr std::size_t kMostEvents = 256;

struct Event {
    MeterTime time;
    std::string_view type;
    QJsonObject body;
};

Event toEvent(const BenchEvent& event)
{
    struct Describe {
        std::pair<std::string_view, QJsonObject> operator()(const LcdChanged& lcd) const
        {
            return {"lcd", lcdTextJson(lcd.frame)};
        }
        std::pair<std::string_view, QJsonObject> operator()(const LedPulses& pulses) const
        {
            return {"led", {{"count", static_cast<qint64>(pulses.count)}}};
        }
        std::pair<std::string_view, QJsonObject> operator()(const OutputPulses& pulses) const
        {
            return {"pulse", {{"count", static_cast<qint64>(pulses.count)}}};
        }
        std::pair<std::string_view, QJsonObject> operator()(const KeyMoved& key) const
        {
            return {"key", {{"key", kKeyNames[static_cast<std::size_t>(key.key)]}, {"pressed", key.pressed}}};
        }
        std::pair<std::string_view, QJsonObject> operator()(const TariffChanged& change) const
        {
            return {"tariff", {{"tariff", change.tariff == Tariff::t1 ? 1 : 2}}};
        }
        std::pair<std::string_view, QJsonObject> operator()(const FaultMoved& fault) const
        {
            const std::string_view kind = rowOf(fault.kind).name;
            return {"fault",
                {{"id", static_cast<qint64>(fault.id)},
                    {"kind", QLatin1String(kind.data(), static_cast<qsizetype>(kind.size()))},
                    {"active", fault.active}}};
        }
    };
    auto [type, body] = std::visit(Describe{}, event.body);
    return {event.time, type, std::move(body)};
}

/// Position of one client in both logs.
class EventFeed {
public:
    EventFeed(const EventLog& bench, const TrafficLog* traffic, std::set<std::string, std::less<>> types)
        : m_bench(bench)
        , m_nextBench(bench.next())
        , m_types(std::move(types))
    {
        if (traffic != nullptr && m_types.contains("register")) {
            m_accesses.emplace(*traffic);
        }
    }

    std::string next()
    {
        std::vector<Event> events;
        uint64_t lost = collectBenchEvents(events) + collectAccesses(events);
        std::ranges::stable_sort(events, {}, &Event::time);
        std::string piece;
        if (lost > 0) {
            piece += text(kLost, {{"count", static_cast<qint64>(lost)}});
        }
        for (Event& event : events) {
            event.body.insert("meter_time_s", secondsOf(event.time));
            piece += text(event.type, event.body);
        }
        return piece;
    }

private:
    static std::string text(std::string_view type, const QJsonObject& body)
    {
        return eventText(type, QJsonDocument(body).toJson(QJsonDocument::Compact).toStdString());
    }

    uint64_t collectBenchEvents(std::vector<Event>& events)
    {
        const auto batch = m_bench.read(m_nextBench, kMostEvents);
        m_nextBench = batch.next;
        for (const BenchEvent& event : batch.events) {
            if (auto described = toEvent(event); m_types.contains(described.type)) {
                events.push_back(std::move(described));
            }
        }
        return batch.lost;
    }

    uint64_t collectAccesses(std::vector<Event>& events)
    {
        if (!m_accesses) {
            return 0;
        }
        TrafficEntry entry;
        std::vector<ModbusExchange> exchanges;
        for (std::size_t i = 0; i < kMostEvents && m_accesses->reader.read(entry); ++i) {
            m_accesses->assembler.process(entry, exchanges);
        }
        for (const ModbusExchange& exchange : exchanges) {
            if (auto access = registerAccessJson(exchange)) {
                events.push_back({exchange.meterTime, "register", std::move(*access)});
            }
        }
        return m_accesses->reader.lost() - std::exchange(m_lostAccesses, m_accesses->reader.lost());
    }

    struct Accesses {
        explicit Accesses(const TrafficLog& log)
            : reader(log)
        {
        }
        TrafficReader reader;
        ExchangeAssembler assembler;
    };

    const EventLog& m_bench;
    uint64_t m_nextBench;
    std::set<std::string, std::less<>> m_types;
    std::optional<Accesses> m_accesses;
    uint64_t m_lostAccesses = 0;
};

} // namespace

namespace {

std::string knownTypes()
{
    std::string list;
    for (const std::string_view type : kTypes) {
        list += (list.empty() ? "" : ", ") + std::string(type);
    }
    return list;
}

} // namespace

std::set<std::string, std::less<>> eventTypes(const std::string& list)
{
    std::set<std::string, std::less<>> types;
    if (list.empty()) {
        types.insert(kTypes.begin(), kTypes.end());
        return types;
    }
    for (std::string_view rest = list; !rest.empty();) {
        const auto type = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(type.size() + 1, rest.size()));
        if (std::ranges::find(kTypes, type) == kTypes.end()) {
            throw ApiError(400, "invalid_field",
                "\"types\": there are no events '" + shortened(type) + "'; known: " + knownTypes()
                    + "; with commas between",
                "types");
        }
        types.emplace(type);
    }
    return types;
}

HttpStream eventFeed(const EventLog& bench, const TrafficLog* traffic, std::set<std::string, std::less<>> types)
{
    // A stream is a std::function and may be copied; all copies share one position in the logs.
    return [feed = std::make_shared<EventFeed>(bench, traffic, std::move(types))]() -> std::optional<std::string> {
        return feed->next();
    };
}

} // namespace vmeter
