// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lens/lens.h"

#include <QJsonArray>
#include <QJsonObject>

#include <string>
#include <vector>

namespace vmeter {

/// Names of the tag lists that the program has: "openems", "mbmd" ...
std::vector<std::string> builtInLenses();

/// The tag list of that file, or the built-in one of that name if there is no such file.
Expected<TagList> tagListNamed(const std::string& name);

long countVerdicts(const std::vector<LensLine>& lines, LensVerdict verdict);

/// {"tags": [...], "right": 3, "wrong": 1, "hidden": 0, "unknown": 0}, in English.
QJsonObject lensJson(const std::vector<LensLine>& lines);

/// What the users of all built-in lists see of the meter at this place: a list of {"name", "title", "source", "error"}
/// and what lensJson() gives; "error" is null, or says why nothing was read. Waits for the meter's replies.
QJsonArray clientsJson(const QString& host, uint16_t port, unsigned unitId, const RegisterTable& table);

} // namespace vmeter
