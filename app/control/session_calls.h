// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/session/session_keeper.h"

#include <cstddef>
#include <string>

namespace vmeter {

// What the control API does with sessions. All throw ApiError; `keeper` null: 404.

/// The file of the running session.
std::string savedSession(SessionKeeper* keeper);

/// Loads the session of a file's text; returns how many of its checks agreed.
std::size_t loadSession(SessionKeeper* keeper, const std::string& text);

/// Ends a loadSession() that is under way.
void abandonLoading(SessionKeeper* keeper);

} // namespace vmeter
