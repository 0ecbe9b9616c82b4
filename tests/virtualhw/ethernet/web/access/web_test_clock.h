// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/ethernet/web/access/web_sessions.h"

namespace vmeter::test {

/// A clock that the test sets.
struct HandClock {
    std::chrono::steady_clock::time_point now{std::chrono::hours(1)};
    WebClock clock()
    {
        return [this] { return now; };
    }
};

} // namespace vmeter::test
