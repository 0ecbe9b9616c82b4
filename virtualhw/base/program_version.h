// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace vmeter {

/// "0.2.0", as in CMakeLists.txt.
extern const char* const kProgramVersion;

} // namespace vmeter
