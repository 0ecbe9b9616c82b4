// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bench_control.h"
#include "ui/help/first_steps.h"
#include "ui/training/fair_stand.h"
#include "ui/window/view_registry.h"
#include "virtualhw/base/language.h"
#include "virtualhw/bench/simulation.h"
#include "virtualhw/bench/traffic/traffic_log.h"

#include <QMainWindow>
#include <QMessageBox>
#include <QTimer>

#include <functional>

class QLabel;

namespace vmeter {

class DockLayout;
class FrontPanel;
class ScenarioGallery;
class SessionFiles;
class BenchRecordingManager;
class TrafficFeed;
class Training;
class TrainingDesk;
class TrainingMode;
class LayoutMenu;
class WatchStrip;
class WindowActions;

/// The window: the front of the meter in the middle, the views of the bench in docks round it. It looks at the newest
/// snapshot about 30 times a second and repaints what has changed. Its parts: WindowActions has menus, tool bar and
/// shortcuts; DockLayout the docks of viewRegistry(); TrainingMode the lessons, exams and the tour.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// `simulation`, `sessions`, `traffic` and `language`, which becomes that of the window, outlive it; `servers` says
    /// where they are now, and is asked with each picture.
    MainWindow(Simulation& simulation, BenchRecordingManager& sessions, const TrafficLog& traffic,
        std::function<ServerStatus()> servers, Language& language, QWidget* parent = nullptr);

    /// "en" or "fr"; kept for the next start only when the user chooses it in the menu.
    void setLanguage(const QString& code);

    /// Lessons and exams, in a dock and a menu of their own. `training` outlives the window.
    TrainingDesk& addTraining(Training& training);

    /// Only after addTraining(), as startTour().
    void showTraining();

    /// The demonstration that runs by itself, full screen, until a key is pressed. False and `error` when it cannot.
    bool startTour(Message& error);

    /// The sheet of the first start, unless this user has had the window before.
    void showFirstSteps(bool always);

    /// Says which servers are not where they were to be, and asks about those that are down.
    void tellTroubles();

    /// Takes the newest snapshot now instead of at the next picture.
    void refresh();

    /// Loads a scenario file, or a recording that is then played; what is worth knowing about it is told. Errors are
    /// shown with line and column and nothing changes.
    void openScenario(const QString& path);

    /// What a fair stand shows beside the tour; `parts` is asked when a tour begins. Only after addTraining().
    void setStand(std::function<StandParts()> parts);

signals:
    void tourBegan();
    void tourEnded();
    /// The servers that are down are to take any free port.
    void freePortsWanted();

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    /// A scenario, recording or session that is dropped on the window is opened.
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;

private:
    void connectActions();
    void connectSessions();
    /// What hands do on the front. Wiring that they change is undone where the wiring is shown, or by Ctrl+Z on the
    /// front.
    void connectHands();
    void retranslate();
    void showTexts(const Snapshot& snapshot);
    void chooseScenario();
    void showGallery();
    void tell(QMessageBox::Icon icon, const QString& title, const QString& text, const QStringList& lines);
    void copyLcd();
    void addHelp();
    void saveMoment();
    /// Arranges the docks and puts a scenario on.
    void begin(Purpose purpose);
    /// Nothing while an exam hides them.
    void showRegisters(const RegisterSource& source);
    void showFrontOnly(bool on);
    /// Menus, tool bar and status bar.
    void showTools(bool shown);

    Simulation& m_simulation;
    BenchControl m_control;
    SessionFiles* m_sessions;
    Language& m_language;
    FrontPanel* m_front;
    WatchStrip* m_watch;
    ScenarioGallery* m_gallery = nullptr; ///< null: has not been opened yet
    const ViewParts m_viewParts;
    DockLayout* m_docks;
    WindowActions* m_actions = nullptr;
    LayoutMenu* m_layouts = nullptr;
    std::function<StandParts()> m_standParts;
    TrainingMode* m_training = nullptr; ///< null: no lessons in this window
    QLabel* m_scenarioLabel;
    QLabel* m_timeLabel;
    QTimer m_timer;
    bool m_wasMaximized = false; ///< before the front alone was shown
};

} // namespace vmeter
