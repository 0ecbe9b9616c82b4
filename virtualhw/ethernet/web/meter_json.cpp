// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/web/meter_json.h"

#include "core/registers/value_links.h"
#include "virtualhw/base/qt_text.h"
#include "virtualhw/base/seconds.h"
#include "virtualhw/base/si.h"

#include <QJsonArray>
#include <QString>

#include <algorithm>
#include <span>

namespace vmeter {

namespace {

constexpr std::array<const char*, kPhases> kPhaseNames{"L1", "L2", "L3"};

constexpr std::array kQuantities{EnergyQuantity::activeImport, EnergyQuantity::activeExport,
    EnergyQuantity::reactiveImport, EnergyQuantity::reactiveExport, EnergyQuantity::reactiveImportInductive,
    EnergyQuantity::reactiveImportCapacitive, EnergyQuantity::reactiveExportInductive,
    EnergyQuantity::reactiveExportCapacitive, EnergyQuantity::apparent};

struct NamedElement {
    Element element;
    const char* name;
};
constexpr std::array kElementNames{
    NamedElement{Element::system, "sum"},
    NamedElement{Element::l1, "L1"},
    NamedElement{Element::l2, "L2"},
    NamedElement{Element::l3, "L3"},
};

QJsonValue powerFactor(const PowerFactor& factor)
{
    return factor.exists ? QJsonValue(factor.millionths / 1e6) : QJsonValue();
}

QJsonObject element(const ElementMeasurement& measured)
{
    return {
        {"V", si(measured.voltage)},
        {"I", si(measured.current)},
        {"P", si(measured.activePower)},
        {"Q", si(measured.reactivePower)},
        {"S", si(measured.apparentPower)},
        {"PF", powerFactor(measured.powerFactor)},
    };
}

QJsonValue sequence(PhaseSequence sequence)
{
    switch (sequence) {
    case PhaseSequence::clockwise123:
        return "123";
    case PhaseSequence::counterClockwise132:
        return "132";
    case PhaseSequence::notDetermined:
        break;
    }
    return {};
}

/// All quantities of one set of registers. `read(element, quantity)` returns an Energy.
template <class Read> QJsonObject energySet(Read read)
{
    QJsonObject set;
    for (const EnergyQuantity quantity : kQuantities) {
        QJsonObject elements;
        for (const auto& element : kElementNames) {
            elements.insert(element.name, shownWattHours(read(element.element, quantity)));
        }
        set.insert(energyName(quantity), elements);
    }
    return set;
}

QJsonArray cells(std::span<const SegmentCell> cells)
{
    QJsonArray array;
    for (const auto cell : cells) {
        array.append(cell);
    }
    return array;
}

QString hex(uint32_t value, int digits)
{
    return QStringLiteral("%1").arg(value, digits, 16, QLatin1Char('0'));
}

/// Names of the marks of `icons`, in the order of Icon, before `end`.
QJsonArray iconNames(uint32_t icons, std::size_t end = kIcons)
{
    QJsonArray names;
    for (std::size_t i = 0; i < end; ++i) {
        if ((icons >> i & 1U) != 0) {
            names.append(iconName(static_cast<Icon>(i)));
        }
    }
    return names;
}

/// The visible parts of `frame`.
LcdFrame shown(const LcdFrame& frame)
{
    return frame.powered ? frame : LcdFrame{};
}

} // namespace

QJsonObject measurementsJson(const Snapshot& snapshot)
{
    const auto& measured = snapshot.meter.measurements;
    QJsonArray phases;
    QJsonArray lineVoltages;
    QJsonArray missing;
    for (std::size_t phase = 0; phase < kPhases; ++phase) {
        phases.append(element(measured.phase[phase]));
        lineVoltages.append(si(measured.lineVoltage[phase]));
        if (measured.missing[phase]) {
            missing.append(kPhaseNames[phase]);
        }
    }
    auto system = element(measured.system);
    system.insert("U", si(measured.systemLineVoltage));
    const bool hasFrequency = measured.frequency.value != 0;
    return {
        {"meter_time_s", secondsOf(snapshot.time)},
        {"frequency", hasFrequency ? QJsonValue(si(measured.frequency)) : QJsonValue()},
        {"sequence", sequence(measured.sequence)},
        {"missing", missing},
        {"phases", phases},
        {"line_voltages", lineVoltages},
        {"IN", si(measured.neutralCurrent)},
        {"system", system},
    };
}

QJsonObject energiesJson(const Snapshot& snapshot)
{
    const auto& energies = snapshot.meter.energies;
    QJsonArray tariffs;
    for (const auto tariff : {Tariff::t1, Tariff::t2}) {
        tariffs.append(energySet(
            [&](Element element, EnergyQuantity quantity) { return energies.tariff(tariff, element, quantity); }));
    }
    QJsonObject partials;
    for (std::size_t i = 0; i < kPartialCounters; ++i) {
        partials.insert(
            kPartialNames[i], shownWattHours(snapshot.meter.partials.at(static_cast<PartialCounter>(i)).energy));
    }
    return {
        {"meter_time_s", secondsOf(snapshot.time)},
        {"tariff", snapshot.meter.tariff == Tariff::t1 ? 1 : 2},
        {"total",
            energySet([&](Element element, EnergyQuantity quantity) { return energies.total(element, quantity); })},
        {"tariffs", tariffs},
        {"partial", partials},
        {"balance",
            QJsonObject{
                {"active", shownWattHours(energies.activeBalance())},
                {"reactive", shownWattHours(energies.reactiveBalance())},
            }},
        {"led_pulses", static_cast<qint64>(snapshot.ledPulses)},
        {"output_pulses", static_cast<qint64>(snapshot.outputPulses)},
    };
}

QJsonObject partialsRunningJson(const Snapshot& snapshot)
{
    QJsonObject running;
    for (std::size_t i = 0; i < kPartialCounters; ++i) {
        running.insert(kPartialNames[i], snapshot.meter.partials.at(static_cast<PartialCounter>(i)).running);
    }
    return running;
}

std::optional<PartialCounter> partialCounterNamed(std::string_view name)
{
    const auto* const found = std::ranges::find(kPartialNames, name);
    if (found == kPartialNames.end()) {
        return {};
    }
    return static_cast<PartialCounter>(found - kPartialNames.begin());
}

QJsonObject lcdTextJson(const LcdFrame& frame)
{
    const LcdFrame seen = shown(frame);
    auto blinking = iconNames(seen.blinkingIcons);
    for (std::size_t digit = 0; digit < kMainDigits; ++digit) {
        if ((seen.blinkingMain >> digit & 1U) != 0) {
            blinking.append(QStringLiteral("digit%1").arg(digit + 1));
        }
    }
    QString segments;
    for (const auto cell : seen.main) {
        segments += hex(cell, 2);
    }
    for (const auto cell : seen.label) {
        segments += hex(cell, 2);
    }
    segments += hex(seen.icons, 8);
    return {
        {"menu", labelText(seen).data()},
        {"main", mainText(seen).data()},
        {"unit", unitText(seen)},
        {"icons", iconNames(seen.icons, kFirstUnitIcon)},
        {"blinking", blinking},
        {"backlight", seen.backlight},
        {"segments", segments},
    };
}

QJsonObject shownValueJson(const MeterState& meter, MenuPosition position)
{
    const std::optional<RegisterSource> source = shownSource(meter, position);
    QJsonArray registers;
    QString path;
    if (source) {
        for (const RegisterRow& row : meter.model->registers.rows) {
            if (carries(row, *source)) {
                registers.append(row.address);
            }
        }
        path = toQString(jsonPath(*source).view());
    }
    return {
        {"registers", registers},
        {"json_path", path.isEmpty() ? QJsonValue() : QJsonValue(path)},
    };
}

QJsonObject lcdCellsJson(const LcdFrame& frame)
{
    const LcdFrame seen = shown(frame);
    return {
        {"main", cells(seen.main)},
        {"label", cells(seen.label)},
        {"icons", iconNames(seen.icons)},
        {"blinking", iconNames(seen.blinkingIcons)},
        {"blinking_main", seen.blinkingMain},
        {"blink_on", seen.blinkOn},
        {"backlight", seen.backlight},
        {"text",
            QStringLiteral("%1 %2 %3")
                .arg(QLatin1String(labelText(seen).data()), QLatin1String(mainText(seen).data()),
                    QLatin1String(unitText(seen)))},
    };
}

} // namespace vmeter
