// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include "ui/faults/fault_view.h"
#include "ui/icons.h"
#include "ui/measurements/measurement_table.h"
#include "ui/panel/case_painter.h"
#include "ui/panel/front_panel.h"
#include "ui/panel/lcd_painter.h"
#include "ui/registers/register_view.h"
#include "ui/scope/oscilloscope.h"
#include "ui/traffic/traffic_feed.h"
#include "ui/traffic/traffic_view.h"
#include "virtualhw/scenario/scenario_file.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDockWidget>
#include <QFileDialog>
#include <QKeyEvent>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QStatusBar>
#include <QToolBar>

namespace vmeter {

namespace {

constexpr int kPictureMilliseconds = 33;
/// The traces of a steady mains look the same ten times a second as thirty times, for a third of the work.
constexpr unsigned kPicturesPerSweep = 3;
constexpr int kCopyScale = 4;
/// Changes whenever a dock or tool bar is added, so that an older layout is not put over it.
constexpr int kLayoutVersion = 3;

QSettings windowSettings()
{
    return QSettings(QStringLiteral("vmeter"), QStringLiteral("window"));
}

/// Meter time as days and hours:minutes:seconds.
QString timeText(SampleCount time)
{
    const auto seconds = static_cast<qulonglong>(time / kSampleRate);
    return QStringLiteral("%1 d %2:%3:%4")
        .arg(seconds / 86400)
        .arg(seconds / 3600 % 24, 2, 10, QLatin1Char('0'))
        .arg(seconds / 60 % 60, 2, 10, QLatin1Char('0'))
        .arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

} // namespace

MainWindow::MainWindow(
    Simulation& simulation, const TrafficLog& traffic, std::function<ServerStatus()> servers, QWidget* parent)
    : QMainWindow(parent)
    , m_simulation(simulation)
    , m_serverStatus(std::move(servers))
    , m_control(simulation)
    , m_front(new FrontPanel(this))
    , m_trafficFeed(new TrafficFeed(traffic, this))
    , m_scenarioLabel(new QLabel(this))
    , m_timeLabel(new QLabel(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(programIcon());
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    setCentralWidget(m_front);
    connect(m_front, &FrontPanel::keyChanged, this, [this](Key key, bool pressed) { m_control.key(key, pressed); });
    connect(m_front, &FrontPanel::combinationChosen, this,
        [this](const KeyCombination& combination) { m_control.press(combination.keys, combination.hold); });

    createDocks();
    createActions();
    createMenus();
    createToolBar();
    statusBar()->addWidget(m_scenarioLabel, 1);
    statusBar()->addPermanentWidget(m_timeLabel);

    restoreLayout();
    setLanguage(windowSettings().value(QStringLiteral("language"), Language::ofSystem()).toString());
    m_front->setFocus();
    connect(&m_timer, &QTimer::timeout, this, &MainWindow::refresh);
    m_timer.start(kPictureMilliseconds);
}

QDockWidget* MainWindow::addDock(const char* name, QWidget* content, Qt::DockWidgetArea area)
{
    auto* dock = new QDockWidget(this);
    dock->setObjectName(QString::fromLatin1(name));
    dock->setWidget(content);
    addDockWidget(area, dock);
    return dock;
}

void MainWindow::createDocks()
{
    m_scope = new Oscilloscope(this);
    m_measurements = new MeasurementTable(this);
    m_servers = new ServerStatusView(this);
    m_scopeDock = addDock("oscilloscopeDock", m_scope, Qt::RightDockWidgetArea);
    m_measurementsDock = addDock("measurementsDock", m_measurements, Qt::RightDockWidgetArea);
    m_serversDock = addDock("serversDock", m_servers, Qt::RightDockWidgetArea);
    m_faults = new FaultView(this);
    connect(m_faults, &FaultView::addWanted, this, [this](const Fault& fault) { m_control.addFault(fault); });
    connect(m_faults, &FaultView::removeWanted, this, [this](uint32_t id) { m_control.removeFault(id); });
    connect(m_faults, &FaultView::removeAllWanted, this, [this] { m_control.removeAllFaults(); });
    m_faultsDock = addDock("faultsDock", m_faults, Qt::LeftDockWidgetArea);
    m_faultsDock->hide(); // for those who look for it: the window begins with a sound meter
    m_traffic = new TrafficView(this);
    m_registers = new RegisterView(this);
    connect(m_trafficFeed, &TrafficFeed::taken, m_traffic, &TrafficView::append);
    connect(m_trafficFeed, &TrafficFeed::taken, m_registers, &RegisterView::note);
    m_trafficDock = addDock("trafficDock", m_traffic, Qt::BottomDockWidgetArea);
    m_registersDock = addDock("registersDock", m_registers, Qt::BottomDockWidgetArea);
    tabifyDockWidget(m_trafficDock, m_registersDock);
    // For those who look for them: the window begins with the meter.
    m_trafficDock->hide();
    m_registersDock->hide();
}

std::vector<QDockWidget*> MainWindow::docks() const
{
    return {m_scopeDock, m_measurementsDock, m_serversDock, m_faultsDock, m_trafficDock, m_registersDock};
}

void MainWindow::refresh()
{
    if (isMinimized()) {
        return;
    }
    const std::shared_ptr<const Snapshot> snapshot = m_simulation.snapshot();
    m_front->setSnapshot(*snapshot);
    if (++m_pictures % kPicturesPerSweep == 0 && m_scope->isVisible()) {
        m_scope->setSnapshot(*snapshot);
    }
    m_measurements->setMeter(snapshot->meter);
    ServerStatus servers = m_serverStatus();
    servers.unplugged = snapshot->unplugged;
    m_servers->setStatus(servers, snapshot->meter.link.network, snapshot->meter.settings.unitId);
    m_faults->setSnapshot(*snapshot);
    m_registers->setMeter(snapshot->meter, servers.modbus);
    syncActions(*snapshot);
    showTexts(*snapshot);
}

void MainWindow::showTexts(const Snapshot& snapshot)
{
    const LocalizedText& name = snapshot.scenarioName;
    const QString scenario = QString::fromStdString(m_language.code() == QStringLiteral("fr") ? name.fr : name.en);
    // QLabel and the window compare before they repaint.
    m_scenarioLabel->setText(tr("Scenario: %1").arg(scenario));
    const QString time = timeText(snapshot.time);
    m_timeLabel->setText(snapshot.coasting ? tr("Meter time %1, coasting").arg(time) : tr("Meter time %1").arg(time));
    m_timeLabel->setToolTip(snapshot.coasting
            ? tr("Steady stretches are advanced from a settled second, not sample by sample.")
            : QString());
    const QString model = QString::fromLatin1(modelName(snapshot.meter.model));
    setWindowTitle(QStringLiteral("%1 – %2 – vmeter").arg(model, scenario));
}

void MainWindow::setLanguage(const QString& code)
{
    m_language.set(code);
    m_servers->setLanguage(m_language.code());
    for (QAction* action : m_languageActions->actions()) {
        action->setChecked(action->data().toString() == m_language.code());
    }
    retranslate();
    refresh();
}

void MainWindow::retranslate()
{
    m_scopeDock->setWindowTitle(tr("Oscilloscope"));
    m_measurementsDock->setWindowTitle(tr("Measurements"));
    m_serversDock->setWindowTitle(tr("Servers"));
    m_faultsDock->setWindowTitle(tr("Faults"));
    m_trafficDock->setWindowTitle(tr("Modbus traffic"));
    m_registersDock->setWindowTitle(tr("Registers"));
    retranslateActions();
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::PaletteChange && m_openAction != nullptr) {
        drawIcons();
    }
    QMainWindow::changeEvent(event);
}

void MainWindow::keyPressEvent(QKeyEvent* event)
{
    event->setAccepted(m_front->handleKey(*event));
}

void MainWindow::keyReleaseEvent(QKeyEvent* event)
{
    event->setAccepted(m_front->handleKey(*event));
}

void MainWindow::openScenario(const QString& path)
{
    ScenarioResult<Scenario> result = loadScenarioFile(path.toStdString());
    if (auto* scenario = std::get_if<Scenario>(&result)) {
        m_control.setScenario(std::move(*scenario));
        return;
    }
    QStringList lines;
    for (const ScenarioError& error : std::get<std::vector<ScenarioError>>(result)) {
        lines.append(QString::fromStdString(error.describe(path.toStdString())));
    }
    QMessageBox box(QMessageBox::Warning, tr("Scenario not loaded"),
        tr("This scenario has errors; the one that is running goes on."), QMessageBox::Ok, this);
    box.setInformativeText(lines.join(u'\n'));
    box.exec();
}

void MainWindow::chooseScenario()
{
    QSettings settings = windowSettings();
    const QString folder = settings.value(QStringLiteral("scenarioFolder")).toString();
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Open scenario"), folder, tr("Scenarios (*.yaml *.yml);;All files (*)"));
    if (path.isEmpty()) {
        return;
    }
    settings.setValue(QStringLiteral("scenarioFolder"), QFileInfo(path).absolutePath());
    openScenario(path);
}

void MainWindow::copyLcd()
{
    QApplication::clipboard()->setImage(renderLcd(m_simulation.snapshot()->meter.lcd, kCopyScale));
    statusBar()->showMessage(tr("The display was copied as a picture."), 3000);
}

void MainWindow::showFrontOnly(bool on)
{
    if (on) {
        m_layoutBeforeFrontOnly = saveState(kLayoutVersion);
        m_wasMaximized = isMaximized();
        for (QDockWidget* dock : docks()) {
            dock->hide();
        }
    }
    menuBar()->setVisible(!on);
    statusBar()->setVisible(!on);
    m_toolBar->setVisible(!on);
    if (on) {
        showFullScreen();
        return;
    }
    if (m_wasMaximized) {
        showMaximized();
    } else {
        showNormal();
    }
    restoreState(m_layoutBeforeFrontOnly, kLayoutVersion);
}

void MainWindow::restoreLayout()
{
    const QSettings settings = windowSettings();
    resize(1320, 860);
    resizeDocks({m_scopeDock}, {560}, Qt::Horizontal);
    resizeDocks({m_scopeDock, m_measurementsDock, m_serversDock}, {440, 260, 110}, Qt::Vertical);
    restoreGeometry(settings.value(QStringLiteral("geometry")).toByteArray());
    restoreState(settings.value(QStringLiteral("layout")).toByteArray(), kLayoutVersion);
}

void MainWindow::keepLayout() const
{
    QSettings settings = windowSettings();
    settings.setValue(QStringLiteral("geometry"), saveGeometry());
    settings.setValue(QStringLiteral("layout"), saveState(kLayoutVersion));
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_frontOnlyAction->setChecked(false);
    keepLayout();
    QMainWindow::closeEvent(event);
}

} // namespace vmeter
