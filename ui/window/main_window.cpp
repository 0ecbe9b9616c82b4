// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include "core/registers/value_links.h"
#include "ui/gallery/gallery_entry.h"
#include "ui/gallery/scenario_gallery.h"
#include "ui/gallery/watch_strip.h"
#include "ui/help/help_window.h"
#include "ui/icons.h"
#include "ui/measurements/measurement_table.h"
#include "ui/panel/case_painter.h"
#include "ui/panel/front_hands.h"
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
#include "ui/wiring/wiring_view.h"
#include "virtualhw/display/lcd_painter.h"
#include "virtualhw/scenario/scenario_file.h"
#include "virtualhw/scenario/scenario_source.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDir>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QKeyEvent>
#include <QLabel>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QShortcut>
#include <QStatusBar>
#include <QToolBar>
#include <QUrl>
#include <QVBoxLayout>

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
    , m_watch(new WatchStrip(this))
    , m_viewParts{m_control, *new TrafficFeed(traffic, this), std::move(servers), nullptr, this}
    , m_docks(new DockLayout(*this))
    , m_scenarioLabel(new QLabel(this))
    , m_timeLabel(new QLabel(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(programIcon());
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    auto* centre = new QWidget(this);
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_front, 1);
    column->addWidget(m_watch);
    setCentralWidget(centre);
    setAcceptDrops(true);
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
    connectHands();
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
    connect(m_actions, &WindowActions::galleryWanted, this, &MainWindow::showGallery);
    connect(m_actions, &WindowActions::recentChosen, this, &MainWindow::openScenario);
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

void MainWindow::connectHands()
{
    FrontHands& hands = m_front->hands();
    connect(&hands, &FrontHands::plugWanted, this, [this](bool plugged) { m_control.setPlugged(plugged); });
    connect(&hands, &FrontHands::sealBroken, this, [this] { m_control.setSealed(false); });
    auto* wiring = findChild<WiringView*>();
    const auto present = [this, wiring] { wiring->setSnapshot(*m_simulation.snapshot()); };
    connect(&hands, &FrontHands::wiringWanted, wiring, [wiring, present](const Wiring& wanted) {
        present(); // a view behind others does not follow the bench
        wiring->choose(wanted);
    });
    auto* undo = new QShortcut(QKeySequence::Undo, m_front, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(undo, &QShortcut::activated, wiring, [wiring, present] {
        present();
        wiring->undo();
    });
}

TrainingDesk& MainWindow::addTraining(Training& training)
{
    m_training = new TrainingMode(training, *this, *m_front, *m_docks, m_viewParts, m_actions->viewMenu());
    connect(m_training, &TrainingMode::tourEnded, this, &MainWindow::tourEnded);
    connect(m_training, &TrainingMode::tourWanted, this, [this] {
        if (Message error; !startTour(error)) {
            tell(QMessageBox::Warning, tr("The tour cannot begin"), translated(error), {});
        }
    });
    retranslate();
    return m_training->desk();
}

void MainWindow::showTraining()
{
    m_training->showDesk();
}

bool MainWindow::startTour(Message& error)
{
    if (m_standParts) {
        m_training->setStand(m_standParts());
    }
    const bool began = m_training->startTour([this](bool shown) { showTools(shown); }, error);
    if (began) {
        emit tourBegan();
    }
    return began;
}

void MainWindow::setStand(std::function<StandParts()> parts)
{
    m_standParts = std::move(parts);
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
    m_watch->setScenario(snapshot->scenario, m_training != nullptr && m_training->isOn());
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
        keepRecentScenario(path);
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

void MainWindow::showGallery()
{
    if (m_gallery == nullptr) {
        m_gallery = new ScenarioGallery(this);
        connect(m_gallery, &ScenarioGallery::chosen, this,
            [this](const Scenario& scenario) { m_control.setScenario(scenario); });
        connect(m_gallery, &ScenarioGallery::fileChosen, this, &MainWindow::openScenario);
        connect(m_gallery, &ScenarioGallery::openWanted, this, &MainWindow::chooseScenario);
    }
    m_gallery->prepare();
    m_gallery->open();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QString path = event->mimeData()->urls().value(0).toLocalFile();
    event->acceptProposedAction();
    if (path.endsWith(QStringLiteral(".vms"), Qt::CaseInsensitive)) {
        m_sessions->open(path);
    } else {
        openScenario(path);
    }
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
