// SPDX-License-Identifier: GPL-3.0-or-later
// Things and items of openHAB's binding Modbus (https://www.openhab.org/addons/bindings/modbus/), with its profile
// modbus:gainOffset. Two files in one: the part up to "Items" goes into a .things file, the rest into an .items file.
#include "app/export/entry_text.h"

namespace vmeter {

namespace {

constexpr const char* kOpenHabHead = R"(@notice@Bridge modbus:tcp:countis [ host="@host@", port=@port@, id=@unit@ ] {
)";
constexpr const char* kOpenHabPoller = "    Bridge poller p@address@ [ start=@address@, length=@words@, refresh=5000, "
                                       "type=\"holding\" ] {\n@things@    }\n";
constexpr const char* kOpenHabThing
    = "        Thing data @key@ [ readStart=\"@address@\", readValueType=\"@value_type@\" ] // certainty @certainty@\n";
constexpr const char* kOpenHabItem
    = "Number@dimension@ Countis_@key@ \"@name@ [%.@decimals@f@pattern@]\" { "
      "channel=\"modbus:data:countis:p@start@:@key@:number\" [ profile=\"modbus:gainOffset\", gain=\"@gain@\", "
      "pre-gain-offset=\"0\" ] }\n";

/// Dimensions of openHAB's units of measurement; it knows no var and no varh of them.
std::string openHabDimension(const RegisterRow& row)
{
    switch (row.unit) {
    case RegisterUnit::V:
        return ":ElectricPotential";
    case RegisterUnit::A:
        return ":ElectricCurrent";
    case RegisterUnit::Hz:
        return ":Frequency";
    case RegisterUnit::W:
        return ":Power";
    case RegisterUnit::Wh:
    case RegisterUnit::kWh:
    case RegisterUnit::MWh:
        return ":Energy";
    default:
        return "";
    }
}

std::string openHabItem(const ExportRequest& request, const ExportValue& value)
{
    const RegisterRow& row = *value.row;
    const std::string dimension = openHabDimension(row);
    const std::string unit = unitName(row.unit);
    return fillPlaces(kOpenHabItem,
        joined(placesOf(value),
            {{"dimension", dimension}, {"pattern", dimension.empty() ? (unit.empty() ? "" : " " + unit) : " %unit%"},
                {"start", std::to_string(request.address)},
                {"gain", scaleText(row) + (dimension.empty() ? "" : " " + unit)}}));
}

} // namespace

Expected<std::string> writeOpenHab(const Exporter& exporter, const ExportOrder& order)
{
    std::string things;
    std::string items;
    for (const ExportRequest& request : requestsFor(order)) {
        std::string data;
        for (const ExportValue* value : request.values) {
            const RegisterRow& row = *value->row;
            const std::string type = (isSigned(row) ? "int" : "uint") + std::to_string(16 * row.words);
            data += fillPlaces(kOpenHabThing, joined(placesOf(*value), {{"value_type", type}}));
            items += openHabItem(request, *value);
        }
        things += fillPlaces(kOpenHabPoller,
            {{"address", std::to_string(request.address)}, {"words", std::to_string(request.words)}, {"things", data}});
    }
    return fillPlaces(kOpenHabHead, joined(placesOf(order), {{"notice", noticeOf(exporter, order, "// ")}})) + things
        + "}\n\n// Items\n" + items;
}

} // namespace vmeter
