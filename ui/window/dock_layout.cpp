// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/dock_layout.h"

#include "ui/window_settings.h"

#include <QAction>
#include <QDockWidget>
#include <QMainWindow>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>

#include <algorithm>
#include <utility>

namespace vmeter {

namespace {

/// Changes whenever a dock or tool bar is added, so that an older layout is not put over it.
constexpr int kLayoutVersion = 6;
constexpr QSize kFirstSize{1320, 860};
constexpr QSize kFrame{16, 48};  // about what a window manager puts round a window
constexpr int kLowWindow = 800;  // pixels of height
constexpr int kFirstWidth = 560; // pixels of the docks on the right

/// Content that may be given less height than it needs: a small screen has to hold the window.
class Column final : public QScrollArea {
public:
    explicit Column(QWidget* content)
    {
        setWidget(content);
        setWidgetResizable(true);
        setFrameShape(QFrame::NoFrame);
        setFocusPolicy(Qt::NoFocus);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    }

    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {widget()->minimumSizeHint().expandedTo(widget()->minimumSize()).width()
                + verticalScrollBar()->sizeHint().width(),
            QScrollArea::minimumSizeHint().height()};
    }
};

} // namespace

DockLayout::DockLayout(QMainWindow& window)
    : QObject(&window)
    , m_window(window)
{
}

void DockLayout::addViews(const ViewParts& parts)
{
    for (const ViewRow& row : viewRegistry()) {
        if (dock(row.dock) == nullptr) {
            if (View view = row.make(parts); view.widget != nullptr) {
                add(row, std::move(view));
            }
        }
    }
}

void DockLayout::add(const ViewRow& row, View view)
{
    auto* dock = new QDockWidget(&m_window);
    dock->setObjectName(QString::fromLatin1(row.dock));
    dock->setWidget(qobject_cast<QAbstractScrollArea*>(view.widget) != nullptr ? view.widget : new Column(view.widget));
    m_window.addDockWidget(row.area, dock);
    QAction* const toggle = dock->toggleViewAction();
    connect(toggle, &QAction::triggered, dock, [this, dock, &row](bool open) {
        if (open) {
            dock->raise(); // it may be behind another
            giveHeight(*dock, row.height);
        }
    });
    connect(dock, &QDockWidget::visibilityChanged, view.widget, [widget = view.widget](bool inFront) {
        if (inFront) {
            widget->setEnabled(true); // at once, not with the next picture
        }
    });
    if (row.shortcut) {
        toggle->setShortcut(*row.shortcut);
    }
    if (!row.openAtFirst) {
        dock->hide();
    }
    if (m_restored) {
        m_window.restoreDockWidget(dock);
    }
    m_docks.push_back({&row, dock, std::move(view)});
}

void DockLayout::show(const Snapshot& snapshot)
{
    ++m_pictures;
    // Qt keeps the bar of a stack without open docks, with no size.
    for (auto* const tabs : m_window.findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly)) {
        if (tabs->elideMode() != Qt::ElideNone) {
            tabs->setElideMode(Qt::ElideNone); // titles that have no room are scrolled to, not cut
            tabs->setUsesScrollButtons(true);
        }
        tabs->setFocusPolicy(tabs->visibleRegion().isEmpty() ? Qt::NoFocus : Qt::TabFocus);
    }
    for (const Dock& dock : m_docks) {
        if (dock.view.record) {
            dock.view.record(snapshot);
        }
        takeKeysIfSeen(dock);
        // A dock behind others of its stack counts as visible, but nothing of it is.
        if (dock.view.show && m_pictures % dock.row->divider == 0 && !dock.view.widget->visibleRegion().isEmpty()) {
            dock.view.show(snapshot);
        }
    }
}

void DockLayout::takeKeysIfSeen(const Dock& dock)
{
    const bool behind = dock.view.widget->isVisible() && dock.view.widget->visibleRegion().isEmpty();
    dock.view.widget->setEnabled(!behind);
}

void DockLayout::giveHeight(QDockWidget& dock, int wanted)
{
    // Behind the others it had what the one in front of it wanted. Docks shown just now have their place only later.
    QMetaObject::invokeMethod(
        &dock,
        [this, &dock, wanted] {
            m_window.resizeDocks({&dock}, {std::max({dock.height(), dock.sizeHint().height(), wanted})}, Qt::Vertical);
        },
        Qt::QueuedConnection);
}

void DockLayout::retranslate()
{
    for (const Dock& dock : m_docks) {
        dock.dock->setWindowTitle(titleOf(*dock.row));
        // Space that such a view cannot use goes to its neighbours.
        if (dock.view.widget->sizePolicy().verticalPolicy() == QSizePolicy::Fixed) {
            dock.dock->setMaximumHeight(dock.dock->sizeHint().height());
        }
    }
}

QDockWidget* DockLayout::dock(std::string_view name) const
{
    const auto found = std::ranges::find_if(m_docks, [name](const Dock& dock) { return dock.row->dock == name; });
    return found != m_docks.end() ? found->dock : nullptr;
}

QList<QAction*> DockLayout::toggleActions() const
{
    QList<QAction*> actions;
    for (const Dock& dock : m_docks) {
        actions.append(dock.dock->toggleViewAction());
    }
    return actions;
}

void DockLayout::restore()
{
    const QSettings settings = windowSettings();
    m_window.resize(kFirstSize.boundedTo(m_window.screen()->availableSize() - kFrame));
    arrange();
    m_firstState = state();
    m_window.restoreGeometry(settings.value(QStringLiteral("geometry")).toByteArray());
    m_window.restoreState(settings.value(QStringLiteral("layout")).toByteArray(), kLayoutVersion);
    m_restored = true;
}

void DockLayout::keep() const
{
    QSettings settings = windowSettings();
    settings.setValue(QStringLiteral("geometry"), m_window.saveGeometry());
    settings.setValue(QStringLiteral("layout"), m_window.saveState(kLayoutVersion));
}

void DockLayout::reset()
{
    m_window.restoreState(m_firstState, kLayoutVersion);
    arrange();
}

QByteArray DockLayout::state() const
{
    return m_window.saveState(kLayoutVersion);
}

void DockLayout::restoreState(const QByteArray& state)
{
    m_window.restoreState(state, kLayoutVersion);
}

void DockLayout::showOnly(std::initializer_list<std::string_view> names)
{
    for (const Dock& dock : m_docks) {
        const bool wanted = std::ranges::find(names, std::string_view(dock.row->dock)) != names.end();
        dock.dock->setVisible(wanted && dock.dock->toggleViewAction()->isEnabled());
        if (wanted && dock.row->height > 0) {
            giveHeight(*dock.dock, dock.row->height);
        }
    }
}

void DockLayout::refreshAll(const Snapshot& snapshot)
{
    for (const Dock& dock : m_docks) {
        if (dock.view.record) {
            dock.view.record(snapshot);
        }
        if (dock.view.show) {
            dock.view.show(snapshot);
        }
    }
}

void DockLayout::arrange()
{
    const bool low = m_window.height() < kLowWindow;
    std::map<Stack, std::vector<QDockWidget*>> stacks;
    QList<QDockWidget*> sized;
    QList<int> heights;
    QDockWidget* bottom = nullptr; // the last one that others stand below of
    for (const Dock& dock : m_docks) {
        const bool stacked = dock.row->stack != Stack::none && (low || !dock.row->stackedOnlyIfLow);
        const bool behind = stacked && !stacks[dock.row->stack].empty();
        if (stacked) {
            stacks[dock.row->stack].push_back(dock.dock);
        }
        if (!behind && dock.row->height > 0 && dock.row->openAtFirst) {
            sized.append(dock.dock);
            heights.append(dock.row->height);
        }
        if (!behind && dock.row->area == Qt::BottomDockWidgetArea) {
            if (bottom != nullptr) {
                m_window.splitDockWidget(bottom, dock.dock, Qt::Vertical); // takes a dock out of its stack
            }
            bottom = dock.dock;
        }
    }
    for (const auto& [name, docks] : stacks) {
        for (std::size_t i = 1; i < docks.size(); ++i) {
            m_window.tabifyDockWidget(docks[i - 1], docks[i]);
        }
        docks.front()->raise();
    }
    m_window.resizeDocks({sized.front()}, {kFirstWidth}, Qt::Horizontal);
    m_window.resizeDocks(sized, heights, Qt::Vertical);
}

void DockLayout::hideAll()
{
    m_beforeHideAll = m_window.saveState(kLayoutVersion);
    for (const Dock& dock : m_docks) {
        dock.dock->hide();
    }
}

void DockLayout::showAgain()
{
    m_window.restoreState(m_beforeHideAll, kLayoutVersion);
}

QList<QDockWidget*> DockLayout::hiddenDocks() const
{
    QList<QDockWidget*> hidden;
    for (const Dock& dock : m_docks) {
        if (dock.dock->isHidden()) {
            hidden.append(dock.dock);
        }
    }
    return hidden;
}

QDockWidget* DockLayout::raiseView(std::string_view lessonName)
{
    const ViewRow* const row = viewOfLesson(lessonName);
    auto* const found = row != nullptr ? dock(row->dock) : nullptr;
    if (found == nullptr) {
        return nullptr;
    }
    found->show();
    found->raise();
    giveHeight(*found, row->height);
    return found;
}

void DockLayout::shutTelling(bool exam, bool blind, std::string_view wanted)
{
    const ViewRow* const named = viewOfLesson(wanted);
    QList<QDockWidget*> opened;
    QList<int> heights;
    for (const Dock& view : m_docks) {
        QDockWidget* const dock = view.dock;
        const bool isShut = !dock->toggleViewAction()->isEnabled();
        const bool tells = (exam && !view.row->shownInExams) || (blind && !view.row->shownInBlindSteps);
        const bool shut = tells && view.row != named;
        if (shut == isShut) {
            continue;
        }
        dock->toggleViewAction()->setEnabled(!shut);
        if (shut && !dock->isHidden()) {
            // One that is behind others of its stack is as high as when it last was in front.
            m_shut.emplace(dock, dock->visibleRegion().isEmpty() ? 0 : dock->height());
            dock->hide();
        } else if (const auto known = m_shut.find(dock); !shut && known != m_shut.end()) {
            dock->show();
            if (known->second > 0) {
                opened.append(dock);
                heights.append(known->second);
            }
            m_shut.erase(known);
        }
    }
    m_window.resizeDocks(opened, heights, Qt::Vertical);
    giveFrontWidth(exam && named == nullptr);
}

void DockLayout::giveFrontWidth(bool wide)
{
    if (wide == m_frontWide) {
        return;
    }
    m_frontWide = wide;
    if (!wide) {
        if (m_narrow != nullptr) {
            m_narrow->setMaximumWidth(QWIDGETSIZE_MAX);
            m_window.resizeDocks({m_narrow}, {m_rightWidth}, Qt::Horizontal);
        }
        m_narrow = nullptr;
        return;
    }
    for (const Dock& dock : m_docks) {
        const bool open = !dock.dock->isHidden() && !dock.dock->isFloating();
        if (open && m_window.dockWidgetArea(dock.dock) == Qt::RightDockWidgetArea) {
            m_narrow = dock.dock;
            m_rightWidth = dock.dock->width();
            dock.dock->setMaximumWidth(std::min(m_rightWidth, dock.dock->sizeHint().width()));
            return;
        }
    }
}

} // namespace vmeter
