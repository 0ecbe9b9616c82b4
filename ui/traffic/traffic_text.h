// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/traffic/traffic_feed.h"

#include <QCoreApplication>
#include <QString>

namespace vmeter {

/// Texts for traffic in the language of the window.
class TrafficText {
    Q_DECLARE_TR_FUNCTIONS(vmeter::TrafficText)

public:
    /// How a row ended, for its colour and badge.
    enum class Judgement {
        good,
        notice,     ///< of a connection, or of what the view does not show
        exception,  ///< refused by the meter
        spoiled,    ///< a fault has changed the reply
        late,       ///< correct, but slow or in pieces
        unanswered, ///< lost: no reply where the client expects one
    };
    static Judgement judge(const TrafficRow& row);
    static Judgement judge(const ModbusExchange& exchange);
    /// "exception", "spoiled" ...; empty for good rows and notices.
    static QString badge(Judgement judgement);

    /// Milliseconds until the last byte of the reply; empty without one.
    static QString latency(const ModbusExchange& exchange);

    /// Local time of day with milliseconds.
    static QString time(int64_t wallTime);
    /// "3 Read holding registers".
    static QString function(const ModbusExchange& exchange);
    /// The rows of the register table that the request addresses; empty for none.
    static QString registers(const ModbusExchange& exchange);
    /// What the request brought in words, such as "Ea+ 2.13 kWh", or what happened to the connection.
    static QString result(const TrafficRow& row);
    /// Everything about a row: bytes of request and reply in hexadecimal, each register with its value.
    static QString details(const TrafficRow& row);

private:
    static QString reason(TrafficReason reason);
    static QString exception(uint8_t code);
    static QStringList corruptions(const ModbusExchange& exchange);
    static QString values(const ModbusExchange& exchange);
    static QString answer(const ModbusExchange& exchange);
};

} // namespace vmeter
