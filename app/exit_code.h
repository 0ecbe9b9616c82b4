// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace vmeter {

/// Exit codes of docs/interfaces.md, section 2.3.
enum class ExitCode : int { done = 0, failed = 1, wrongUse = 2, unavailable = 3, noClient = 4 };

} // namespace vmeter
