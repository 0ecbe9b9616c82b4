// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scope/oscilloscope.h"

#include "ui/scope/sweep.h"

#include <qcustomplot.h>

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace vmeter {

namespace {

constexpr double kVoltsPerCount = kFullScaleVolts / 8388608.0; // full scale is 2^23 counts
constexpr double kAmperesPerCount = kFullScaleAmperes / 8388608.0;
constexpr double kMillisecondsPerSet = 1000.0 / kSampleRate;
constexpr double kSweepMilliseconds = kSweepSets * kMillisecondsPerSet;

const QColor kScreenColour(0x10, 0x17, 0x1b);
const QColor kSurroundColour(0x1b, 0x24, 0x29);
const QColor kGridColour(0x2c, 0x3a, 0x41);
const QColor kZeroColour(0x55, 0x68, 0x71);
const QColor kTextColour(0xb8, 0xc7, 0xce);

// The colours of IEC 60445, brown, black and grey, as far as a dark screen allows.
const QColor kPhaseColours[kPhases] = {{0xe8, 0x9a, 0x5b}, {0x5f, 0xd0, 0xe0}, {0xc9, 0xcf, 0xd4}};

void dress(QCPAxis& axis)
{
    axis.setBasePen(QPen(kZeroColour));
    axis.setTickPen(QPen(kZeroColour));
    axis.setSubTickPen(Qt::NoPen);
    axis.setTickLabelColor(kTextColour);
    axis.setLabelColor(kTextColour);
    axis.grid()->setPen(QPen(kGridColour, 0, Qt::SolidLine));
    axis.grid()->setZeroLinePen(QPen(kZeroColour, 0, Qt::SolidLine));
}

} // namespace

Oscilloscope::Oscilloscope(QWidget* parent)
    : QWidget(parent)
    , m_plot(new QCustomPlot(this))
{
    setObjectName(QStringLiteral("oscilloscope"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);

    m_plot->setBackground(kSurroundColour);
    m_plot->setAutoAddPlottableToLegend(false);
    m_plot->plotLayout()->clear();
    m_plot->plotLayout()->setRowSpacing(2);
    // Traces have a buffer of their own: axes and grid are drawn again only when a range changes.
    m_plot->addLayer(QStringLiteral("traces"), m_plot->layer(QStringLiteral("main")));
    m_traceLayer = m_plot->layer(QStringLiteral("traces"));
    m_traceLayer->setMode(QCPLayer::lmBuffered);

    m_voltages = addScreen(1, "u");
    m_currents = addScreen(2, "i");
    auto* margins = new QCPMarginGroup(m_plot);
    m_voltages.area->setMarginGroup(QCP::msLeft | QCP::msRight, margins);
    m_currents.area->setMarginGroup(QCP::msLeft | QCP::msRight, margins);
    m_voltages.area->axis(QCPAxis::atBottom)->setTickLabels(false);
    addLegend();

    m_triggerText = new QCPItemText(m_plot);
    m_triggerText->setClipToAxisRect(false);
    m_triggerText->position->setType(QCPItemPosition::ptAxisRectRatio);
    m_triggerText->position->setAxisRect(m_voltages.area);
    m_triggerText->position->setCoords(0.99, 0.02);
    m_triggerText->setPositionAlignment(Qt::AlignRight | Qt::AlignTop);
    m_triggerText->setColor(kTextColour);
    m_triggerText->setBrush(kScreenColour);
    m_triggerText->setPadding({4, 1, 4, 1});
    retranslate();
}

QSize Oscilloscope::sizeHint() const
{
    return {620, 420};
}

Oscilloscope::Screen Oscilloscope::addScreen(int row, const char* quantity)
{
    Screen screen;
    screen.area = new QCPAxisRect(m_plot);
    m_plot->plotLayout()->addElement(row, 0, screen.area);
    screen.area->setLayer(QStringLiteral("background"));
    screen.area->setBackground(QBrush(kScreenColour));
    screen.area->setMinimumMargins({6, 6, 10, 4});
    QCPAxis* time = screen.area->axis(QCPAxis::atBottom);
    QCPAxis* value = screen.area->axis(QCPAxis::atLeft);
    for (QCPAxis* axis : {time, value}) {
        axis->setLayer(QStringLiteral("axes"));
        axis->grid()->setLayer(QStringLiteral("grid"));
        dress(*axis);
    }
    time->setRange(0, kSweepMilliseconds);
    for (std::size_t phase = 0; phase < kPhases; ++phase) {
        QCPGraph* trace = m_plot->addGraph(time, value);
        trace->setLayer(m_traceLayer);
        // Width 0 is one pixel of the screen, whatever its scale: wider pens leave QPainter's fast path for lines and
        // cost twenty times as much.
        trace->setPen(QPen(kPhaseColours[phase], 0));
        trace->setAntialiased(true);
        trace->setName(QStringLiteral("%1%2").arg(QString::fromLatin1(quantity)).arg(phase + 1));
        screen.trace[phase] = trace;
    }
    return screen;
}

void Oscilloscope::addLegend()
{
    auto* legend = new QCPLegend;
    m_plot->plotLayout()->addElement(0, 0, legend);
    legend->setLayer(QStringLiteral("legend"));
    legend->setFillOrder(QCPLegend::foColumnsFirst);
    legend->setWrap(2 * static_cast<int>(kPhases));
    legend->setBrush(Qt::NoBrush);
    legend->setBorderPen(Qt::NoPen);
    legend->setTextColor(kTextColour);
    legend->setIconSize(18, 8);
    legend->setMargins({4, 2, 4, 0});
    for (const Screen& screen : {m_voltages, m_currents}) {
        for (QCPGraph* trace : screen.trace) {
            legend->addItem(new QCPPlottableLegendItem(legend, trace));
        }
    }
    m_plot->plotLayout()->setRowStretchFactor(0, 0.001);
}

void Oscilloscope::setSnapshot(const Snapshot& snapshot)
{
    if (snapshot.time == m_time) {
        return;
    }
    m_time = snapshot.time;
    const Sweep sweep = findSweep(snapshot.scope);
    bool changed = sweep.triggered != m_triggered;
    m_triggered = sweep.triggered;

    const auto show = [&](Screen& screen, auto channel, double unitsPerCount, double finest) {
        double peak = 0;
        for (std::size_t phase = 0; phase < kPhases; ++phase) {
            QVector<QCPGraphData> points(static_cast<int>(kSweepSets));
            for (std::size_t i = 0; i < kSweepSets; ++i) {
                const double value = channel(snapshot.scope[sweep.first + i])[phase] * unitsPerCount;
                peak = std::max(peak, std::abs(value));
                points[static_cast<int>(i)] = {(static_cast<double>(i) + sweep.offset) * kMillisecondsPerSet, value};
            }
            screen.trace[phase]->data()->set(points, true);
        }
        const double wanted = niceRange(peak * 1.05, finest);
        // Not back to a finer range before there is some air, or noise would switch to and fro.
        if (wanted > screen.range || niceRange(peak * 1.3, finest) < screen.range) {
            screen.range = wanted;
            screen.area->axis(QCPAxis::atLeft)->setRange(-wanted, wanted);
            changed = true;
        }
    };
    show(
        m_voltages, [](const SampleSet& set) { return set.u; }, kVoltsPerCount, 10);
    show(
        m_currents, [](const SampleSet& set) { return set.i; }, kAmperesPerCount, 0.1);

    if (changed) {
        retranslate();
        m_plot->replot(QCustomPlot::rpQueuedReplot);
    } else {
        m_traceLayer->replot();
    }
}

void Oscilloscope::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        m_plot->replot(QCustomPlot::rpQueuedReplot);
    }
    QWidget::changeEvent(event);
}

void Oscilloscope::retranslate()
{
    setAccessibleName(tr("Oscilloscope: voltages and currents of the three phases"));
    m_voltages.area->axis(QCPAxis::atLeft)->setLabel(tr("Voltage / V"));
    m_currents.area->axis(QCPAxis::atLeft)->setLabel(tr("Current / A"));
    m_currents.area->axis(QCPAxis::atBottom)->setLabel(tr("Time / ms"));
    m_triggerText->setText(m_triggered ? tr("triggered: u1 rising") : tr("free running: no u1"));
}

} // namespace vmeter
