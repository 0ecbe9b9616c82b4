// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/measurements/measurement_model.h"

#include "ui/plots/view_export.h"

#include <QLocale>

#include <cmath>
#include <iterator>
#include <optional>

namespace vmeter {

namespace {

constexpr std::size_t kSystemColumn = kPhases;
constexpr std::size_t kColumns = kPhases + 1;
constexpr int64_t kLeastLoad = 5'000'000; // microvolt-amperes: less is shown as 0.00 kVA

/// The value of a row in millionths of its SI unit, or nothing.
using Value = std::optional<int64_t>;

const ElementMeasurement& element(const Measurements& m, std::size_t column)
{
    return column == kSystemColumn ? m.system : m.phase[column];
}

struct Row {
    const char* symbol;
    RegisterValue source;
    const char* name;
    const char* unit;
    double perMillion; ///< millionths of the SI unit in one `unit`
    int decimals;
    Value (*value)(const Measurements&, std::size_t column);
};

// Decimals are those of the registers (0.01 V, 1 mA, 10 W, 0.001, 1 mHz).
constexpr Row kRows[] = {
    {"V", RegisterValue::voltage, QT_TRANSLATE_NOOP("vmeter::MeasurementModel", "Voltage, phase to neutral"), "V", 1e6,
        2, [](const Measurements& m, std::size_t c) { return Value(element(m, c).voltage.value); }},
    {"U", RegisterValue::lineVoltage,
        QT_TRANSLATE_NOOP("vmeter::MeasurementModel", "Voltage, phase to phase (12, 23, 31)"), "V", 1e6, 2,
        [](const Measurements& m, std::size_t c) {
            return Value(c == kSystemColumn ? m.systemLineVoltage.value : m.lineVoltage[c].value);
        }},
    {"I", RegisterValue::current, QT_TRANSLATE_NOOP("vmeter::MeasurementModel", "Current"), "A", 1e6, 3,
        [](const Measurements& m, std::size_t c) { return Value(element(m, c).current.value); }},
    {"P", RegisterValue::activePower, QT_TRANSLATE_NOOP("vmeter::MeasurementModel", "Active power, + is import"), "kW",
        1e9, 2, [](const Measurements& m, std::size_t c) { return Value(element(m, c).activePower.value); }},
    {"Q", RegisterValue::reactivePower, QT_TRANSLATE_NOOP("vmeter::MeasurementModel", "Reactive power"), "kvar", 1e9, 2,
        [](const Measurements& m, std::size_t c) { return Value(element(m, c).reactivePower.value); }},
    {"S", RegisterValue::apparentPower, QT_TRANSLATE_NOOP("vmeter::MeasurementModel", "Apparent power"), "kVA", 1e9, 2,
        [](const Measurements& m, std::size_t c) { return Value(element(m, c).apparentPower.value); }},
    {"PF", RegisterValue::powerFactor,
        QT_TRANSLATE_NOOP("vmeter::MeasurementModel", "Power factor, + is lagging, − is leading"), "", 1e6, 3,
        [](const Measurements& m, std::size_t c) {
            const PowerFactor& factor = element(m, c).powerFactor;
            // Of a phase without load there is only noise to divide by.
            const bool loaded = element(m, c).apparentPower.value >= kLeastLoad;
            return factor.exists && loaded ? Value(factor.millionths) : Value();
        }},
    {"f", RegisterValue::frequency, QT_TRANSLATE_NOOP("vmeter::MeasurementModel", "Frequency"), "Hz", 1e6, 3,
        [](const Measurements& m, std::size_t c) {
            return c == kSystemColumn && m.frequency.value > 0 ? Value(m.frequency.value) : Value();
        }},
    {"IN", RegisterValue::neutralCurrent, QT_TRANSLATE_NOOP("vmeter::MeasurementModel", "Current of the neutral"), "A",
        1e6, 3,
        [](const Measurements& m, std::size_t c) {
            return c == kSystemColumn ? Value(m.neutralCurrent.value) : Value();
        }},
};

} // namespace

void MeasurementModel::setMeter(const MeterState& meter)
{
    // The values are renewed once a second (manual 13).
    const uint64_t second = meter.uptime.wholeSeconds();
    if (second == m_second && meter.powered == m_powered) {
        return;
    }
    m_second = second;
    m_powered = meter.powered;
    m_measurements = meter.measurements;
    emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void MeasurementModel::retranslate()
{
    emit headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int MeasurementModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(std::size(kRows));
}

int MeasurementModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(kColumns);
}

std::optional<double> MeasurementModel::value(std::size_t row, std::size_t column) const
{
    const Row& line = kRows[row];
    const Value value = m_powered ? line.value(m_measurements, column) : Value();
    return value ? std::optional(static_cast<double>(*value) / line.perMillion) : std::nullopt;
}

QString MeasurementModel::cell(std::size_t row, std::size_t column) const
{
    const Row& line = kRows[row];
    const std::optional<double> exact = value(row, column);
    if (!exact) {
        return QStringLiteral("–");
    }
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    // A value that is rounded to zero has no sign.
    const double step = std::pow(10, -line.decimals);
    QString number = locale.toString(std::abs(*exact) < step / 2 ? 0 : *exact, 'f', line.decimals);
    number.replace(locale.negativeSign(), QStringLiteral("−"));
    return *line.unit == 0 ? number : number + u' ' + QString::fromLatin1(line.unit);
}

std::optional<RegisterSource> MeasurementModel::source(const QModelIndex& index)
{
    const RegisterValue value = kRows[index.row()].source;
    const bool ofSystemAlone = value == RegisterValue::frequency || value == RegisterValue::neutralCurrent;
    if (ofSystemAlone && index.column() != static_cast<int>(kSystemColumn)) {
        return {};
    }
    RegisterSource source;
    source.value = value;
    source.element = static_cast<Element>(index.column());
    return source;
}

QString MeasurementModel::csv() const
{
    QString text = (CsvLine() << "quantity"
                              << "unit"
                              << "L1"
                              << "L2"
                              << "L3"
                              << "mean_or_sum")
                       .end();
    for (std::size_t row = 0; row < std::size(kRows); ++row) {
        CsvLine line;
        line << kRows[row].symbol << kRows[row].unit;
        for (std::size_t column = 0; column < kColumns; ++column) {
            const std::optional<double> number = value(row, column);
            number ? line.number(*number, kRows[row].decimals) : line.empty();
        }
        text += line.end();
    }
    return text;
}

QVariant MeasurementModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const auto row = static_cast<std::size_t>(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return cell(row, static_cast<std::size_t>(index.column()));
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return tr(kRows[row].name);
    default:
        return {};
    }
}

QVariant MeasurementModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical && role == Qt::ToolTipRole) {
        return tr(kRows[section].name);
    }
    if (orientation == Qt::Horizontal && role == Qt::ToolTipRole && section == static_cast<int>(kSystemColumn)) {
        return tr("Mean of the phases for V, U and I; sum for P, Q and S");
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    if (orientation == Qt::Horizontal && section == static_cast<int>(kSystemColumn)) {
        return tr("Mean or sum");
    }
    static constexpr const char* kColumnNames[kPhases] = {"L1", "L2", "L3"};
    return QString::fromUtf8(orientation == Qt::Horizontal ? kColumnNames[section] : kRows[section].symbol);
}

} // namespace vmeter
