// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/message.h"
#include "virtualhw/bench/timeline/scenario.h"

#include <optional>

namespace vmeter {

/// The scenario as a session holds it: a recording of more than 30 s that was read from a file, as long as this is
/// there, is named by path and hash in place of its samples.
Scenario withReference(const Scenario& scenario);

/// Reads the recording that withReference() has named. Returns what is wrong if the file is not there or has changed.
std::optional<Message> loadReference(Scenario& scenario);

} // namespace vmeter
