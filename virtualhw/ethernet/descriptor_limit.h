// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace vmeter {

/// Lets the program have `sockets` open besides its other files, as far as the system allows it (setrlimit(2)): the
/// usual limit, 1024, can be raised without being administrator. False: the system's own limit is lower.
bool allowSockets(std::size_t sockets);

} // namespace vmeter
