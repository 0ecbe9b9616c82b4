// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bench_control.h"
#include "ui/status/server_status.h"
#include "virtualhw/base/language.h"
#include "virtualhw/bench/simulation.h"
#include "virtualhw/ethernet/traffic/traffic_log.h"

#include <QMainWindow>
#include <QMessageBox>
#include <QTimer>

#include <functional>
#include <map>
#include <string>
#include <vector>

class QActionGroup;
class QDockWidget;
class QLabel;
class QMenu;

namespace vmeter {

class FrontPanel;
class MeasurementTable;
class SessionFiles;
class SessionKeeper;
class RegisterView;
class TrafficFeed;
class Tour;
class Training;
class TrainingDesk;

/// The window: the front of the meter in the middle, what is seen of the bench in docks round it. It looks at the
/// newest snapshot about 30 times a second and repaints what has changed.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// `simulation`, `sessions`, `traffic` and `language`, which becomes that of the window, outlive it; `servers` says
    /// where they are now, and is asked with each picture.
    MainWindow(Simulation& simulation, SessionKeeper& sessions, const TrafficLog& traffic,
        std::function<ServerStatus()> servers, Language& language, QWidget* parent = nullptr);

    /// "en" or "fr"; kept for the next start only when the user chooses it in the menu.
    void setLanguage(const QString& code);

    /// Lessons and exams, in a dock and a menu of their own. `results`: folder for the results of exams. `training`
    /// outlives the window.
    TrainingDesk& addTraining(Training& training, const QString& results);

    void showTraining();

    /// The demonstration that runs by itself, full screen, until a key is pressed. False and `error` when it cannot.
    bool startTour(Training& training, Message& error);

    /// Takes the newest snapshot now instead of at the next picture.
    void refresh();

    /// Loads a scenario file, or a recording that is then played; what is worth knowing about it is told. Errors are
    /// shown with line and column and nothing changes.
    void openScenario(const QString& path);

signals:
    void tourEnded();

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;

private:
    // main_window_actions.cpp
    void createActions();
    void createSessionActions();
    void createTimeActions();
    void createMeterChoices();
    void createMenus();
    void createToolBar();
    void retranslateActions();
    void drawIcons();
    void syncActions(const Snapshot& snapshot);

    // main_window_docks.cpp
    void createDocks();
    void createViews();
    void createTrafficViews();
    void arrangeDocks();
    /// `title` is translated in the context of the window.
    QDockWidget* addDock(const char* name, const char* title, QWidget* content, Qt::DockWidgetArea area);
    /// A dock whose `view` has setSnapshot(); it gets one of so many pictures, and none while it is not seen. If it has
    /// record() too, that gets every one.
    template <class Widget> QDockWidget* addView(const char* name, const char* title, Widget* view, unsigned pictures,
        Qt::DockWidgetArea area = Qt::RightDockWidgetArea);
    // main_window_training.cpp
    void retranslateTraining();
    void refreshTraining();
    /// Shuts docks that show the bench and those that show what the meter measures, all but that of the view `wanted`;
    /// opens the others again.
    void shutTellingDocks(bool ofBench, bool ofMeter, const std::string& wanted = {});
    /// The dock of the view that a lesson names so; null: there is none.
    QDockWidget* raiseView(const std::string& view);

    void retranslate();
    void showTexts(const Snapshot& snapshot);
    void chooseScenario();
    void tell(QMessageBox::Icon icon, const QString& title, const QString& text, const QStringList& lines);
    void copyLcd();
    void showFrontOnly(bool on);
    void restoreLayout();
    void keepLayout() const;

    Simulation& m_simulation;
    const std::function<ServerStatus()> m_serverStatus;
    BenchControl m_control;
    SessionFiles* m_sessions;
    Language& m_language;
    FrontPanel* m_front;
    MeasurementTable* m_measurements = nullptr;
    ServerStatusView* m_servers = nullptr;
    TrafficFeed* m_trafficFeed;
    RegisterView* m_registers = nullptr;
    struct Dock {
        QDockWidget* dock = nullptr;
        const char* title = nullptr;
    };
    std::vector<Dock> m_docks; ///< in the order of the menu
    /// Looks at snapshots.
    struct View {
        QWidget* widget = nullptr;
        unsigned pictures = 1;
        std::function<void(const Snapshot&)> show;
        std::function<void(const Snapshot&)> record; ///< also while it is not seen; may be empty
    };
    std::vector<View> m_views;
    QLabel* m_scenarioLabel;
    QLabel* m_timeLabel;
    QTimer m_timer;
    unsigned m_pictures = 0;
    QByteArray m_layoutBeforeFrontOnly;
    bool m_wasMaximized = false;

    QMenu* m_fileMenu = nullptr;
    QMenu* m_readyMadeMenu = nullptr;
    QMenu* m_meterMenu = nullptr;
    QMenu* m_keysMenu = nullptr;
    QMenu* m_modelMenu = nullptr;
    QMenu* m_malfunctionMenu = nullptr;
    QMenu* m_timeMenu = nullptr;
    QMenu* m_trainingMenu = nullptr;
    QMenu* m_viewMenu = nullptr;
    QMenu* m_languageMenu = nullptr;
    QMenu* m_helpMenu = nullptr;
    QToolBar* m_toolBar = nullptr;
    QAction* m_openAction = nullptr;
    QAction* m_openSessionAction = nullptr;
    QAction* m_saveSessionAction = nullptr;
    QAction* m_copyAction = nullptr;
    QAction* m_quitAction = nullptr;
    QAction* m_mainsAction = nullptr;
    QAction* m_sealAction = nullptr;
    QActionGroup* m_modelActions = nullptr;
    QActionGroup* m_malfunctionActions = nullptr;
    QAction* m_pauseAction = nullptr;
    QAction* m_stepAction = nullptr;
    QAction* m_refreshStepAction = nullptr;
    QAction* m_skipAction = nullptr;
    QAction* m_coastingAction = nullptr;
    QActionGroup* m_speedActions = nullptr;
    std::vector<QAction*> m_combinationActions;
    QAction* m_frontOnlyAction = nullptr;
    QActionGroup* m_languageActions = nullptr;
    QAction* m_aboutAction = nullptr;
    QAction* m_aboutQtAction = nullptr;
    double m_speedBeforePause = 1;
    TrainingDesk* m_trainingDesk = nullptr; ///< null: no lessons in this window
    QDockWidget* m_trainingDock = nullptr;
    QAction* m_openLessonAction = nullptr;
    QAction* m_examAction = nullptr;
    Tour* m_tour = nullptr;     ///< null: none is on
    std::string m_trainingView; ///< that the step has brought to the front
    /// Docks that a lesson has shut and that come back after it: the height in pixels, 0 behind others.
    std::map<QDockWidget*, int> m_shutDocks;
};

} // namespace vmeter
