// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrology/calibration.h"
#include "virtualhw/terminals/afe/afe_parameters.h"

#include <cstdint>

namespace vmeter {

/// Serial number of the front end that results from these parameters and this seed; 0 for a front end without errors,
/// which needs no calibration.
uint64_t frontEndSerialNumber(const AfeParameters& parameters, uint64_t seed);

/// Calibration constants that the factory writes into the FRAM of a meter with this front end. The function simulates a
/// meter on a calibration bench and derives the constants from its readings in four steps (docs/metrology.md, section
/// 5.3):
/// 1. gains at Un, Iref, PF 1;
/// 2. delays at Un, Iref, PF 0.5 inductive;
/// 3. power offsets at Un, Imin, PF 1;
/// 4. noise of the currents at Un without load. The source of the calibration bench has errors too; they remain in the
///    meter. Simulates about 20 s of meter time, once for each front end: the results are cached until the program
///    ends. May be called from any thread.
Calibration factoryCalibration(const AfeParameters& parameters, uint64_t seed);

} // namespace vmeter
