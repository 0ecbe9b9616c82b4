// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/message.h"

#include <QString>

namespace vmeter {

/// What `vmeter help COMMAND` prints; the overview for an empty or unknown command.
Message helpText(const QString& command);

} // namespace vmeter
