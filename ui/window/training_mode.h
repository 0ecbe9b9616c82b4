// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/training/fair_stand.h"
#include "ui/window/view_registry.h"
#include "virtualhw/base/message.h"

#include <QMainWindow>

#include <functional>
#include <string>
#include <utility>

class QAction;
class QDockWidget;
class QMenu;

namespace vmeter {

class DockLayout;
class FrontPanel;
class Tour;
class Training;
class TrainingDesk;

/// Lessons, exams and the tour in the window: their menu, the dock with the training desk, and what the window shows
/// and hides while one of them is on.
class TrainingMode : public QObject {
    Q_OBJECT

public:
    /// Adds the dock and, before `next`, the menu. `training` outlives the window, which owns the training mode;
    /// `parts`: of views; the desk is added to them.
    TrainingMode(
        Training& training, QMainWindow& window, FrontPanel& front, DockLayout& docks, ViewParts parts, QAction* next);

    [[nodiscard]] TrainingDesk& desk() { return *m_desk; }
    void showDesk();

    /// `showTools(false)` hides menus and bars, true shows them again. False and `error`: the tour cannot begin. It
    /// comes back when its visitor has gone, until the fair stand is ended in the menu.
    bool startTour(std::function<void(bool)> showTools, Message& error);
    /// Beside the tour from now on.
    void setStand(StandParts parts) { m_parts = std::move(parts); }

    /// A lesson, an exam or the tour is on.
    [[nodiscard]] bool isOn() const;

    /// Looks at the training; called for each picture.
    void refresh();
    void setLanguage(const QString& code);

    /// Asks before an exam is left. False: it goes on, and the window stays.
    bool mayClose();
    /// What was hidden comes back, so that the layout is the user's again.
    void close();

signals:
    /// The user, or the fair stand, wants the tour.
    void tourWanted();
    void tourEnded();

private:
    void createMenu(QAction* next);
    void focusWantedView();

    Training& m_training;
    QMainWindow& m_window;
    FrontPanel& m_front;
    DockLayout& m_docks;
    TrainingDesk* m_desk;
    QDockWidget* m_dock;
    QMenu* m_menu;
    QAction* m_openAction;
    QAction* m_examAction;
    QAction* m_tourAction;
    FairStand* m_stand;
    StandParts m_parts;
    QString m_language;
    Tour* m_tour = nullptr;          ///< null: none is on
    QDockWidget* m_opened = nullptr; ///< by a step of the tour, for this step only; null: none
    std::string m_wantedView;        ///< that the step has brought to the front
};

} // namespace vmeter
