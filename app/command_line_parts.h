// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"

namespace vmeter {

// What understands the arguments behind each command; parseCommandLine() chooses.

UsageError wrong(const QString& message);
/// `right` says what would be right.
UsageError wrongValue(const char* option, const QString& value, const QString& right);

CommandLine parseRun(const QStringList& arguments);
CommandLine parseRegisters(const QStringList& arguments);
CommandLine parseTypeTest(const QStringList& arguments);
CommandLine parseScreens(const QStringList& arguments);
CommandLine parseReplay(const QStringList& arguments);
CommandLine parseExamCommand(const QStringList& arguments);
CommandLine parseScenarioCommand(const QStringList& arguments);

} // namespace vmeter
