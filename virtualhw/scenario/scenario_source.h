// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/messages/message.h"
#include "virtualhw/scenario/scenario.h"

#include <QString>

#include <optional>

namespace vmeter {

/// The scenario of a file, or the built-in one of that name; the household day for an empty name. Nothing and `error`
/// set (one line per fault, FILE:LINE:COLUMN: message) when there is none or it is wrong.
std::optional<Scenario> findScenario(const QString& nameOrFile, Message& error);

} // namespace vmeter
