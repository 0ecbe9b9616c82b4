// SPDX-License-Identifier: GPL-3.0-or-later
// TOML of Telegraf's plugin inputs.modbus, configuration style "request"
// (https://github.com/influxdata/telegraf/tree/master/plugins/inputs/modbus).
#include "app/export/entry_text.h"

namespace vmeter {

namespace {

constexpr const char* kTelegrafHead = R"(@notice@[[inputs.modbus]]
  name = "countis"
  controller = "tcp://@endpoint@"
  timeout = "3s"
  configuration_type = "request"
)";
constexpr const char* kTelegrafRequest = R"(
  [[inputs.modbus.request]]
    slave_id = @unit@
    byte_order = "ABCD"
    register = "holding"
    measurement = "countis"
    fields = [
@fields@    ]
    [inputs.modbus.request.tags]
      model = "@model@"
)";
constexpr const char* kTelegrafField
    = "      { address = @address@, name = \"@key@\", type = \"@telegraf_type@\", scale = @float_scale@, output = "
      "\"FLOAT64\" }, # @unit_text@, certainty @certainty@\n";

} // namespace

Expected<std::string> writeTelegraf(const Exporter& exporter, const ExportOrder& order)
{
    std::string entry
        = fillPlaces(kTelegrafHead, joined(placesOf(order), {{"notice", noticeOf(exporter, order, "# ")}}));
    for (const ExportRequest& request : requestsFor(order)) {
        std::string fields;
        for (const ExportValue* value : request.values) {
            const RegisterRow& row = *value->row;
            const std::string scale = scaleText(row);
            const std::string unit = unitName(row.unit);
            fields += fillPlaces(kTelegrafField,
                joined(placesOf(*value),
                    {{"telegraf_type", (isSigned(row) ? "INT" : "UINT") + std::to_string(16 * row.words)},
                        // TOML tells 10 from 10.0
                        {"float_scale", scale.find('.') == std::string::npos ? scale + ".0" : scale},
                        {"unit_text", unit.empty() ? "1" : unit}}));
        }
        entry += fillPlaces(kTelegrafRequest, joined(placesOf(order), {{"fields", fields}}));
    }
    return entry;
}

} // namespace vmeter
