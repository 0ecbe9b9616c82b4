// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/terminals/recording/missing_lanes.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <optional>

namespace vmeter {

namespace {

constexpr double kFullTurn = 2 * std::numbers::pi;
constexpr double kRadians = std::numbers::pi / 180;
constexpr std::size_t kVoltages = 3;
constexpr double kLowestHz = 40;
constexpr double kHighestHz = 70;
constexpr double kCyclesMeasured = 10;
constexpr double kMostHzOff = 2; // what the frequency may differ by from the one of the file

/// The fundamental of a lane: A sin(2 pi f n / 8000 + angle).
struct Fundamental {
    double hertz = 50;
    double angle = 0; ///< rad, at the first sample
};

/// Phasor of `count` samples from `first` on at `hertz`, in a Hann window; its angle is that of a sine at sample 0.
std::complex<double> phasorOf(const std::vector<float>& lane, std::size_t first, std::size_t count, double hertz)
{
    std::complex<double> sum = 0;
    for (std::size_t n = 0; n < count; ++n) {
        const double window
            = 0.5 - 0.5 * std::cos(kFullTurn * (static_cast<double>(n) + 0.5) / static_cast<double>(count));
        const double angle = kFullTurn * hertz * static_cast<double>(first + n) / kSampleRate;
        sum += window * static_cast<double>(lane[first + n]) * std::polar(1.0, -angle);
    }
    return sum * std::complex<double>(0, 1); // a sine, not a cosine
}

Fundamental fundamentalOf(const std::vector<float>& lane, double hertz)
{
    const double cycle = kSampleRate / hertz;
    const double cycles = std::min(kCyclesMeasured, std::floor(static_cast<double>(lane.size()) / cycle / 2));
    if (cycles < 1) { // too short to measure the frequency
        return {hertz, std::arg(phasorOf(lane, 0, lane.size(), hertz))};
    }
    const auto count = static_cast<std::size_t>(std::lround(cycles * cycle));
    const auto first = phasorOf(lane, 0, count, hertz);
    const auto second = phasorOf(lane, count, std::min(count, lane.size() - count), hertz);
    const double turned = std::abs(first) > 0 ? std::arg(second / first) : 0;
    const double off = turned * kSampleRate / kFullTurn / static_cast<double>(count);
    const double measured = std::fabs(off) < kMostHzOff ? hertz + off : hertz;
    return {measured, std::arg(phasorOf(lane, 0, count, measured))};
}

/// Adds a sine with harmonics; `angle` of its fundamental at the first sample, in rad.
void addWave(std::vector<float>& lane, double rms, const std::vector<Harmonic>& harmonics, const Fundamental& wave)
{
    for (std::size_t n = 0; n < lane.size(); ++n) {
        const double angle = kFullTurn * wave.hertz * static_cast<double>(n) / kSampleRate + wave.angle;
        double value = std::sin(angle);
        for (const Harmonic& harmonic : harmonics) {
            value += harmonic.percent / 100 * std::sin(harmonic.order * angle + harmonic.angleDeg * kRadians);
        }
        lane[n] = static_cast<float>(rms * std::numbers::sqrt2 * value);
    }
}

} // namespace

void completeLanes(WaveformRecording& recording, const std::array<bool, kRecordedLanes>& recorded,
    const GridInput& input, double lineHz, std::vector<Message>& notes)
{
    const auto firstOf = [&](std::size_t begin) -> std::optional<std::size_t> {
        for (std::size_t phase = 0; phase < kVoltages; ++phase) {
            if (recorded[begin + phase]) {
                return phase;
            }
        }
        return std::nullopt;
    };
    const auto voltage = firstOf(0);
    const auto current = firstOf(kVoltages);
    const double hertz = lineHz >= kLowestHz && lineHz <= kHighestHz ? lineHz : input.supply.frequencyHz;
    if (!voltage && current) {
        const Fundamental found = fundamentalOf(recording.lane[kVoltages + *current], hertz);
        for (std::size_t phase = 0; phase < kVoltages; ++phase) {
            const double ahead = input.supply.voltageAngleDeg[phase] - input.supply.voltageAngleDeg[*current]
                + input.load.phiDeg[*current];
            addWave(recording.lane[phase], input.supply.voltage[phase], input.supply.voltageHarmonics[phase],
                {found.hertz, found.angle + ahead * kRadians});
        }
        notes.push_back(Phrase("Recording",
            "the recording has no voltages: those of the supply are played, in phase with I%1 unless load has a phi")
                            .with(*current + 1));
    } else if (voltage && !current) {
        const Fundamental reference = fundamentalOf(recording.lane[*voltage], hertz);
        for (std::size_t phase = 0; phase < kVoltages; ++phase) {
            const double apart
                = (input.supply.voltageAngleDeg[phase] - input.supply.voltageAngleDeg[*voltage]) * kRadians;
            const double own = recorded[phase] ? std::arg(phasorOf(recording.lane[phase], 0,
                                   std::min(recording.lane[phase].size(),
                                       static_cast<std::size_t>(kCyclesMeasured * kSampleRate / hertz)),
                                   reference.hertz))
                                               : reference.angle + apart;
            addWave(recording.lane[kVoltages + phase], input.load.current[phase], input.load.currentHarmonics[phase],
                {reference.hertz, own - input.load.phiDeg[phase] * kRadians});
        }
        notes.push_back(Phrase("Recording",
            "the recording has no currents: those of the scenario's load are played (current, phi and harmonics)"));
    }
}

} // namespace vmeter
