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
    /// Local time of day with milliseconds.
    static QString time(int64_t wallTime);
    /// "3 Read holding registers".
    static QString function(const ModbusExchange& exchange);
    /// The rows of the register table that the request addresses, with the value if it is only one row; empty for none.
    static QString registers(const ModbusExchange& exchange);
    /// Result of the request, or what happened to the connection.
    static QString result(const TrafficRow& row);
    /// Everything about a row: bytes of request and reply in hexadecimal, each register with its value.
    static QString details(const TrafficRow& row);

private:
    static QString reason(TrafficReason reason);
    static QString exception(uint8_t code);
    static QString faultyReply(const ModbusExchange& exchange);
};

} // namespace vmeter
