// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include "core/registers/value_links.h"
#include "ui/help/help_window.h"
#include "ui/icons.h"
#include "ui/measurements/measurement_table.h"
#include "ui/panel/case_painter.h"
#include "ui/panel/front_panel.h"
#include "ui/panel/lcd_widget.h"
#include "ui/plots/view_export.h"
#include "ui/registers/register_view.h"
#include "ui/report/moment_page.h"
#include "ui/session/session_files.h"
#include "ui/status/server_status_view.h"
#include "ui/timeline/event_text.h"
#include "ui/traffic/traffic_feed.h"
#include "ui/training/training_desk.h"
#include "ui/window/dock_layout.h"
#include "ui/window/layout_menu.h"
#include "ui/window/refusal_box.h"
#include "ui/window/training_mode.h"
#include "ui/window/window_actions.h"
#include "ui/window_settings.h"
#include "virtualhw/display/lcd_painter.h"
#include "virtualhw/scenario/scenario_file.h"
#include "virtualhw/scenario/scenario_source.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDir>
#include <QDockWidget>
#include <QFileDialog>
#include <QKeyEvent>
#include <QLabel>
#include <QMenuBar>
#include <QPushButton>
#include <QStatusBar>
#include <QToolBar>

namespace vmeter {

namespace {

constexpr int kPictureMilliseconds = 33;
constexpr int kCopyScale = 4;
constexpr int kMostLinesTold = 15; // more would not fit on a screen
constexpr int kMessageMilliseconds = 5000;
constexpr int kTroubleMilliseconds = 30'000;

} // namespace

MainWindow::MainWindow(Simulation& simulation, BenchRecordingManager& sessions, const TrafficLog& traffic,
    std::function<ServerStatus()> servers, Language& language, QWidget* parent)
    : QMainWindow(parent)
    , m_simulation(simulation)
    , m_control(simulation)
    , m_sessions(new SessionFiles(sessions, *this))
    , m_language(language)
    , m_front(new FrontPanel(this))
    , m_viewParts{m_control, *new TrafficFeed(traffic, this), std::move(servers), nullptr, this}
    , m_docks(new DockLayout(*this))
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

    m_docks->addViews(m_viewParts);
    connect(m_front, &FrontPanel::displayClicked, this, [this] {
        const std::shared_ptr<const Snapshot> now = m_simulation.snapshot();
        if (const auto source = shownSource(now->meter, now->page)) {
            showRegisters(*source);
        }
    });
    connect(findChild<MeasurementTable*>(), &MeasurementTable::registersWanted, this, &MainWindow::showRegisters);
    connect(findChild<ServerStatusView*>(), &ServerStatusView::freePortsWanted, this, &MainWindow::freePortsWanted);
    m_actions = new WindowActions(*this, m_control, m_docks->toggleActions());
    connectActions();
    addHelp();
    connectSessions();
    statusBar()->addWidget(m_scenarioLabel, 1);
    statusBar()->addPermanentWidget(m_timeLabel);

    m_docks->restore();
    setLanguage(windowSettings().value(QStringLiteral("language"), Language::ofSystem()).toString());
    m_front->setFocus();
    connect(&m_timer, &QTimer::timeout, this, &MainWindow::refresh);
    m_timer.start(kPictureMilliseconds);
}

void MainWindow::connectActions()
{
    connect(m_actions, &WindowActions::openWanted, this, &MainWindow::chooseScenario);
    connect(m_actions, &WindowActions::openSessionWanted, m_sessions, &SessionFiles::chooseAndOpen);
    connect(m_actions, &WindowActions::saveSessionWanted, m_sessions, &SessionFiles::chooseAndSave);
    connect(m_actions, &WindowActions::copyWanted, this, &MainWindow::copyLcd);
    connect(m_actions, &WindowActions::speedChosen, this, &MainWindow::refresh);
    connect(m_actions, &WindowActions::frontOnlyWanted, this, &MainWindow::showFrontOnly);
    connect(m_actions, &WindowActions::languageChosen, this, [this](const QString& code) {
        setLanguage(code);
        windowSettings().setValue(QStringLiteral("language"), code);
    });
}

void MainWindow::connectSessions()
{
    connect(m_sessions, &SessionFiles::opened, this, [this](const QString& path) {
        statusBar()->showMessage(tr("The session %1 goes on.").arg(QFileInfo(path).fileName()), kMessageMilliseconds);
    });
    connect(m_sessions, &SessionFiles::saved, this, [this](const QString& path) {
        statusBar()->showMessage(tr("The session was saved: %1").arg(QFileInfo(path).fileName()), kMessageMilliseconds);
    });
}

TrainingDesk& MainWindow::addTraining(Training& training)
{
    m_training = new TrainingMode(training, *this, *m_front, *m_docks, m_viewParts, m_actions->viewMenu());
    connect(m_training, &TrainingMode::tourEnded, this, &MainWindow::tourEnded);
    retranslate();
    return m_training->desk();
}

void MainWindow::showTraining()
{
    m_training->showDesk();
}

bool MainWindow::startTour(Message& error)
{
    return m_training->startTour([this](bool shown) { showTools(shown); }, error);
}

void MainWindow::tellTroubles()
{
    const ServerStatus servers = m_viewParts.servers();
    QStringList moved;
    for (const Message& trouble : servers.troubles(false)) {
        moved += tr("Another port is used: %1").arg(translated(trouble));
    }
    if (!moved.isEmpty()) {
        statusBar()->showMessage(moved.join(QStringLiteral("  ")), kTroubleMilliseconds);
    }
    const std::vector<Message> down = servers.troubles(true);
    if (down.empty()) {
        return;
    }
    const std::unique_ptr<QMessageBox> box = freePortBox(down, this);
    box->exec();
    if (box->clickedButton() == box->defaultButton()) {
        emit freePortsWanted();
    }
}

void MainWindow::refresh()
{
    if (isMinimized()) {
        return;
    }
    const std::shared_ptr<const Snapshot> snapshot = m_simulation.snapshot();
    m_front->setSnapshot(*snapshot);
    m_docks->show(*snapshot);
    m_actions->sync(*snapshot);
    showTexts(*snapshot);
    if (m_training != nullptr) {
        m_training->refresh();
    }
}

void MainWindow::showTexts(const Snapshot& snapshot)
{
    const LocalizedText& name = snapshot.scenarioName;
    const QString scenario = QString::fromStdString(m_language.code() == QStringLiteral("fr") ? name.fr : name.en);
    // QLabel and the window repaint only if the value differs.
    m_scenarioLabel->setText(tr("Scenario: %1").arg(scenario));
    const QString time = timeText(snapshot.time.sinceStart);
    setProperty(kReportCaption, tr("Scenario: %1, meter time %2").arg(scenario, time));
    m_timeLabel->setText(snapshot.runningAhead ? tr("Meter time %1, running ahead").arg(time)
            : snapshot.fastForwarding          ? tr("Meter time %1, coasting").arg(time)
                                               : tr("Meter time %1").arg(time));
    m_timeLabel->setToolTip(snapshot.fastForwarding
            ? tr("Steady stretches are advanced from a settled second, not sample by sample.")
            : QString());
    const QString model = modelName(*snapshot.meter.model);
    setWindowTitle(QStringLiteral("%1 – %2 – vmeter").arg(model, scenario));
}

void MainWindow::setLanguage(const QString& code)
{
    m_language.set(code);
    retranslate();
    refresh();
}

void MainWindow::retranslate()
{
    m_docks->retranslate();
    m_actions->setLanguage(m_language.code());
    m_layouts->retranslate();
    if (m_training != nullptr) {
        m_training->setLanguage(m_language.code());
    }
}

void MainWindow::changeEvent(QEvent* event)
{
    if (m_actions != nullptr && event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (m_actions != nullptr && event->type() == QEvent::PaletteChange) {
        m_actions->drawIcons();
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
    if (result) {
        for (const Message& note : result->notes) {
            lines.append(translated(note));
        }
        m_control.setScenario(std::move(*result));
        if (!lines.isEmpty()) {
            tell(QMessageBox::Information, tr("Scenario loaded"), tr("Worth knowing:"), lines);
        }
        return;
    }
    for (const ScenarioError& error : result.error()) {
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

void MainWindow::addHelp()
{
    m_layouts = new LayoutMenu(*m_docks, this);
    m_actions->addToView(m_layouts);
    connect(m_actions, &WindowActions::momentWanted, this, &MainWindow::saveMoment);
    connect(m_actions, &WindowActions::firstStepsWanted, this, [this] { showFirstSteps(true); });
    connect(m_actions, &WindowActions::keysWanted, this, [this] { (new HelpWindow(this))->showKeys(actions()); });
    connect(m_actions, &WindowActions::helpWanted, this,
        [this](const QString& page) { (new HelpWindow(this))->showPage(page); });
}

void MainWindow::showFirstSteps(bool always)
{
    QSettings settings = windowSettings();
    const QString shown = QStringLiteral("firstStepsShown");
    if (!always && (settings.contains(shown) || settings.contains(QStringLiteral("geometry")))) {
        return;
    }
    settings.setValue(shown, true);
    auto* sheet = new FirstSteps(this);
    connect(sheet, &FirstSteps::chosen, this, &MainWindow::begin);
    sheet->show();
}

void MainWindow::begin(Purpose purpose)
{
    struct Start {
        const char* scenario;
        double speed;
        std::initializer_list<std::string_view> docks;
    };
    static const Start kStarts[kPurposes] = {
        {"household_day", 10,
            {"oscilloscopeDock", "powerTrendDock", "measurementsDock", "phasorsDock", "timelineDock"}},
        {"reference_10a_60deg", 1, {"measurementsDock", "serversDock", "trafficDock", "registersDock", "faultsDock"}},
        {"balanced_5a", 1, {"measurementsDock", "phasorsDock", "wiringDock", "trainingDock"}},
    };
    const Start& start = kStarts[static_cast<std::size_t>(purpose)];
    if (Expected<Scenario> scenario = findScenario(start.scenario)) {
        m_control.setScenario(std::move(*scenario));
    }
    m_control.setSpeed({start.speed});
    m_docks->showOnly(start.docks);
    if (purpose == Purpose::learn && m_training != nullptr) {
        m_training->showDesk();
    }
    refresh();
}

void MainWindow::saveMoment()
{
    QSettings settings = windowSettings();
    const QString folder = settings.value(QStringLiteral("exportFolder"), QDir::homePath()).toString();
    QFileDialog dialog(this, tr("Page of this moment"), folder, tr("Pages (*.pdf)"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(QStringLiteral("pdf"));
    dialog.selectFile(QStringLiteral("moment"));
    const std::shared_ptr<const Snapshot> now = m_simulation.snapshot(); // not that of when the file is chosen
    if (dialog.exec() != QDialog::Accepted) {
        return;
    }
    const QString path = dialog.selectedFiles().constFirst();
    settings.setValue(QStringLiteral("exportFolder"), QFileInfo(path).absolutePath());
    m_docks->refreshAll(*now);
    MomentPage page;
    page.title = modelName(*now->meter.model);
    page.caption = property(kReportCaption).toString();
    page.lcd = now->meter.lcd;
    page.display = LcdWidget::describe(now->meter.lcd);
    page.measurements = findChild<MeasurementTable*>()->table();
    page.registers = findChild<RegisterView*>()->mainRegisters(now->meter);
    for (const char* name : {"oscilloscope", "phasors"}) {
        if (const auto* const view = findChild<QWidget*>(QLatin1String(name)); view != nullptr) {
            page.views.push_back(view->findChild<ExportAction*>()->exported());
        }
    }
    if (const QString error = writeMomentPage(page, path); !error.isEmpty()) {
        QMessageBox::warning(this, tr("Not saved"), error);
    } else {
        statusBar()->showMessage(tr("The page was saved: %1").arg(QFileInfo(path).fileName()), kMessageMilliseconds);
    }
}

void MainWindow::showRegisters(const RegisterSource& source)
{
    if (m_docks->dock("registersDock")->toggleViewAction()->isEnabled()) {
        m_docks->raiseView("registers");
        findChild<RegisterView*>()->showValue(source);
    }
}

void MainWindow::showTools(bool shown)
{
    menuBar()->setVisible(shown);
    statusBar()->setVisible(shown);
    m_actions->toolBar().setVisible(shown);
}

void MainWindow::showFrontOnly(bool on)
{
    if (on) {
        m_wasMaximized = isMaximized();
        m_docks->hideAll();
    }
    showTools(!on);
    if (on) {
        showFullScreen();
        return;
    }
    if (m_wasMaximized) {
        showMaximized();
    } else {
        showNormal();
    }
    m_docks->showAgain();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (m_training != nullptr) {
        if (!m_training->mayClose()) {
            event->ignore();
            return;
        }
        m_training->close();
    }
    m_actions->leaveFrontOnly();
    m_docks->keep();
    QMainWindow::closeEvent(event);
}

} // namespace vmeter
