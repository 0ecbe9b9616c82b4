// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/instruments/measurement_error.h"

#include <algorithm>
#include <cmath>

namespace vmeter {

namespace {

// A power that changed by less than this fraction counts as constant; the fraction is far below the resolution of the
// error. A ramp over a day counts as constant, a ramp over minutes does not.
constexpr double kRest = 1e-5;

// Powers below both of these limits are not compared: a tenth of the apparent power, and the power of the starting
// current (20 mA, manual 13) at half the nominal voltage. [inferred]
constexpr double kLeastFactor = 0.1;
constexpr double kLeastVoltAmperes = 115 * 0.02;

// The phases of a balanced load differ by less than this fraction of their mean. [inferred]
constexpr double kBalance = 0.02;

constexpr double kMillionths = 1e6;

bool atRest(const TruePowers& before, const TruePowers& now)
{
    return std::equal(before.begin(), before.end(), now.begin(), [](const TruePower& a, const TruePower& b) {
        const double scale = kRest * std::max(b.volts * b.amperes, kLeastVoltAmperes);
        return std::abs(a.active - b.active) <= scale && std::abs(a.reactive - b.reactive) <= scale
            && std::abs(a.volts - b.volts) <= kRest * 230 && std::abs(a.amperes - b.amperes) <= kRest * 80;
    });
}

bool isBalanced(const TruePowers& powers)
{
    return std::all_of(powers.begin(), powers.begin() + kSystemPower, [&](const TruePower& phase) {
        return std::abs(phase.amperes - powers[kSystemPower].amperes) <= kBalance * powers[kSystemPower].amperes;
    });
}

} // namespace

std::optional<MeasurementError> ErrorObserver::process(const Snapshot& snapshot)
{
    const SampleCount second = (snapshot.meter.powered ? snapshot.meter.uptime : snapshot.time) / kSampleRate;
    if (second == m_second && snapshot.time >= m_time) {
        return {};
    }
    m_second = second;
    lookAt(snapshot);
    const MeasurementError::Silence silence = silenceOf(snapshot);
    if (silence != MeasurementError::Silence::none) {
        return MeasurementError{silence, {}, {}};
    }
    return compare(snapshot.meter.measurements);
}

void ErrorObserver::lookAt(const Snapshot& snapshot)
{
    const bool known = m_known && snapshot.time >= m_time;
    if (!known || snapshot.input != m_input) {
        const TruePowers truth = truePowers(snapshot.input);
        const bool still = atRest(m_truth, truth) && snapshot.input.supply.frequencyHz == m_input.supply.frequencyHz;
        if (!known || !still) {
            m_movedAt = snapshot.time;
        }
        m_truth = truth;
        m_input = snapshot.input;
        m_known = true;
    }
    m_time = snapshot.time;
}

MeasurementError::Silence ErrorObserver::silenceOf(const Snapshot& snapshot) const
{
    if (!snapshot.meter.powered || !snapshot.mainsOn) {
        return MeasurementError::Silence::meterOff;
    }
    if (snapshot.recordingPlayed) {
        return MeasurementError::Silence::recordingPlayed;
    }
    const SampleCount steadySince = std::max(m_movedAt, snapshot.inputChangedAt);
    const bool settled = snapshot.time >= steadySince + kSettling && snapshot.meter.uptime >= kSettling;
    return settled ? MeasurementError::Silence::none : MeasurementError::Silence::inputMoves;
}

MeasurementError ErrorObserver::compare(const Measurements& measured) const
{
    const bool balanced = isBalanced(m_truth);
    MeasurementError error;
    const auto reading = [&](ErrorQuantity quantity, std::size_t element, double truth, int64_t millionths) {
        const TruePower& power = m_truth[element];
        const double apparent = std::hypot(power.active, power.reactive);
        MeasurementError::Reading result;
        if (std::abs(truth) < kLeastFactor * apparent || apparent < kLeastVoltAmperes) {
            return result;
        }
        result.percent = 100 * (static_cast<double>(millionths) / kMillionths - truth) / truth;
        // The limit of a single phase is that of a single-phase load.
        const bool system = element == kSystemPower;
        double amperes = power.amperes;
        if (system && !balanced) {
            amperes = std::max({m_truth[0].amperes, m_truth[1].amperes, m_truth[2].amperes});
        }
        result.limit = accuracyLimit(quantity, {amperes, std::abs(truth) / apparent, system && balanced});
        return result;
    };
    for (std::size_t element = 0; element < m_truth.size(); ++element) {
        const ElementMeasurement& shown = element == kSystemPower ? measured.system : measured.phase[element];
        const TruePower& truth = m_truth[element];
        error.active[element] = reading(ErrorQuantity::active, element, truth.active, shown.activePower.value);
        error.reactive[element] = reading(ErrorQuantity::reactive, element, truth.reactive, shown.reactivePower.value);
    }
    return error;
}

} // namespace vmeter
