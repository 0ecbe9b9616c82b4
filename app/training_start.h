// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"
#include "ui/main_window.h"
#include "virtualhw/training/ready_lessons.h"
#include "virtualhw/training/training.h"

#include <optional>

namespace vmeter {

/// Finds the lesson or exam of --lesson or `vmeter exam`. Returns nothing and sets `error` if it is wrong; returns
/// nothing without an error if none is requested.
std::optional<LessonCard> findTraining(const RunOptions& options, Message& error);

/// Adds lessons and exams to the window, and starts `asked`, the result of findTraining().
void startTraining(MainWindow& window, Training& training, const RunOptions& options, std::optional<LessonCard> asked);

} // namespace vmeter
