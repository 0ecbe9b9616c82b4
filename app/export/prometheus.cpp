// SPDX-License-Identifier: GPL-3.0-or-later
// A module of the Prometheus exporter for Modbus (https://github.com/RichiH/modbus_exporter, modbus.yml). The first of
// the six digits of an address is the function code. Names have base units, as Prometheus asks for.
#include "app/export/entry_text.h"

#include "virtualhw/base/text_lines.h"

#include <cmath>

namespace vmeter {

namespace {

constexpr const char* kPrometheusHead
    = R"(@notice@# Scrape: /modbus?target=@endpoint@&module=countis_@model@&sub_target=@unit@
modules:
  - name: countis_@model@
    protocol: 'tcp/ip'
    metrics:
)";
constexpr const char* kPrometheusMetric = R"(      - name: "countis_@key@@suffix@"
        help: "@name@, certainty @certainty@"
        address: 3@digits@
        dataType: @data_type@
        endianness: big
        metricType: @metric@
        factor: @factor@
)";

/// The base unit and the kind of the metric as the end of its name.
std::string metricSuffix(const RegisterRow& row)
{
    switch (row.unit) {
    case RegisterUnit::V:
        return "_volts";
    case RegisterUnit::A:
        return "_amperes";
    case RegisterUnit::Hz:
        return "_hertz";
    case RegisterUnit::W:
        return "_watts";
    case RegisterUnit::var:
        return "_vars";
    case RegisterUnit::VA:
        return "_voltamperes";
    case RegisterUnit::Wh:
    case RegisterUnit::kWh:
    case RegisterUnit::MWh:
        return "_watt_hours";
    case RegisterUnit::varh:
    case RegisterUnit::kvarh:
    case RegisterUnit::Mvarh:
        return "_var_hours";
    case RegisterUnit::VAh:
    case RegisterUnit::kVAh:
        return "_voltampere_hours";
    case RegisterUnit::h:
        return "_hours";
    default:
        return "";
    }
}

/// Totals never fall but by roll-over; partial counters, balances and residuals do.
bool isCounter(const RegisterRow& row)
{
    const RegisterValue value = row.source.value;
    return row.words == 2 && (value == RegisterValue::totalEnergy || value == RegisterValue::tariffEnergy);
}

std::string metricFactor(const RegisterRow& row)
{
    return numberText(std::pow(10.0, row.exponent + unitPrefix(row.unit)));
}

} // namespace

Expected<std::string> writePrometheus(const Exporter& exporter, const ExportOrder& order)
{
    std::string entry
        = fillPlaces(kPrometheusHead, joined(placesOf(order), {{"notice", noticeOf(exporter, order, "# ")}}));
    for (const ExportValue& value : order.values) {
        const RegisterRow& row = *value.row;
        const std::string digits = std::to_string(row.address);
        entry += fillPlaces(kPrometheusMetric,
            joined(placesOf(value),
                {{"suffix", metricSuffix(row) + (isCounter(row) ? "_total" : "")},
                    {"digits", std::string(5 - digits.size(), '0') + digits},
                    {"data_type", (isSigned(row) ? "int" : "uint") + std::to_string(16 * row.words)},
                    {"metric", isCounter(row) ? "counter" : "gauge"}, {"factor", metricFactor(row)}}));
    }
    return entry;
}

} // namespace vmeter
