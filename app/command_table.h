// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"
#include "virtualhw/base/message.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <tuple>
#include <vector>

namespace vmeter {

// The commands and options of the program, each once. The parser, its errors and the help read these rows.

/// What options can set.
using OptionSettings = std::tuple<RunOptions, ExamOptions, ReplayOptions, RegistersOptions, TypeTestOptions,
    ScreensOptions, CoachOptions>;

enum class CommandId : uint8_t {
    run,
    registers,
    scenario,
    typeTest,
    replay,
    exam,
    screens,
    schema,
    coach,
    completion,
    man,
    help,
    version
};

struct CommandRow {
    CommandId command;
    const char* synopsis; ///< in the list of all commands; its first word is what a user types
    Phrase summary;       ///< likewise
    Phrase use;           ///< behind "vmeter" in the first line of the command's help
    Phrase about;         ///< before the options; may be empty
    Phrase closing;       ///< behind the options; may be empty

    [[nodiscard]] std::string_view word() const;
};

/// An option of one command. An exam and the coach take the options of `run` too; their own come first.
struct OptionRow {
    CommandId command;
    const char* name;  ///< without the "--"
    const char* value; ///< what the help writes for the value; null: the option has none
    Phrase help;
    /// Sets the option. Returns what would be right, or nothing when the value is right. Null: not an option but a
    /// word of the command, which the help explains like one.
    Message (*set)(OptionSettings& settings, const QString& value);
};

std::span<const CommandRow> commandRows();
std::span<const OptionRow> optionRows();
/// The options that a command takes, its own first. An exam takes those of `run` behind them.
std::vector<const OptionRow*> optionsOf(CommandId command);

} // namespace vmeter
