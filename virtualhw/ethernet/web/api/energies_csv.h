// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/snapshot.h"

#include <string>

namespace vmeter {

/// All energies as CSV (RFC 4180): "set,energy,element,value,unit", a row for each. Sets are total, T1, T2, partial and
/// balance; values have steps of 10 Wh like the display, cut off, with a decimal point.
std::string energiesCsv(const Snapshot& snapshot);

} // namespace vmeter
