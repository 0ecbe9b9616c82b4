// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"
#include "virtualhw/base/message.h"
#include "virtualhw/training/ready_lessons.h"

#include <functional>
#include <memory>
#include <optional>

class QGuiApplication;
class QObject;

namespace vmeter {

class Language;
class Servers;
class BenchRecordingManager;
class Simulation;
class Training;

/// What a run gives to its window; everything outlives the window.
struct WindowParts {
    const RunOptions& options;
    Simulation& simulation;
    BenchRecordingManager& sessions;
    Training& training;
    Servers& servers;
    Language& language;
    std::optional<LessonCard> asked; ///< lesson or exam to begin with
};

/// The window of a program that has one. The rest of app/ knows no more of it and links no widgets.
struct WindowSystem {
    /// The application that a window needs.
    std::function<std::unique_ptr<QGuiApplication>(int& argc, char** argv)> makeApplication;
    /// Shows why the program does not start; returns when the user has closed it.
    std::function<void(const Message& reason)> showRefusal;
    /// The window, open until it is deleted.
    std::function<std::unique_ptr<QObject>(WindowParts parts)> open;
};

} // namespace vmeter
