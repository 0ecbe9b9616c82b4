// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/display/lcd_frame.h"

#include <functional>
#include <string>

namespace vmeter {

/// The condition of GET /v1/lcd?until=: "unit:kvarh", or several conditions separated by commas, which must all hold.
/// `menu` (or `label`, the same cells), `main` and `unit` are compared with the texts of the display, `icon` must be
/// lit. Throws ApiError (400).
std::function<bool(const LcdFrame&)> displayCondition(const std::string& text);

} // namespace vmeter
