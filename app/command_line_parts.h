// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"

class QCommandLineParser;

namespace vmeter {

// Parsers for the arguments of each command, called by parseCommandLine().

UsageError wrong(const Message& message);
/// Usage error for arguments that `parser` could not parse.
Message notUnderstood(const QCommandLineParser& parser, const char* command);
/// `right`: what would be right.
UsageError wrongValue(const char* option, const QString& value, const Message& right);

CommandLine parseRun(const QStringList& arguments);
CommandLine parseRegisters(const QStringList& arguments);
CommandLine parseTypeTest(const QStringList& arguments);
CommandLine parseScreens(const QStringList& arguments);
CommandLine parseReplay(const QStringList& arguments);
CommandLine parseExamCommand(const QStringList& arguments);
CommandLine parseScenarioCommand(const QStringList& arguments);

} // namespace vmeter
