// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/loads/load_board_view.h"

#include "ui/gallery/card_grid.h"
#include "ui/gallery/gallery_entry.h"
#include "ui/loads/load_card.h"
#include "ui/window_settings.h"
#include "virtualhw/session/whole_file.h"

#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace vmeter {

namespace {

const auto kFolder = QStringLiteral("scenarioFolder");

} // namespace

LoadBoardView::LoadBoardView(QWidget* parent)
    : QWidget(parent)
    , m_grid(new CardGrid)
    , m_summary(new QLabel(this))
    , m_off(new QPushButton(this))
    , m_save(new QPushButton(this))
{
    setObjectName(QStringLiteral("loadBoard"));
    m_off->setObjectName(QStringLiteral("loadsOff"));
    m_save->setObjectName(QStringLiteral("loadsSave"));
    for (BoardKind& kind : boardKinds()) {
        auto* card = new LoadCard(std::move(kind));
        m_grid->add(card);
        connect(card, &LoadCard::switched, this, &LoadBoardView::switchUse);
        connect(card, &LoadCard::changed, this, &LoadBoardView::changeUse);
    }
    auto* scroll = new QScrollArea(this);
    auto* content = new QWidget;
    auto* inner = new QVBoxLayout(content);
    inner->setContentsMargins(4, 4, 4, 4);
    inner->addWidget(m_grid);
    inner->addStretch(1);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_summary->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    auto* bar = new QHBoxLayout;
    bar->addWidget(m_summary, 1);
    bar->addWidget(m_off);
    bar->addWidget(m_save);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->addWidget(scroll, 1);
    layout->addLayout(bar);
    setMinimumWidth(m_grid->cards().first()->sizeHint().width() + 40);
    connect(m_off, &QPushButton::clicked, this, &LoadBoardView::switchAllOff);
    connect(m_save, &QPushButton::clicked, this, &LoadBoardView::chooseAndSave);
    retranslate();
}

void LoadBoardView::record(const Snapshot& snapshot)
{
    if (snapshot.scenario != m_scenario || snapshot.benchGeneration != m_generation) {
        m_scenario = snapshot.scenario;
        m_generation = snapshot.benchGeneration;
        m_pending.clear();
        m_running.clear();
        m_record.clear();
        showSummary();
    }
    m_now = snapshot.time;
    m_supply = snapshot.input.supply;
    // In the order of their time, which is that of the stages of each device.
    while (true) {
        const auto due = std::ranges::min_element(m_pending, {}, &Pending::at);
        if (due == m_pending.end() || due->at > m_now) {
            return;
        }
        Device device = std::move(due->device);
        m_pending.erase(due);
        change(std::move(device));
    }
}

void LoadBoardView::setSnapshot(const Snapshot& snapshot)
{
    std::set<std::string> names;
    for (const Device& device : snapshot.input.load.devices) {
        names.insert(device.name);
    }
    // A repetition of the scenario ends what was switched by hand.
    const auto ended = std::erase_if(m_running, [&](const std::string& name) {
        if (names.contains(name)) {
            return false;
        }
        m_record.stopped(m_now, name);
        dropPending(name);
        return true;
    });
    for (QWidget* card : m_grid->cards()) {
        static_cast<LoadCard*>(card)->setRunning(names);
    }
    if (ended > 0) {
        showSummary();
    }
}

void LoadBoardView::change(Device device)
{
    InputChange change;
    change.deviceChanges.push_back(std::move(device));
    emit inputsWanted(change);
}

void LoadBoardView::dropPending(const std::string& name)
{
    std::erase_if(m_pending, [&](const Pending& pending) { return pending.device.name == name; });
}

void LoadBoardView::switchUse(const BoardUse& use, bool on)
{
    const std::string name = boardName(use);
    dropPending(name);
    if (on) {
        m_running.push_back(name);
        m_record.started(m_now, use);
        std::vector<BoardStep> steps = startSteps(use);
        for (std::size_t step = 1; step < steps.size(); ++step) {
            m_pending.push_back({m_now + steps[step].after, std::move(steps[step].device)});
        }
        change(std::move(steps.front().device));
    } else {
        std::erase(m_running, name);
        m_record.stopped(m_now, name);
        change({name, {}});
    }
    showSummary();
}

void LoadBoardView::changeUse(const BoardUse& use)
{
    dropPending(boardName(use));
    m_record.changed(m_now, use);
    change(runningDevice(use));
}

void LoadBoardView::switchAllOff()
{
    InputChange off;
    for (const std::string& name : m_running) {
        m_record.stopped(m_now, name);
        off.deviceChanges.push_back({name, {}});
    }
    m_running.clear();
    m_pending.clear();
    emit inputsWanted(off);
    showSummary();
}

std::string LoadBoardView::yaml() const
{
    return m_record.empty() ? std::string() : m_record.yaml(m_supply);
}

void LoadBoardView::chooseAndSave()
{
    const QString folder = windowSettings().value(kFolder, QDir::homePath()).toString();
    QString path = QFileDialog::getSaveFileName(this, tr("Save as scenario"),
        folder + QStringLiteral("/load_board.yaml"), tr("Scenarios (*.yaml *.yml);;All files (*)"));
    if (path.isEmpty()) {
        return;
    }
    if (QFileInfo(path).suffix().isEmpty()) {
        path += QStringLiteral(".yaml");
    }
    windowSettings().setValue(kFolder, QFileInfo(path).absolutePath());
    saveAs(path);
}

bool LoadBoardView::saveAs(const QString& path)
{
    if (const QString problem = writeWholeFile(path, QByteArray::fromStdString(yaml())); !problem.isEmpty()) {
        QMessageBox::warning(
            this, tr("Scenario not saved"), tr("%1 cannot be written: %2. Choose another folder.").arg(path, problem));
        return false;
    }
    keepRecentScenario(path);
    emit saved(path);
    return true;
}

void LoadBoardView::showSummary()
{
    m_summary->setText(m_running.empty() ? tr("Nothing is switched on here.")
            : m_running.size() == 1      ? tr("1 device on")
                                         : tr("%1 devices on").arg(m_running.size()));
    m_summary->setToolTip(m_summary->text()); // whole where there is little room
    m_off->setEnabled(!m_running.empty());
    m_save->setEnabled(!m_record.empty());
}

void LoadBoardView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void LoadBoardView::retranslate()
{
    setAccessibleName(tr("Load board"));
    m_off->setText(tr("All &off"));
    m_save->setText(tr("&Save as scenario…"));
    for (QWidget* card : m_grid->cards()) {
        static_cast<LoadCard*>(card)->retranslate();
    }
    showSummary();
}

} // namespace vmeter
