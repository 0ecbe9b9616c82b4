// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"
#include "virtualhw/base/expected.h"
#include "virtualhw/base/message.h"
#include "virtualhw/training/ready_lessons.h"

#include <optional>

namespace vmeter {

/// Finds the lesson or exam of --lesson or `vmeter exam`. Returns nothing and sets `error` if it is wrong; returns
/// nothing without an error if none is requested.
std::optional<LessonCard> findTraining(const RunOptions& options, Message& error);

/// Reads the file of --seed-file: a whole number from 0 on, and nothing else.
Expected<uint64_t> readSeedFile(const QString& path);

/// Folder for the results of all exams, however they end.
QString resultsFolder(const RunOptions& options);

} // namespace vmeter
