// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/traffic_feed.h"

#include "virtualhw/base/program_version.h"
#include "virtualhw/ethernet/traffic/traffic_capture.h"

#include <QFile>

#include <utility>

namespace vmeter {

namespace {

constexpr int kIntervalMilliseconds = 50;

TrafficRow rowOf(const TrafficEntry& entry, TrafficRow::Kind kind)
{
    TrafficRow row;
    row.kind = kind;
    row.exchange.peers = entry.head.peers;
    row.exchange.wallTime = entry.head.wallTime;
    row.exchange.meterTime = entry.head.meterTime;
    row.exchange.reason = entry.head.reason;
    row.exchange.request.assign(entry.bytes().begin(), entry.bytes().end());
    return row;
}

} // namespace

TrafficFeed::TrafficFeed(const TrafficLog& log, QObject* parent)
    : QObject(parent)
    , m_log(log)
    , m_reader(log)
{
    connect(&m_timer, &QTimer::timeout, this, &TrafficFeed::process);
    m_timer.start(kIntervalMilliseconds);
}

void TrafficFeed::process()
{
    std::vector<TrafficRow> rows;
    std::vector<ModbusExchange> exchanges;
    for (TrafficEntry entry; m_reader.read(entry);) {
        const uint64_t lost = m_reader.lost() - std::exchange(m_lostSaid, m_reader.lost());
        if (lost > 0) {
            rows.push_back(rowOf(entry, TrafficRow::Kind::lost));
            rows.back().lost = lost;
        }
        m_assembler.process(entry, exchanges);
        for (ModbusExchange& exchange : exchanges) {
            rows.push_back({TrafficRow::Kind::exchange, std::move(exchange), 0});
        }
        exchanges.clear();
        if (entry.head.kind == TrafficKind::opened) {
            rows.push_back(rowOf(entry, TrafficRow::Kind::opened));
        } else if (entry.head.kind == TrafficKind::closed) {
            rows.push_back(rowOf(entry, TrafficRow::Kind::closed));
        } else if (entry.head.reason == TrafficReason::badFrame) {
            rows.push_back(rowOf(entry, TrafficRow::Kind::noFrame));
        }
    }
    if (!rows.empty()) {
        emit taken(rows);
    }
}

Message TrafficFeed::save(const QString& path) const
{
    Message error;
    const std::unique_ptr<TrafficCapture> capture
        = TrafficCapture::start(QFile::encodeName(path).toStdString(), m_log, kProgramVersion, error);
    if (capture == nullptr) {
        return error;
    }
    capture->stop();
    return capture->failed() ? Message(Phrase("Servers", "the disk is full or broken: the file is not whole"))
                             : Message();
}

} // namespace vmeter
