// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/training_mode.h"

#include "ui/panel/front_panel.h"
#include "ui/training/tour.h"
#include "ui/training/training_desk.h"
#include "ui/window/dock_layout.h"

#include <QAction>
#include <QDockWidget>
#include <QMenu>
#include <QMenuBar>
#include <QStatusBar>

#include <utility>

namespace vmeter {

namespace {

/// The first part of `content` that Tab would come to.
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

TrainingMode::TrainingMode(
    Training& training, QMainWindow& window, FrontPanel& front, DockLayout& docks, ViewParts parts, QAction* next)
    : QObject(&window)
    , m_training(training)
    , m_window(window)
    , m_front(front)
    , m_docks(docks)
    , m_desk(new TrainingDesk(training, &window))
    , m_menu(new QMenu(&window))
    , m_openAction(new QAction(&window))
    , m_examAction(new QAction(&window))
    , m_tourAction(new QAction(&window))
    , m_stand(new FairStand(training, this))
{
    parts.desk = m_desk;
    docks.addViews(parts);
    m_dock = docks.dock("trainingDock");
    createMenu(next);
    connect(m_desk, &TrainingDesk::begun, this, [this] {
        if (m_tour == nullptr) {
            showDesk();
        }
    });
    connect(m_desk, &TrainingDesk::stepBegan, &front, [&front] { front.setFocus(); });
    connect(m_desk, &TrainingDesk::viewFocusWanted, this, &TrainingMode::focusWantedView);
    connect(m_desk, &TrainingDesk::resultWritten, this,
        [this](const QString& page) { m_window.statusBar()->showMessage(tr("Result written: %1").arg(page)); });
}

void TrainingMode::createMenu(QAction* next)
{
    QAction* const lessons = m_dock->toggleViewAction();
    connect(lessons, &QAction::triggered, m_desk, [this](bool shown) {
        if (shown) {
            m_desk->setFocus();
        }
    });
    connect(m_openAction, &QAction::triggered, this, [this] {
        m_dock->show();
        m_desk->chooseFile();
    });
    connect(m_examAction, &QAction::triggered, this, [this] {
        m_dock->show();
        m_desk->chooseExam(readyExams());
    });
    m_tourAction->setObjectName(QStringLiteral("tourAction"));
    m_tourAction->setCheckable(true);
    // On, the tour begins; off, it does not come back.
    connect(m_tourAction, &QAction::triggered, this, [this](bool on) {
        m_stand->setOn(on);
        if (on && m_desk->mayLeave()) {
            emit tourWanted();
        }
    });
    connect(m_stand, &FairStand::tourWanted, this, &TrainingMode::tourWanted);
    m_menu->addActions({lessons, m_openAction, m_examAction});
    m_menu->addSeparator();
    m_menu->addAction(m_tourAction);
    m_window.menuBar()->insertMenu(next, m_menu);
}

void TrainingMode::showDesk()
{
    m_dock->show();
    m_dock->raise();
}

void TrainingMode::focusWantedView()
{
    if (QDockWidget* const dock = m_docks.raiseView(m_desk->wantedView())) {
        focusFirst(*dock->widget());
    }
}

bool TrainingMode::startTour(std::function<void(bool)> showTools, Message& error)
{
    const QByteArray layout = m_window.saveState();
    auto* tour = new Tour(m_training, m_window, m_parts);
    tour->setLanguage(m_language);
    if (!tour->start(error)) {
        delete tour;
        return false;
    }
    m_tour = tour;
    m_stand->setOn(true);
    m_stand->setTouring(true);
    m_tourAction->setChecked(true);
    showTools(false);
    m_dock->hide();
    m_docks.dock("timelineDock")->hide(); // the tour has no scenario, so nothing stands in it
    m_window.showFullScreen();
    connect(tour, &Tour::ended, this, [this, tour, showTools = std::move(showTools), layout] {
        m_tour = nullptr;
        m_opened = nullptr;
        m_stand->setTouring(false);
        tour->deleteLater();
        showTools(true);
        m_window.showNormal();
        m_window.restoreState(layout);
        emit tourEnded();
    });
    return true;
}

bool TrainingMode::isOn() const
{
    return m_training.view() != nullptr;
}

void TrainingMode::refresh()
{
    m_desk->refresh();
    const auto press = m_desk->shownPress();
    m_front.setShownKeys(press ? press->keys : std::vector<Key>());
    m_front.setGlowing(partsNamed(m_desk->stepText()));
    m_front.setHandsFree(!m_desk->isExamOn() && !m_desk->isBlind());
    const std::string wanted = m_desk->wantedView();
    m_docks.shutTelling(m_desk->isExamOn(), m_desk->isBlind(), wanted);
    if (wanted != m_wantedView) {
        m_wantedView = wanted;
        if (m_opened != nullptr) {
            m_opened->hide(); // the front has its room again
        }
        const QList<QDockWidget*> hidden = m_docks.hiddenDocks();
        QDockWidget* const raised = m_docks.raiseView(wanted);
        m_opened = m_tour != nullptr && hidden.contains(raised) ? raised : nullptr;
    }
}

void TrainingMode::setLanguage(const QString& code)
{
    m_language = code;
    m_menu->setTitle(tr("T&raining"));
    m_openAction->setText(tr("&Open lesson or exam…"));
    m_examAction->setText(tr("&Exam…"));
    m_tourAction->setText(tr("&Fair stand: tour until somebody comes"));
    m_tourAction->setToolTip(tr("The demonstration runs by itself; a minute after the last touch it comes back"));
    m_desk->setLanguage(code);
}

bool TrainingMode::mayClose()
{
    return m_desk->mayLeave();
}

void TrainingMode::close()
{
    if (m_tour != nullptr) {
        m_tour->end();
    }
    m_docks.shutTelling(false, false);
}

} // namespace vmeter
