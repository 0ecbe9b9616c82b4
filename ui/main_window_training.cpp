// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"
#include "ui/panel/front_panel.h"
#include "ui/training/tour.h"
#include "ui/training/training_desk.h"

#include <QAction>
#include <QDockWidget>
#include <QMenuBar>
#include <QStatusBar>
#include <QToolBar>

#include <algorithm>
#include <iterator>
#include <string_view>

namespace vmeter {

namespace {

/// Docks that would show what a trainee must find out.
struct TellingDock {
    const char* name;
    enum {
        bench,
        meter
    } shows; ///< bench: the faults; meter: values that the display would show after a few key presses
};
constexpr TellingDock kTellingDocks[] = {
    {"oscilloscopeDock", TellingDock::bench},
    {"spectrumDock", TellingDock::bench},
    {"powerTrendDock", TellingDock::bench},
    {"errorTrendDock", TellingDock::bench},
    {"wiringDock", TellingDock::bench},
    {"phasorsDock", TellingDock::bench},
    {"timelineDock", TellingDock::bench},
    {"faultsDock", TellingDock::bench},
    {"measurementsDock", TellingDock::meter},
    {"registersDock", TellingDock::meter},
};

/// Names of lesson_format::kViews.
struct ViewDock {
    std::string_view view;
    const char* dock;
};
constexpr ViewDock kViewDocks[] = {
    {"oscilloscope", "oscilloscopeDock"},
    {"spectrum", "spectrumDock"},
    {"power", "powerTrendDock"},
    {"error", "errorTrendDock"},
    {"wiring", "wiringDock"},
    {"measurements", "measurementsDock"},
    {"phasors", "phasorsDock"},
    {"servers", "serversDock"},
    {"timeline", "timelineDock"},
    {"faults", "faultsDock"},
    {"traffic", "trafficDock"},
    {"registers", "registersDock"},
};

/// Returns an empty name if there is no such view.
std::string_view dockOf(std::string_view view)
{
    const auto known = std::ranges::find(kViewDocks, view, &ViewDock::view);
    return known != std::end(kViewDocks) ? known->dock : std::string_view();
}

/// The first widget of `content` in the tab order.
void focusFirst(QWidget& content)
{
    for (QWidget* part = content.nextInFocusChain(); content.isAncestorOf(part); part = part->nextInFocusChain()) {
        if (part->isVisible() && part->isEnabled() && (part->focusPolicy() & Qt::TabFocus) != 0) {
            part->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

} // namespace

TrainingDesk& MainWindow::addTraining(Training& training, const QString& results)
{
    m_trainingDesk = new TrainingDesk(training, results, this);
    m_trainingDock = addDock("trainingDock", QT_TR_NOOP("Training"), m_trainingDesk, Qt::LeftDockWidgetArea);
    m_trainingDock->hide();
    restoreDockWidget(m_trainingDock);
    QAction* lessons = m_trainingDock->toggleViewAction();
    lessons->setShortcut(Qt::Key_F2);
    m_openLessonAction = new QAction(this);
    m_examAction = new QAction(this);
    connect(m_openLessonAction, &QAction::triggered, this, [this] {
        m_trainingDock->show();
        m_trainingDesk->chooseFile();
    });
    connect(m_examAction, &QAction::triggered, this, [this] {
        m_trainingDock->show();
        m_trainingDesk->chooseExam(readyExams());
    });
    m_trainingMenu = new QMenu(this);
    m_trainingMenu->addActions({lessons, m_openLessonAction, m_examAction});
    menuBar()->insertMenu(m_viewMenu->menuAction(), m_trainingMenu);
    connect(m_trainingDesk, &TrainingDesk::begun, this, [this] {
        if (m_tour == nullptr) {
            showTraining();
        }
    });
    connect(m_trainingDesk, &TrainingDesk::stepBegan, m_front, [this] { m_front->setFocus(); });
    connect(m_trainingDesk, &TrainingDesk::viewFocusWanted, this, [this] {
        if (QDockWidget* const dock = raiseView(m_trainingDesk->wantedView())) {
            focusFirst(*dock->widget());
        }
    });
    connect(lessons, &QAction::triggered, m_trainingDesk, [this](bool shown) {
        if (shown) {
            m_trainingDesk->setFocus();
        }
    });
    connect(m_trainingDesk, &TrainingDesk::resultWritten, this,
        [this](const QString& page) { statusBar()->showMessage(tr("Result written: %1").arg(page)); });
    m_trainingDesk->setLanguage(m_language.code());
    retranslate();
    return *m_trainingDesk;
}

void MainWindow::showTraining()
{
    m_trainingDock->show();
    m_trainingDock->raise();
}

bool MainWindow::startTour(Training& training, Message& error)
{
    const QByteArray layout = saveState();
    auto* tour = new Tour(training, *this);
    tour->setLanguage(m_language.code());
    if (!tour->start(error)) {
        delete tour;
        return false;
    }
    m_tour = tour;
    const auto setChromeVisible = [this](bool visible) {
        menuBar()->setVisible(visible);
        statusBar()->setVisible(visible);
        m_toolBar->setVisible(visible);
    };
    setChromeVisible(false);
    m_trainingDock->hide();
    showFullScreen();
    connect(tour, &Tour::ended, this, [this, tour, setChromeVisible, layout] {
        m_tour = nullptr;
        tour->deleteLater();
        setChromeVisible(true);
        showNormal();
        restoreState(layout);
        emit tourEnded();
    });
    return true;
}

void MainWindow::retranslateTraining()
{
    if (m_trainingDesk == nullptr) {
        return;
    }
    m_trainingMenu->setTitle(tr("T&raining"));
    m_openLessonAction->setText(tr("&Open lesson or exam…"));
    m_examAction->setText(tr("&Exam…"));
    m_trainingDesk->setLanguage(m_language.code());
}

void MainWindow::refreshTraining()
{
    if (m_trainingDesk == nullptr) {
        return;
    }
    m_trainingDesk->refresh();
    const auto press = m_trainingDesk->shownPress();
    m_front->setShownKeys(press ? press->keys : std::vector<Key>());
    const bool exam = m_trainingDesk->isExamOn();
    shutTellingDocks(exam || m_trainingDesk->isBlind(), exam, m_trainingDesk->wantedView());
    if (const std::string view = m_trainingDesk->wantedView(); view != m_trainingView) {
        m_trainingView = view;
        raiseView(view);
    }
}

QDockWidget* MainWindow::raiseView(const std::string& view)
{
    const std::string_view name = dockOf(view);
    auto* const dock = name.empty() ? nullptr : findChild<QDockWidget*>(QLatin1String(name.data()));
    if (dock == nullptr) {
        return nullptr;
    }
    dock->show();
    dock->raise();
    // Behind another tab it had the height of the front tab. Docks shown just now get their geometry only later.
    QMetaObject::invokeMethod(
        dock,
        [this, dock] { resizeDocks({dock}, {std::max(dock->height(), dock->sizeHint().height())}, Qt::Vertical); },
        Qt::QueuedConnection);
    return dock;
}

void MainWindow::shutTellingDocks(bool ofBench, bool ofMeter, const std::string& wanted)
{
    QList<QDockWidget*> opened;
    QList<int> heights;
    for (const TellingDock& telling : kTellingDocks) {
        auto* const dock = findChild<QDockWidget*>(QLatin1String(telling.name));
        const bool isShut = !dock->toggleViewAction()->isEnabled();
        const bool tells = telling.shows == TellingDock::bench ? ofBench : ofMeter;
        const bool shut = tells && telling.name != dockOf(wanted);
        if (shut == isShut) {
            continue;
        }
        dock->toggleViewAction()->setEnabled(!shut);
        if (shut && !dock->isHidden()) {
            // A dock behind another tab has the height that it had when it was last in front.
            m_shutDocks.emplace(dock, dock->visibleRegion().isEmpty() ? 0 : dock->height());
            dock->hide();
        } else if (const auto known = m_shutDocks.find(dock); !shut && known != m_shutDocks.end()) {
            dock->show();
            if (known->second > 0) {
                opened.append(dock);
                heights.append(known->second);
            }
            m_shutDocks.erase(known);
        }
    }
    resizeDocks(opened, heights, Qt::Vertical);
}

} // namespace vmeter
