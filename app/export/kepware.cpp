// SPDX-License-Identifier: GPL-3.0-or-later
// Tags for Kepware's server (Modbus TCP/IP Ethernet driver), for Import CSV in a device's tag list. In the device's
// properties "Zero-based addressing" must be on, which is the default, and "First word low" off, which is not.
#include "app/export/entry_text.h"

namespace vmeter {

namespace {

constexpr const char* kKepwareHead
    = "Tag Name,Address,Data Type,Respect Data Type,Client Access,Scan Rate,Scaling,Raw Low,Raw High,Scaled Low,Scaled "
      "High,Scaled Data Type,Clamp Low,Clamp High,Eng Units,Description,Negate Value\n";
constexpr const char* kKepwareTag = "\"@key@\",\"@reference@\",@kepware_type@,1,R/"
                                    "O,1000,@scaling@,\"@si_unit@\",\"@name@, certainty @certainty@\",\n";

std::string kepwareType(const RegisterRow& row)
{
    if (row.words == 1) {
        return isSigned(row) ? "Short" : "Word";
    }
    return isSigned(row) ? "Long" : "DWord";
}

/// A straight line through zero: a thousand steps of the register are this much.
std::string kepwareScaling(const RegisterRow& row)
{
    constexpr const char* kThousandSteps[] = {"1", "10", "100", "1000", "10000"}; // by exponent, from -3 on
    return row.exponent == 0 ? "None,,,,,,,"
                             : std::string("Linear,0,1000,0,") + kThousandSteps[row.exponent + 3] + ",Double,0,0";
}

} // namespace

Expected<std::string> writeKepware(const Exporter& /*exporter*/, const ExportOrder& order)
{
    std::string entry = kKepwareHead;
    for (const ExportValue& value : order.values) {
        entry += fillPlaces(kKepwareTag,
            joined(
                placesOf(value), {{"kepware_type", kepwareType(*value.row)}, {"scaling", kepwareScaling(*value.row)}}));
    }
    return entry;
}

} // namespace vmeter
