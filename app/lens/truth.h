// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lens/wire_reader.h"
#include "core/registers/register_table.h"

#include <QJsonObject>
#include <QString>

#include <map>
#include <optional>
#include <vector>

namespace vmeter {

/// The true numbers of values, in V, A, Hz, W, var, VA, Wh, varh, VAh or 1. Nothing: the value does not exist, or could
/// not be read.
using TrueValues = std::map<const RegisterRow*, std::optional<double>>;

/// Reads the values of `rows` with the register table over the wire, with as few requests as the blocks allow. The
/// error: the meter does not answer at all.
Expected<TrueValues> readTruth(WireReader& wire, const std::vector<const RegisterRow*>& rows);

/// Replaces what the control API knows of whole values with its numbers, which have more digits. `api`: an object with
/// the answers of GET /v1/measurements and GET /v1/energies under the names "measurements" and "energies".
void refineTruth(TrueValues& values, const RegisterTable& table, const QJsonObject& api);

/// Asks the control API at `url` ("http://127.0.0.1:8502").
Expected<QJsonObject> askControlApi(const QString& url);

} // namespace vmeter
