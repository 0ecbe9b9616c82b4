// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/session/session.h"

#include <QString>

#include <functional>
#include <iosfwd>
#include <optional>
#include <string>

namespace vmeter {

/// `vmeter replay FILE`.
struct ReplayOptions {
    std::string file;
};

/// Lives a recorded session again and compares the meter's state at every second that the file holds. Progress goes to
/// `err`, the verdict to `out`. Returns the exit code of docs/interfaces.md, section 2.3: 0 if all agree, 1 if one
/// differs, 2 if the file is none. `french`: of the exam's own texts, which come in both languages.
int runReplayCommand(const ReplayOptions& options, bool french, std::ostream& out, std::ostream& err);

/// Tells `err` how far a replay is, on one line.
std::function<void(double)> progressOn(std::ostream& err);

} // namespace vmeter
