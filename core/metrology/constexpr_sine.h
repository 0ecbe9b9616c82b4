// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace vmeter {

/// sin(2 pi turn) for 0 <= turn < 1, for tables made by the compiler; never called at run time.
constexpr double constexprSine(double turn)
{
    constexpr double kPi = 3.14159265358979323846;
    double sign = 1;
    if (turn >= 0.5) {
        turn -= 0.5;
        sign = -1;
    }
    if (turn > 0.25) {
        turn = 0.5 - turn;
    }
    const double x = 2 * kPi * turn;
    double term = x;
    double sum = x;
    for (int n = 1; n < 14; ++n) {
        term *= -x * x / ((2 * n) * (2 * n + 1));
        sum += term;
    }
    return sign * sum;
}

} // namespace vmeter
