// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QGuiApplication;

namespace vmeter {

/// Asks the X server not to send a release before each repeated press while a key is held (XKB, detectable
/// auto-repeat). Qt does not recognise all of these releases, so a long press would reach the meter as several short
/// ones. No effect without X11.
void askForWholeKeyPresses(const QGuiApplication& application);

} // namespace vmeter
