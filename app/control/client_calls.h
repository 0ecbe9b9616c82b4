// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QString>

#include <memory>
#include <string>

namespace vmeter::coach {
class ValueInbox;
}

namespace vmeter {

struct Snapshot;

// What the control API knows of Modbus clients. Both throw ApiError.

/// What the users of the built-in tag lists see of the meter at this Modbus address. Waits for the meter's replies.
QJsonArray shownByClients(const QString& modbus, const Snapshot& now);

/// Hands values that a client shows over to the coach; returns how many. `inbox` null: no coach judges them.
qint64 takeShownValues(coach::ValueInbox* inbox, const std::string& body);

} // namespace vmeter
