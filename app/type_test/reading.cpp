// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/type_test/reading.h"

#include "app/type_test/number_text.h"
#include "app/type_test/reference_meter.h"
#include "virtualhw/base/si.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace vmeter {

namespace {

constexpr double kMillisecond = 1000.0 / kSampleRate; // per sample

// The energy of the table's formula and that of the actual waveform must be equal.
constexpr double kTableAgreementPct = 0.01;

double percent(double measured, double truth)
{
    return 100 * (measured / truth - 1);
}

class Evaluation {
public:
    Evaluation(const TypeTest& test, const Observation& seen)
        : m_test(test)
        , m_seen(seen)
    {
        for (const Flash& flash : seen.flashes) {
            if (flash.at >= seen.begin) {
                m_flashes.push_back(flash);
            }
        }
    }

    Reading result()
    {
        const bool isEnergy = m_test.readout.kind == ReadoutKind::energy;
        if (m_test.by == ReadBy::pulse && (isEnergy || isError(m_test.readout.kind))) {
            m_reading.errorPct = errorByPulses();
            if (m_reading.errorPct && isEnergy) {
                m_reading.measured = m_test.expected * (1 + *m_reading.errorPct / 100);
            } else if (m_test.readout.kind == ReadoutKind::error) {
                m_reading.measured = m_reading.errorPct;
            }
        } else {
            m_reading.measured = measured(m_test.readout, m_test.expected);
            m_reading.errorPct = errorOf(m_test.readout.kind, *m_reading.measured, m_test.expected);
        }
        checkRequirements();
        return std::move(m_reading);
    }

private:
    static bool isError(ReadoutKind kind) { return kind == ReadoutKind::error || kind == ReadoutKind::errorShift; }

    static std::optional<double> errorOf(ReadoutKind kind, double measured, double expected)
    {
        constexpr std::array kWithoutError{ReadoutKind::changedRegisters, ReadoutKind::outputTiming,
            ReadoutKind::ledAgainstRegister, ReadoutKind::outputAgainstRegister, ReadoutKind::sequence,
            ReadoutKind::missing, ReadoutKind::overRange};
        const bool none = std::find(kWithoutError.begin(), kWithoutError.end(), kind) != kWithoutError.end();
        return none || expected == 0 ? std::nullopt : std::optional(percent(measured, expected));
    }

    // True seconds per second of the meter's own clock.
    [[nodiscard]] double clockRatio() const { return kSampleRate / m_seen.rateHz; }

    std::optional<double> errorByPulses()
    {
        if (m_flashes.size() < 2) {
            fault("fewer than two LED pulses while the meter was read");
            return std::nullopt;
        }
        const auto wattHours = static_cast<double>(m_flashes.back().number - m_flashes.front().number);
        // One second more, because the seconds of laboratory and meter differ slightly.
        const ReferenceMeter reference(m_test.scenario, m_seen.end + kSampleRate, m_seen.rateHz);
        // A flash includes all samples up to its own; each sample represents half a period on both sides.
        const auto instant = [](const Flash& flash) { return static_cast<double>(flash.at) + 0.5; };
        const double truth = reference.energyWh(instant(m_flashes.front()), instant(m_flashes.back()));
        const auto begin = static_cast<double>(m_seen.begin);
        const double whole = reference.energyWh(begin, begin + static_cast<double>(m_test.over) / clockRatio());
        // The formula gives the total energy, the waveform gives its distribution over the reading time.
        const double closedForm = m_test.expectedEnergy();
        const double disagreement = percent(std::abs(whole), closedForm);
        if (std::abs(disagreement) > kTableAgreementPct) {
            fault("the closed form of the table is not the energy of its waveform: that is "
                + numberText(std::abs(whole), 6) + " Wh");
        }
        return percent(wattHours, std::abs(truth) * closedForm / std::abs(whole));
    }

    // Of the readings in each second the one that is farthest from the expected value: a reading that beats is wrong
    // although it is right at some moments.
    template <class Value> double farthest(double expected, Value value) const
    {
        double worst = value(m_seen.last);
        for (const Measurements& reading : m_seen.readings) {
            const double now = value(reading);
            worst = std::abs(now - expected) > std::abs(worst - expected) ? now : worst;
        }
        return worst;
    }

    double measured(const Readout& readout, double expected)
    {
        switch (readout.kind) {
        case ReadoutKind::energy:
            return (registerValue(readout, m_seen.after) - registerValue(readout, m_seen.before)) / clockRatio();
        case ReadoutKind::balance:
            return (balance(m_seen.after) - balance(m_seen.before)) / clockRatio();
        case ReadoutKind::changedRegisters:
            return static_cast<double>(changed(allRegisters()));
        case ReadoutKind::ledPulses:
            return static_cast<double>(m_seen.ledAfter - m_seen.ledBefore);
        case ReadoutKind::outputPulses:
            return static_cast<double>(m_seen.outputAfter - m_seen.outputBefore);
        case ReadoutKind::ledFrequency:
            return ledFrequency();
        case ReadoutKind::outputTiming:
            return static_cast<double>(std::min(m_seen.output.shortestOn, m_seen.output.shortestOff)) * kMillisecond;
        case ReadoutKind::ledAgainstRegister:
            return ledAgainstRegister();
        case ReadoutKind::outputAgainstRegister:
            return static_cast<double>(m_seen.outputAfter)
                - std::floor(
                    registerValue(*readoutNamed("dEa_imp"), m_seen.after) / kCountisE28.ratings.pulseOutput.wattHours);
        case ReadoutKind::voltage1:
            return farthest(expected, [](const Measurements& m) { return si(m.phase[0].voltage); });
        case ReadoutKind::current1:
            return farthest(expected, [](const Measurements& m) { return si(m.phase[0].current); });
        case ReadoutKind::activePower1:
            return farthest(expected, [](const Measurements& m) { return si(m.phase[0].activePower); });
        case ReadoutKind::lineVoltage12:
            return farthest(expected, [](const Measurements& m) { return si(m.lineVoltage[0]); });
        case ReadoutKind::neutralCurrent:
            return farthest(expected, [](const Measurements& m) { return si(m.neutralCurrent); });
        case ReadoutKind::powerFactor:
            return farthest(expected, [](const Measurements& m) { return m.system.powerFactor.millionths / 1e6; });
        case ReadoutKind::frequency:
            return farthest(expected, [](const Measurements& m) { return si(m.frequency); });
        case ReadoutKind::sequence:
            return sequence(m_seen.last.sequence);
        case ReadoutKind::missing:
            return missing();
        case ReadoutKind::overRange:
            return std::any_of(m_seen.overRange.begin(), m_seen.overRange.end(), [](bool seen) { return seen; });
        case ReadoutKind::error:
        case ReadoutKind::errorShift:
        case ReadoutKind::errorDifference:
        case ReadoutKind::compositeError:
            break;
        }
        fault("'" + readout.name + "' cannot be read in this way");
        return 0;
    }

    static double balance(const EnergyRegisters& registers) { return wattHours(registers.activeBalance()); }

    [[nodiscard]] std::size_t changed(const std::vector<Readout>& registers) const
    {
        return static_cast<std::size_t>(std::count_if(registers.begin(), registers.end(),
            [&](const Readout& one) { return registerValue(one, m_seen.after) != registerValue(one, m_seen.before); }));
    }

    double ledFrequency()
    {
        if (m_flashes.size() < 2) {
            fault("fewer than two LED pulses while the meter was read");
            return 0;
        }
        const Flash& first = m_flashes.front();
        const Flash& last = m_flashes.back();
        return static_cast<double>(last.number - first.number) * m_seen.rateHz
            / static_cast<double>(last.at - first.at);
    }

    double ledAgainstRegister()
    {
        if (!m_seen.firstStep || m_seen.firstStep->wattHours == m_seen.lastStep.wattHours) {
            fault("the register did not step twice");
            return 0;
        }
        const RegisterStep& first = *m_seen.firstStep;
        return percent(static_cast<double>(m_seen.lastStep.ledPulses - first.ledPulses),
            static_cast<double>(m_seen.lastStep.wattHours - first.wattHours));
    }

    static double sequence(PhaseSequence sequence)
    {
        switch (sequence) {
        case PhaseSequence::clockwise123:
            return 123;
        case PhaseSequence::counterClockwise132:
            return 132;
        case PhaseSequence::notDetermined:
            break;
        }
        return 0;
    }

    [[nodiscard]] double missing() const
    {
        double digits = 0;
        for (std::size_t k = 0; k < kPhases; ++k) {
            if (m_seen.last.missing[k]) {
                digits = digits * 10 + static_cast<double>(k + 1);
            }
        }
        return digits;
    }

    void checkRequirements()
    {
        const Requirements& wanted = m_test.requirements;
        if (!m_seen.poweredAtEnd) {
            fault("the meter was without power at the end");
        }
        if (m_seen.registersFellBack) {
            fault("an energy register went back");
        }
        if (m_seen.powerCuts != wanted.powerCuts) {
            fault("the meter lost its power " + std::to_string(m_seen.powerCuts) + " times instead of "
                + std::to_string(wanted.powerCuts));
        }
        checkStill(wanted.still);
        for (const FurtherReading& also : wanted.also) {
            checkFurther(also);
        }
        checkPulseTimes(wanted);
        for (std::size_t k = 0; k < kPhases; ++k) {
            if (wanted.overRange[k] && !m_seen.overRange[k]) {
                fault("L" + std::to_string(k + 1) + " did not report that its converter saturated");
            }
        }
        if (wanted.tariffsAddUp) {
            checkTariffs();
        }
    }

    void checkStill(const std::vector<Readout>& registers)
    {
        for (const Readout& one : registers) {
            const double moved = registerValue(one, m_seen.after) - registerValue(one, m_seen.before);
            if (moved != 0) {
                fault(one.name + " must stand still and moved by " + numberText(moved, 6));
            }
        }
    }

    void checkFurther(const FurtherReading& also)
    {
        const double value = measured(also.readout, also.expected);
        const auto error = errorOf(also.readout.kind, value, also.expected);
        for (const Limit& limit : also.limits) {
            if (!keeps(limit, value, also.expected, error).value_or(false)) {
                fault(
                    also.readout.name + " is " + numberText(value, 6) + " instead of " + numberText(also.expected, 6));
            }
        }
    }

    void checkPulseTimes(const Requirements& wanted)
    {
        const auto seconds = [&](SampleCount samples) { return static_cast<double>(samples) / m_seen.rateHz; };
        const auto& all = m_seen.flashes;
        if (wanted.firstPulseSeconds && (all.empty() || seconds(all.front().at) > *wanted.firstPulseSeconds)) {
            fault("no LED pulse within " + numberText(*wanted.firstPulseSeconds, 0) + " s of power-on");
        }
        if (wanted.nextPulseSeconds && (all.size() < 2 || seconds(all[1].at - all[0].at) > *wanted.nextPulseSeconds)) {
            fault("no second LED pulse within " + numberText(*wanted.nextPulseSeconds, 0) + " s of the first");
        }
        if (wanted.ledOnMilliseconds) {
            const double on = static_cast<double>(m_seen.led.longestOn) * kMillisecond;
            if (m_seen.led.shortestOff == 0 || on > *wanted.ledOnMilliseconds) {
                fault("the LED is lit for " + numberText(on, 1) + " ms instead of at most "
                    + numberText(*wanted.ledOnMilliseconds, 1));
            }
        }
    }

    // The partial counters run through both tariffs with accumulators of their own.
    void checkTariffs()
    {
        constexpr std::array<std::pair<PartialCounter, EnergyQuantity>, 3> kCounters{{
            {PartialCounter::activeImport, EnergyQuantity::activeImport},
            {PartialCounter::activeExport, EnergyQuantity::activeExport},
            {PartialCounter::apparent, EnergyQuantity::apparent},
        }};
        for (const auto& [counter, quantity] : kCounters) {
            const Energy parts = m_seen.after.tariff(Tariff::t1, Element::system, quantity)
                + m_seen.after.tariff(Tariff::t2, Element::system, quantity);
            if (parts != m_seen.partials.at(counter).energy) {
                fault("the tariffs do not add up to what has flowed");
            }
        }
    }

    void fault(std::string text) { m_reading.faults.push_back(std::move(text)); }

    const TypeTest& m_test;
    const Observation& m_seen;
    std::vector<Flash> m_flashes; ///< while the meter was read
    Reading m_reading;
};

} // namespace

Reading evaluate(const TypeTest& test, const Observation& seen)
{
    return Evaluation(test, seen).result();
}

std::optional<bool> keeps(const Limit& limit, double measured, double expected, std::optional<double> errorPct)
{
    switch (limit.kind) {
    case Limit::Kind::error:
        return errorPct ? std::optional(std::abs(*errorPct) <= limit.value) : std::nullopt;
    case Limit::Kind::shift:
        return std::nullopt;
    case Limit::Kind::within:
        return std::abs(measured - expected) <= limit.value;
    case Limit::Kind::atLeast:
        return measured >= limit.value;
    case Limit::Kind::atMost:
        return measured <= limit.value;
    case Limit::Kind::equals:
        return measured == limit.value;
    }
    return std::nullopt;
}

} // namespace vmeter
