// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Qt before our own: its moc of 6.4 stumbles over <compare> where that is the first of the library's headers.
#include <QObject>
#include <QTimer>

#include "virtualhw/ethernet/traffic/modbus_exchange.h"
#include "virtualhw/ethernet/traffic/traffic_log.h"

#include <cstdint>
#include <vector>

namespace vmeter {

/// A line of the traffic view.
struct TrafficRow {
    enum class Kind : uint8_t {
        exchange, ///< a request and what came of it
        opened,   ///< a client has connected
        closed,   ///< a connection has ended, as exchange.reason says
        noFrame,  ///< bytes that are no Modbus TCP, in exchange.request
        lost,     ///< entries of the log were overwritten before they could be shown
    };
    Kind kind = Kind::exchange;
    ModbusExchange exchange; ///< of other kinds too: peers and times
    uint64_t lost = 0;
};

/// Brings what is new in the traffic log to the window, 20 times a second and in one batch, however much it is.
class TrafficFeed : public QObject {
    Q_OBJECT

public:
    /// `log` outlives the feed.
    explicit TrafficFeed(const TrafficLog& log, QObject* parent = nullptr);

    /// Takes what is there now instead of at the next tick.
    void take();

signals:
    /// Never empty, oldest first.
    void taken(const std::vector<vmeter::TrafficRow>& rows);

private:
    TrafficReader m_reader;
    ExchangeAssembler m_assembler;
    uint64_t m_lostSaid = 0;
    QTimer m_timer;
};

} // namespace vmeter
