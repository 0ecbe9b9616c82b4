// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/exporter.h"

#include <algorithm>
#include <array>

namespace vmeter {

namespace {

constexpr std::array kExporters{
    Exporter{"c", "programs in C and C++", "C89", "not run: a compiler takes it in the tests",
        "named in _NO_VALUE; the program has to compare", writeCHeader},
    Exporter{"collectd", "collectd, plugin modbus", "5.12", "run", "shown as a value: -0.001 for a power factor",
        writeCollectd},
    Exporter{"csv", "tables and spreadsheets", "RFC 4180", "run: vmeter lens reads it",
        "named in column no_value; the reader has to compare", writeCsv},
    Exporter{"evcc", "evcc, custom meter", "0.130", "not run: it is neither in Debian nor on npm",
        "none of its values may be missing", writeEvcc},
    Exporter{"fuxa", "FUXA, device with tags", "1.3.4", "not run: the tests have no room for it",
        "shown as a value: -0.001 for a power factor", writeFuxa},
    Exporter{"home-assistant", "Home Assistant, integration modbus", "2025.1",
        "not run: it is neither in Debian nor on npm",
        "nan_value makes the sensor unknown; so does a power factor of 0.001 or -0.001", writeHomeAssistant},
    Exporter{"iobroker", "ioBroker, adapter modbus (TSV of holding registers)", "9.1.2", "run: its reader",
        "formula gives none, and the state keeps its last value", writeIoBroker},
    Exporter{"json", "programs of one's own", "RFC 8259", "run: read and compared in the tests",
        "named in no_value; the reader has to compare", writeJson},
    Exporter{"kepware", "Kepware, Modbus TCP/IP Ethernet (CSV of tags)", "6", "not run: it is not free",
        "shown as a value: -0.001 for a power factor", writeKepware},
    Exporter{"node-red", "Node-RED with node-red-contrib-modbus", "4.1.15 with 5.23.3", "run", "null in the message",
        writeNodeRed},
    Exporter{"openhab", "openHAB, binding Modbus", "4", "not run: it is neither in Debian nor on npm",
        "shown as a value: -0.001 for a power factor", writeOpenHab},
    Exporter{"prometheus", "Prometheus, modbus_exporter", "0.4", "not run: it is neither in Debian nor on npm",
        "shown as a value: -0.001 for a power factor", writePrometheus},
    Exporter{"st", "PLCs, Structured Text", "IEC 61131-3", "not run: no compiler for it in Debian",
        "named in _NO_VALUE; the program has to compare", writeStructuredText},
    Exporter{"telegraf", "Telegraf, inputs.modbus", "1.30",
        "not run: it is neither in Debian nor on npm; a TOML reader takes it in the tests",
        "shown as a value: -0.001 for a power factor", writeTelegraf},
    Exporter{"wireshark", "Wireshark, display filters", "4.0", "run: tshark finds the packets by them",
        "the packet is found; the filter knows no value", writeWireshark},
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
