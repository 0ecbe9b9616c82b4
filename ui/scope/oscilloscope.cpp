// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scope/oscilloscope.h"

#include "ui/plots/plot_style.h"
#include "ui/plots/view_export.h"

#include <qcustomplot.h>

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMouseEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace vmeter {

namespace {

constexpr double kMillisecondsPerSet = 1000.0 / kSampleRate;

/// Choices of the time base. The rest of the 100 ms of samples must contain a period down to 45 Hz for the trigger.
constexpr std::array kTimeBases{5, 10, 20, 40, 60}; // ms
constexpr int kFirstTimeBase = 3;

constexpr double kFinestTraceVolts = 10;
constexpr double kFinestTraceAmperes = 0.1;
constexpr double kHeadroom = 1.05; // range of the screen over the peak, at least
/// Least ratio of a finer range to the peak. The peak of 230 V, 325 V, must be able to come back to 400 V.
constexpr double kHeadroomBack = 1.15;
constexpr double kZoomStep = 1.5;
constexpr double kShortestTime = 0.5; // ms across the screen
constexpr int kGrip = 6;              // pixels beside a cursor
// If the input has not changed for one second, ten pictures a second are enough.
constexpr Duration kStillAfter = kSecond;
constexpr Duration kStillPicture = Duration::milliseconds(100);

QColor colourOf(std::size_t channel)
{
    return channel == kNeutralCurrent ? kNeutralColour : kPhaseColours[channel % kPhases];
}

} // namespace

Oscilloscope::Oscilloscope(QWidget* parent)
    : PlotView(QStringLiteral("oscilloscope"), parent)
    , m_timeBase(new QComboBox(this))
    , m_cursorsOn(new QCheckBox(this))
    , m_cursors(new CursorBar(this))
{
    addScreen(1, 0, kPhases);
    addScreen(2, kFirstCurrent, kPhases + 1);
    auto* margins = new QCPMarginGroup(&plot());
    m_voltages.area->setMarginGroup(QCP::msLeft | QCP::msRight, margins);
    m_currents.area->setMarginGroup(QCP::msLeft | QCP::msRight, margins);
    m_voltages.area->axis(QCPAxis::atBottom)->setTickLabels(false);
    addLegend();

    // Below the plots, left and right of the label of the time axis, where there are no traces.
    const auto addText = [this](double place, Qt::Alignment alignment) {
        auto* text = new QCPItemText(&plot());
        text->setClipToAxisRect(false);
        text->position->setType(QCPItemPosition::ptViewportRatio);
        text->position->setCoords(place, 0.995);
        text->setPositionAlignment(alignment | Qt::AlignBottom);
        text->setColor(kTextColour);
        text->setPadding({0, 0, 0, 4});
        return text;
    };
    m_triggerText = addText(0.99, Qt::AlignRight);
    m_overRangeText = addText(0.01, Qt::AlignLeft);
    m_overRangeText->setColor(kAlarmColour);

    addControls();
    addZoomActions();
    retranslate();
    resetZoom();
}

void Oscilloscope::addScreen(int row, std::size_t firstChannel, std::size_t channels)
{
    Screen& screen = firstChannel == 0 ? m_voltages : m_currents;
    screen.area = new QCPAxisRect(&plot());
    plot().plotLayout()->addElement(row, 0, screen.area);
    dress(*screen.area);
    QCPAxis* time = screen.area->axis(QCPAxis::atBottom);
    QCPAxis* value = screen.area->axis(QCPAxis::atLeft);
    // The last one is drawn first, so that the neutral does not cover the phases.
    for (std::size_t channel = firstChannel + channels; channel-- > firstChannel;) {
        QCPGraph* trace = plot().addGraph(time, value);
        trace->setLayer(&traceLayer());
        // Width 0 is one pixel at any scale. Wider pens do not use QPainter's fast path for lines and are twenty times
        // slower.
        trace->setPen(QPen(colourOf(channel), 0));
        trace->setAntialiased(true);
        trace->setName(QString::fromLatin1(kChannelNames[channel]));
        m_trace[channel] = trace;
    }
    screen.overRange = plot().addGraph(time, value);
    screen.overRange->setLayer(&traceLayer());
    screen.overRange->setLineStyle(QCPGraph::lsNone);
    screen.overRange->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssSquare, kAlarmColour, 4));
    for (QCPItemStraightLine*& cursor : screen.cursor) {
        cursor = new QCPItemStraightLine(&plot());
        cursor->setPen(QPen(kTextColour, 0, Qt::DashLine));
        for (QCPItemPosition* position : cursor->positions()) {
            position->setAxisRect(screen.area);
            position->setAxes(time, value);
        }
        cursor->setClipAxisRect(screen.area);
        cursor->setVisible(false);
    }
    screen.area->setRangeZoomAxes({time, value});
    screen.area->setRangeDragAxes(time, value);
    connect(time, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, &Oscilloscope::limitTime);
}

void Oscilloscope::addLegend()
{
    auto* legend = new QCPLegend;
    plot().plotLayout()->addElement(0, 0, legend);
    dress(*legend);
    legend->setWrap(static_cast<int>(kScopeChannels));
    for (QCPGraph* trace : m_trace) {
        legend->addItem(new QCPPlottableLegendItem(legend, trace));
    }
    plot().plotLayout()->setRowStretchFactor(0, 0.001);
}

void Oscilloscope::addControls()
{
    m_timeBase->setObjectName(QStringLiteral("timeBase"));
    for (const int milliseconds : kTimeBases) {
        m_timeBase->addItem(QStringLiteral("%1 ms").arg(milliseconds), milliseconds);
    }
    m_timeBase->setCurrentIndex(kFirstTimeBase);
    m_cursorsOn->setObjectName(QStringLiteral("cursorsOn"));
    choices().addWidget(m_timeBase);
    choices().addWidget(m_cursorsOn);
    choices().addStretch(1);
    layout()->addWidget(m_cursors);
    m_cursors->hide();
    connect(m_timeBase, &QComboBox::currentIndexChanged, this, [this] {
        sweepAgain();
        resetZoom();
    });
    connect(m_cursorsOn, &QCheckBox::toggled, this, [this](bool on) {
        if (on && m_cursors->at(1) == 0) {
            m_cursors->move(0, kTimeBases[kFirstTimeBase] / 8.0);
            m_cursors->move(1, kTimeBases[kFirstTimeBase] * 5 / 8.0);
        }
        m_cursors->setVisible(on);
        showCursors();
    });
    connect(m_cursors, &CursorBar::moved, this, &Oscilloscope::showCursors);
    plot().installEventFilter(this);
    plot().setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
}

void Oscilloscope::addZoomActions()
{
    const auto add = [this](const QKeySequence& shortcut, auto done) {
        auto* action = new QAction(this);
        action->setShortcut(shortcut);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, done);
        addAction(action);
        return action;
    };
    m_zoomActions = {add(QKeySequence::ZoomIn, [this] { zoom(1 / kZoomStep); }),
        add(QKeySequence::ZoomOut, [this] { zoom(kZoomStep); }), add(Qt::CTRL | Qt::Key_0, [this] { resetZoom(); })};
}

std::size_t Oscilloscope::sweepSets() const
{
    return Duration::milliseconds(static_cast<uint64_t>(m_timeBase->currentData().toInt())).samples;
}

double Oscilloscope::milliseconds(std::size_t set) const
{
    return (static_cast<double>(set) + m_sweep.offset) * kMillisecondsPerSet;
}

void Oscilloscope::setSnapshot(const Snapshot& snapshot)
{
    if (snapshot.time == m_time) {
        return;
    }
    if (snapshot.input != m_input || snapshot.recordingPlayed) {
        m_input = snapshot.input;
        m_movedAt = snapshot.time;
    }
    const bool soon = snapshot.time > m_time && snapshot.time < m_time + kStillPicture && !snapshot.speed.paused();
    if (soon && snapshot.time >= std::max(m_movedAt, snapshot.inputChangedAt) + kStillAfter) {
        return;
    }
    m_time = snapshot.time;
    std::copy_n(snapshot.scope.begin(), std::min(snapshot.scope.size(), m_samples.size()), m_samples.begin());
    sweepAgain();
}

void Oscilloscope::sweepAgain()
{
    m_sweep = findSweep(m_samples, sweepSets());
    bool changed = showScreen(m_voltages, 0, kPhases, kFinestTraceVolts);
    changed |= showScreen(m_currents, kFirstCurrent, kPhases + 1, kFinestTraceAmperes);
    changed |= showTrigger();
    changed |= showOverRange();
    showReadings();
    redraw(changed);
}

bool Oscilloscope::showScreen(Screen& screen, std::size_t firstChannel, std::size_t channels, double finest)
{
    const std::size_t sets = sweepSets();
    double peak = 0;
    QVector<QCPGraphData> ends;
    for (std::size_t channel = firstChannel; channel < firstChannel + channels; ++channel) {
        QVector<QCPGraphData> points(static_cast<int>(sets));
        for (std::size_t i = 0; i < sets; ++i) {
            const SampleSet& set = m_samples[m_sweep.first + i];
            const double value = channelValue(set, channel);
            peak = std::max(peak, std::abs(value));
            points[static_cast<int>(i)] = {milliseconds(i), value};
            if (isOverRange(set, channel)) {
                ends.append(points[static_cast<int>(i)]);
            }
        }
        m_trace[channel]->data()->set(points, true);
    }
    screen.overRange->data()->set(ends);
    if (screen.zoomed) {
        return false;
    }
    const double wanted = niceRange(peak * kHeadroom, finest);
    // Switches back to a finer range only with some margin, so that noise does not toggle the range.
    if (wanted <= screen.range && niceRange(peak * kHeadroomBack, finest) >= screen.range) {
        return false;
    }
    screen.range = wanted;
    screen.area->axis(QCPAxis::atLeft)->setRange(-wanted, wanted);
    return true;
}

bool Oscilloscope::showTrigger()
{
    if (m_sweep.triggered == m_shownTriggered) {
        return false;
    }
    m_shownTriggered = m_sweep.triggered;
    retranslate();
    return true;
}

bool Oscilloscope::showOverRange()
{
    QStringList channels;
    for (std::size_t channel = 0; channel < kNeutralCurrent; ++channel) {
        const auto first = m_samples.begin() + static_cast<std::ptrdiff_t>(m_sweep.first);
        if (std::any_of(first, first + static_cast<std::ptrdiff_t>(sweepSets()),
                [channel](const SampleSet& set) { return isOverRange(set, channel); })) {
            channels.append(QString::fromLatin1(kChannelNames[channel]));
        }
    }
    const QString text = channels.join(QStringLiteral(", "));
    if (text == m_overRangeChannels) {
        return false;
    }
    m_overRangeChannels = text;
    retranslate();
    return true;
}

void Oscilloscope::showCursors()
{
    const bool on = m_cursorsOn->isChecked();
    for (const Screen& screen : {m_voltages, m_currents}) {
        for (std::size_t cursor = 0; cursor < CursorBar::kCursors; ++cursor) {
            screen.cursor[cursor]->point1->setCoords(m_cursors->at(cursor), 0);
            screen.cursor[cursor]->point2->setCoords(m_cursors->at(cursor), 1);
            screen.cursor[cursor]->setVisible(on);
        }
    }
    showReadings();
    redraw(true);
}

void Oscilloscope::showReadings()
{
    if (!m_cursorsOn->isChecked()) {
        return;
    }
    std::array<QString, CursorBar::kCursors> readings;
    for (std::size_t cursor = 0; cursor < CursorBar::kCursors; ++cursor) {
        readings[cursor] = readingAt(cursor);
    }
    m_cursors->setReadings(readings);
}

QString Oscilloscope::readingAt(std::size_t cursor) const
{
    const QLocale locale;
    const double position = m_cursors->at(cursor) / kMillisecondsPerSet - m_sweep.offset;
    const double last = static_cast<double>(sweepSets() - 1);
    const auto set = static_cast<std::size_t>(std::lround(std::clamp(position, 0.0, last)));
    QStringList values;
    for (std::size_t channel = 0; channel < kScopeChannels; ++channel) {
        const double value = channelValue(m_samples[m_sweep.first + set], channel);
        values.append(QStringLiteral("%1 %2").arg(QString::fromLatin1(kChannelNames[channel]),
            locale.toString(value, 'f', isCurrent(channel) ? 2 : 1) + (isCurrent(channel) ? " A" : " V")));
    }
    return values.join(QStringLiteral("  "));
}

QStringList Oscilloscope::notes() const
{
    QStringList lines;
    if (m_cursorsOn->isChecked()) {
        for (std::size_t cursor = 0; cursor < CursorBar::kCursors; ++cursor) {
            lines += QStringLiteral("%1 ms: %2")
                         .arg(QLocale().toString(m_cursors->at(cursor), 'f', 2), readingAt(cursor));
        }
    }
    return lines;
}

int Oscilloscope::cursorNear(const QPoint& position) const
{
    for (int cursor = 0; m_cursorsOn->isChecked() && cursor < static_cast<int>(CursorBar::kCursors); ++cursor) {
        const double at = m_cursors->at(static_cast<std::size_t>(cursor));
        const double pixel = m_voltages.area->axis(QCPAxis::atBottom)->coordToPixel(at);
        if (std::abs(pixel - position.x()) <= kGrip) {
            return cursor;
        }
    }
    return -1;
}

bool Oscilloscope::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress: {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        m_draggedCursor = mouse->button() == Qt::LeftButton ? cursorNear(mouse->pos()) : -1;
        if (m_draggedCursor >= 0) {
            return true;
        }
        break;
    }
    case QEvent::MouseMove:
        if (m_draggedCursor >= 0) {
            const double at
                = m_voltages.area->axis(QCPAxis::atBottom)->pixelToCoord(static_cast<QMouseEvent*>(event)->pos().x());
            m_cursors->move(static_cast<std::size_t>(m_draggedCursor), at);
            return true;
        }
        break;
    case QEvent::MouseButtonRelease:
        if (std::exchange(m_draggedCursor, -1) >= 0) {
            return true;
        }
        break;
    case QEvent::MouseButtonDblClick:
        resetZoom();
        return true;
    case QEvent::Wheel: {
        const auto* wheel = static_cast<QWheelEvent*>(event);
        const bool height = wheel->modifiers().testFlag(Qt::ShiftModifier);
        for (Screen* screen : {&m_voltages, &m_currents}) {
            screen->area->setRangeZoom(height ? Qt::Vertical : Qt::Horizontal);
            screen->zoomed = screen->zoomed || (height && screen->area->rect().contains(wheel->position().toPoint()));
        }
        break;
    }
    default:
        break;
    }
    return PlotView::eventFilter(watched, event);
}

void Oscilloscope::zoom(double factor)
{
    QCPAxis* time = m_voltages.area->axis(QCPAxis::atBottom);
    time->scaleRange(factor);
    redraw(true);
}

void Oscilloscope::resetZoom()
{
    const double end = m_timeBase->currentData().toDouble();
    m_cursors->setEnd(end);
    for (Screen* screen : {&m_voltages, &m_currents}) {
        screen->zoomed = false;
        screen->range = 0;
        screen->area->setRangeDrag(Qt::Horizontal);
        screen->area->axis(QCPAxis::atBottom)->setRange(0, end);
    }
    sweepAgain();
    showCursors();
}

void Oscilloscope::limitTime()
{
    const double end = m_timeBase->currentData().toDouble();
    auto* moved = qobject_cast<QCPAxis*>(sender());
    QCPRange range = moved->range();
    const double width = std::clamp(range.size(), kShortestTime, end);
    range.lower = std::clamp(range.lower, 0.0, end - width);
    range.upper = range.lower + width;
    for (const Screen& screen : {m_voltages, m_currents}) {
        QCPAxis* time = screen.area->axis(QCPAxis::atBottom);
        const QSignalBlocker blocked(time);
        time->setRange(range);
    }
}

QString Oscilloscope::csv() const
{
    CsvLine head;
    head << "time_ms";
    for (std::size_t channel = 0; channel < kScopeChannels; ++channel) {
        head << QString::fromLatin1(kChannelNames[channel])
                + (isCurrent(channel) ? QStringLiteral("_A") : QStringLiteral("_V"));
    }
    QString text = head.end();
    for (std::size_t i = 0; i < sweepSets(); ++i) {
        CsvLine line;
        line.number(milliseconds(i), 4);
        for (std::size_t channel = 0; channel < kScopeChannels; ++channel) {
            line.number(channelValue(m_samples[m_sweep.first + i], channel), 5);
        }
        text += line.end();
    }
    return text;
}

void Oscilloscope::retranslate()
{
    setAccessibleName(tr("Oscilloscope: voltages and currents of the three phases"));
    m_timeBase->setAccessibleName(tr("Time base"));
    m_timeBase->setToolTip(tr("Time across the screen. The wheel zooms in time, with Shift in height; dragging moves;\n"
                              "a double click shows everything again."));
    m_cursorsOn->setText(tr("Cursors"));
    m_zoomActions[0]->setText(tr("Zoom &in"));
    m_zoomActions[1]->setText(tr("Zoom &out"));
    m_zoomActions[2]->setText(tr("Show &everything"));
    m_voltages.area->axis(QCPAxis::atLeft)->setLabel(tr("Voltage / V"));
    m_currents.area->axis(QCPAxis::atLeft)->setLabel(tr("Current / A"));
    m_currents.area->axis(QCPAxis::atBottom)->setLabel(tr("Time / ms"));
    m_triggerText->setText(m_shownTriggered ? tr("triggered: u1 rising") : tr("free running: no u1"));
    m_overRangeText->setText(m_overRangeChannels.isEmpty() ? QString() : tr("over range: %1").arg(m_overRangeChannels));
    m_overRangeText->setVisible(!m_overRangeChannels.isEmpty());
    showReadings();
}

} // namespace vmeter
