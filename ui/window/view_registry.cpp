// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/view_registry.h"

#include "core/registers/value_links.h"
#include "ui/faults/fault_view.h"
#include "ui/history/error_trend.h"
#include "ui/history/power_trend.h"
#include "ui/loads/load_board_view.h"
#include "ui/measurements/measurement_table.h"
#include "ui/phasors/phasor_diagram.h"
#include "ui/phasors/spectrum_view.h"
#include "ui/registers/display_navigator.h"
#include "ui/registers/register_view.h"
#include "ui/scope/oscilloscope.h"
#include "ui/status/server_status_view.h"
#include "ui/timeline/timeline_view.h"
#include "ui/traffic/traffic_feed.h"
#include "ui/traffic/traffic_view.h"
#include "ui/wiring/wiring_view.h"
#include "virtualhw/base/language.h"

#include <QCoreApplication>

#include <algorithm>

namespace vmeter {

namespace {

/// A view that is watched gets every snapshot, one that is read ten a second.
constexpr unsigned kWatched = 1;
constexpr unsigned kRead = 3;

/// A view with setSnapshot(); one with record() too gets every snapshot by that.
template <class Widget> View snapshotView(Widget* widget)
{
    View view{widget, [widget](const Snapshot& snapshot) { widget->setSnapshot(snapshot); }, {}};
    if constexpr (requires(const Snapshot& snapshot) { widget->record(snapshot); }) {
        view.record = [widget](const Snapshot& snapshot) { widget->record(snapshot); };
    }
    return view;
}

template <class Widget> View plainView(const ViewParts& parts)
{
    return snapshotView(new Widget(parts.parent));
}

View wiringView(const ViewParts& parts)
{
    auto* wiring = new WiringView(parts.parent);
    QObject::connect(wiring, &WiringView::wiringChosen, wiring,
        [&control = parts.control](const Wiring& chosen) { control.setWiring(chosen); });
    return snapshotView(wiring);
}

View measurementsView(const ViewParts& parts)
{
    auto* measurements = new MeasurementTable(parts.parent);
    return {measurements, {}, [measurements](const Snapshot& snapshot) { measurements->setMeter(snapshot.meter); }};
}

View serversView(const ViewParts& parts)
{
    auto* view = new ServerStatusView(parts.parent);
    return {view, {}, [view, servers = parts.servers](const Snapshot& snapshot) {
                ServerStatus now = servers();
                now.unplugged = snapshot.unplugged;
                view->setStatus(now, snapshot.meter.link.network, snapshot.meter.settings.unitId);
            }};
}

View timelineView(const ViewParts& parts)
{
    auto* timeline = new TimelineView(parts.parent);
    QObject::connect(
        timeline, &TimelineView::skipWanted, timeline, [&control = parts.control] { control.skipToNextEvent(); });
    QObject::connect(timeline, &TimelineView::skipBy, timeline,
        [&control = parts.control](Duration until) { control.skipBy(until); });
    return snapshotView(timeline);
}

View faultsView(const ViewParts& parts)
{
    auto* faults = new FaultView(parts.parent);
    BenchControl& control = parts.control;
    QObject::connect(
        faults, &FaultView::addWanted, faults, [&control](const DeviceFault& fault) { control.addFault(fault); });
    QObject::connect(faults, &FaultView::removeWanted, faults, [&control](uint32_t id) { control.removeFault(id); });
    QObject::connect(faults, &FaultView::removeAllWanted, faults, [&control] { control.removeAllFaults(); });
    return snapshotView(faults);
}

View loadBoardView(const ViewParts& parts)
{
    auto* board = new LoadBoardView(parts.parent);
    QObject::connect(board, &LoadBoardView::inputsWanted, board,
        [&control = parts.control](const InputChange& change) { control.changeInputs(change); });
    return snapshotView(board);
}

View trafficView(const ViewParts& parts)
{
    auto* traffic = new TrafficView(parts.parent);
    QObject::connect(&parts.traffic, &TrafficFeed::taken, traffic, &TrafficView::append);
    traffic->setSave([&feed = parts.traffic](const QString& path) { return translated(feed.save(path)); });
    return {
        traffic, [traffic, servers = parts.servers](const Snapshot&) { traffic->setControl(servers().control); }, {}};
}

View registersView(const ViewParts& parts)
{
    auto* registers = new RegisterView(parts.parent);
    QObject::connect(&parts.traffic, &TrafficFeed::taken, registers, &RegisterView::recordAccess);
    auto* navigator = new DisplayNavigator(parts.control, registers);
    QObject::connect(registers, &RegisterView::displayWanted, navigator, &DisplayNavigator::go);
    return {registers, {}, [registers, navigator, servers = parts.servers](const Snapshot& snapshot) {
                registers->setMeter(snapshot.meter, servers().modbus);
                registers->setShown(shownSource(snapshot.meter, snapshot.page));
                navigator->refresh(snapshot);
            }};
}

View trainingView(const ViewParts& parts)
{
    return {parts.desk, {}, {}};
}

constexpr const char* kContext = "vmeter::ViewRegistry";

// The faults, the traffic and the registers are for those who look for them: the window begins with a sound meter.
constexpr ViewRow kViewRows[] = {
    {.dock = "oscilloscopeDock",
        .title = QT_TRANSLATE_NOOP("vmeter::ViewRegistry", "Oscilloscope"),
        .lessonName = "oscilloscope",
        .make = plainView<Oscilloscope>,
        .divider = kWatched,
        .stack = Stack::curves,
        .height = 330},
    {.dock = "spectrumDock",
        .title = QT_TRANSLATE_NOOP("vmeter::ViewRegistry", "Spectrum"),
        .lessonName = "spectrum",
        .make = plainView<SpectrumView>,
        .divider = kRead,
        .stack = Stack::curves},
    {.dock = "powerTrendDock",
        .title = QT_TRANSLATE_NOOP("vmeter::ViewRegistry", "Power and energy"),
        .lessonName = "power",
        .make = plainView<PowerTrend>,
        .divider = kRead,
        .stack = Stack::curves},
    {.dock = "errorTrendDock",
        .title = QT_TRANSLATE_NOOP("vmeter::ViewRegistry", "Error"),
        .lessonName = "error",
        .make = plainView<ErrorTrend>,
        .divider = kRead,
        .stack = Stack::curves},
    {.dock = "wiringDock",
        .title = QT_TRANSLATE_NOOP("vmeter::ViewRegistry", "Wiring"),
        .lessonName = "wiring",
        .make = wiringView,
        .divider = kRead,
        .stack = Stack::curves},
    {.dock = "measurementsDock",
        .title = QT_TRANSLATE_NOOP("vmeter::ViewRegistry", "Measurements"),
        .lessonName = "measurements",
        .make = measurementsView,
        .stack = Stack::values,
        .height = 305, // all rows of the table are seen
        .shownInBlindSteps = true},
    {.dock = "phasorsDock",
        .title = QT_TRANSLATE_NOOP("vmeter::ViewRegistry", "Phasors"),
        .lessonName = "phasors",
        .make = plainView<PhasorDiagram>,
        .divider = kRead,
        .stack = Stack::values}, // not that of the wiring: one is turned, the other watched
    {.dock = "serversDock",
        .title = QT_TRANSLATE_NOOP("vmeter::ViewRegistry", "Servers"),
        .lessonName = "servers",
        .make = serversView,
        .stack = Stack::values,
        .stackedOnlyIfLow = true,
        .height = 130,
        .shownInExams = true,
        .shownInBlindSteps = true},
    {.dock = "timelineDock",
        .title = QT_TRANSLATE_NOOP("vmeter::ViewRegistry", "Timeline"),
        .lessonName = "timeline",
        .make = timelineView,
        .divider = kWatched,
        .area = Qt::BottomDockWidgetArea},
    {.dock = "faultsDock",
        .title = QT_TRANSLATE_NOOP("vmeter::ViewRegistry", "Faults"),
        .lessonName = "faults",
        .make = faultsView,
        .divider = kWatched,
        .area = Qt::LeftDockWidgetArea,
        .stack = Stack::side,
        .shortcut = Qt::CTRL | Qt::Key_D,
        .openAtFirst = false},
    {.dock = "loadBoardDock",
        .title = QT_TRANSLATE_NOOP("vmeter::ViewRegistry", "Load board"),
        .lessonName = {},
        .make = loadBoardView,
        .divider = kRead,
        .area = Qt::LeftDockWidgetArea,
        .shortcut = Qt::CTRL | Qt::Key_B,
        .openAtFirst = false},
    {.dock = "trafficDock",
        .title = QT_TRANSLATE_NOOP("vmeter::ViewRegistry", "Modbus traffic"),
        .lessonName = "traffic",
        .make = trafficView,
        .area = Qt::BottomDockWidgetArea,
        .stack = Stack::network,
        .height = 300, // some eight rows
        .shortcut = Qt::CTRL | Qt::Key_T,
        .openAtFirst = false,
        .shownInExams = true,
        .shownInBlindSteps = true},
    {.dock = "registersDock",
        .title = QT_TRANSLATE_NOOP("vmeter::ViewRegistry", "Registers"),
        .lessonName = "registers",
        .make = registersView,
        .area = Qt::BottomDockWidgetArea,
        .stack = Stack::network,
        .height = 300, // some eight rows
        .shortcut = Qt::CTRL | Qt::Key_R,
        .openAtFirst = false,
        .shownInBlindSteps = true},
    {.dock = "trainingDock",
        .title = QT_TRANSLATE_NOOP("vmeter::ViewRegistry", "Training"),
        .lessonName = {},
        .make = trainingView,
        .area = Qt::LeftDockWidgetArea,
        .stack = Stack::side,
        .shortcut = QKeyCombination(Qt::Key_F2),
        .openAtFirst = false,
        .shownInExams = true,
        .shownInBlindSteps = true},
};

} // namespace

std::span<const ViewRow> viewRegistry()
{
    return kViewRows;
}

QString titleOf(const ViewRow& row)
{
    return QCoreApplication::translate(kContext, row.title);
}

const ViewRow* viewOfLesson(std::string_view lessonName)
{
    const auto* const row = std::ranges::find(kViewRows, lessonName, &ViewRow::lessonName);
    return lessonName.empty() || row == std::end(kViewRows) ? nullptr : row;
}

} // namespace vmeter
