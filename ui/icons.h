// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>

class QPalette;

namespace vmeter {

enum class ToolIcon { gallery, open, pause, run, step, skip, mains, seal, copy, fullScreen };

/// Icon of a tool in the text colour of `palette`, so that it is visible on light and dark desktops.
QIcon toolIcon(ToolIcon icon, const QPalette& palette);

/// Icon of the program: a small front of the meter.
QIcon programIcon();

} // namespace vmeter
