// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>
#include <vector>

namespace vmeter {

template <class T> using PerPhase = std::array<T, 3>;

/// One value for each of L1, L2, L3 and N, conductors or terminals.
template <class T> using PerConductor = std::array<T, 4>;
inline constexpr int kNeutral = 3; ///< index after the phases 0, 1, 2

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

/// How the current of a device depends on its voltage. At rated voltage each draws its nominal current.
enum class CurrentLaw {
    impedance, ///< proportional to the voltage: heaters, approximately motors
    /// Inversely proportional to the voltage: electronics with a regulated supply; off below 0.6 of the rated voltage.
    /// [inferred]
    power,
    current, ///< constant: rectifiers that regulate their current, inverters
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

/// A running device; the scenario stops it by its name.
struct Device {
    std::string name;
    std::vector<LoadElement> elements{};
    friend bool operator==(const Device&, const Device&) = default;
};

/// The load of the meter: for each phase one load with a fixed current for the given voltage, and devices.
struct Load {
    PerPhase<double> current{}; ///< A rms of the fundamental
    PerPhase<double> phiDeg{};  ///< lag of the current behind its voltage
    PerPhase<std::vector<Harmonic>> currentHarmonics{};
    PerPhase<CurrentShape> shape{};
    std::vector<Device> devices{};
    friend bool operator==(const Load&, const Load&) = default;
};

/// Assignment of the supply and load conductors to the terminals L1, L2, L3 and N.
struct Wiring {
    PerConductor<int> conductorAt{0, 1, 2, 3}; ///< supply conductor in the terminal
    PerConductor<int> loadAt{0, 1, 2, 3};      ///< load conductor in the terminal
    PerPhase<bool> reversed{};                 ///< true: the current of the phase passes the meter from load to supply
    PerConductor<bool> open{};                 ///< true: no supply conductor; the potential of the load side floats
    PerConductor<bool> loadOpen{};             ///< no load conductor
    friend bool operator==(const Wiring&, const Wiring&) = default;
};

/// Everything that is connected to the meter's terminals at one moment.
struct GridInput {
    Supply supply;
    Load load;
    Wiring wiring;
    friend bool operator==(const GridInput&, const GridInput&) = default;
};

} // namespace vmeter
