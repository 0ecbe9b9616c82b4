// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include "ui/icons.h"
#include "ui/measurements/measurement_table.h"
#include "ui/panel/case_painter.h"
#include "ui/panel/front_panel.h"
#include "ui/registers/register_view.h"
#include "ui/session/session_files.h"
#include "ui/timeline/event_text.h"
#include "ui/traffic/traffic_feed.h"
#include "ui/training/tour.h"
#include "ui/training/training_desk.h"
#include "ui/window_settings.h"
#include "virtualhw/display/lcd_painter.h"
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
#include <QScreen>
#include <QSettings>
#include <QStatusBar>
#include <QToolBar>

namespace vmeter {

namespace {

constexpr int kPictureMilliseconds = 33;
constexpr int kCopyScale = 4;
constexpr int kMostLinesTold = 15; // more would not fit on a screen
constexpr QSize kFirstSize{1320, 860};
constexpr QSize kFrame{16, 48}; // approximate size of a window manager's frame
/// Increased whenever a dock or tool bar is added, so that an older stored layout is not used.
constexpr int kLayoutVersion = 5;

} // namespace

MainWindow::MainWindow(Simulation& simulation, SessionKeeper& sessions, const TrafficLog& traffic,
    std::function<ServerStatus()> servers, Language& language, QWidget* parent)
    : QMainWindow(parent)
    , m_simulation(simulation)
    , m_serverStatus(std::move(servers))
    , m_control(simulation)
    , m_sessions(new SessionFiles(sessions, *this))
    , m_language(language)
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

void MainWindow::refresh()
{
    if (isMinimized()) {
        return;
    }
    const std::shared_ptr<const Snapshot> snapshot = m_simulation.snapshot();
    m_front->setSnapshot(*snapshot);
    ++m_pictures;
    for (const View& view : m_views) {
        if (view.record) {
            view.record(*snapshot);
        }
        // For Qt, a dock behind another tab counts as visible.
        if (m_pictures % view.pictures == 0 && !view.widget->visibleRegion().isEmpty()) {
            view.show(*snapshot);
        }
    }
    m_measurements->setMeter(snapshot->meter);
    ServerStatus servers = m_serverStatus();
    servers.unplugged = snapshot->unplugged;
    m_servers->setStatus(servers, snapshot->meter.link.network, snapshot->meter.settings.unitId);
    m_registers->setMeter(snapshot->meter, servers.modbus);
    syncActions(*snapshot);
    showTexts(*snapshot);
    refreshTraining();
}

void MainWindow::showTexts(const Snapshot& snapshot)
{
    const LocalizedText& name = snapshot.scenarioName;
    const QString scenario = QString::fromStdString(m_language.code() == QStringLiteral("fr") ? name.fr : name.en);
    // QLabel and the window repaint only if the value differs.
    m_scenarioLabel->setText(tr("Scenario: %1").arg(scenario));
    const QString time = timeText(snapshot.time);
    m_timeLabel->setText(snapshot.runningAhead ? tr("Meter time %1, running ahead").arg(time)
            : snapshot.coasting                ? tr("Meter time %1, coasting").arg(time)
                                               : tr("Meter time %1").arg(time));
    m_timeLabel->setToolTip(snapshot.coasting
            ? tr("Steady stretches are advanced from a settled second, not sample by sample.")
            : QString());
    const QString model = modelName(*snapshot.meter.model);
    setWindowTitle(QStringLiteral("%1 – %2 – vmeter").arg(model, scenario));
}

void MainWindow::setLanguage(const QString& code)
{
    m_language.set(code);
    for (QAction* action : m_languageActions->actions()) {
        action->setChecked(action->data().toString() == m_language.code());
    }
    retranslate();
    refresh();
}

void MainWindow::retranslate()
{
    for (const Dock& dock : m_docks) {
        dock.dock->setWindowTitle(tr(dock.title));
    }
    retranslateActions();
    retranslateTraining();
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
    QStringList lines;
    if (auto* scenario = std::get_if<Scenario>(&result)) {
        for (const Message& note : scenario->notes) {
            lines.append(translated(note));
        }
        m_control.setScenario(std::move(*scenario));
        if (!lines.isEmpty()) {
            tell(QMessageBox::Information, tr("Scenario loaded"), tr("Worth knowing:"), lines);
        }
        return;
    }
    for (const ScenarioError& error : std::get<std::vector<ScenarioError>>(result)) {
        lines.append(translated(error.describe(path.toStdString())));
    }
    tell(QMessageBox::Warning, tr("Scenario not loaded"),
        tr("This scenario has errors; the one that is running goes on."), lines);
}

void MainWindow::tell(QMessageBox::Icon icon, const QString& title, const QString& text, const QStringList& lines)
{
    QMessageBox box(icon, title, text, QMessageBox::Ok, this);
    const bool all = lines.size() <= kMostLinesTold;
    box.setInformativeText(all ? lines.join(u'\n') : lines.mid(0, kMostLinesTold).join(u'\n') + QStringLiteral("\n…"));
    box.exec();
}

void MainWindow::chooseScenario()
{
    QSettings settings = windowSettings();
    const QString folder = settings.value(QStringLiteral("scenarioFolder")).toString();
    const QString path = QFileDialog::getOpenFileName(this, tr("Open scenario"), folder,
        tr("Scenarios (*.yaml *.yml);;Recordings: COMTRADE, load curves (*.cfg *.cff *.csv);;All files (*)"));
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
        for (const Dock& dock : m_docks) {
            dock.dock->hide();
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
    resize(kFirstSize.boundedTo(screen()->availableSize() - kFrame));
    arrangeDocks();
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
    if (m_trainingDesk != nullptr && !m_trainingDesk->mayLeave()) {
        event->ignore();
        return;
    }
    if (m_tour != nullptr) {
        m_tour->end(); // restores the user's layout
    }
    shutTellingDocks(false, false);
    m_frontOnlyAction->setChecked(false);
    keepLayout();
    QMainWindow::closeEvent(event);
}

} // namespace vmeter
