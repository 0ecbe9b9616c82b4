// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/page/page_host.h"

#include <string>

namespace vmeter {

/// Carries out one line of a script and returns what there is to compare, without a line break. The page's module and
/// the native twin run the same scripts, and tests/web compares their lines. A line is a word and its rest:
///
///   start MODEL SEED NAME        a new bench with a ready-made scenario; SEED - : that of the scenario
///   yaml TEXT                    the same for an E28 with a scenario of its own, \n for a line break
///   step SECONDS                 simulates sample by sample
///   digest                       of the state
///   key NAME down|up             moves a key
///   switch KIND FROM TO on|off   a device of the load board, between phases 0 to 2
///   modbus HEX                   one frame; the reply in hex
///   request METHOD TARGET BODY   status and body of a call of the control API
///   view, phasors, scope         what the page shows; of the scope the CRC of its values
std::string runPageLine(PageHost& host, const std::string& line);

} // namespace vmeter
