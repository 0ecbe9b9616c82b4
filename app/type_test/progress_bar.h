// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace vmeter {

/// A line on standard error with what is done and how long the rest will take; nothing when that is no terminal.
class ProgressBar {
public:
    ProgressBar();

    /// `done` is 0 .. 1. The line disappears at 1.
    void show(double done) const;

private:
    bool m_terminal;
    std::chrono::steady_clock::time_point m_start;
};

} // namespace vmeter
