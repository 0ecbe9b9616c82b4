// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <stop_token>
#include <string>

namespace vmeter {

class BenchRecordingManager;

/// Progress of the session that is being loaded, 0 .. 1; empty: none is, or `keeper` is null.
std::optional<double> loadingShare(const BenchRecordingManager* keeper);

// The other functions of the control API for session files. All throw ApiError; if `keeper` is null: 404.

/// The session file of the running bench.
std::string savedSession(BenchRecordingManager* keeper);

/// Loads a session file from its text; returns the number of checks that agree. Ends when `stop` is set.
std::size_t loadBenchRecording(BenchRecordingManager* keeper, const std::string& text, const std::stop_token& stop);

/// Cancels a running loadBenchRecording().
void abandonLoading(BenchRecordingManager* keeper);

} // namespace vmeter
