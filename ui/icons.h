// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>

class QPalette;

namespace vmeter {

enum class ToolIcon { open, pause, run, step, skip, mains, seal, copy, fullScreen };

/// A tool's sign in the text colour of `palette`, so that it is seen on light and dark desktops.
QIcon toolIcon(ToolIcon icon, const QPalette& palette);

/// The program's own icon: the front of the meter in small.
QIcon programIcon();

} // namespace vmeter
