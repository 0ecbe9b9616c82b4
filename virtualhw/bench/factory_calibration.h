// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrology/calibration.h"
#include "virtualhw/terminals/afe/afe_parameters.h"

#include <cstdint>

namespace vmeter {

/// Serial number of the front end that the factory builds from these parameters and this seed; 0 for one without
/// errors, which needs no calibration.
uint64_t frontEndSerialNumber(const AfeParameters& parameters, uint64_t seed);

/// What the factory writes into the FRAM of a meter with this front end. A meter is put on a calibrating bench and
/// read like any meter; its constants follow from the readings, one step after the other
/// (docs/metrology.md, section 5.3):
/// 1. gains at Un, Iref, PF 1;
/// 2. delays at Un, Iref, PF 0.5 inductive;
/// 3. power offsets at Un, Imin, PF 1;
/// 4. noise of the currents at Un without load.
/// The bench's own source is not exact either; that remains in the meter. Takes some 20 s of meter time, once per
/// front end: found constants are remembered as long as the program runs. May be called from any thread.
Calibration factoryCalibration(const AfeParameters& parameters, uint64_t seed);

} // namespace vmeter
