// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iosfwd>
#include <span>
#include <string>

namespace vmeter {

/// `vmeter scenario check FILE...`, for scenarios, lessons and exams: writes each error as "FILE:LINE:COLUMN: message"
/// to `out` (line and column are 0 when the file cannot be read) and how many files were checked to `err`. Returns the
/// exit code of docs/interfaces.md, section 2.3: 0 if all files are correct, 2 if a file has errors or none is given.
int checkScenarios(std::span<const std::string> files, std::ostream& out, std::ostream& err);

} // namespace vmeter
