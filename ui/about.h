// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace vmeter {

/// Shows name and version of the program, its licence, and those of its libraries.
void showAbout(QWidget* parent);

} // namespace vmeter
