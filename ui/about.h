// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace vmeter {

/// Shows what the program is, its version, and the licences of itself and of all that it is built with.
void showAbout(QWidget* parent);

} // namespace vmeter
