// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/values/mapping.h"

#include "virtualhw/scenario/yaml_tree.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>

namespace vmeter::coach {

namespace {

using scenario_format::YamlNode;

struct ValueName {
    std::string_view name;
    RegisterValue value;
    EnergyQuantity quantity = EnergyQuantity::activeImport;
};
constexpr std::array kValueNames{
    ValueName{"V", RegisterValue::voltage},
    ValueName{"U", RegisterValue::lineVoltage},
    ValueName{"I", RegisterValue::current},
    ValueName{"IN", RegisterValue::neutralCurrent},
    ValueName{"P", RegisterValue::activePower},
    ValueName{"Q", RegisterValue::reactivePower},
    ValueName{"S", RegisterValue::apparentPower},
    ValueName{"PF", RegisterValue::powerFactor},
    ValueName{"f", RegisterValue::frequency},
    ValueName{"Ea+", RegisterValue::totalEnergy, EnergyQuantity::activeImport},
    ValueName{"Ea-", RegisterValue::totalEnergy, EnergyQuantity::activeExport},
    ValueName{"Er+", RegisterValue::totalEnergy, EnergyQuantity::reactiveImport},
    ValueName{"Er-", RegisterValue::totalEnergy, EnergyQuantity::reactiveExport},
    ValueName{"Eap", RegisterValue::totalEnergy, EnergyQuantity::apparent},
};

struct UnitName {
    std::string_view name;
    std::string_view base;
    int exponent = 0; ///< power of ten
};
constexpr std::array kUnitNames{
    UnitName{"V", "V", 0},
    UnitName{"kV", "V", 3},
    UnitName{"mV", "V", -3},
    UnitName{"A", "A", 0},
    UnitName{"kA", "A", 3},
    UnitName{"mA", "A", -3},
    UnitName{"Hz", "Hz", 0},
    UnitName{"mHz", "Hz", -3},
    UnitName{"W", "W", 0},
    UnitName{"kW", "W", 3},
    UnitName{"MW", "W", 6},
    UnitName{"var", "var", 0},
    UnitName{"kvar", "var", 3},
    UnitName{"Mvar", "var", 6},
    UnitName{"VA", "VA", 0},
    UnitName{"kVA", "VA", 3},
    UnitName{"MVA", "VA", 6},
    UnitName{"Wh", "Wh", 0},
    UnitName{"kWh", "Wh", 3},
    UnitName{"MWh", "Wh", 6},
    UnitName{"varh", "varh", 0},
    UnitName{"kvarh", "varh", 3},
    UnitName{"Mvarh", "varh", 6},
    UnitName{"VAh", "VAh", 0},
    UnitName{"kVAh", "VAh", 3},
    UnitName{"MVAh", "VAh", 6},
    UnitName{"h", "h", 0},
    UnitName{"min", "min", 0},
    UnitName{"s", "s", 0},
};

const UnitName* unitNamed(std::string_view name)
{
    const auto found = std::ranges::find(kUnitNames, name, &UnitName::name);
    return found == kUnitNames.end() ? nullptr : &*found;
}

/// Power of ten of a step of the register, in its unit without prefix.
int stepExponent(const RegisterRow& row)
{
    return row.exponent + unitPrefix(row.unit);
}

bool isNumberRow(const RegisterRow& row)
{
    return row.type == RegisterType::u16 || row.type == RegisterType::s16 || row.type == RegisterType::u32
        || row.type == RegisterType::s32;
}

tl::unexpected<Message> mappingError(
    const std::string& file, const scenario_format::TextPosition& at, const Message& right)
{
    return refused(Phrase(nullptr, "%1:%2:%3: %4")
                       .with(file, static_cast<int>(at.line + 1), static_cast<int>(at.column + 1), right));
}

/// Sets unit and factor; returns what would be right, or nothing.
Message setUnit(MappedValue& mapped, const std::string& unit)
{
    const std::string_view own = unitName(mapped.row->unit);
    mapped.unit = unit.empty() ? std::string(own) : unit;
    const UnitName* wanted = unitNamed(mapped.unit);
    const UnitName* base = unitNamed(own);
    int exponent = mapped.row->exponent;
    if (wanted != nullptr && base != nullptr && wanted->base == base->base) {
        exponent = stepExponent(*mapped.row) - wanted->exponent;
    } else if (!unit.empty()) {
        std::vector<std::string_view> fitting;
        for (const UnitName& known : kUnitNames) {
            if (base != nullptr && known.base == base->base) {
                fitting.push_back(known.name);
            }
        }
        return fitting.empty() ? Message(Phrase("Coach", "this value has no unit: leave it out"))
                               : Phrase("Coach", "must be %1").with(anyOf(fitting));
    }
    mapped.factor = std::pow(10.0, exponent);
    return {};
}

Expected<MappedValue> readEntry(
    const std::string& file, const YamlNode& name, const YamlNode& entry, const RegisterTable& registers)
{
    static constexpr Phrase kForm("Coach", "must be a map such as {value: P, unit: kW} or {register: 50536}");
    MappedValue mapped{.name = name.text, .unit = {}};
    std::string unit;
    scenario_format::TextPosition unitAt = entry.at;
    for (std::size_t n = 0; n < entry.items.size() && entry.kind == YamlNode::Kind::map; ++n) {
        const std::string& key = entry.keys[n].text;
        const YamlNode& value = entry.items[n];
        if (key == "value") {
            mapped.row = rowOfValue(registers, value.text);
            if (mapped.row == nullptr) {
                return mappingError(file, value.at,
                    Phrase("Coach",
                        "'%1' is no value of the meter: V, U, I, IN, P, Q, S, PF, f, Ea+, Ea-, Er+, Er-, Eap, "
                        "with .L1, .L2, .L3, .T1 or .T2 behind it where there is one")
                        .with(value.text));
            }
        } else if (key == "register") {
            unsigned address = 0;
            const char* end = value.text.data() + value.text.size();
            const auto parsed = std::from_chars(value.text.data(), end, address);
            const RegisterRow* row = parsed.ec == std::errc() && parsed.ptr == end && address <= 0xFFFF
                ? registers.findRow(static_cast<uint16_t>(address))
                : nullptr;
            if (row == nullptr || row->address != address || !isNumberRow(*row)) {
                return mappingError(file, value.at,
                    Phrase("Coach", "must be the address at which a number of the meter begins (docs/registers.md)"));
            }
            mapped.row = row;
        } else if (key == "unit") {
            unit = value.text;
            unitAt = value.at;
        } else {
            return mappingError(file, entry.keys[n].at, kForm);
        }
    }
    if (mapped.row == nullptr) {
        return mappingError(file, entry.at, kForm);
    }
    if (const Message wrong = setUnit(mapped, unit); !wrong.isEmpty()) {
        return mappingError(file, unitAt, wrong);
    }
    return mapped;
}

} // namespace

const RegisterRow* rowOfValue(const RegisterTable& registers, std::string_view name)
{
    const std::size_t dot = name.find('.');
    const auto known = std::ranges::find(kValueNames, name.substr(0, dot), &ValueName::name);
    if (known == kValueNames.end()) {
        return nullptr;
    }
    RegisterSource wanted{.value = known->value, .element = Element::system, .quantity = known->quantity};
    const std::string_view part = dot == std::string_view::npos ? std::string_view() : name.substr(dot + 1);
    constexpr std::array<std::string_view, 3> kPhases{"L1", "L2", "L3"};
    const auto phase = std::ranges::find(kPhases, part);
    if (phase != kPhases.end()) {
        wanted.element = static_cast<Element>(phase - kPhases.begin());
    } else if (part == "T1" || part == "T2") {
        wanted.value = RegisterValue::tariffEnergy;
        wanted.tariff = part == "T1" ? Tariff::t1 : Tariff::t2;
        if (known->value != RegisterValue::totalEnergy) {
            return nullptr;
        }
    } else if (dot != std::string_view::npos) {
        return nullptr;
    }
    const bool isNeutral = wanted.value == RegisterValue::neutralCurrent || wanted.value == RegisterValue::frequency;
    const RegisterRow* finest = nullptr;
    for (const RegisterRow& row : registers.rows) {
        const RegisterSource& source = row.source;
        const bool fits = source.value == wanted.value && row.words == 2 && isNumberRow(row)
            && (isNeutral || source.element == wanted.element) && source.quantity == wanted.quantity
            && source.tariff == wanted.tariff;
        if (fits && (finest == nullptr || stepExponent(row) <= stepExponent(*finest))) {
            finest = &row;
        }
    }
    return finest;
}

Expected<std::vector<MappedValue>> parseMapping(
    const std::string& text, const std::string& file, const RegisterTable& registers)
{
    const auto tree = scenario_format::readYaml(text);
    if (!tree) {
        return mappingError(file, tree.error().at, tree.error().message);
    }
    std::vector<MappedValue> mapping;
    if (tree->kind != YamlNode::Kind::map || tree->items.empty()) {
        return mappingError(
            file, tree->at, Phrase("Coach", "must have a line for each value, such as power: {value: P, unit: kW}"));
    }
    for (std::size_t n = 0; n < tree->items.size(); ++n) {
        Expected<MappedValue> entry = readEntry(file, tree->keys[n], tree->items[n], registers);
        if (!entry) {
            return refused(entry.error());
        }
        mapping.push_back(std::move(*entry));
    }
    return mapping;
}

Expected<std::vector<MappedValue>> readMapping(const std::string& path, const RegisterTable& registers)
{
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        return refused(Phrase("Coach", "--mapping %1: must be the name of a file that can be read").with(path));
    }
    return parseMapping({std::istreambuf_iterator<char>(file), {}}, path, registers);
}

std::string draftMapping(const std::map<std::string, ClientRecord>& clients, const RegisterTable& registers)
{
    std::set<uint16_t> addresses;
    for (const auto& [address, client] : clients) {
        for (const Exchange& exchange : client.exchanges) {
            for (const RegisterRow& row : registers.rows) {
                const bool inside = row.address >= exchange.address
                    && uint32_t{row.address} + row.words <= uint32_t{exchange.address} + exchange.count;
                if (exchange.isRead && exchange.hasData() && inside && isNumberRow(row)) {
                    addresses.insert(row.address);
                }
            }
        }
    }
    std::string text
        = "# Values that the client has read. Replace each name by the client's own, and delete what it does not\n"
          "# show. The unit is that of the client's number.\n";
    for (const uint16_t address : addresses) {
        const RegisterRow& row = *registers.findRow(address);
        const std::string unit = unitName(row.unit);
        text += "\"" + std::string(row.name.view()) + "\": {register: " + std::to_string(address)
            + (unit.empty() ? "" : ", unit: " + unit) + "}\n";
    }
    return text;
}

} // namespace vmeter::coach
