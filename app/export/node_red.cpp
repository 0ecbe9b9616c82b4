// SPDX-License-Identifier: GPL-3.0-or-later
// A flow for Node-RED with node-red-contrib-modbus, for Import in its menu: one node that reads for each block of
// registers, one function behind it that decodes the words into named values.
#include "app/export/entry_json.h"

#include <cstdio>

namespace vmeter {

namespace {

constexpr const char* kDecoder = R"(@notice@const first = @address@;
// name, address, words, signed, power of ten, may be missing (all ones)
const table = [
@rows@];
const word = address => msg.payload[address - first];
const values = {};
for (const [name, address, words, signed, exponent, mayBeMissing] of table) {
    let raw = words === 2 ? word(address) * 65536 + word(address + 1) : word(address);
    const ones = words === 2 ? 4294967295 : 65535;
    if (mayBeMissing && raw === ones) {
        values[name] = null;
        continue;
    }
    if (signed && raw > ones / 2) {
        raw -= ones + 1;
    }
    values[name] = exponent < 0 ? raw / 10 ** -exponent : raw * 10 ** exponent;
}
msg.payload = values;
return msg;
)";
constexpr const char* kDecoderRow
    = "    [\"@key@\", @address@, @words@, @signed@, @exponent@, @missing@], // @unit_text@, "
      "certainty @certainty@\n";

/// Sixteen hexadecimal digits, as Node-RED gives its nodes, always the same for the same `number`.
std::string nodeId(unsigned number)
{
    char text[17];
    std::snprintf(text, sizeof text, "c0de0e28%08x", number);
    return text;
}

std::string decoderOf(const Exporter& exporter, const ExportOrder& order, const ExportRequest& request)
{
    std::string rows;
    for (const ExportValue* value : request.values) {
        const RegisterRow& row = *value->row;
        const std::string unit = unitName(row.unit);
        rows += fillPlaces(kDecoderRow,
            joined(placesOf(*value),
                {{"signed", isSigned(row) ? "true" : "false"}, {"exponent", std::to_string(row.exponent)},
                    {"missing", mayBeUnavailable(row) ? "true" : "false"}, {"unit_text", unit.empty() ? "1" : unit}}));
    }
    return fillPlaces(kDecoder,
        {{"notice", noticeOf(exporter, order, "// ")}, {"address", std::to_string(request.address)}, {"rows", rows}});
}

constexpr unsigned kTab = 1;
constexpr unsigned kClient = 2;
constexpr unsigned kErrors = 3;
constexpr unsigned kErrorOutput = 4;
constexpr unsigned kFirstRequest = 16; // and four numbers for each request

EntryJson clientNode(const ExportOrder& order)
{
    return {{"id", nodeId(kClient)}, {"type", "modbus-client"}, {"name", order.model->productName},
        {"clienttype", "tcp"}, {"bufferCommands", true}, {"stateLogEnabled", false}, {"queueLogEnabled", false},
        {"tcpHost", order.host}, {"tcpPort", std::to_string(order.port)}, {"tcpType", "DEFAULT"},
        {"serialPort", "/dev/ttyUSB"}, {"serialType", "RTU-BUFFERD"}, {"serialBaudrate", "9600"},
        {"serialDatabits", "8"}, {"serialStopbits", "1"}, {"serialParity", "none"}, {"serialConnectionDelay", "100"},
        {"unit_id", std::to_string(order.unitId)}, {"commandDelay", "1"}, {"clientTimeout", "3000"},
        {"reconnectOnTimeout", true}, {"reconnectTimeout", "2000"}, {"parallelUnitIdsAllowed", true}};
}

EntryJson debugNode(unsigned id, const std::string& name, int y)
{
    return {{"id", nodeId(id)}, {"type", "debug"}, {"z", nodeId(kTab)}, {"name", name}, {"active", true},
        {"tosidebar", true}, {"complete", "payload"}, {"targetType", "msg"}, {"x", 720}, {"y", y},
        {"wires", EntryJson::array()}};
}

void addRequest(EntryJson& flow, const std::string& decoder, const ExportOrder& order, const ExportRequest& request,
    unsigned number)
{
    const unsigned read = kFirstRequest + 4 * number;
    const int y = 80 + 60 * static_cast<int>(number);
    const std::string name = std::to_string(request.address) + ", " + std::to_string(request.words) + " words";
    flow.push_back(
        {{"id", nodeId(read)}, {"type", "modbus-read"}, {"z", nodeId(kTab)}, {"name", name}, {"topic", "countis"},
            {"showStatusActivities", true}, {"showErrors", true}, {"unitid", std::to_string(order.unitId)},
            {"dataType", "HoldingRegister"}, {"adr", std::to_string(request.address)},
            {"quantity", std::to_string(request.words)}, {"rate", "1"}, {"rateUnit", "s"}, {"delayOnStart", false},
            {"startDelayTime", ""}, {"server", nodeId(kClient)}, {"useIOFile", false}, {"ioFile", ""},
            {"useIOForPayload", false}, {"x", 180}, {"y", y}, {"wires", {{nodeId(read + 1)}, EntryJson::array()}}});
    flow.push_back({{"id", nodeId(read + 1)}, {"type", "function"}, {"z", nodeId(kTab)}, {"name", "decode " + name},
        {"func", decoder}, {"outputs", 1}, {"noerr", 0}, {"initialize", ""}, {"finalize", ""},
        {"libs", EntryJson::array()}, {"x", 450}, {"y", y}, {"wires", {{nodeId(read + 2)}}}});
    flow.push_back(debugNode(read + 2, "values from " + std::to_string(request.address), y));
}

} // namespace

Expected<std::string> writeNodeRed(const Exporter& exporter, const ExportOrder& order)
{
    EntryJson flow = EntryJson::array();
    flow.push_back({{"id", nodeId(kTab)}, {"type", "tab"}, {"label", order.model->productName}, {"disabled", false},
        {"info", noticeOf(exporter, order, "")}});
    flow.push_back(clientNode(order));
    unsigned number = 0;
    for (const ExportRequest& request : requestsFor(order)) {
        addRequest(flow, decoderOf(exporter, order, request), order, request, number++);
    }
    // Without it an outage would leave no trace in the flow.
    const int y = 80 + 60 * static_cast<int>(number);
    flow.push_back({{"id", nodeId(kErrors)}, {"type", "catch"}, {"z", nodeId(kTab)}, {"name", "errors"},
        {"scope", nullptr}, {"uncaught", false}, {"x", 180}, {"y", y}, {"wires", {{nodeId(kErrorOutput)}}}});
    flow.push_back(debugNode(kErrorOutput, "errors", y));
    return printed(flow);
}

} // namespace vmeter
