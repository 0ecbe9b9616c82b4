// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/message.h"

#include <memory>
#include <vector>

class QMessageBox;
class QWidget;

namespace vmeter {

/// The dialog that says why the program does not start, for a user who sees no terminal.
std::unique_ptr<QMessageBox> refusalBox(const Message& reason);

/// The question whether the servers that could not start, as `troubles` say, are to take any free port; accepted: yes.
std::unique_ptr<QMessageBox> freePortBox(const std::vector<Message>& troubles, QWidget* parent);

} // namespace vmeter
