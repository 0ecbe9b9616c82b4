// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/error_trend.h"

#include "ui/plots/plot_style.h"
#include "ui/plots/view_export.h"
#include "ui/scope/sweep.h"
#include "virtualhw/base/seconds.h"

#include <qcustomplot.h>

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace vmeter {

namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN(); // a gap in a QCPGraph
constexpr double kFinestPercent = 0.01;
constexpr double kRoomForLimits = 1.25;

constexpr const char* kPhaseNames[] = {"L1", "L2", "L3", "Σ"};

} // namespace

ErrorTrend::ErrorTrend(QWidget* parent)
    : TrendView(QStringLiteral("errorTrend"), parent)
    , m_quantity(new QComboBox(this))
    , m_reading(new QLabel(this))
    , m_area(addScreen(1))
{
    m_quantity->setObjectName(QStringLiteral("errorQuantity"));
    m_quantity->addItems({QString(), QString()});
    m_quantity->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_reading->setObjectName(QStringLiteral("errorReading"));
    m_reading->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    choices().addWidget(m_quantity);
    choices().addSpacing(8);
    choices().addWidget(m_reading, 1);
    connect(m_quantity, &QComboBox::currentIndexChanged, this, [this] {
        showReading();
        showHistory();
    });
    addGraphs();
    retranslate();
}

void ErrorTrend::addGraphs()
{
    QCPAxis* time = m_area->axis(QCPAxis::atBottom);
    QCPAxis* percent = m_area->axis(QCPAxis::atLeft);
    const auto add = [&](const QPen& pen) {
        QCPGraph* graph = plot().addGraph(time, percent);
        graph->setPen(pen);
        return graph;
    };
    auto* legend = new QCPLegend;
    plot().plotLayout()->addElement(0, 0, legend);
    dress(*legend);
    legend->setWrap(static_cast<int>(kElements) + 1);
    for (std::size_t element = 0; element < kElements; ++element) {
        m_errors[element] = add(QPen(element == kSystemPower ? kSystemColour : kPhaseColours[element], 0));
        m_errors[element]->setName(QString::fromUtf8(kPhaseNames[element]));
        legend->addItem(new QCPPlottableLegendItem(legend, m_errors[element]));
    }
    for (QCPGraph*& limit : m_limits) {
        limit = add(QPen(kAlarmColour, 0, Qt::DashLine));
        limit->setLineStyle(QCPGraph::lsStepLeft);
    }
    legend->addItem(new QCPPlottableLegendItem(legend, m_limits[0]));
    plot().plotLayout()->setRowStretchFactor(0, 0.001);
}

const MeasurementError::Readings& ErrorTrend::chosen(const MeasurementError& error) const
{
    return m_quantity->currentIndex() == 0 ? error.active : error.reactive;
}

void ErrorTrend::record(const Snapshot& snapshot)
{
    if (std::exchange(m_benchGeneration, snapshot.benchGeneration) != snapshot.benchGeneration) {
        m_observer = {};
        m_history.clear();
    }
    if (const std::optional<MeasurementError> error = m_observer.process(snapshot)) {
        m_newest = *error;
        m_history.add(snapshot.time, m_newest);
    }
}

void ErrorTrend::setSnapshot(const Snapshot& /*snapshot*/)
{
    const auto& entries = m_history.entries(span());
    if (!entries.empty() && entries.back().time != m_shown) {
        showReading();
        showHistory();
    }
}

void ErrorTrend::showHistory()
{
    const auto& entries = m_history.entries(span());
    if (entries.empty()) {
        return;
    }
    m_shown = entries.back().time;
    setNow(m_shown);
    double peak = 0;
    double widest = 0;
    std::array<QVector<QCPGraphData>, kElements> errors;
    QVector<QCPGraphData> above;
    QVector<QCPGraphData> below;
    for (const auto& [time, error] : entries) {
        const double at = secondsOf(time);
        const MeasurementError::Readings& readings = chosen(error);
        for (std::size_t element = 0; element < kElements; ++element) {
            errors[element].append({at, readings[element].percent.value_or(kNothing)});
            peak = std::max(peak, std::abs(readings[element].percent.value_or(0)));
        }
        const double limit = readings[kSystemPower].limit.value_or(kNothing);
        above.append({at, limit});
        below.append({at, -limit});
        widest = std::max(widest, readings[kSystemPower].limit.value_or(0));
    }
    for (std::size_t element = 0; element < kElements; ++element) {
        m_errors[element]->data()->set(errors[element], true);
    }
    m_limits[0]->data()->set(below, true);
    m_limits[1]->data()->set(above, true);
    const double range = std::max(niceRange(peak * 1.1, kFinestPercent), widest * kRoomForLimits);
    m_area->axis(QCPAxis::atLeft)->setRange(-range, range);
    redraw(true);
}

void ErrorTrend::showReading()
{
    const MeasurementError::Reading& system = chosen(m_newest)[kSystemPower];
    if (!system.percent) {
        m_reading->setText(silenceText());
        m_reading->setToolTip(m_reading->text());
        return;
    }
    const QLocale locale;
    const QString sign = *system.percent < 0 ? QStringLiteral("−") : QStringLiteral("+");
    const QString percent = sign + locale.toString(std::abs(*system.percent), 'f', 3);
    const TruePower& truth = m_observer.truth()[kSystemPower];
    const bool active = m_quantity->currentIndex() == 0;
    const QString power = locale.toString(active ? truth.active : truth.reactive, 'f', 1)
        + (active ? QStringLiteral(" W") : QStringLiteral(" var"));
    m_reading->setText(system.limit
            ? tr("Σ %1 % of %2, limit ±%3 %").arg(percent, power, locale.toString(*system.limit, 'f', 1))
            : tr("Σ %1 % of %2, no limit for this load").arg(percent, power));
    m_reading->setToolTip(m_reading->text());
}

QString ErrorTrend::silenceText() const
{
    switch (m_newest.silence) {
    case MeasurementError::Silence::meterOff:
        return tr("no error: the meter is off");
    case MeasurementError::Silence::recordingPlayed:
        return tr("recording played: its true power is not known");
    case MeasurementError::Silence::inputMoves:
        return tr("no error yet: the input has to stand still for 3 s");
    case MeasurementError::Silence::none:
        break;
    }
    return tr("no error: too little to compare with");
}

QString ErrorTrend::csv() const
{
    const QString quantity = m_quantity->currentIndex() == 0 ? QStringLiteral("P") : QStringLiteral("Q");
    CsvLine head;
    head << "meter_time_s";
    for (const char* name : {"L1", "L2", "L3", "sum"}) {
        head << quantity + u'_' + QString::fromLatin1(name) + QStringLiteral("_error_%");
    }
    QString text = (head << "limit_%").end();
    for (const auto& [time, error] : m_history.entries(span())) {
        CsvLine line;
        line.number(secondsOf(time), 3);
        const auto add = [&line](const std::optional<double>& value, int decimals) {
            value ? line.number(*value, decimals) : line.empty();
        };
        for (const MeasurementError::Reading& reading : chosen(error)) {
            add(reading.percent, 4);
        }
        add(chosen(error)[kSystemPower].limit, 2);
        text += line.end();
    }
    return text;
}

void ErrorTrend::retranslate()
{
    TrendView::retranslate();
    setAccessibleName(tr("Error of the meter against the true power, percent"));
    m_quantity->setAccessibleName(tr("Quantity"));
    m_quantity->setItemText(0, tr("Active power"));
    m_quantity->setItemText(1, tr("Reactive power"));
    m_reading->setAccessibleName(tr("Error of the system now"));
    setToolTip(tr("Against the power that supply, wiring and loads put on the terminals, harmonics included;\n"
                  "reactive: of the fundamental. Only while the input stands still for 3 s."));
    m_area->axis(QCPAxis::atLeft)->setLabel(tr("Error / %"));
    m_area->axis(QCPAxis::atBottom)->setLabel(tr("Meter time"));
    m_limits[0]->setName(tr("limit of the class, Σ"));
    showReading();
}

} // namespace vmeter
