// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/session/bench_recording.h"

#include <QString>

#include <functional>
#include <iosfwd>
#include <optional>
#include <string>

namespace vmeter {

/// `vmeter replay FILE`.
struct ReplayOptions {
    std::string file;
    QString examKeyFile; ///< key that the record of an exam must be signed with; empty: none
};

/// Replays a session file and compares the meter's state with each check in the file. Writes progress to `err` and the
/// result to `out`. Returns the exit code of docs/interfaces.md, section 2.3: 0 if all checks agree, 1 if one differs
/// or an exam has no result or one that must be looked into, 2 if the file is not a session file. `french`: language of
/// the exam's texts, which exist in both languages.
int runReplayCommand(const ReplayOptions& options, bool french, std::ostream& out, std::ostream& err);

/// Writes the progress of a replay to `err`, always on the same line.
std::function<void(double)> progressOn(std::ostream& err);

} // namespace vmeter
