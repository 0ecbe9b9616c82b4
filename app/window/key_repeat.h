// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QGuiApplication;

namespace vmeter {

/// Asks an X server not to put a release before each repeated press of a key that is held (XKB, detectable
/// auto-repeat): Qt does not recognise all of those releases, and a long press would come to the meter as short ones.
/// Nothing happens where windows are not on X11.
void askForWholeKeyPresses(const QGuiApplication& application);

} // namespace vmeter
