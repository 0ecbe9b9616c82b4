// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/exporter.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vmeter {

/// Values for the places of a template; a place is a name between two signs @, such as @address@.
using Places = std::vector<std::pair<std::string_view, std::string>>;

/// `text` with each place replaced. A place without a value stays.
std::string fillPlaces(std::string_view text, const Places& places);

/// Places of the whole entry: host, port, endpoint ("host:port"), unit, product ("COUNTIS E28"), model ("e28").
Places placesOf(const ExportOrder& order);

/// Places of a value: key, symbol, name, address, reference (six digits: 4 and the address plus one), words, type
/// ("U32"), scale ("0.01"), decimals ("2"), si_unit ("kWh"), certainty.
Places placesOf(const ExportValue& value);

/// Both together, the first list before the second.
Places joined(Places first, const Places& second);

/// Lines of comment that each entry begins with: the meter, what is known of its registers, the values of low
/// certainty, and what the program makes of a value that does not exist. `mark` goes before each line, `end` behind.
std::string noticeOf(
    const Exporter& exporter, const ExportOrder& order, std::string_view mark, std::string_view end = "\n");

bool isOfLowCertainty(const RegisterRow& row);

/// The number as which the words of a value that does not exist are read: -1, 4294967295 ...; nothing for a value that
/// always exists.
std::string noValueNumber(const RegisterRow& row);

bool isSigned(const RegisterRow& row);

} // namespace vmeter
