// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/menu/page_view.h"

#include "core/display/glyphs.h"
#include "core/display/number_format.h"

#include <optional>

namespace vmeter {

namespace {

// ---- units and marks -----------------------------------------------------------------------------------------------

struct EnergyMarks {
    Icon unit;
    std::optional<Icon> arrow;
    std::optional<Icon> load;
};

/// In the order of EnergyQuantity: unit, arrow, coil or capacitor.
constexpr EnergyMarks kEnergyMarks[] = {
    {Icon::unitKwh, Icon::import_, {}},
    {Icon::unitKwh, Icon::export_, {}},
    {Icon::unitKvarh, Icon::import_, {}},
    {Icon::unitKvarh, Icon::export_, {}},
    {Icon::unitKvah, {}, {}},
    {Icon::unitKvarh, Icon::import_, Icon::inductive},
    {Icon::unitKvarh, Icon::export_, Icon::inductive},
    {Icon::unitKvarh, Icon::import_, Icon::capacitive},
    {Icon::unitKvarh, Icon::export_, Icon::capacitive},
};

struct PartialMarks {
    EnergyQuantity energy;
    std::optional<Tariff> tariff;
};

/// In the order of PartialCounter: what is counted, and in which tariff if in one only.
constexpr PartialMarks kPartialMarks[kPartialCounters] = {
    {EnergyQuantity::activeImport, Tariff::t1},
    {EnergyQuantity::activeImport, Tariff::t2},
    {EnergyQuantity::activeImport, {}},
    {EnergyQuantity::activeExport, Tariff::t1},
    {EnergyQuantity::activeExport, Tariff::t2},
    {EnergyQuantity::activeExport, {}},
    {EnergyQuantity::apparent, {}},
    {EnergyQuantity::reactiveImport, {}},
    {EnergyQuantity::reactiveExport, {}},
};

/// In the order of Element.
constexpr Icon kElementMark[kElements] = {Icon::l1, Icon::l2, Icon::l3, Icon::sum};

template <class Row, std::size_t Rows, class Index> constexpr const Row& rowOf(const Row (&table)[Rows], Index index)
{
    return table[static_cast<std::size_t>(index)];
}

// ---- values ---------------------------------------------------------------------------------------------------------

/// The values of a phase or of the system. A phase that is reported as missing but still measured shows what it
/// measures, because it is counted and part of the sums; manual 11.1 asks for the blinking mark only.
const ElementMeasurement& measured(const Measurements& measurements, Element element)
{
    return element == Element::system ? measurements.system : measurements.phase[static_cast<std::size_t>(element)];
}

void lightEnergyMarks(EnergyQuantity energy, LcdFrame& frame)
{
    const EnergyMarks& marks = rowOf(kEnergyMarks, energy);
    frame.light(marks.unit);
    if (marks.arrow) {
        frame.light(*marks.arrow);
    }
    if (marks.load) {
        frame.light(*marks.load);
    }
}

/// Coil or capacitor by the quadrant in which the reactive energy is counted.
void lightLoadMark(const ElementMeasurement& values, LcdFrame& frame)
{
    frame.light(isInductive(quadrantOf(values)) ? Icon::inductive : Icon::capacitive);
}

/// The arrow of a power (manual 4.4, no. 16), by the sign of its register, which is also that of the energy it adds to:
/// Ea+ or Ea-, Er+ or Er-. No arrow beside a power that is shown as zero. [inferred]
void lightDirection(int64_t microwatts, LcdFrame& frame)
{
    if (shownSteps(microwatts, kPowerFormat) != 0) {
        frame.light(microwatts < 0 ? Icon::export_ : Icon::import_);
    }
}

void showPartial(PartialCounter counter, const PartialCounters& partials, LcdFrame& frame)
{
    frame.main = formatEnergy(partials.at(counter).energy);
    lightEnergyMarks(rowOf(kPartialMarks, counter).energy, frame);
    if (partials.at(counter).running) {
        frame.light(Icon::partial);
    } else {
        frame.blink(Icon::partial);
    }
}

void showBalance(const SignedEnergy& balance, Icon unit, LcdFrame& frame)
{
    frame.main = formatBalance(balance);
    frame.light(unit);
    frame.light(Icon::balance);
}

void showActivePower(const ElementMeasurement& values, LcdFrame& frame)
{
    frame.main = formatMagnitude(values.activePower.value, kPowerFormat);
    frame.light(Icon::unitKw);
    lightDirection(values.activePower.value, frame);
}

/// Import is Q > 0, as Er+ is. No coil or capacitor if the value is displayed as zero. [inferred]
void showReactivePower(const ElementMeasurement& values, LcdFrame& frame)
{
    frame.main = formatMagnitude(values.reactivePower.value, kPowerFormat);
    frame.light(Icon::unitKvar);
    lightDirection(values.reactivePower.value, frame);
    if (shownSteps(values.reactivePower.value, kPowerFormat) != 0) {
        lightLoadMark(values, frame);
    }
}

/// Coil or capacitor by the sign of the register; none if the power factor is 1.000 or is not shown. [inferred]
void showPowerFactor(const ElementMeasurement& values, LcdFrame& frame)
{
    frame.light(Icon::unitPf);
    if (!values.powerFactor.exists) {
        frame.main = noValue();
        return;
    }
    frame.main = formatMagnitude(values.powerFactor.millionths, kPowerFactorFormat);
    const uint64_t steps = shownSteps(values.powerFactor.millionths, kPowerFactorFormat);
    if (steps >= kPowerFactorFormat.minSteps && steps < kPowerFactorFormat.maxSteps) {
        frame.light(values.powerFactor.millionths < 0 ? Icon::capacitive : Icon::inductive);
    }
}

void showMagnitude(int64_t micro, const DisplayFormat& format, Icon unit, LcdFrame& frame)
{
    frame.main = formatMagnitude(micro, format);
    frame.light(unit);
}

void showNamed(const char* name, const MainZone& value, LcdFrame& frame)
{
    frame.main = value;
    writeText(frame.main, name, Align::left);
}

void showValue(const MenuPage& page, MenuPosition position, const MeterState& state, LcdFrame& frame)
{
    const Measurements& measurements = state.measurements;
    const ElementMeasurement& values = measured(measurements, page.element);
    switch (page.value) {
    case PageValue::totalEnergy:
        frame.main = formatEnergy(state.energies.total(page.element, page.energy));
        lightEnergyMarks(page.energy, frame);
        break;
    case PageValue::tariffEnergy:
        frame.main
            = formatEnergy(state.energies.tariff(*tariffOf(state.model->menus, position), page.element, page.energy));
        lightEnergyMarks(page.energy, frame);
        break;
    case PageValue::partialEnergy:
        showPartial(page.counter, state.partials, frame);
        break;
    case PageValue::activeBalance:
        showBalance(state.energies.activeBalance(), Icon::unitKwh, frame);
        break;
    case PageValue::reactiveBalance:
        showBalance(state.energies.reactiveBalance(), Icon::unitKvarh, frame);
        break;
    case PageValue::activePower:
        showActivePower(values, frame);
        break;
    case PageValue::apparentPower:
        showMagnitude(values.apparentPower.value, kPowerFormat, Icon::unitKva, frame);
        break;
    case PageValue::reactivePower:
        showReactivePower(values, frame);
        break;
    case PageValue::lineVoltage:
        showMagnitude(measurements.systemLineVoltage.value, kVoltageFormat, Icon::unitV, frame);
        for (const Icon pair : {Icon::pair12, Icon::pair23, Icon::pair31}) {
            frame.light(pair);
        }
        break;
    case PageValue::phaseVoltage:
        showMagnitude(values.voltage.value, kVoltageFormat, Icon::unitV, frame);
        for (const Icon phase : {Icon::l1, Icon::l2, Icon::l3}) {
            frame.light(phase);
        }
        break;
    case PageValue::current:
        showMagnitude(values.current.value, kCurrentFormat, Icon::unitA, frame);
        break;
    case PageValue::powerFactor:
        showPowerFactor(values, frame);
        break;
    case PageValue::frequency:
        showMagnitude(measurements.frequency.value, kFrequencyFormat, Icon::unitHz, frame);
        break;
    case PageValue::metrologicalVersion:
        showNamed("rEL1", formatVersion(state.model->firmware.metrological), frame);
        break;
    case PageValue::nonMetrologicalVersion:
        showNamed("rEL2", formatVersion(state.model->firmware.nonMetrological), frame);
        break;
    case PageValue::metrologicalChecksum:
        showNamed("CS1", formatHexadecimal(state.model->firmware.metrologicalChecksum), frame);
        break;
    case PageValue::nonMetrologicalChecksum:
        showNamed("CS2", formatHexadecimal(state.model->firmware.nonMetrologicalChecksum), frame);
        break;
    case PageValue::communicationPort:
        writeText(frame.main, state.model->communicationPort, Align::right);
        break;
    case PageValue::question:
        writeText(frame.main, "?", Align::right);
        break;
    }
}

} // namespace

std::optional<Tariff> tariffOf(const MenuPages& menus, MenuPosition position)
{
    switch (position.menu) {
    case MenuId::tariff1:
        return Tariff::t1;
    case MenuId::tariff2:
        return Tariff::t2;
    case MenuId::partialAndBalance:
        if (const auto counter = menus.partialCounterAt(position)) {
            return rowOf(kPartialMarks, *counter).tariff;
        }
        return {};
    default:
        return {};
    }
}

void showPage(MenuPosition position, const MeterState& state, LcdFrame& frame)
{
    const MenuPage& page = state.model->menus.at(position);
    writeText(frame.label, menuLabel(position.menu), Align::left);
    if (const auto tariff = tariffOf(state.model->menus, position)) {
        frame.light(*tariff == Tariff::t1 ? Icon::tariff1 : Icon::tariff2);
    }
    showValue(page, position, state, frame);
    const bool measuresSomething = position.menu != MenuId::information && position.menu != MenuId::setupQuestion;
    if (measuresSomething) {
        frame.light(rowOf(kElementMark, page.element));
    }
}

} // namespace vmeter
