// SPDX-License-Identifier: GPL-3.0-or-later
// Holding registers for the import dialog of ioBroker's adapter modbus: tab separated, the columns of its documentation
// (https://github.com/ioBroker/ioBroker.modbus, README). The adapter's options must have "aliases" off and the offset
// of holding registers 0, as addresses are those on the wire.
#include "app/export/entry_text.h"

namespace vmeter {

namespace {

constexpr const char* kIoBrokerHead
    = "_address\tname\tdescription\tunit\ttype\tlen\tfactor\toffset\tformula\trole\troom\tpoll\twp\tcw\tisScale\n";
constexpr const char* kIoBrokerValue
    = "@address@\t@key@\t@name@ (certainty @certainty@)\t@si_unit@\t@iobroker_type@\t@words@\t@scale@\t0\t@formula@\t"
      "@role@\t\ttrue\tfalse\tfalse\tfalse\n";

/// Roles of ioBroker's list of state roles.
std::string ioBrokerRole(const RegisterRow& row)
{
    switch (row.unit) {
    case RegisterUnit::V:
        return "value.voltage";
    case RegisterUnit::A:
        return "value.current";
    case RegisterUnit::Hz:
        return "value.frequency";
    case RegisterUnit::W:
        return "value.power.active";
    case RegisterUnit::var:
        return "value.power.reactive";
    case RegisterUnit::VA:
        return "value.power";
    case RegisterUnit::Wh:
    case RegisterUnit::kWh:
    case RegisterUnit::MWh:
        return "value.energy";
    default:
        return "value";
    }
}

/// With a formula the adapter leaves factor and offset out.
std::string ioBrokerFormula(const RegisterRow& row)
{
    const std::string none = noValueNumber(row);
    return none.empty() ? "" : "x == " + none + " ? null : x * " + scaleText(row);
}

} // namespace

Expected<std::string> writeIoBroker(const Exporter& /*exporter*/, const ExportOrder& order)
{
    std::string entry = kIoBrokerHead;
    for (const ExportValue& value : order.values) {
        const RegisterRow& row = *value.row;
        const std::string type = (isSigned(row) ? "int" : "uint") + std::to_string(16 * row.words) + "be";
        entry += fillPlaces(kIoBrokerValue,
            joined(placesOf(value),
                {{"iobroker_type", type}, {"formula", ioBrokerFormula(row)}, {"role", ioBrokerRole(row)}}));
    }
    return entry;
}

} // namespace vmeter
