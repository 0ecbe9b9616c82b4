// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/snapshot.h"

#include <QJsonObject>
#include <QString>

namespace vmeter {

/// Addresses of the servers as "ADDRESS:PORT"; empty: off.
struct ServerAddresses {
    QString modbus;
    QString web;
    QString control;
};

/// Both languages of a text.
QJsonObject localizedJson(const LocalizedText& text);

/// Meter time, scenario time and speed.
QJsonObject timeJson(const Snapshot& now);

/// Status of the bench and its servers. `linkFault`: reason why the link is down although the meter has power; empty:
/// the link is up.
QJsonObject statusJson(const Snapshot& now, const ServerAddresses& servers, const QString& linkFault);

/// The status for a viewer: values that a trainee must not see are replaced by null.
QJsonObject redactForViewer(QJsonObject status);

} // namespace vmeter
