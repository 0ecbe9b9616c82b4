// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bench_control.h"

#include <QKeySequence>
#include <QList>
#include <QObject>

#include <functional>
#include <vector>

class QAction;
class QActionGroup;
class QMainWindow;
class QMenu;
class QToolBar;

namespace vmeter {

/// The window's actions with their shortcuts, its menus and its tool bar. What is done to the bench goes to the bench
/// control; the rest is asked of the window by signals.
class WindowActions : public QObject {
    Q_OBJECT

public:
    /// `window` owns it. `views`: the actions that open and shut the docks, for the View menu.
    WindowActions(QMainWindow& window, BenchControl& control, const QList<QAction*>& views);

    /// Translates all texts; `code`: the language that is now that of the window.
    void setLanguage(const QString& code);
    void drawIcons();
    /// Checks and enables actions as the bench is.
    void sync(const Snapshot& snapshot);

    [[nodiscard]] QAction* viewMenu() const; ///< to insert another menu before it
    /// To the View menu, before the languages.
    void addToView(QMenu* menu);
    [[nodiscard]] QToolBar& toolBar() { return *m_toolBar; }
    void leaveFrontOnly();

signals:
    void galleryWanted();
    void openWanted();
    /// A file that was opened before.
    void recentChosen(const QString& path);
    void openSessionWanted();
    void saveSessionWanted();
    void copyWanted();
    void momentWanted();
    void firstStepsWanted();
    void keysWanted();
    /// A page of the documentation, by its name in docs/.
    void helpWanted(const QString& page);
    void speedChosen();
    void frontOnlyWanted(bool on);
    void languageChosen(const QString& code);

private:
    /// An action of the window: its shortcut works while the menu bar is hidden.
    QAction* add(const QKeySequence& shortcut, std::function<void(bool)> done);
    QAction* addCheckable(const QKeySequence& shortcut, std::function<void(bool)> done);
    void createActions();
    void createTimeActions();
    void createSpeeds();
    void createLanguages();
    void createMeterChoices();
    void createFileMenu();
    void listRecent();
    void createMeterMenu();
    void createKeysMenu();
    void createMenus(const QList<QAction*>& views);
    void createToolBar();
    void retranslateMenus();
    void retranslateChoices(const QString& code);

    QMainWindow& m_window;
    BenchControl& m_control;
    QMenu* m_fileMenu = nullptr;
    QMenu* m_recentMenu = nullptr;
    QMenu* m_meterMenu = nullptr;
    QMenu* m_keysMenu = nullptr;
    QMenu* m_modelMenu = nullptr;
    QMenu* m_malfunctionMenu = nullptr;
    QMenu* m_timeMenu = nullptr;
    QMenu* m_viewMenu = nullptr;
    QMenu* m_languageMenu = nullptr;
    QMenu* m_helpMenu = nullptr;
    QToolBar* m_toolBar = nullptr;
    QAction* m_galleryAction = nullptr;
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
    QAction* m_timeLockedAction = nullptr; ///< says why time cannot be changed; visible in an exam
    QAction* m_fastForwardAction = nullptr;
    QActionGroup* m_speedActions = nullptr;
    std::vector<QAction*> m_combinationActions;
    QAction* m_frontOnlyAction = nullptr;
    QActionGroup* m_languageActions = nullptr;
    QAction* m_momentAction = nullptr;
    QAction* m_keysAction = nullptr;
    QAction* m_firstStepsAction = nullptr;
    std::vector<QAction*> m_pageActions; ///< in the order of kHelpPages
    QAction* m_aboutAction = nullptr;
    QAction* m_aboutQtAction = nullptr;
    double m_speedBeforePause = 1;
};

} // namespace vmeter
