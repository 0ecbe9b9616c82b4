// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/terminals/recording/load_columns.h"

#include <optional>

namespace vmeter {

/// Gives the columns that were read to the phases: sets `powers`, `active`, `reactive` and `volts` of `profile`. Totals
/// are shared among the phases, import and export become one, apparent powers and currents are divided by the power
/// factor, or by `phiDeg`, the lag of the current. Changes the columns of `profile` and adds notes.
void assignLanes(LoadProfile& profile, const LoadColumns& columns, std::optional<double> phiDeg);

} // namespace vmeter
