// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Qt headers first: moc of Qt 6.4 fails on <compare> if that is the first header of the standard library.
#include <QObject>
#include <QString>
#include <QTimer>

#include "virtualhw/base/message.h"
#include "virtualhw/bench/traffic/modbus_exchange.h"
#include "virtualhw/bench/traffic/traffic_log.h"

#include <cstdint>
#include <vector>

namespace vmeter {

/// A line of the traffic view.
struct TrafficRow {
    enum class Kind : uint8_t {
        exchange, ///< a request with its result
        opened,   ///< a client has connected
        closed,   ///< a connection has ended, as exchange.reason says
        noFrame,  ///< bytes that are not valid Modbus TCP, in exchange.request
        lost,     ///< entries of the log were overwritten before they could be shown
    };
    Kind kind = Kind::exchange;
    ModbusExchange exchange; ///< for other kinds only peers and times
    uint64_t lost = 0;
};

/// Reads new entries of the traffic log for the window, 20 times a second, all in one batch.
class TrafficFeed : public QObject {
    Q_OBJECT

public:
    /// `log` must outlive this object.
    explicit TrafficFeed(const TrafficLog& log, QObject* parent = nullptr);

    /// Reads new entries now instead of at the next tick.
    void process();

    /// Writes what the log still holds, the newest kDefaultCapacity frames of all connections, as a pcapng file.
    /// Returns what went wrong; empty: it is written.
    [[nodiscard]] Message save(const QString& path) const;

signals:
    /// Never empty, oldest first.
    void taken(const std::vector<vmeter::TrafficRow>& rows);

private:
    const TrafficLog& m_log;
    TrafficReader m_reader;
    ExchangeAssembler m_assembler;
    uint64_t m_lostSaid = 0;
    QTimer m_timer;
};

} // namespace vmeter
