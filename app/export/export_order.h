// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/meter_model.h"
#include "virtualhw/base/expected.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vmeter {

/// One value of an entry for another program: a register and the names it gets there.
struct ExportValue {
    const RegisterRow* row = nullptr; ///< never null; a number of one or two words that can be read
    std::string symbol;               ///< "Ea+ T1", "V1"; of a register without one: its name
    std::string key;                  ///< "ea_import_t1", "v1": letters, digits and underscores, unique in the order
};

/// What an entry is written for: the meter's place in the network and the values that the program shall read.
struct ExportOrder {
    const MeterModel* model = &kCountisE28; ///< never null
    std::string host;                       ///< a name or a literal address, IPv6 without brackets
    uint16_t port = 502;
    unsigned unitId = 5;             ///< 1 .. 247
    std::vector<ExportValue> values; ///< not empty, by ascending address
};

/// Values that are read with one request: they are in one block of the register table.
struct ExportRequest {
    uint16_t address = 0;
    uint16_t words = 0;                     ///< 1 .. 125
    std::vector<const ExportValue*> values; ///< by ascending address
};

/// The values of `choice` by ascending address: "basic" (what the display shows of the whole system and of each phase),
/// "all" (each number that can be read), or symbols and addresses with commas between them ("P,V1,Ea+,50536"). A value
/// that stands in several registers is taken from the finest one. The error names the word that is none of these.
Expected<std::vector<ExportValue>> chooseValues(const RegisterTable& table, std::string_view choice);

/// Reads "host", "host:port" or "[IPv6]:port" into `order`; the port stays if the text has none. Returns what is wrong,
/// or nothing.
Message setHost(ExportOrder& order, std::string_view text);

/// "192.168.0.4:502", "[::1]:502".
std::string endpointOf(const ExportOrder& order);

/// The requests that read all values.
std::vector<ExportRequest> requestsFor(const ExportOrder& order);

/// "P, PF1" of the values for which `is` holds.
std::string symbolsOf(const ExportOrder& order, bool (*is)(const RegisterRow& row));

} // namespace vmeter
