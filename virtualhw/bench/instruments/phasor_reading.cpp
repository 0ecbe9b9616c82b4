// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/instruments/phasor_reading.h"

#include "virtualhw/terminals/grid/wiring.h"

#include <algorithm>

namespace vmeter {

namespace {

// Below a tenth of the lowest voltage range of the meter (184 V, manual 13) a phase is not live. [inferred]
constexpr double kLiveVolts = 18;
constexpr double kLiveAmperes = 0.01;

PhasorReading reading(const PerPhase<Phasor>& voltage, const PerPhase<Phasor>& current)
{
    PhasorReading result{voltage, current, symmetryOf(voltage, kLiveVolts)};
    const auto first = [](const PerPhase<Phasor>& phasors, double least) {
        const auto found
            = std::find_if(phasors.begin(), phasors.end(), [least](Phasor p) { return std::abs(p) >= least; });
        return found == phasors.end() ? Phasor{} : std::conj(*found) / std::abs(*found);
    };
    Phasor turn = first(voltage, kLiveVolts);
    if (turn == Phasor{}) {
        turn = first(current, kLiveAmperes);
    }
    if (turn != Phasor{}) {
        for (std::size_t phase = 0; phase < voltage.size(); ++phase) {
            result.voltage[phase] *= turn;
            result.current[phase] *= turn;
        }
    }
    return result;
}

} // namespace

PhasorReading phasorsOf(const Spectra& spectra, const Calibration& calibration)
{
    const auto factor = [](uint32_t gain) { return static_cast<double>(gain) / kUnityGain; };
    PerPhase<Phasor> voltage;
    PerPhase<Phasor> current;
    for (std::size_t phase = 0; phase < voltage.size(); ++phase) {
        voltage[phase] = spectra[phase].fundamental() * factor(calibration.voltageGain[phase]);
        current[phase] = spectra[kFirstCurrent + phase].fundamental() * factor(calibration.currentGain[phase]);
    }
    return reading(voltage, current);
}

PhasorReading phasorsOf(const GridInput& input)
{
    PerPhase<Phasor> voltage;
    PerPhase<Phasor> current;
    const PerPhase<TerminalPhasors> terminals = fundamentals(atTerminals(input));
    for (std::size_t phase = 0; phase < voltage.size(); ++phase) {
        voltage[phase] = terminals[phase].voltage;
        current[phase] = terminals[phase].current;
    }
    return reading(voltage, current);
}

double samplesFrequency(const Snapshot& snapshot)
{
    const int64_t measured = snapshot.meter.powered ? snapshot.meter.measurements.frequency.value : 0;
    return measured > 0 ? static_cast<double>(measured) / 1e6 : snapshot.input.supply.frequencyHz;
}

} // namespace vmeter
