// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/scenario/value_reader.h"
#include "virtualhw/terminals/afe/afe_parameters.h"

namespace vmeter::scenario_format {

/// Reads `afe`: the name of a profile, or a map with a profile (if omitted, default) and deviations from it. Errors are
/// added to `diagnostics`.
AfeParameters readAfe(Diagnostics& diagnostics, const Field& value);

} // namespace vmeter::scenario_format
