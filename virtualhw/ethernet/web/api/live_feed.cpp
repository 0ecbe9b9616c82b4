// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/web/api/live_feed.h"

#include "virtualhw/ethernet/http/event_stream.h"
#include "virtualhw/ethernet/web/meter_json.h"

#include <QJsonDocument>

#include <utility>

namespace vmeter {

namespace {

std::string liveText(const Snapshot& snapshot)
{
    const QJsonObject live{
        {"lcd", lcdCellsJson(snapshot.meter.lcd)},
        {"measurements", measurementsJson(snapshot)},
        {"energies", energiesJson(snapshot)},
        {"partials_running", partialsRunningJson(snapshot)},
        {"malfunction", snapshot.meter.malfunction},
    };
    return QJsonDocument(live).toJson(QJsonDocument::Compact).toStdString();
}

} // namespace

std::shared_ptr<const std::string> LiveFeed::text()
{
    auto snapshot = m_meter.snapshot();
    const std::lock_guard lock(m_mutex);
    if (snapshot != m_shown) {
        m_text = std::make_shared<const std::string>(liveText(*snapshot));
        m_shown = std::move(snapshot);
    }
    return m_text;
}

HttpResponse LiveFeed::stream(std::function<bool()> admitted)
{
    std::shared_ptr<const std::string> sent;
    auto at = m_clock() - kLiveHeartbeat;
    return eventStream(
        [this, admitted = std::move(admitted), sent, at]() mutable -> std::optional<std::string> {
            const auto silence = m_clock() - at;
            if (silence < kLivePeriod) {
                return std::string();
            }
            if (!admitted() || !m_meter.snapshot()->meter.powered) {
                return {};
            }
            const auto now = text();
            if (now == sent && silence < kLiveHeartbeat) {
                return std::string();
            }
            sent = now;
            at = m_clock();
            m_meter.activity();
            return eventText("live", *now);
        },
        m_clock);
}

} // namespace vmeter
