// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/message.h"

#include <cstddef>
#include <optional>
#include <string>

namespace vmeter {

/// Reads a regular file of at most `most` bytes. Otherwise returns nothing and sets `error`.
std::optional<std::string> readBoundedFile(const std::string& path, std::size_t most, Message& error);

} // namespace vmeter
