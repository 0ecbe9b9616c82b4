// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace vmeter {

/// Shows progress and remaining time in one line on standard error; shows nothing if standard error is not a terminal.
class ProgressBar {
public:
    ProgressBar();

    /// `done`: 0 .. 1. At 1 the line is removed.
    void show(double done) const;

private:
    bool m_terminal;
    std::chrono::steady_clock::time_point m_start;
};

} // namespace vmeter
