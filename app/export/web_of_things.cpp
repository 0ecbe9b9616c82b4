// SPDX-License-Identifier: GPL-3.0-or-later
// Thing Description 1.1 of the W3C (https://www.w3.org/TR/wot-thing-description11/) with forms of the Modbus binding
// (https://w3c.github.io/wot-binding-templates/bindings/protocols/modbus/). It has no scale: the value of a property is
// the number in the register, and its unit is the step ("10 W").
#include "app/export/entry_json.h"

namespace vmeter {

namespace {

std::string stepText(const RegisterRow& row)
{
    const std::string scale = scaleText(row);
    const std::string unit = unitName(row.unit);
    return scale == "1" && !unit.empty() ? unit : scale + (unit.empty() ? "" : " " + unit);
}

EntryJson formJson(const ExportOrder& order, const RegisterRow& row)
{
    return {{"op", "readproperty"},
        {"href",
            "modbus+tcp://" + endpointOf(order) + "/" + std::to_string(order.unitId) + "/" + std::to_string(row.address)
                + "?quantity=" + std::to_string(row.words)},
        {"contentType",
            "application/octet-stream;length=" + std::to_string(2 * row.words)
                + ";signed=" + (isSigned(row) ? "true" : "false") + ";byteSeq=BIG_ENDIAN"},
        {"modv:entity", "HoldingRegister"}, {"modv:zeroBasedAddressing", true}};
}

EntryJson propertyJson(const ExportOrder& order, const ExportValue& value)
{
    const RegisterRow& row = *value.row;
    std::string description = std::string(row.name.view()) + ", in steps of " + stepText(row) + "; certainty "
        + certaintyName(row.certainty);
    const std::string none = noValueNumber(row);
    if (!none.empty()) {
        description += "; " + none + " means that it does not exist";
    }
    EntryJson property{{"title", value.symbol}, {"description", description}, {"type", "integer"}, {"readOnly", true},
        {"unit", stepText(row)}, {"countis:scale", scaleJson(row)}, {"countis:unit", unitName(row.unit)},
        {"forms", EntryJson::array({formJson(order, row)})}};
    if (!none.empty()) {
        property["countis:noValue"] = noValueJson(row);
    }
    return property;
}

} // namespace

Expected<std::string> writeWebOfThings(const Exporter& exporter, const ExportOrder& order)
{
    EntryJson thing{{"@context",
                        {"https://www.w3.org/2022/wot/td/v1.1",
                            {{"modv", "https://www.w3.org/2019/wot/modbus#"}, {"countis", "urn:vmeter:countis#"}}}},
        {"id", "urn:vmeter:countis:" + std::string(order.model->name) + ":" + std::to_string(order.unitId)},
        {"title", order.model->productName}, {"description", noticeOf(exporter, order, "", " ")},
        {"securityDefinitions", {{"none", {{"scheme", "nosec"}}}}}, {"security", EntryJson::array({"none"})},
        {"properties", EntryJson::object()}};
    for (const ExportValue& value : order.values) {
        thing["properties"][value.key] = propertyJson(order, value);
    }
    return printed(thing);
}

} // namespace vmeter
