// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/fram/fram_problem.h"

#include "core/storage/fram_layout.h"

namespace vmeter {

Message framProblem(const Fram& fram)
{
    switch (FramLayout().problemOf(fram)) {
    case FramProblem::energies:
        return Phrase("Fram", "neither copy of the energies and settings can be read");
    case FramProblem::webPasswords:
        return Phrase("Fram", "neither copy of the web passwords can be read");
    case FramProblem::newerVersion:
        return Phrase("Fram", "a newer version of vmeter has written it, use that version");
    case FramProblem::none:
        break;
    }
    return {};
}

} // namespace vmeter
