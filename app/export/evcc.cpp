// SPDX-License-Identifier: GPL-3.0-or-later
// A custom meter of evcc (https://docs.evcc.io/docs/devices/plugins, plugin modbus), for its configuration file. evcc
// has places for power, energy, and the currents, voltages and powers of three phases; there is none for other values.
#include "app/export/entry_text.h"

#include <algorithm>

namespace vmeter {

namespace {

constexpr const char* kEvccHead = R"(@notice@meters:
  - name: countis
    type: custom
)";
constexpr const char* kEvccPlugin = R"(source: modbus
@indent@uri: @endpoint@
@indent@id: @unit@
@indent@register: # @name@, certainty @certainty@
@indent@  address: @address@
@indent@  type: holding
@indent@  decode: @decode@
@indent@scale: @scale@
)";

struct EvccPlace {
    const char* name;
    std::vector<const char*> symbols; ///< one, or those of three phases
};

std::string evccPlugin(const ExportOrder& order, const ExportValue& value, const std::string& indent)
{
    const RegisterRow& row = *value.row;
    return fillPlaces(kEvccPlugin,
        joined(joined(placesOf(value), placesOf(order)),
            {{"indent", indent}, {"decode", (isSigned(row) ? "int" : "uint") + std::to_string(16 * row.words)}}));
}

const ExportValue* chosenValue(const ExportOrder& order, std::string_view symbol)
{
    const auto value = std::ranges::find(order.values, symbol, &ExportValue::symbol);
    return value == order.values.end() ? nullptr : &*value;
}

std::string evccPlace(const ExportOrder& order, const EvccPlace& place)
{
    std::vector<const ExportValue*> values;
    for (const char* symbol : place.symbols) {
        if (const ExportValue* value = chosenValue(order, symbol)) {
            values.push_back(value);
        }
    }
    if (values.size() != place.symbols.size()) {
        return {}; // evcc takes all three phases or none
    }
    const std::string name = std::string("    ") + place.name + ":\n";
    if (values.size() == 1) {
        return name + "      " + evccPlugin(order, *values.front(), "      ");
    }
    std::string text = name;
    for (const ExportValue* value : values) {
        text += "      - " + evccPlugin(order, *value, "        ");
    }
    return text;
}

} // namespace

Expected<std::string> writeEvcc(const Exporter& exporter, const ExportOrder& order)
{
    if (chosenValue(order, "P") == nullptr) {
        return refused(Phrase("Export", "a meter of evcc has a power: P must be among the values"));
    }
    std::string entry = fillPlaces(kEvccHead, {{"notice", noticeOf(exporter, order, "# ")}});
    for (const EvccPlace& place :
        {EvccPlace{"power", {"P"}}, EvccPlace{"energy", {"Ea+"}}, EvccPlace{"currents", {"I1", "I2", "I3"}},
            EvccPlace{"voltages", {"V1", "V2", "V3"}}, EvccPlace{"powers", {"P1", "P2", "P3"}}}) {
        entry += evccPlace(order, place);
    }
    return entry;
}

} // namespace vmeter
