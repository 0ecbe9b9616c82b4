// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bench_control.h"
#include "ui/language.h"
#include "ui/status/server_status.h"
#include "virtualhw/bench/simulation.h"
#include "virtualhw/traffic/traffic_log.h"

#include <QMainWindow>
#include <QTimer>

#include <functional>
#include <vector>

class QActionGroup;
class QDockWidget;
class QLabel;
class QMenu;

namespace vmeter {

class FaultView;
class FrontPanel;
class MeasurementTable;
class Oscilloscope;
class RegisterView;
class TrafficFeed;
class TrafficView;

/// The window: the front of the meter in the middle, oscilloscope, values and servers round it. It looks at the
/// newest snapshot about 30 times a second and repaints what has changed.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// `simulation` and `traffic` outlive the window; `servers` says where they are now, and is asked with each
    /// picture.
    MainWindow(Simulation& simulation, const TrafficLog& traffic, std::function<ServerStatus()> servers,
        QWidget* parent = nullptr);

    /// "en" or "fr"; kept for the next start only when the user chooses it in the menu.
    void setLanguage(const QString& code);

    /// Takes the newest snapshot now instead of at the next picture.
    void refresh();

    /// Loads a scenario file; errors are shown with line and column and nothing changes.
    void openScenario(const QString& path);

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;

private:
    // main_window_actions.cpp
    void createActions();
    void createMeterChoices();
    void createMenus();
    void createToolBar();
    void retranslateActions();
    void drawIcons();
    void syncActions(const Snapshot& snapshot);

    void createDocks();
    [[nodiscard]] std::vector<QDockWidget*> docks() const;
    QDockWidget* addDock(const char* name, QWidget* content, Qt::DockWidgetArea area);
    void retranslate();
    void showTexts(const Snapshot& snapshot);
    void chooseScenario();
    void copyLcd();
    void showFrontOnly(bool on);
    void restoreLayout();
    void keepLayout() const;

    Simulation& m_simulation;
    const std::function<ServerStatus()> m_serverStatus;
    BenchControl m_control;
    Language m_language;
    FrontPanel* m_front;
    Oscilloscope* m_scope = nullptr;
    MeasurementTable* m_measurements = nullptr;
    ServerStatusView* m_servers = nullptr;
    FaultView* m_faults = nullptr;
    TrafficFeed* m_trafficFeed;
    TrafficView* m_traffic = nullptr;
    RegisterView* m_registers = nullptr;
    QDockWidget* m_scopeDock = nullptr;
    QDockWidget* m_measurementsDock = nullptr;
    QDockWidget* m_serversDock = nullptr;
    QDockWidget* m_faultsDock = nullptr;
    QDockWidget* m_trafficDock = nullptr;
    QDockWidget* m_registersDock = nullptr;
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
    QMenu* m_viewMenu = nullptr;
    QMenu* m_languageMenu = nullptr;
    QMenu* m_helpMenu = nullptr;
    QToolBar* m_toolBar = nullptr;
    QAction* m_openAction = nullptr;
    QAction* m_copyAction = nullptr;
    QAction* m_quitAction = nullptr;
    QAction* m_mainsAction = nullptr;
    QAction* m_sealAction = nullptr;
    QActionGroup* m_modelActions = nullptr;
    QActionGroup* m_malfunctionActions = nullptr;
    QAction* m_pauseAction = nullptr;
    QActionGroup* m_speedActions = nullptr;
    std::vector<QAction*> m_combinationActions;
    QAction* m_frontOnlyAction = nullptr;
    QActionGroup* m_languageActions = nullptr;
    QAction* m_aboutAction = nullptr;
    QAction* m_aboutQtAction = nullptr;
    double m_speedBeforePause = 1;
};

} // namespace vmeter
