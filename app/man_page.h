// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace vmeter {

/// The manual page vmeter(1) for `man`, in roff and in the language that is set, from the tables of commands and
/// options.
QString manPage();

} // namespace vmeter
