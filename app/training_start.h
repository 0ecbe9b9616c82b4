// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"
#include "virtualhw/base/message.h"
#include "virtualhw/training/ready_lessons.h"

#include <optional>

namespace vmeter {

/// What --lesson or `vmeter exam` names. Nothing and `error` when it is wrong; nothing and no error when none is asked
/// for.
std::optional<LessonCard> findTraining(const RunOptions& options, Message& error);

/// Folder for the results of exams, whoever ends them.
QString resultsFolder(const RunOptions& options);

} // namespace vmeter
