// SPDX-License-Identifier: GPL-3.0-or-later
// A table for spreadsheets and for tools that import tags (RFC 4180). `vmeter lens` reads it.
#include "app/export/entry_text.h"

namespace vmeter {

namespace {

constexpr const char* kCsvHead
    = "name,value,address,reference_4xxxxx,function,words,type,word_order,scale,unit,no_value,unit_id,certainty,note\n";
constexpr const char* kCsvValue
    = "@key@,@value@,@address@,@reference@,3,@words@,@type@,high word first,@scale@,@si_unit@,@no_value@,@unit@,"
      "@certainty@,@note@\n";

std::string quotedCell(std::string_view text)
{
    if (text.find_first_of(",\"") == std::string_view::npos) {
        return std::string(text);
    }
    std::string cell = "\"";
    for (const char c : text) {
        cell += c == '"' ? "\"\"" : std::string(1, c);
    }
    return cell + '"';
}

} // namespace

Expected<std::string> writeCsv(const Exporter& /*exporter*/, const ExportOrder& order)
{
    std::string entry = kCsvHead;
    for (const ExportValue& value : order.values) {
        const RegisterRow& row = *value.row;
        const std::string note = row.note;
        entry += fillPlaces(kCsvValue,
            joined(joined(placesOf(value), placesOf(order)),
                {{"no_value", noValueNumber(row)}, {"value", quotedCell(value.symbol)},
                    {"value", quotedCell(value.symbol)},
                    {"note", quotedCell(std::string(row.name.view()) + (note.empty() ? "" : "; " + note))}}));
    }
    return entry;
}

} // namespace vmeter
