// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/message.h"

#include <memory>

class QMessageBox;

namespace vmeter {

/// The dialog that says why the program does not start, for a user who sees no terminal.
std::unique_ptr<QMessageBox> refusalBox(const Message& reason);

} // namespace vmeter
