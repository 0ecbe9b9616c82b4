// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lens/lens.h"

#include <QString>

#include <iosfwd>
#include <optional>

namespace vmeter {

/// `vmeter lens` and its options (docs/interfaces.md, section 2.8).
struct LensOptions {
    QString file; ///< tag list, or name of a built-in one; never empty
    std::string host = "127.0.0.1:1502";
    std::optional<unsigned> unitId; ///< empty: the list's, else the factory's
    QString control;                ///< address of a control API; empty: none
    QString jsonFile;               ///< the result for programs; empty: none
};

/// Shows what the user of a tag list sees beside the truth. Returns the exit code: 0 all tags agree, 1 one does not,
/// 2 the list is wrong, 3 no connection.
int runLensCommand(const LensOptions& options, std::ostream& out, std::ostream& err);

} // namespace vmeter
