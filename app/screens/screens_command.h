// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <iosfwd>

namespace vmeter {

/// `vmeter screens` and its options (docs/interfaces.md, section 2.1).
struct ScreensOptions {
    QString folder;   ///< created if it does not exist
    QString language; ///< of the captions: "fr", "en", or empty: the system's
};

/// Writes each page of the display as a PNG named by menu and page, and index.html with all pictures and captions.
/// Returns the exit code: 0 done, 3 the folder or a file in it could not be written.
int runScreensCommand(const ScreensOptions& options, std::ostream& out, std::ostream& err);

} // namespace vmeter
