// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace vmeter {

/// What `vmeter help COMMAND` prints, in the language that is set; the overview for an empty or unknown command.
QString helpText(const QString& command);

} // namespace vmeter
