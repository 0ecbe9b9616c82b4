// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/message.h"

#include <cstddef>
#include <optional>
#include <string>

namespace vmeter {

/// The bytes of a regular file of at most `most` bytes; else nothing, and `error` says why.
std::optional<std::string> readBoundedFile(const std::string& path, std::size_t most, Message& error);

} // namespace vmeter
