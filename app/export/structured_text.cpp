// SPDX-License-Identifier: GPL-3.0-or-later
// Constants in Structured Text (IEC 61131-3) for a PLC's Modbus function block.
#include "app/export/entry_text.h"

#include "virtualhw/base/text_file/text_encoding.h"

namespace vmeter {

namespace {

constexpr const char* kTextHead = R"(@notice@(* Function 3; the high word comes first. Value = number * SCALE. *)
VAR_GLOBAL CONSTANT
    COUNTIS_PORT : UINT := @port@;
    COUNTIS_UNIT_ID : USINT := @unit@;
)";
constexpr const char* kTextValue = R"(    (* @name@, in @unit_text@, certainty @certainty@; a @plc_type@ *)
    COUNTIS_@upper@_ADDRESS : UINT := @address@;
    COUNTIS_@upper@_WORDS : UINT := @words@;
    COUNTIS_@upper@_SCALE : REAL := @real_scale@;
)";

std::string plcType(const RegisterRow& row)
{
    return std::string(isSigned(row) ? "" : "U") + (row.words == 2 ? "DINT" : "INT");
}

std::string upperName(std::string text)
{
    for (char& c : text) {
        c = asciiUpper(c);
    }
    return text;
}

} // namespace

Expected<std::string> writeStructuredText(const Exporter& exporter, const ExportOrder& order)
{
    std::string entry
        = fillPlaces(kTextHead, joined(placesOf(order), {{"notice", noticeOf(exporter, order, "(* ", " *)\n")}}));
    for (const ExportValue& value : order.values) {
        const RegisterRow& row = *value.row;
        const std::string unit = unitName(row.unit);
        const std::string scale = scaleText(row);
        const std::string none = noValueNumber(row);
        const std::string upper = upperName(value.key);
        entry += fillPlaces(kTextValue,
            joined(placesOf(value),
                {{"upper", upper}, {"plc_type", plcType(row)}, {"unit_text", unit.empty() ? "1" : unit},
                    {"real_scale", scale.find('.') == std::string::npos ? scale + ".0" : scale}}));
        entry += none.empty() ? "" : "    COUNTIS_" + upper + "_NO_VALUE : " + plcType(row) + " := " + none + ";\n";
    }
    return entry + "END_VAR\n";
}

} // namespace vmeter
