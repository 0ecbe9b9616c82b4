// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <string_view>

namespace vmeter {

/// A shell, and the script that makes it complete commands, options and their values. The scripts come from the tables
/// of commands and options.
struct ShellRow {
    std::string_view name;
    QString (*script)();
};

QString bashCompletion();
QString zshCompletion();
QString fishCompletion();

inline constexpr std::array kShellRows{
    ShellRow{"bash", bashCompletion},
    ShellRow{"zsh", zshCompletion},
    ShellRow{"fish", fishCompletion},
};

} // namespace vmeter
