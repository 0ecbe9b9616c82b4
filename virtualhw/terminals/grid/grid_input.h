// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>
#include <vector>

namespace vmeter {

template <class T> using PerPhase = std::array<T, 3>;

/// L1, L2, L3 and N, of conductors or of terminals.
template <class T> using PerConductor = std::array<T, 4>;
inline constexpr int kNeutral = 3; ///< beside the phases 0, 1, 2

/// A harmonic of a phase quantity: u += U*sqrt2 * percent/100 * sin(order * a + angle)
/// (docs/interfaces.md, section 3.2).
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

/// How the current of a device follows its voltage; each has its current at its rated voltage.
enum class CurrentLaw {
    impedance, ///< in proportion: heaters, motors near enough
    power,     ///< inversely, and off below 0.6 of the rated voltage: electronics with a regulated supply [inferred]
    current,   ///< not at all: rectifiers that regulate their current, inverters
};

/// One consumer, or generator, between two load conductors.
struct LoadElement {
    int from = 0;
    int to = kNeutral;
    double ratedVolts = 230;
    double current = 0; ///< A rms of the fundamental at the rated voltage
    double phiDeg = 0;  ///< lag of the current behind the voltage from `from` to `to`; beyond 90 deg it feeds back
    std::vector<Harmonic> harmonics{};
    CurrentShape shape = CurrentShape::sine;
    CurrentLaw law = CurrentLaw::impedance;
    friend bool operator==(const LoadElement&, const LoadElement&) = default;
};

/// A device that is running, under the name by which the scenario stops it.
struct Device {
    std::string name;
    std::vector<LoadElement> elements{};
    friend bool operator==(const Device&, const Device&) = default;
};

/// What stands behind the meter: one load a phase that draws just the current given from the voltage given, and
/// devices.
struct Load {
    PerPhase<double> current{}; ///< A rms of the fundamental
    PerPhase<double> phiDeg{};  ///< lag of the current behind its voltage
    PerPhase<std::vector<Harmonic>> currentHarmonics{};
    PerPhase<CurrentShape> shape{};
    std::vector<Device> devices{};
    friend bool operator==(const Load&, const Load&) = default;
};

/// How the conductors of supply and load are put into the terminals L1, L2, L3 and N.
struct Wiring {
    PerConductor<int> conductorAt{0, 1, 2, 3}; ///< supply conductor that arrives at the terminal
    PerConductor<int> loadAt{0, 1, 2, 3};      ///< load conductor that leaves it
    PerPhase<bool> reversed{};                 ///< line on the load side: passed from load to supply
    PerConductor<bool> open{};                 ///< no supply conductor; what is behind the terminal floats
    PerConductor<bool> loadOpen{};             ///< no load conductor
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
