// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/instruments/symmetry.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vmeter {

namespace {

// If the two components differ by less than this, there is no phase sequence: all phasors have one angle, or two
// conductors are swapped with N. [inferred]
constexpr double kStandsOut = 0.9;

} // namespace

Symmetry symmetryOf(const PerPhase<Phasor>& phasors, double least)
{
    if (std::any_of(phasors.begin(), phasors.end(), [least](Phasor phasor) { return std::abs(phasor) < least; })) {
        return {};
    }
    const Phasor third = std::polar(1.0, 2 * std::numbers::pi / 3);
    const double positive = std::abs(phasors[0] + third * phasors[1] + third * third * phasors[2]) / 3;
    const double negative = std::abs(phasors[0] + third * third * phasors[1] + third * phasors[2]) / 3;
    const double larger = std::max(positive, negative);
    const double smaller = std::min(positive, negative);
    if (!(smaller < kStandsOut * larger)) {
        return {};
    }
    return {positive > negative ? Rotation::order123 : Rotation::order132, 100 * smaller / larger};
}

} // namespace vmeter
