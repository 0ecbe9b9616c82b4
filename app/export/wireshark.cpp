// SPDX-License-Identifier: GPL-3.0-or-later
// Display filters of Wireshark, one a value, for the file "dfilters" in its personal configuration folder: packets
// whose reply has the registers of the value. Wireshark decodes Modbus on port 502.
#include "app/export/entry_text.h"

namespace vmeter {

Expected<std::string> writeWireshark(const Exporter& exporter, const ExportOrder& order)
{
    std::string entry = noticeOf(exporter, order, "# ");
    for (const ExportValue& value : order.values) {
        entry += fillPlaces(
            "\"COUNTIS @symbol@ (@type@ x @scale@ @si_unit@, certainty @certainty@)\" mbtcp && modbus.regnum16 == "
            "@address@\n",
            placesOf(value));
    }
    return entry;
}

} // namespace vmeter
