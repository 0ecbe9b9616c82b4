// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/factory_calibration.h"

#include "core/meter.h"
#include "virtualhw/base/split_mix.h"
#include "virtualhw/bench/fram/fram_memory.h"
#include "virtualhw/terminals/afe/virtual_afe.h"
#include "virtualhw/terminals/grid/grid_source.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <mutex>
#include <numbers>

namespace vmeter {

namespace {

/// Settings of the calibrating source and duration of the reading.
struct CalibrationPoint {
    double amperes;
    double phiDeg;
    unsigned seconds;
};

constexpr double kVolts = 230;
constexpr double kFrequency = 50;
constexpr CalibrationPoint kGainPoint{5, 0, 3};
constexpr CalibrationPoint kPhasePoint{5, 60, 3};
constexpr CalibrationPoint kOffsetPoint{0.25, 0, 8};
constexpr CalibrationPoint kNoLoad{0, 0, 4};

// Seconds after a change until the readings contain only samples of the new state.
constexpr unsigned kSettling = 1;

// Largest errors of the source, for each voltage, each current and each angle between them. Together with the step of
// the delay registers they leave errors of 0.02 % and 0.01 deg in the meter (docs/metrology.md, section 5.2).
constexpr double kSourceError = 0.01e-2;
constexpr double kSourceAngleErrorDeg = 0.007;

constexpr double kMicro = 1e-6;
constexpr double kSquareLsbPerWatt = 70368744177664.0 / kFullScaleVolts / kFullScaleAmperes; // 2^46
constexpr double kLsbPerAmpere = 8388608.0 / kFullScaleAmperes;

/// Readings of one phase, in V, A, W and var.
struct Reading {
    double voltage = 0;
    double current = 0;
    double active = 0;
    double reactive = 0;
};

uint32_t gainOf(double wanted, double read)
{
    return static_cast<uint32_t>(std::llround(kUnityGain * wanted / read));
}

int32_t squareLsb(double watts)
{
    constexpr double kMost = std::numeric_limits<int32_t>::max();
    return static_cast<int32_t>(std::lround(std::clamp(watts * kSquareLsbPerWatt, -kMost, kMost)));
}

/// The factory's bench: a source and one meter.
class CalibratingBench {
public:
    CalibratingBench(const AfeParameters& parameters, uint64_t seed)
        : m_afe(parameters, seed)
        , m_grid(m_afe.path())
    {
        m_calibration.frontEnd = frontEndSerialNumber(parameters, seed);
        if (parameters.profile != AfeProfile::ideal) {
            drawSourceErrors(seed);
        }
        m_meter.powerOn(m_fram);
    }

    Calibration calibrate()
    {
        calibrateGains();
        calibrateDelays();
        calibrateOffsets();
        calibrateNoise();
        return m_calibration;
    }

private:
    void calibrateGains()
    {
        const PerPhase<Reading> readings = read(kGainPoint);
        for (std::size_t k = 0; k < kPhases; ++k) {
            m_calibration.voltageGain[k] = gainOf(kVolts, readings[k].voltage);
            m_calibration.currentGain[k] = gainOf(kGainPoint.amperes, readings[k].current);
        }
    }

    void calibrateDelays()
    {
        constexpr double kStepsPerDegree = kDelayStepsPerSample * kSampleRate / kFrequency / 360;
        const PerPhase<Reading> readings = read(kPhasePoint);
        for (std::size_t k = 0; k < kPhases; ++k) {
            const double phi = std::atan2(readings[k].reactive, readings[k].active) * 180 / std::numbers::pi;
            const double steps = (kPhasePoint.phiDeg - phi) * kStepsPerDegree;
            m_calibration.currentDelay[k]
                = static_cast<int16_t>(std::clamp<long>(std::lround(steps), -kCurrentDelayMax, kCurrentDelayMax));
        }
    }

    void calibrateOffsets()
    {
        const PerPhase<Reading> readings = read(kOffsetPoint);
        for (std::size_t k = 0; k < kPhases; ++k) {
            m_calibration.activeOffset[k] = squareLsb(kVolts * kOffsetPoint.amperes - readings[k].active);
            m_calibration.reactiveOffset[k] = squareLsb(-readings[k].reactive);
        }
    }

    void calibrateNoise()
    {
        const PerPhase<Reading> readings = read(kNoLoad);
        for (std::size_t k = 0; k < kPhases; ++k) {
            const double gain = static_cast<double>(m_calibration.currentGain[k]) / kUnityGain;
            const double lsb = readings[k].current / gain * kLsbPerAmpere;
            constexpr double kMost = std::numeric_limits<uint32_t>::max();
            m_calibration.currentNoiseSquare[k] = static_cast<uint32_t>(std::llround(std::min(lsb * lsb, kMost)));
        }
    }

    /// The meter's readings at `point` with the constants found so far.
    PerPhase<Reading> read(const CalibrationPoint& point)
    {
        m_meter.calibrate(m_calibration);
        m_afe.setCurrentDelays(m_meter.currentDelays());
        m_grid.setPath(m_afe.path());
        setSource(point);
        pass(kSettling);
        PerPhase<Reading> sum{};
        for (unsigned second = 0; second < point.seconds; ++second) {
            pass(1);
            for (std::size_t k = 0; k < kPhases; ++k) {
                const ElementMeasurement& shown = m_meter.state().measurements.phase[k];
                sum[k].voltage += static_cast<double>(shown.voltage.value) * kMicro / point.seconds;
                sum[k].current += static_cast<double>(shown.current.value) * kMicro / point.seconds;
                sum[k].active += static_cast<double>(shown.activePower.value) * kMicro / point.seconds;
                sum[k].reactive += static_cast<double>(shown.reactivePower.value) * kMicro / point.seconds;
            }
        }
        return sum;
    }

    void setSource(const CalibrationPoint& point)
    {
        GridInput input;
        input.supply.frequencyHz = kFrequency;
        for (std::size_t k = 0; k < kPhases; ++k) {
            input.supply.voltage[k] = kVolts * (1 + m_sourceErrors[k].voltage);
            input.load.current[k] = point.amperes * (1 + m_sourceErrors[k].current);
            input.load.phiDeg[k] = point.phiDeg + m_sourceErrors[k].angleDeg;
        }
        m_grid.setInput(input, GridSource::TableMode::steady);
    }

    void pass(unsigned seconds)
    {
        for (unsigned block = 0; block < seconds * kBlocksPerSecond; ++block) {
            m_grid.fill(m_analog, 0, kSetsPerBlock);
            m_afe.convert(m_analog, m_block);
            m_meter.samples(m_block);
        }
    }

    void drawSourceErrors(uint64_t seed)
    {
        const auto within = [&](double limit) {
            seed += kSplitMixStep;
            constexpr double kFraction = 1.0 / 9007199254740992; // 2^-53
            return limit * (2 * static_cast<double>(splitMix(seed) >> 11) * kFraction - 1);
        };
        for (SourceError& error : m_sourceErrors) {
            error = {within(kSourceError), within(kSourceError), within(kSourceAngleErrorDeg)};
        }
    }

    struct SourceError {
        double voltage = 0; ///< relative
        double current = 0;
        double angleDeg = 0;
    };

    PerPhase<SourceError> m_sourceErrors{};
    FramMemory m_fram;
    Meter m_meter{kCountisE28}; // the correction of a front end does not depend on the model
    VirtualAfe m_afe;
    GridSource m_grid;
    Calibration m_calibration;
    AnalogBlock m_analog;
    SampleBlock m_block{};
};

} // namespace

uint64_t frontEndSerialNumber(const AfeParameters& parameters, uint64_t seed)
{
    return serialNumber(afeErrors(atFactory(parameters), seed), seed);
}

Calibration factoryCalibration(const AfeParameters& parameters, uint64_t seed)
{
    static std::mutex mutex;
    static std::map<uint64_t, Calibration> remembered;
    const uint64_t serial = frontEndSerialNumber(parameters, seed);
    if (serial == 0) {
        return {};
    }
    {
        const std::lock_guard lock(mutex);
        if (const auto found = remembered.find(serial); found != remembered.end()) {
            return found->second;
        }
    }
    const Calibration calibration = CalibratingBench(atFactory(parameters), seed).calibrate();
    const std::lock_guard lock(mutex);
    return remembered.emplace(serial, calibration).first->second;
}

} // namespace vmeter
