// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/fram.h"
#include "virtualhw/base/message.h"

namespace vmeter {

/// Says why a meter must not be started on `fram`: it would begin as a new meter and overwrite what it cannot read.
/// Empty if it may be started. Does not change `fram`.
Message framProblem(const Fram& fram);

} // namespace vmeter
