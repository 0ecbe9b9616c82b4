// SPDX-License-Identifier: GPL-3.0-or-later
// Constants for programs in C and C++: address, number of registers, sign, power of ten and number for "no value" of
// each value, and the requests that read them.
#include "app/export/entry_text.h"

#include "virtualhw/base/text_file/text_encoding.h"

namespace vmeter {

namespace {

constexpr const char* kHeaderHead = R"(@notice@#ifndef COUNTIS_REGISTERS_H
#define COUNTIS_REGISTERS_H

/* Function 3; the high word comes first. Value = number * 10^EXPONENT. */
#define COUNTIS_HOST "@host@"
#define COUNTIS_PORT @port@
#define COUNTIS_UNIT_ID @unit@
)";
constexpr const char* kHeaderValue = R"(
/* @name@, in @unit_text@, certainty @certainty@ */
#define COUNTIS_@upper@_ADDRESS @address@
#define COUNTIS_@upper@_WORDS @words@
#define COUNTIS_@upper@_SIGNED @signed@
#define COUNTIS_@upper@_EXPONENT @exponent@
)";

std::string upperKey(std::string text)
{
    for (char& c : text) {
        c = asciiUpper(c);
    }
    return text;
}

std::string exponentText(const RegisterRow& row)
{
    return row.exponent < 0 ? "(" + std::to_string(row.exponent) + ")" : std::to_string(row.exponent);
}

} // namespace

Expected<std::string> writeCHeader(const Exporter& exporter, const ExportOrder& order)
{
    std::string entry
        = fillPlaces(kHeaderHead, joined(placesOf(order), {{"notice", noticeOf(exporter, order, "/* ", " */\n")}}));
    for (const ExportValue& value : order.values) {
        const RegisterRow& row = *value.row;
        const std::string unit = unitName(row.unit);
        const std::string upper = upperKey(value.key);
        entry += fillPlaces(kHeaderValue,
            joined(placesOf(value),
                {{"upper", upper}, {"signed", isSigned(row) ? "1" : "0"}, {"exponent", exponentText(row)},
                    {"unit_text", unit.empty() ? "1" : unit}}));
        const std::string none = noValueNumber(row);
        entry += none.empty() ? "" : "#define COUNTIS_" + upper + "_NO_VALUE (" + none + ")\n";
    }
    return entry + "\n#endif\n";
}

} // namespace vmeter
