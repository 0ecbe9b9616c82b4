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

/// The window: the front of the meter in the middle, the views of the bench in docks around it. About 30 times a second
/// it gets the newest snapshot and repaints what has changed.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// `simulation`, `sessions`, `traffic` and `language` must outlive the window. `servers` returns the present status
    /// of the servers; it is called for each picture.
    MainWindow(Simulation& simulation, SessionKeeper& sessions, const TrafficLog& traffic,
        std::function<ServerStatus()> servers, Language& language, QWidget* parent = nullptr);

    /// "en" or "fr"; kept for the next start only when the user chooses it in the menu.
    void setLanguage(const QString& code);

    /// Adds lessons and exams with their own dock and menu. `results`: folder for the results of exams. `training` must
    /// outlive the window.
    TrainingDesk& addTraining(Training& training, const QString& results);

    void showTraining();

    /// Starts the demonstration in full screen, which runs until a key is pressed. Returns false and sets `error` if it
    /// cannot start.
    bool startTour(Training& training, Message& error);

    /// Shows the newest snapshot now instead of at the next picture.
    void refresh();

    /// Loads a scenario file or a recording, and shows its notes. If it has errors, shows them with line and column,
    /// and nothing changes.
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
    /// Adds a dock whose `view` has setSnapshot(). It gets every `divider`-th snapshot, and none while it is hidden. If
    /// `view` also has record(), that gets all snapshots.
    template <class Widget> QDockWidget* addView(const char* name, const char* title, Widget* view, unsigned pictures,
        Qt::DockWidgetArea area = Qt::RightDockWidgetArea);
    // main_window_training.cpp
    void retranslateTraining();
    void refreshTraining();
    /// Closes the docks that show the bench and those that show measurements, except that of the view `wanted`; reopens
    /// the others.
    void shutTellingDocks(bool ofBench, bool ofMeter, const std::string& wanted = {});
    /// The dock of the view with this name in lessons; null: none.
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
    /// A dock that gets snapshots.
    struct View {
        QWidget* widget = nullptr;
        unsigned pictures = 1;
        std::function<void(const Snapshot&)> show;
        std::function<void(const Snapshot&)> record; ///< also called while the dock is hidden; may be empty
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
    Tour* m_tour = nullptr;     ///< null: no demonstration
    std::string m_trainingView; ///< view that the step has brought to the front
    /// Docks that a lesson has closed and that are reopened after it, with their height in pixels; 0 if behind another
    /// tab.
    std::map<QDockWidget*, int> m_shutDocks;
};

} // namespace vmeter
