// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <vector>

namespace vmeter {

template <class T> using PerPhase = std::array<T, 3>;

/// A harmonic of a phase quantity: u += U*sqrt2 * percent/100 * sin(order * a + angle) (contract.md, Waveform).
struct Harmonic {
    int order = 0;      ///< 2 .. 40
    double percent = 0; ///< of the fundamental
    double angleDeg = 0;
    friend bool operator==(const Harmonic&, const Harmonic&) = default;
};

enum class CurrentShape {
    sine,
    halfWave,     ///< keeps the positive half of the sine
    phaseFired90, ///< zero in the first quarter of each half-cycle
    burst2on2off, ///< two cycles on, two off, from the phase's own zero crossing
};

struct Supply {
    double frequencyHz = 50;
    PerPhase<double> voltage{230, 230, 230}; ///< V rms of the fundamental, phase to neutral
    PerPhase<double> voltageAngleDeg{0, -120, 120};
    PerPhase<std::vector<Harmonic>> voltageHarmonics{};
    friend bool operator==(const Supply&, const Supply&) = default;
};

struct Load {
    PerPhase<double> current{}; ///< A rms of the fundamental
    PerPhase<double> phiDeg{};  ///< lag of the current behind its voltage
    PerPhase<std::vector<Harmonic>> currentHarmonics{};
    PerPhase<CurrentShape> shape{};
    friend bool operator==(const Load&, const Load&) = default;
};

/// How the conductors reach the terminals.
struct Wiring {
    PerPhase<int> conductorAt{0, 1, 2}; ///< terminal k is fed by supply conductor conductorAt[k]
    PerPhase<bool> reversed{};          ///< terminal k is passed from load to supply: its current changes sign
    PerPhase<bool> open{};              ///< conductor at terminal k is open: neither voltage nor current
    friend bool operator==(const Wiring&, const Wiring&) = default;
};

/// All that is put on the meter's terminals at one moment.
struct GridInput {
    Supply supply;
    Load load;
    Wiring wiring;
    friend bool operator==(const GridInput&, const GridInput&) = default;
};

} // namespace vmeter
