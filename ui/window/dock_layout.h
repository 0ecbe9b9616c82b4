// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/view_registry.h"

#include <QByteArray>
#include <QList>
#include <QObject>

#include <initializer_list>
#include <map>
#include <string_view>
#include <vector>

class QAction;
class QDockWidget;
class QMainWindow;

namespace vmeter {

/// The docks of the window: makes them from the registry of views, gives them the snapshots, keeps where they stand.
class DockLayout : public QObject {
public:
    /// `window` owns it.
    explicit DockLayout(QMainWindow& window);

    /// Makes the docks of all rows whose parts are there and that have none yet.
    void addViews(const ViewParts& parts);

    /// Gives the snapshot to the views. Called for each picture.
    void show(const Snapshot& snapshot);
    void retranslate();

    /// Where the docks were in the last window of this user; the first time an arrangement for the window's size.
    void restore();
    void keep() const;

    /// The arrangement that a new window has.
    void reset();
    /// The present arrangement, for restoreState().
    [[nodiscard]] QByteArray state() const;
    /// No effect if `state` is of a program with other docks.
    void restoreState(const QByteArray& state);
    /// Opens the docks of these names and closes all others.
    void showOnly(std::initializer_list<std::string_view> names);
    /// Gives the snapshot to all views, seen or not.
    void refreshAll(const Snapshot& snapshot);

    /// All docks away for the front alone, and back.
    void hideAll();
    void showAgain();

    /// Shuts the docks that an exam, or a blind step of a lesson, must not show, all but that of the view `wanted`;
    /// opens the others again.
    void shutTelling(bool exam, bool blind, std::string_view wanted = {});
    /// Brings the view that lessons name so to the front. Null: there is none.
    QDockWidget* raiseView(std::string_view lessonName);

    [[nodiscard]] QList<QDockWidget*> hiddenDocks() const;

    /// The actions that open and shut the docks that are there, in the order of the registry.
    [[nodiscard]] QList<QAction*> toggleActions() const;
    /// Null: it has not been made.
    [[nodiscard]] QDockWidget* dock(std::string_view name) const;

private:
    struct Dock {
        const ViewRow* row;
        QDockWidget* dock;
        View view;
    };

    void add(const ViewRow& row, View view);
    /// Gives a dock that was just opened or raised `wanted` pixels or what its content wants, if it has less.
    void giveHeight(QDockWidget& dock, int wanted);
    /// A view behind others of its stack takes no keys: nobody would see what they do.
    void takeKeysIfSeen(const Dock& dock);
    /// `wide`: in an exam few views are open at the right, and the front takes the width that they do not need.
    void giveFrontWidth(bool wide);
    void arrange();

    QMainWindow& m_window;
    std::vector<Dock> m_docks;
    unsigned m_pictures = 0;
    bool m_restored = false;
    bool m_frontWide = false;
    QDockWidget* m_narrow = nullptr; ///< the view at the right that is kept narrow meanwhile; null: none is open
    int m_rightWidth = 0;            ///< of that view before, in pixels
    QByteArray m_beforeHideAll;
    QByteArray m_firstState; ///< of a new window
    /// Docks that a lesson has shut and that come back after it: the height in pixels, 0 behind others.
    std::map<QDockWidget*, int> m_shut;
};

} // namespace vmeter
