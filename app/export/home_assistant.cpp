// SPDX-License-Identifier: GPL-3.0-or-later
// YAML of Home Assistant's integration "modbus" (https://www.home-assistant.io/integrations/modbus/), for its
// configuration file.
#include "app/export/entry_text.h"

namespace vmeter {

namespace {

constexpr const char* kHomeAssistantHead = R"(@notice@modbus:
  - name: countis
    type: tcp
    host: "@host@"
    port: @port@
    timeout: 5
    sensors:
)";
constexpr const char* kHomeAssistantSensor = R"(      # @name@, certainty @certainty@
      - name: "Countis @symbol@"
        unique_id: countis_@model@_@key@
        slave: @unit@
        input_type: holding
        address: @address@
        data_type: @data_type@
        scale: @scale@
        precision: @decimals@
        scan_interval: 10
@more@)";

/// What Home Assistant calls a quantity. It has no class for apparent energy, and the one for reactive energy is
/// younger than the version for which this is written.
struct SensorClass {
    const char* device;
    const char* state;
};

SensorClass sensorClassOf(const RegisterRow& row)
{
    switch (row.unit) {
    case RegisterUnit::V:
        return {"voltage", "measurement"};
    case RegisterUnit::A:
        return {"current", "measurement"};
    case RegisterUnit::Hz:
        return {"frequency", "measurement"};
    case RegisterUnit::W:
        return {"power", "measurement"};
    case RegisterUnit::var:
        return {"reactive_power", "measurement"};
    case RegisterUnit::VA:
        return {"apparent_power", "measurement"};
    case RegisterUnit::Wh:
    case RegisterUnit::kWh:
    case RegisterUnit::MWh:
        return {"energy", row.source.value == RegisterValue::activeBalance ? "total" : "total_increasing"};
    case RegisterUnit::h:
        return {"duration", "total_increasing"};
    case RegisterUnit::varh:
    case RegisterUnit::kvarh:
    case RegisterUnit::Mvarh:
    case RegisterUnit::VAh:
    case RegisterUnit::kVAh:
        return {"", row.source.value == RegisterValue::reactiveBalance ? "total" : "total_increasing"};
    default:
        return {row.source.value == RegisterValue::powerFactor ? "power_factor" : "", "measurement"};
    }
}

std::string sensorLines(const RegisterRow& row)
{
    const std::string unit = unitName(row.unit);
    const auto line = [](const char* name, const std::string& value) {
        return value.empty() ? std::string() : "        " + std::string(name) + ": " + value + "\n";
    };
    const SensorClass sensor = sensorClassOf(row);
    return line("unit_of_measurement", unit) + line("device_class", sensor.device) + line("state_class", sensor.state)
        + line("nan_value", noValueNumber(row));
}

} // namespace

Expected<std::string> writeHomeAssistant(const Exporter& exporter, const ExportOrder& order)
{
    std::string entry
        = fillPlaces(kHomeAssistantHead, joined(placesOf(order), {{"notice", noticeOf(exporter, order, "# ")}}));
    for (const ExportValue& value : order.values) {
        const RegisterRow& row = *value.row;
        const std::string type = (isSigned(row) ? "int" : "uint") + std::to_string(16 * row.words);
        entry += fillPlaces(kHomeAssistantSensor,
            joined(joined(placesOf(value), placesOf(order)), {{"data_type", type}, {"more", sensorLines(row)}}));
    }
    return entry;
}

} // namespace vmeter
