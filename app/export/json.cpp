// SPDX-License-Identifier: GPL-3.0-or-later
// The values as JSON, for programs of one's own and for PLC tools that import it.
#include "app/export/entry_json.h"

namespace vmeter {

namespace {

EntryJson valueJson(const ExportValue& value)
{
    const RegisterRow& row = *value.row;
    return {{"name", value.key}, {"value", value.symbol}, {"description", row.name.view()}, {"address", row.address},
        {"words", row.words}, {"type", typeName(row.type)}, {"scale", scaleJson(row)}, {"unit", unitName(row.unit)},
        {"no_value", noValueJson(row)}, {"certainty", certaintyName(row.certainty)}, {"note", row.note}};
}

EntryJson requestJson(const ExportRequest& request)
{
    return {{"address", request.address}, {"words", request.words}};
}

} // namespace

Expected<std::string> writeJson(const Exporter& exporter, const ExportOrder& order)
{
    EntryJson entry{{"meter", order.model->productName}, {"notice", noticeOf(exporter, order, "", " ")},
        {"host", order.host}, {"port", order.port}, {"unit_id", order.unitId}, {"function", 3},
        {"word_order", "high word first"}, {"requests", EntryJson::array()}, {"values", EntryJson::array()}};
    for (const ExportRequest& request : requestsFor(order)) {
        entry["requests"].push_back(requestJson(request));
    }
    for (const ExportValue& value : order.values) {
        entry["values"].push_back(valueJson(value));
    }
    return printed(entry);
}

} // namespace vmeter
