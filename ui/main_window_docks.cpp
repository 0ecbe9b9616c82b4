// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/faults/fault_view.h"
#include "ui/history/error_trend.h"
#include "ui/history/power_trend.h"
#include "ui/main_window.h"
#include "ui/measurements/measurement_table.h"
#include "ui/phasors/phasor_diagram.h"
#include "ui/phasors/spectrum_view.h"
#include "ui/registers/register_view.h"
#include "ui/scope/oscilloscope.h"
#include "ui/timeline/timeline_view.h"
#include "ui/traffic/traffic_feed.h"
#include "ui/traffic/traffic_view.h"
#include "ui/wiring/wiring_view.h"

#include <QAction>
#include <QDockWidget>
#include <QScrollArea>
#include <QScrollBar>

namespace vmeter {

namespace {

/// Divider of snapshots: moving views get each one, tables ten a second.
constexpr unsigned kWatched = 1;
constexpr unsigned kRead = 3;

/// Content that may get less height than it needs, so that the window fits on a small screen.
class Column final : public QScrollArea {
public:
    explicit Column(QWidget* content)
    {
        setWidget(content);
        setWidgetResizable(true);
        setFrameShape(QFrame::NoFrame);
        setFocusPolicy(Qt::NoFocus);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    }

    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {widget()->minimumSizeHint().expandedTo(widget()->minimumSize()).width()
                + verticalScrollBar()->sizeHint().width(),
            QScrollArea::minimumSizeHint().height()};
    }
};

constexpr int kRoomForServers
    = 800; // window height in pixels; below this, the servers share a tab with the measurements

} // namespace

QDockWidget* MainWindow::addDock(const char* name, const char* title, QWidget* content, Qt::DockWidgetArea area)
{
    auto* dock = new QDockWidget(this);
    dock->setObjectName(QString::fromLatin1(name));
    dock->setWidget(qobject_cast<QAbstractScrollArea*>(content) != nullptr ? content : new Column(content));
    addDockWidget(area, dock);
    connect(dock->toggleViewAction(), &QAction::triggered, dock, &QWidget::raise); // it may be behind another tab
    m_docks.push_back({dock, title});
    return dock;
}

template <class Widget> QDockWidget* MainWindow::addView(
    const char* name, const char* title, Widget* view, unsigned pictures, Qt::DockWidgetArea area)
{
    std::function<void(const Snapshot&)> record;
    if constexpr (requires(const Snapshot& snapshot) { view->record(snapshot); }) {
        record = [view](const Snapshot& snapshot) { view->record(snapshot); };
    }
    m_views.push_back(
        {view, pictures, [view](const Snapshot& snapshot) { view->setSnapshot(snapshot); }, std::move(record)});
    return addDock(name, title, view, area);
}

void MainWindow::createDocks()
{
    createViews();
    createTrafficViews();
}

void MainWindow::createViews()
{
    addView("oscilloscopeDock", QT_TR_NOOP("Oscilloscope"), new Oscilloscope(this), kWatched);
    addView("spectrumDock", QT_TR_NOOP("Spectrum"), new SpectrumView(this), kRead);
    addView("powerTrendDock", QT_TR_NOOP("Power and energy"), new PowerTrend(this), kRead);
    addView("errorTrendDock", QT_TR_NOOP("Error"), new ErrorTrend(this), kRead);
    auto* wiring = new WiringView(this);
    connect(wiring, &WiringView::wiringChosen, this, [this](const Wiring& chosen) { m_control.setWiring(chosen); });
    addView("wiringDock", QT_TR_NOOP("Wiring"), wiring, kRead);
    m_measurements = new MeasurementTable(this);
    addDock("measurementsDock", QT_TR_NOOP("Measurements"), m_measurements, Qt::RightDockWidgetArea);
    addView("phasorsDock", QT_TR_NOOP("Phasors"), new PhasorDiagram(this), kRead);
    m_servers = new ServerStatusView(this);
    addDock("serversDock", QT_TR_NOOP("Servers"), m_servers, Qt::RightDockWidgetArea);
    auto* timeline = new TimelineView(this);
    connect(timeline, &TimelineView::skipWanted, this, [this] { m_control.skipToNextEvent(); });
    addView("timelineDock", QT_TR_NOOP("Timeline"), timeline, kWatched, Qt::BottomDockWidgetArea);
    auto* faults = new FaultView(this);
    connect(faults, &FaultView::addWanted, this, [this](const Fault& fault) { m_control.addFault(fault); });
    connect(faults, &FaultView::removeWanted, this, [this](uint32_t id) { m_control.removeFault(id); });
    connect(faults, &FaultView::removeAllWanted, this, [this] { m_control.removeAllFaults(); });
    QDockWidget* faultsDock = addView("faultsDock", QT_TR_NOOP("Faults"), faults, kWatched, Qt::LeftDockWidgetArea);
    faultsDock->toggleViewAction()->setShortcut(Qt::CTRL | Qt::Key_D);
    faultsDock->hide(); // hidden at first: the window starts with a meter without faults
}

void MainWindow::createTrafficViews()
{
    auto* traffic = new TrafficView(this);
    m_registers = new RegisterView(this);
    connect(m_trafficFeed, &TrafficFeed::taken, traffic, &TrafficView::append);
    connect(m_trafficFeed, &TrafficFeed::taken, m_registers, &RegisterView::note);
    QDockWidget* trafficDock = addDock("trafficDock", QT_TR_NOOP("Modbus traffic"), traffic, Qt::BottomDockWidgetArea);
    QDockWidget* registersDock
        = addDock("registersDock", QT_TR_NOOP("Registers"), m_registers, Qt::BottomDockWidgetArea);
    trafficDock->toggleViewAction()->setShortcut(Qt::CTRL | Qt::Key_T);
    registersDock->toggleViewAction()->setShortcut(Qt::CTRL | Qt::Key_R);
    // Hidden at first: the window starts with the meter.
    trafficDock->hide();
    registersDock->hide();
}

void MainWindow::arrangeDocks()
{
    const auto dock = [this](const char* name) { return findChild<QDockWidget*>(QLatin1String(name)); };
    // Tabs; the first of a row is in front. Wiring and phasors are in different rows, because the user changes the
    // wiring and watches the phasors.
    std::vector<std::vector<QDockWidget*>> stacks{
        {dock("oscilloscopeDock"), dock("spectrumDock"), dock("powerTrendDock"), dock("errorTrendDock"),
            dock("wiringDock")},
        {dock("measurementsDock"), dock("phasorsDock")},
        {dock("trafficDock"), dock("registersDock")},
    };
    const bool small = height() < kRoomForServers;
    if (small) {
        stacks[1].push_back(dock("serversDock"));
    }
    splitDockWidget(dock("timelineDock"), dock("trafficDock"), Qt::Vertical); // removes the dock from its tabs
    for (const auto& stack : stacks) {
        for (std::size_t i = 1; i < stack.size(); ++i) {
            tabifyDockWidget(stack[i - 1], stack[i]);
        }
        stack.front()->raise();
    }
    resizeDocks({stacks[0].front()}, {560}, Qt::Horizontal);
    // All rows of the measurements are visible; the oscilloscope gets the remaining space.
    QList<QDockWidget*> rows{stacks[0].front(), stacks[1].front()};
    QList<int> heights{330, 270};
    if (!small) {
        rows.append(dock("serversDock"));
        heights.append(130);
    }
    resizeDocks(rows, heights, Qt::Vertical);
}

} // namespace vmeter
