// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrology/samples.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <vector>

namespace vmeter::test {

/// One phase of a test signal: sines with rms value, order and angle.
struct Sine {
    double rms = 0;
    int order = 1;
    double degrees = 0;
};
struct PhaseSignal {
    std::vector<Sine> voltage;
    std::vector<Sine> current;
    double voltageDc = 0;
    double currentDc = 0;
};

/// A three-phase signal from an ideal converter with the meter's full scale.
class TestSignal {
public:
    double frequency = 50;
    double hertzPerSecond = 0; ///< ramp of the frequency
    std::array<PhaseSignal, 3> phase;

    /// Balanced 1-2-3 sines.
    static TestSignal balanced(double volts, double amperes, double phiDegrees)
    {
        TestSignal signal;
        for (std::size_t k = 0; k < 3; ++k) {
            const double angle = -120.0 * static_cast<double>(k);
            signal.phase[k].voltage = {{volts, 1, angle}};
            signal.phase[k].current = {{amperes, 1, angle - phiDegrees}};
        }
        return signal;
    }

    /// The next 40 sample sets.
    SampleBlock next()
    {
        SampleBlock block{};
        for (SampleSet& set : block) {
            const double time = static_cast<double>(m_sample) / kSampleRate;
            const double turn = (frequency + hertzPerSecond * time / 2) * time;
            for (std::size_t k = 0; k < 3; ++k) {
                set.u[k] = word(value(phase[k].voltage, turn) + phase[k].voltageDc, kFullScaleVolts);
                set.i[k] = word(value(phase[k].current, turn) + phase[k].currentDc, kFullScaleAmperes);
            }
            ++m_sample;
        }
        return block;
    }

    static int32_t word(double value, double fullScale)
    {
        const double lsb = std::round(value / fullScale * 8388608.0);
        return static_cast<int32_t>(std::fmin(std::fmax(lsb, kSampleMin), kSampleMax));
    }

private:
    static double value(const std::vector<Sine>& sines, double turn)
    {
        double sum = 0;
        for (const Sine& sine : sines) {
            sum += sine.rms * std::numbers::sqrt2
                * std::sin(2 * std::numbers::pi * (sine.order * turn + sine.degrees / 360));
        }
        return sum;
    }
    uint64_t m_sample = 0;
};

} // namespace vmeter::test
