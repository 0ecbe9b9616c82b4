// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/exporter.h"

#include <algorithm>
#include <array>

namespace vmeter {

namespace {

constexpr std::array kExporters{
    Exporter{"collectd", "collectd, plugin modbus", "5.12", "run", "shown as a value: -0.001 for a power factor",
        writeCollectd},
    Exporter{"csv", "tables and spreadsheets", "RFC 4180", "run: vmeter lens reads it",
        "named in column no_value; the reader has to compare", writeCsv},
    Exporter{"home-assistant", "Home Assistant, integration modbus", "2025.1",
        "not run: it is neither in Debian nor on npm",
        "nan_value makes the sensor unknown; so does a power factor of 0.001 or -0.001", writeHomeAssistant},
    Exporter{"iobroker", "ioBroker, adapter modbus (TSV of holding registers)", "9.1.2", "run: its reader",
        "formula gives none, and the state keeps its last value", writeIoBroker},
    Exporter{"json", "programs of one's own", "RFC 8259", "run: read and compared in the tests",
        "named in no_value; the reader has to compare", writeJson},
    Exporter{"node-red", "Node-RED with node-red-contrib-modbus", "4.1.15 with 5.23.3", "run", "null in the message",
        writeNodeRed},
    Exporter{"wot", "W3C Web of Things Thing Description, Modbus binding", "TD 1.1, node-wot 0.9.2", "run",
        "shown as a value: -1; a Thing Description has no word for it", writeWebOfThings},
    Exporter{"zabbix", "Zabbix, template for agent 2 (modbus.get)", "6.0",
        "run: agent 2. The import and the preprocessing are the server's and not run", "preprocessing discards it",
        writeZabbix},
};

} // namespace

std::span<const Exporter> exporters()
{
    return kExporters;
}

const Exporter* findExporter(std::string_view name)
{
    const auto found = std::ranges::find(kExporters, name, &Exporter::name);
    return found == kExporters.end() ? nullptr : &*found;
}

std::string listExporters()
{
    std::string list;
    for (const Exporter& exporter : kExporters) {
        list += std::string(exporter.name) + "\n    " + std::string(exporter.program) + ", "
            + std::string(exporter.version) + "\n    " + std::string(exporter.tried)
            + "\n    all ones: " + std::string(exporter.missing) + "\n";
    }
    return list;
}

} // namespace vmeter
