// SPDX-License-Identifier: GPL-3.0-or-later
// A device of FUXA (https://github.com/frangoteam/FUXA), for Import in its list of devices. FUXA counts addresses from
// one, and multiplies with the reciprocal of the divisor.
#include "app/export/entry_json.h"

namespace vmeter {

namespace {

EntryJson fuxaTag(const ExportValue& value)
{
    const RegisterRow& row = *value.row;
    const std::string type = (isSigned(row) ? "Int" : "UInt") + std::to_string(16 * row.words);
    const std::string id = "t_countis_" + value.key;
    // 10 to the power of the exponent is what one step counts, so its reciprocal divides.
    EntryJson divisor
        = EntryJson::parse(row.exponent > 0 ? "0.1" : "1" + std::string(static_cast<std::size_t>(-row.exponent), '0'));
    return {{"id", id}, {"name", value.key}, {"label", value.key}, {"type", type}, {"memaddress", "400000"},
        {"address", std::to_string(row.address + 1)}, {"divisor", divisor},
        {"description",
            std::string(row.name.view()) + ", " + unitName(row.unit) + ", certainty " + certaintyName(row.certainty)},
        {"daq", {{"enabled", false}, {"changed", true}, {"interval", 60}}}};
}

} // namespace

Expected<std::string> writeFuxa(const Exporter& exporter, const ExportOrder& order)
{
    EntryJson device{{"id", "d_countis_" + std::string(order.model->name)}, {"name", order.model->productName},
        {"description", noticeOf(exporter, order, "", " ")}, {"enabled", true}, {"type", "ModbusTCP"},
        {"polling", 1000},
        {"property",
            {{"address", endpointOf(order)}, {"port", nullptr}, {"slot", nullptr}, {"rack", nullptr},
                {"slaveid", std::to_string(order.unitId)}, {"baudrate", 9600}, {"databits", 8}, {"stopbits", 1},
                {"parity", "None"}, {"connectionOption", "TcpPort"}}},
        {"tags", EntryJson::object()}};
    for (const ExportValue& value : order.values) {
        const EntryJson tag = fuxaTag(value);
        device["tags"][tag["id"].get<std::string>()] = tag;
    }
    return printed(EntryJson::array({device}));
}

} // namespace vmeter
