// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/export_order.h"
#include "core/settings/settings.h"

#include <QString>

#include <iosfwd>
#include <string>

namespace vmeter {

/// `vmeter export` and its options (docs/interfaces.md, section 2.7).
struct ExportOptions {
    std::string program; ///< name of an exporter, or "list"; never empty
    std::string values = "basic";
    std::string host; ///< empty: the address that the meter has at the factory
    unsigned unitId = kFactoryUnitId;
    const MeterModel* model = &kCountisE28; ///< never null
    QString outFile;                        ///< empty: standard output
};

/// Writes the entry for another program. Returns the exit code: 0 done, 2 a wrong program, value or address, 3 the file
/// could not be written.
int runExportCommand(const ExportOptions& options, std::ostream& out, std::ostream& err);

} // namespace vmeter
