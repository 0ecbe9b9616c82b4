// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/expected.h"

#include <cstddef>
#include <string>

namespace vmeter {

/// Reads a regular file of at most `most` bytes. The error names the file.
Expected<std::string> readBoundedFile(const std::string& path, std::size_t most);

} // namespace vmeter
