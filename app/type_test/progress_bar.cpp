// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/type_test/progress_bar.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>

#include <unistd.h>

namespace vmeter {

namespace {

constexpr std::size_t kBarWidth = 40;
constexpr double kEnoughToForesee = 0.02; // below this share, the remaining time cannot be estimated

constexpr const char* kClearLine = "\r\x1b[K";

} // namespace

ProgressBar::ProgressBar()
    : m_terminal(isatty(STDERR_FILENO) != 0)
    , m_start(std::chrono::steady_clock::now())
{
}

void ProgressBar::show(double done) const
{
    if (!m_terminal) {
        return;
    }
    if (done >= 1) {
        std::fputs(kClearLine, stderr);
        return;
    }
    const auto filled = static_cast<std::size_t>(std::clamp(done, 0.0, 1.0) * kBarWidth);
    const std::string bar = std::string(filled, '#') + std::string(kBarWidth - filled, '.');
    std::string left;
    if (done >= kEnoughToForesee) {
        const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - m_start;
        left = std::to_string(std::lround(std::ceil(passed.count() * (1 - done) / done))) + " s left";
    }
    std::fprintf(stderr, "%s[%s] %3.0f %%  %s", kClearLine, bar.c_str(), 100 * done, left.c_str());
    std::fflush(stderr);
}

} // namespace vmeter
