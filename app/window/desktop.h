// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window_system.h"

namespace vmeter {

/// The window of ui/ on the user's desktop.
WindowSystem desktopWindow();

} // namespace vmeter
