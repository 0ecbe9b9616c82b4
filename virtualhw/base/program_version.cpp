// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/base/program_version.h"

namespace vmeter {

const char* const kProgramVersion = VMETER_VERSION;

} // namespace vmeter
