// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/snapshot.h"

#include <QJsonObject>
#include <QString>

namespace vmeter {

/// Where the servers are, as "ADDRESS:PORT"; empty: off.
struct ServerAddresses {
    QString modbus;
    QString web;
    QString control;
};

/// Both languages of a text.
QJsonObject localizedJson(const LocalizedText& text);

/// Meter time, scenario time and speed.
QJsonObject timeJson(const Snapshot& now);

/// What can be said of the bench and its servers. `linkFault`: why the link is down although the meter has power;
/// empty: it is up.
QJsonObject statusJson(const Snapshot& now, const ServerAddresses& servers, const QString& linkFault);

/// The same without what a trainee must not be told: null stands in its place.
QJsonObject withoutBench(QJsonObject status);

} // namespace vmeter
