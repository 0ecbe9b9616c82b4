// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/export_order.h"

#include <span>
#include <string>
#include <string_view>

namespace vmeter {

/// One program for which `vmeter export` writes an entry. The facts are those of the table in docs/exporters.md.
struct Exporter {
    std::string_view name;    ///< behind --for: "home-assistant"
    std::string_view program; ///< "Home Assistant, integration modbus"
    std::string_view version; ///< of the program, or of the format
    std::string_view tried;   ///< "run" if the program itself reads the entry in the tests, else "not run: why"
    std::string_view missing; ///< what the program makes of a value that does not exist (all ones)
    /// The entry, with a line feed at the end; or why this program cannot have these values.
    Expected<std::string> (*write)(const Exporter& exporter, const ExportOrder& order);
};

/// All of them, by name.
std::span<const Exporter> exporters();

/// Null: there is none of that name.
const Exporter* findExporter(std::string_view name);

/// What `--for list` prints: a line for each program with its version, what is known of it, and what it makes of a
/// value that does not exist.
std::string listExporters();

// The exporters, each in the file of its name.
Expected<std::string> writeCHeader(const Exporter& exporter, const ExportOrder& order);
Expected<std::string> writeCollectd(const Exporter& exporter, const ExportOrder& order);
Expected<std::string> writeCsv(const Exporter& exporter, const ExportOrder& order);
Expected<std::string> writeEvcc(const Exporter& exporter, const ExportOrder& order);
Expected<std::string> writeFuxa(const Exporter& exporter, const ExportOrder& order);
Expected<std::string> writeHomeAssistant(const Exporter& exporter, const ExportOrder& order);
Expected<std::string> writeIoBroker(const Exporter& exporter, const ExportOrder& order);
Expected<std::string> writeJson(const Exporter& exporter, const ExportOrder& order);
Expected<std::string> writeKepware(const Exporter& exporter, const ExportOrder& order);
Expected<std::string> writeNodeRed(const Exporter& exporter, const ExportOrder& order);
Expected<std::string> writeOpenHab(const Exporter& exporter, const ExportOrder& order);
Expected<std::string> writePrometheus(const Exporter& exporter, const ExportOrder& order);
Expected<std::string> writeStructuredText(const Exporter& exporter, const ExportOrder& order);
Expected<std::string> writeTelegraf(const Exporter& exporter, const ExportOrder& order);
Expected<std::string> writeWebOfThings(const Exporter& exporter, const ExportOrder& order);
Expected<std::string> writeWireshark(const Exporter& exporter, const ExportOrder& order);
Expected<std::string> writeZabbix(const Exporter& exporter, const ExportOrder& order);

} // namespace vmeter
