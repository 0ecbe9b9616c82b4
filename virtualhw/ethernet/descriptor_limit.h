// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace vmeter {

/// Raises the limit of open files so that the program can open `sockets` sockets besides its other files
/// (setrlimit(2)). The usual limit, 1024, can be raised without administrator rights. Returns false if the hard limit
/// of the system is too low.
bool allowSockets(std::size_t sockets);

} // namespace vmeter
