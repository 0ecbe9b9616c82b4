// SPDX-License-Identifier: GPL-3.0-or-later
// Configuration of collectd's plugin modbus (collectd.conf(5), section "Plugin modbus").
#include "app/export/entry_text.h"

namespace vmeter {

namespace {

constexpr const char* kCollectdHead = R"(@notice@LoadPlugin modbus
<Plugin modbus>
)";
constexpr const char* kCollectdValue = R"(  # @symbol@: @name@, in @unit_text@, certainty @certainty@
  <Data "@key@">
    RegisterBase @address@
    RegisterType @collectd_type@
    RegisterCmd ReadHolding
    Type @kind@
    Instance "@key@"
    Scale @scale@
  </Data>
)";
constexpr const char* kCollectdHost = R"(  <Host "countis">
    Address "@host@"
    Port "@port@"
    Interval 10
    <Slave @unit@>
      Instance "@model@"
)";
constexpr const char* kCollectdTail = R"(    </Slave>
  </Host>
</Plugin>
)";

/// A type of types.db(5) that takes any number of this unit.
std::string collectdKind(const RegisterRow& row)
{
    switch (row.unit) {
    case RegisterUnit::V:
        return "voltage";
    case RegisterUnit::A:
        return "current";
    case RegisterUnit::Hz:
        return "frequency";
    case RegisterUnit::W:
        return "power";
    default:
        return "gauge"; // also of energies: the type "energy_wh" would be wrong by the unit's prefix
    }
}

/// The names of the types count bits in the same way, without sign if they begin with U.
std::string collectdType(const RegisterRow& row)
{
    return (isSigned(row) ? "Int" : "Uint") + std::to_string(16 * row.words);
}

} // namespace

Expected<std::string> writeCollectd(const Exporter& exporter, const ExportOrder& order)
{
    std::string entry = fillPlaces(kCollectdHead, {{"notice", noticeOf(exporter, order, "# ")}});
    for (const ExportValue& value : order.values) {
        const std::string unit = unitName(value.row->unit);
        entry += fillPlaces(kCollectdValue,
            joined(placesOf(value),
                {{"collectd_type", collectdType(*value.row)}, {"kind", collectdKind(*value.row)},
                    {"unit_text", unit.empty() ? "1" : unit}}));
    }
    entry += fillPlaces(kCollectdHost, placesOf(order));
    for (const ExportValue& value : order.values) {
        entry += "      Collect \"" + value.key + "\"\n";
    }
    return entry + kCollectdTail;
}

} // namespace vmeter
