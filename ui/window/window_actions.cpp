// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/window_actions.h"

#include "ui/about.h"
#include "ui/gallery/gallery_entry.h"
#include "ui/icons.h"
#include "ui/panel/case_painter.h"
#include "ui/panel/front_panel.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QFileInfo>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>
#include <QToolButton>

#include <utility>

namespace vmeter {

namespace {

/// Speeds of the menu and the tool bar.
struct SpeedChoice {
    double factor;
    const char* text; ///< nullptr: a word that is translated
};
constexpr SpeedChoice kSpeeds[] = {
    {1, "×1"},
    {10, "×10"},
    {100, "×100"},
    {1000, "×1000"},
    {Speed::kMax, nullptr},
};

struct LanguageChoice {
    const char* code;
    const char* name; ///< name in its own language, so that users can find it
};
constexpr LanguageChoice kLanguages[] = {{"en", "English"}, {"fr", "Français"}};

/// Pages of docs/ that are in the program.
struct HelpPage {
    const char* name;
    const char* title;
};
constexpr HelpPage kHelpPages[] = {
    {"registers", QT_TRANSLATE_NOOP("vmeter::WindowActions", "&Register map")},
    {"fidelity", QT_TRANSLATE_NOOP("vmeter::WindowActions", "&What is as in the real meter")},
    {"interfaces", QT_TRANSLATE_NOOP("vmeter::WindowActions", "&Interfaces and control API")},
};

/// Messages of a defective meter (manual 11.3) to choose from; 0 is none.
constexpr uint8_t kMalfunctions[] = {0, 1, 2};

} // namespace

WindowActions::WindowActions(QMainWindow& window, BenchControl& control, const QList<QAction*>& views)
    : QObject(&window)
    , m_window(window)
    , m_control(control)
{
    createActions();
    createMeterChoices();
    createTimeActions();
    createSpeeds();
    createLanguages();
    createMenus(views);
    createToolBar();
}

QAction* WindowActions::add(const QKeySequence& shortcut, std::function<void(bool)> done)
{
    auto* action = new QAction(&m_window);
    action->setShortcut(shortcut);
    connect(action, &QAction::triggered, this, std::move(done));
    m_window.addAction(action);
    return action;
}

QAction* WindowActions::addCheckable(const QKeySequence& shortcut, std::function<void(bool)> done)
{
    QAction* action = add(shortcut, std::move(done));
    action->setCheckable(true);
    return action;
}

void WindowActions::createActions()
{
    m_galleryAction = add(QKeySequence::New, [this](bool) { emit galleryWanted(); });
    m_galleryAction->setObjectName(QStringLiteral("galleryAction"));
    m_openAction = add(QKeySequence::Open, [this](bool) { emit openWanted(); });
    m_openSessionAction = add(Qt::CTRL | Qt::SHIFT | Qt::Key_O, [this](bool) { emit openSessionWanted(); });
    m_saveSessionAction = add(QKeySequence::Save, [this](bool) { emit saveSessionWanted(); });
    m_copyAction = add(QKeySequence::Copy, [this](bool) { emit copyWanted(); });
    m_momentAction = add(Qt::CTRL | Qt::SHIFT | Qt::Key_E, [this](bool) { emit momentWanted(); });
    m_keysAction = add(QKeySequence::HelpContents, [this](bool) { emit keysWanted(); });
    m_firstStepsAction = add({}, [this](bool) { emit firstStepsWanted(); });
    for (const HelpPage& page : kHelpPages) {
        m_pageActions.push_back(
            add({}, [this, name = QString::fromLatin1(page.name)](bool) { emit helpWanted(name); }));
    }
    m_quitAction = add(QKeySequence::Quit, [this](bool) { m_window.close(); });
    m_mainsAction = addCheckable(Qt::CTRL | Qt::Key_M, [this](bool on) { m_control.setMains(on); });
    m_sealAction = addCheckable(Qt::CTRL | Qt::Key_L, [this](bool on) { m_control.setSealed(on); });
    m_frontOnlyAction = addCheckable(Qt::Key_F11, [](bool) {});
    connect(m_frontOnlyAction, &QAction::toggled, this, &WindowActions::frontOnlyWanted);
    add(Qt::Key_Escape, [this](bool) { leaveFrontOnly(); });
    m_aboutAction = add({}, [this](bool) { showAbout(&m_window); });
    m_aboutQtAction = add({}, [](bool) { QApplication::aboutQt(); });
}

void WindowActions::createTimeActions()
{
    m_pauseAction = addCheckable({}, [this](bool pause) {
        m_control.setSpeed({pause ? Speed::kPaused : m_speedBeforePause});
        emit speedChosen();
    });
    connect(m_pauseAction, &QAction::toggled, this, &WindowActions::drawIcons);
    m_pauseAction->setShortcuts({Qt::Key_Pause, Qt::CTRL | Qt::Key_P});
    m_stepAction = add(Qt::CTRL | Qt::Key_Period, [this](bool) { m_control.step(kSecond); });
    m_refreshStepAction = add(Qt::CTRL | Qt::Key_Comma, [this](bool) { m_control.stepToRefresh(); });
    m_skipAction = add(Qt::CTRL | Qt::Key_Right, [this](bool) { m_control.skipToNextEvent(); });
    m_timeLockedAction = add({}, [](bool) {});
    m_timeLockedAction->setEnabled(false);
    m_fastForwardAction = addCheckable(Qt::CTRL | Qt::Key_G, [this](bool on) { m_control.setFastForwarding(on); });
}

void WindowActions::createSpeeds()
{
    m_speedActions = new QActionGroup(this);
    m_speedActions->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
    int shortcut = Qt::Key_1;
    for (const SpeedChoice& speed : kSpeeds) {
        QAction* action
            = addCheckable(Qt::CTRL | static_cast<Qt::Key>(shortcut++), [this, factor = speed.factor](bool) {
                  m_control.setSpeed({factor});
                  emit speedChosen();
              });
        action->setData(speed.factor);
        m_speedActions->addAction(action);
    }
}

void WindowActions::createLanguages()
{
    m_languageActions = new QActionGroup(this);
    for (const LanguageChoice& language : kLanguages) {
        QAction* action
            = addCheckable({}, [this, code = QString::fromLatin1(language.code)](bool) { emit languageChosen(code); });
        action->setText(QString::fromUtf8(language.name));
        action->setData(QString::fromLatin1(language.code));
        m_languageActions->addAction(action);
    }
}

void WindowActions::createMeterChoices()
{
    m_modelActions = new QActionGroup(this);
    for (const MeterModel& model : kMeterModels) {
        QAction* action = m_modelActions->addAction(modelName(model));
        connect(action, &QAction::triggered, this, [this, &model] { m_control.setModel(model); });
        action->setCheckable(true);
        action->setData(model.number);
    }
    m_malfunctionActions = new QActionGroup(this);
    for (const uint8_t malfunction : kMalfunctions) {
        QAction* action = m_malfunctionActions->addAction(QString());
        connect(action, &QAction::triggered, this, [this, malfunction] { m_control.setMalfunction(malfunction); });
        action->setCheckable(true);
        action->setData(malfunction);
    }
}

void WindowActions::createFileMenu()
{
    m_fileMenu = m_window.menuBar()->addMenu(QString());
    m_fileMenu->addAction(m_galleryAction);
    m_fileMenu->addAction(m_openAction);
    m_recentMenu = m_fileMenu->addMenu(QString());
    connect(m_recentMenu, &QMenu::aboutToShow, this, &WindowActions::listRecent);
    m_fileMenu->addSeparator();
    m_fileMenu->addActions({m_openSessionAction, m_saveSessionAction});
    m_fileMenu->addSeparator();
    m_fileMenu->addActions({m_copyAction, m_momentAction});
    m_fileMenu->addSeparator();
    m_fileMenu->addAction(m_quitAction);
}

void WindowActions::listRecent()
{
    m_recentMenu->clear();
    for (const QString& path : recentScenarios()) {
        QAction* action
            = m_recentMenu->addAction(QFileInfo(path).fileName(), this, [this, path] { emit recentChosen(path); });
        action->setToolTip(path);
    }
    if (m_recentMenu->isEmpty()) {
        m_recentMenu->addAction(tr("No file has been opened yet"))->setEnabled(false);
    }
}

void WindowActions::createMeterMenu()
{
    m_meterMenu = m_window.menuBar()->addMenu(QString());
    m_meterMenu->addAction(m_mainsAction);
    m_meterMenu->addAction(m_sealAction);
    m_modelMenu = m_meterMenu->addMenu(QString());
    m_modelMenu->addActions(m_modelActions->actions());
    m_malfunctionMenu = m_meterMenu->addMenu(QString());
    m_malfunctionMenu->addActions(m_malfunctionActions->actions());
    createKeysMenu();
}

void WindowActions::createKeysMenu()
{
    m_keysMenu = m_meterMenu->addMenu(QString());
    std::vector<KeyCombination> combinations = FrontPanel::combinations(Key::set);
    combinations.push_back(FrontPanel::combinations(Key::up).front());
    for (KeyCombination& combination : FrontPanel::combinations(Key::enter)) {
        combinations.push_back(std::move(combination));
    }
    for (const KeyCombination& combination : combinations) {
        QAction* action = m_keysMenu->addAction(
            QString(), this, [this, combination] { m_control.press(combination.keys, combination.hold); });
        action->setData(QVariant::fromValue(combination));
        m_combinationActions.push_back(action);
    }
}

void WindowActions::createMenus(const QList<QAction*>& views)
{
    createFileMenu();
    createMeterMenu();
    QMenuBar* const bar = m_window.menuBar();
    m_timeMenu = bar->addMenu(QString());
    m_timeMenu->addAction(m_pauseAction);
    m_timeMenu->addAction(m_timeLockedAction);
    m_timeMenu->addActions({m_stepAction, m_refreshStepAction, m_skipAction});
    m_timeMenu->addSeparator();
    m_timeMenu->addActions(m_speedActions->actions());
    m_timeMenu->addSeparator();
    m_timeMenu->addAction(m_fastForwardAction);

    m_viewMenu = bar->addMenu(QString());
    m_viewMenu->addAction(m_frontOnlyAction);
    m_viewMenu->addSeparator();
    m_viewMenu->addActions(views);
    m_viewMenu->addSeparator();
    m_languageMenu = m_viewMenu->addMenu(QString());
    m_languageMenu->addActions(m_languageActions->actions());

    m_helpMenu = bar->addMenu(QString());
    m_helpMenu->addActions({m_keysAction, m_firstStepsAction});
    m_helpMenu->addSeparator();
    for (QAction* action : m_pageActions) {
        m_helpMenu->addAction(action);
    }
    m_helpMenu->addSeparator();
    m_helpMenu->addAction(m_aboutAction);
    m_helpMenu->addAction(m_aboutQtAction);
}

void WindowActions::createToolBar()
{
    m_toolBar = m_window.addToolBar(QString());
    m_toolBar->setObjectName(QStringLiteral("toolBar"));
    m_toolBar->setIconSize({22, 22});
    m_toolBar->addAction(m_galleryAction);
    m_toolBar->addAction(m_openAction);
    m_toolBar->addSeparator();
    m_toolBar->addAction(m_mainsAction);
    m_toolBar->addAction(m_sealAction);
    m_toolBar->addSeparator();
    m_toolBar->addAction(m_pauseAction);
    m_toolBar->addAction(m_stepAction);
    m_toolBar->addAction(m_skipAction);
    m_toolBar->addActions(m_speedActions->actions());
    m_toolBar->addSeparator();
    m_toolBar->addAction(m_copyAction);
    m_toolBar->addAction(m_frontOnlyAction);
    // Qt leaves the buttons of a tool bar to the mouse alone.
    for (auto* button : m_toolBar->findChildren<QToolButton*>()) {
        button->setFocusPolicy(Qt::TabFocus);
    }
    drawIcons();
}

void WindowActions::drawIcons()
{
    m_galleryAction->setIcon(toolIcon(ToolIcon::gallery, m_window.palette()));
    m_openAction->setIcon(toolIcon(ToolIcon::open, m_window.palette()));
    m_copyAction->setIcon(toolIcon(ToolIcon::copy, m_window.palette()));
    m_mainsAction->setIcon(toolIcon(ToolIcon::mains, m_window.palette()));
    m_sealAction->setIcon(toolIcon(ToolIcon::seal, m_window.palette()));
    m_stepAction->setIcon(toolIcon(ToolIcon::step, m_window.palette()));
    m_skipAction->setIcon(toolIcon(ToolIcon::skip, m_window.palette()));
    m_frontOnlyAction->setIcon(toolIcon(ToolIcon::fullScreen, m_window.palette()));
    m_pauseAction->setIcon(toolIcon(m_pauseAction->isChecked() ? ToolIcon::run : ToolIcon::pause, m_window.palette()));
}

void WindowActions::addToView(QMenu* menu)
{
    m_viewMenu->insertMenu(m_languageMenu->menuAction(), menu);
}

QAction* WindowActions::viewMenu() const
{
    return m_viewMenu->menuAction();
}

void WindowActions::leaveFrontOnly()
{
    m_frontOnlyAction->setChecked(false);
}

void WindowActions::retranslateMenus()
{
    m_fileMenu->setTitle(tr("&File"));
    m_recentMenu->setTitle(tr("&Recent files"));
    m_meterMenu->setTitle(tr("&Meter"));
    m_keysMenu->setTitle(tr("&Keys"));
    m_modelMenu->setTitle(tr("Mo&del"));
    m_malfunctionMenu->setTitle(tr("Malf&unction"));
    m_timeMenu->setTitle(tr("&Time"));
    m_viewMenu->setTitle(tr("&View"));
    m_languageMenu->setTitle(tr("&Language"));
    m_helpMenu->setTitle(tr("&Help"));
    m_toolBar->setWindowTitle(tr("Tools"));
}

void WindowActions::setLanguage(const QString& code)
{
    retranslateMenus();
    retranslateChoices(code);
    m_galleryAction->setText(tr("Sce&narios…"));
    m_galleryAction->setToolTip(tr("Choose a scenario from the gallery"));
    m_openAction->setText(tr("&Open scenario…"));
    m_openSessionAction->setText(tr("Open &session…"));
    m_saveSessionAction->setText(tr("Sa&ve session…"));
    m_copyAction->setText(tr("&Copy display as picture"));
    m_momentAction->setText(tr("Page of this &moment as PDF…"));
    m_momentAction->setToolTip(tr("Display, measurements, oscilloscope, phasors and registers on one page"));
    m_keysAction->setText(tr("&Keys and shortcuts"));
    m_firstStepsAction->setText(tr("&First steps…"));
    for (std::size_t n = 0; n < m_pageActions.size(); ++n) {
        m_pageActions[n]->setText(tr(kHelpPages[n].title));
    }
    m_quitAction->setText(tr("&Quit"));
    m_mainsAction->setText(tr("Mains &on"));
    m_mainsAction->setToolTip(tr("Mains switch of the bench"));
    m_sealAction->setText(tr("Terminal cover &fitted and sealed"));
    m_sealAction->setToolTip(tr("Terminal cover and seal of the E28: locks the SET key (manual 7)"));
    m_timeLockedAction->setText(tr("An exam takes place in real time, without a pause"));
    m_pauseAction->setText(tr("&Pause"));
    m_pauseAction->setToolTip(tr("Stop and go on with meter time"));
    m_stepAction->setText(tr("One &second"));
    m_stepAction->setToolTip(tr("Let one second of meter time pass, then stand still"));
    m_refreshStepAction->setText(tr("One &refresh of the display"));
    m_refreshStepAction->setToolTip(tr("Go on to the display's next refresh, then stand still"));
    m_skipAction->setText(tr("Skip to the &next event"));
    m_skipAction->setToolTip(tr("As fast as possible to the next event of the scenario"));
    m_fastForwardAction->setText(tr("&Coasting"));
    m_fastForwardAction->setToolTip(tr("Leave out steady stretches at any speed: advanced from a settled second"));
    m_frontOnlyAction->setText(tr("&Front only, full screen"));
    m_aboutAction->setText(tr("&About vmeter and licences"));
    m_aboutQtAction->setText(tr("About &Qt"));
}

void WindowActions::retranslateChoices(const QString& code)
{
    for (QAction* action : m_languageActions->actions()) {
        action->setChecked(action->data().toString() == code);
    }
    std::size_t speed = 0;
    for (QAction* action : m_speedActions->actions()) {
        const char* text = kSpeeds[speed++].text;
        action->setText(text == nullptr ? tr("Max") : QString::fromUtf8(text));
        action->setToolTip(text == nullptr ? tr("Meter time as fast as this computer can")
                                           : tr("Meter time at %1 of real time").arg(QString::fromUtf8(text)));
    }
    for (QAction* action : m_malfunctionActions->actions()) {
        const int malfunction = action->data().toInt();
        action->setText(
            malfunction == 0 ? tr("&None") : tr("Message \"Error %1\"").arg(malfunction, 2, 10, QLatin1Char('0')));
    }
    for (QAction* action : m_combinationActions) {
        action->setText(FrontPanel::combinationName(action->data().value<KeyCombination>()));
    }
}

void WindowActions::sync(const Snapshot& snapshot)
{
    m_mainsAction->setChecked(snapshot.mainsOn);
    m_sealAction->setChecked(snapshot.sealed);
    for (QAction* action : m_modelActions->actions()) {
        action->setChecked(action->data().toInt() == snapshot.meter.model->number);
    }
    for (QAction* action : m_malfunctionActions->actions()) {
        action->setChecked(action->data().toInt() == snapshot.meter.malfunction);
    }
    m_sealAction->setEnabled(snapshot.meter.model->hasSeal());
    m_fastForwardAction->setChecked(snapshot.fastForwardAlways);
    const bool paused = snapshot.speed.paused();
    m_pauseAction->setChecked(paused);
    if (!paused) {
        m_speedBeforePause = snapshot.speed.factor;
    }
    for (QAction* action : m_speedActions->actions()) {
        action->setChecked(action->data().toDouble() == snapshot.speed.factor);
        action->setEnabled(!snapshot.timeLocked);
    }
    m_timeLockedAction->setVisible(snapshot.timeLocked);
    for (QAction* action : {m_pauseAction, m_stepAction, m_refreshStepAction, m_skipAction, m_fastForwardAction}) {
        action->setEnabled(!snapshot.timeLocked);
    }
}

} // namespace vmeter
