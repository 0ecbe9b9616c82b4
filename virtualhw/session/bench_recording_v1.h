// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/session/bench_recording.h"

namespace vmeter {

/// Reads the rest of a session file of version 1, behind its first line: text, a line for each command and check.
///
///     start <base64 of a BenchRecordingStart, compressed>
///     <sample count> <name of the command> <base64 of its fields>
///     <sample count> = <hash of the state>
///     end <sample count>
///
/// Nothing writes version 1 any more.
std::optional<BenchRecording> readBenchRecordingV1(QIODevice& file, Message& error);

} // namespace vmeter
