// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/language.h"
#include "virtualhw/base/message.h"

#include <ostream>

namespace vmeter {

/// Prints a line in the language of the program.
inline void printMessage(std::ostream& stream, const Message& message)
{
    stream << translated(message).toStdString() << '\n';
}

/// Prints an error, with the name of the program in front.
inline void showError(std::ostream& stream, const Message& message)
{
    printMessage(stream, Phrase(nullptr, "vmeter: %1").with(message));
}

} // namespace vmeter
