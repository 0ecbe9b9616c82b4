// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"
#include "ui/main_window.h"
#include "virtualhw/training/ready_lessons.h"
#include "virtualhw/training/training.h"

#include <optional>

namespace vmeter {

/// What --lesson or `vmeter exam` names. Nothing and `error` when it is wrong; nothing and no error when none is asked
/// for.
std::optional<LessonCard> findTraining(const RunOptions& options, Message& error);

/// Joins lessons and exams to the window, and begins `asked`, as findTraining() has found it.
void startTraining(MainWindow& window, Training& training, const RunOptions& options, std::optional<LessonCard> asked);

} // namespace vmeter
