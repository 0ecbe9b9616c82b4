// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wiring/wiring_view.h"

#include "ui/plots/view_export.h"
#include "ui/wiring/wiring_diagram.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QUndoStack>
#include <QVBoxLayout>

#include <functional>
#include <utility>

namespace vmeter {

namespace {

constexpr const char* kMistakeTexts[kWiringMistakes] = {
    QT_TRANSLATE_NOOP("vmeter::WiringView", "L2 and L3 exchanged"),
    QT_TRANSLATE_NOOP("vmeter::WiringView", "L1 reversed: line on the load side"),
    QT_TRANSLATE_NOOP("vmeter::WiringView", "L3 not connected"),
    QT_TRANSLATE_NOOP("vmeter::WiringView", "Neutral lost"),
    QT_TRANSLATE_NOOP("vmeter::WiringView", "L1 and N exchanged"),
};

/// A change of the wiring by the user. Undo and redo emit the same signal as other changes.
class WiringChoice : public QUndoCommand {
public:
    WiringChoice(const Wiring& before, const Wiring& after, std::function<void(const Wiring&)> wish)
        : m_before(before)
        , m_after(after)
        , m_wish(std::move(wish))
    {
    }
    void undo() override { m_wish(m_before); }
    void redo() override { m_wish(m_after); }

private:
    const Wiring m_before;
    const Wiring m_after;
    const std::function<void(const Wiring&)> m_wish;
};

} // namespace

WiringView::WiringView(QWidget* parent)
    : QWidget(parent)
    , m_diagram(new WiringDiagram(this))
    , m_correct(new QPushButton(this))
    , m_mistakes(new QToolButton(this))
    , m_changes(new QUndoStack(this))
    , m_undo(new QAction(this))
    , m_redo(new QAction(this))
{
    setObjectName(QStringLiteral("wiring"));
    setFocusPolicy(Qt::StrongFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 6);
    layout->addWidget(m_diagram, 1);
    addChoices();
    addMistakes();
    addUndo();
    orderTabs();
    connect(m_diagram, &WiringDiagram::changed, this, &WiringView::choose);
    new ExportAction(*this,
        {objectName(),
            [this](QPaintDevice& device, QSize size) {
                QPainter painter(&device);
                m_diagram->paint(painter, size);
            },
            [this] { return csv(); }});
    retranslate();
    showWiring();
}

QComboBox* WiringView::addChoice(WiringSide side, int terminal)
{
    auto* choice = new QComboBox(this);
    const QString sideName = side == WiringSide::supply ? QStringLiteral("supply") : QStringLiteral("load");
    choice->setObjectName(sideName + QString::fromLatin1(kConductorNames[static_cast<std::size_t>(terminal)]));
    for (const char* name : kConductorNames) {
        choice->addItem(QString::fromLatin1(name));
    }
    choice->addItem(QString()); // open
    connect(choice, &QComboBox::activated, this, [this, side, terminal](int index) {
        choose(index == kWiringTerminals ? withOpen(m_wiring, side, terminal, true)
                                         : withConductor(m_wiring, side, terminal, index));
    });
    return choice;
}

void WiringView::addChoices()
{
    auto* grid = new QGridLayout;
    grid->setContentsMargins(8, 4, 8, 0);
    grid->setVerticalSpacing(2);
    for (std::size_t column = 0; column < m_heads.size(); ++column) {
        m_heads[column] = new QLabel(this);
        grid->addWidget(m_heads[column], 0, column == 2 ? 3 : static_cast<int>(column));
    }
    for (int terminal = 0; terminal < kWiringTerminals; ++terminal) {
        const auto at = static_cast<std::size_t>(terminal);
        Row& row = m_rows[at];
        row.name = new QLabel(QString::fromLatin1(kConductorNames[at]), this);
        row.supply = addChoice(WiringSide::supply, terminal);
        row.load = addChoice(WiringSide::load, terminal);
        grid->addWidget(row.name, terminal + 1, 0);
        grid->addWidget(row.supply, terminal + 1, 1);
        grid->addWidget(row.load, terminal + 1, 3);
        if (terminal == kNeutral) {
            continue;
        }
        row.reversed = new QCheckBox(this);
        row.reversed->setObjectName(QStringLiteral("reversed%1").arg(terminal + 1));
        grid->addWidget(row.reversed, terminal + 1, 2, Qt::AlignCenter);
        connect(row.reversed, &QCheckBox::clicked, this, [this, at](bool reversed) {
            Wiring wiring = m_wiring;
            wiring.reversed[at] = reversed;
            choose(wiring);
        });
    }
    static_cast<QVBoxLayout*>(layout())->addLayout(grid);
}

void WiringView::addMistakes()
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(8, 2, 8, 0);
    m_correct->setObjectName(QStringLiteral("correctWiring"));
    connect(m_correct, &QPushButton::clicked, this, [this] { choose({}); });
    auto* menu = new QMenu(m_mistakes);
    for (int i = 0; i < kWiringMistakes; ++i) {
        const auto mistake = static_cast<WiringMistake>(i);
        m_mistakeActions[static_cast<std::size_t>(i)]
            = menu->addAction(QString(), this, [this, mistake] { choose(withMistake(mistake)); });
    }
    m_mistakes->setObjectName(QStringLiteral("wiringMistakes"));
    m_mistakes->setMenu(menu);
    m_mistakes->setPopupMode(QToolButton::InstantPopup);
    m_mistakes->setFocusPolicy(Qt::StrongFocus);
    row->addWidget(m_correct);
    row->addWidget(m_mistakes);
    row->addStretch(1);
    for (QAction* action : {m_undo, m_redo}) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setFocusPolicy(Qt::StrongFocus);
        row->addWidget(button);
    }
    static_cast<QVBoxLayout*>(layout())->addLayout(row);
}

/// Tab order: row by row, then the buttons.
void WiringView::orderTabs()
{
    QWidget* last = this;
    const auto append = [&last](QWidget* part) {
        if (part != nullptr) {
            setTabOrder(last, part);
            last = part;
        }
    };
    for (const Row& row : m_rows) {
        append(row.supply);
        append(row.reversed);
        append(row.load);
    }
    append(m_correct);
    append(m_mistakes);
}

void WiringView::addUndo()
{
    m_undo->setObjectName(QStringLiteral("undoWiring"));
    m_redo->setObjectName(QStringLiteral("redoWiring"));
    m_undo->setShortcuts(QKeySequence::Undo);
    m_redo->setShortcuts(QKeySequence::Redo);
    for (QAction* action : {m_undo, m_redo}) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        action->setEnabled(false);
        addAction(action);
    }
    connect(m_undo, &QAction::triggered, m_changes, &QUndoStack::undo);
    connect(m_redo, &QAction::triggered, m_changes, &QUndoStack::redo);
    connect(m_changes, &QUndoStack::canUndoChanged, m_undo, &QAction::setEnabled);
    connect(m_changes, &QUndoStack::canRedoChanged, m_redo, &QAction::setEnabled);
}

void WiringView::setSnapshot(const Snapshot& snapshot)
{
    if (snapshot.scenario != m_scenario) {
        m_scenario = snapshot.scenario;
        m_changes->clear();
    }
    if (snapshot.input.wiring != m_wiring) {
        m_wiring = snapshot.input.wiring;
        showWiring();
    }
}

void WiringView::choose(const Wiring& wiring)
{
    if (wiring != m_wiring) {
        m_changes->push(new WiringChoice(m_wiring, wiring, [this](const Wiring& wish) { emit wiringChosen(wish); }));
    }
    showWiring(); // the choices show the present wiring until the bench has changed
}

void WiringView::undo()
{
    m_changes->undo();
}

void WiringView::showWiring()
{
    m_diagram->setWiring(m_wiring);
    for (int terminal = 0; terminal < kWiringTerminals; ++terminal) {
        Row& row = m_rows[static_cast<std::size_t>(terminal)];
        row.supply->setCurrentIndex(conductorIn(m_wiring, WiringSide::supply, terminal).value_or(kWiringTerminals));
        row.load->setCurrentIndex(conductorIn(m_wiring, WiringSide::load, terminal).value_or(kWiringTerminals));
        if (row.reversed != nullptr) {
            row.reversed->setChecked(m_wiring.reversed[static_cast<std::size_t>(terminal)]);
        }
    }
    m_correct->setEnabled(m_wiring != Wiring{});
}

QString WiringView::csv() const
{
    QString text = (CsvLine() << "terminal"
                              << "supply"
                              << "load"
                              << "reversed")
                       .end();
    for (int terminal = 0; terminal < kWiringTerminals; ++terminal) {
        const auto name = [&](WiringSide side) {
            const auto conductor = conductorIn(m_wiring, side, terminal);
            return conductor ? QString::fromLatin1(kConductorNames[static_cast<std::size_t>(*conductor)])
                             : QStringLiteral("open");
        };
        const auto at = static_cast<std::size_t>(terminal);
        text += (CsvLine() << kConductorNames[at] << name(WiringSide::supply) << name(WiringSide::load)
                           << (terminal != kNeutral && m_wiring.reversed[at] ? "yes" : "no"))
                    .end();
    }
    return text;
}

void WiringView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void WiringView::retranslate()
{
    setAccessibleName(tr("Wiring: conductors of supply and load in the meter's terminals"));
    m_diagram->setToolTip(tr("Drag the end of a conductor to another terminal of its side; click it to take it off or\n"
                             "put it back; click an arrow to exchange the two sides of a phase."));
    m_heads[0]->setText(tr("Terminal"));
    m_heads[1]->setText(tr("Supply"));
    m_heads[2]->setText(tr("Load"));
    for (std::size_t terminal = 0; terminal < m_rows.size(); ++terminal) {
        const QString name = QString::fromLatin1(kConductorNames[terminal]);
        Row& row = m_rows[terminal];
        row.supply->setAccessibleName(tr("Supply conductor at terminal %1").arg(name));
        row.load->setAccessibleName(tr("Load conductor at terminal %1").arg(name));
        row.supply->setItemText(kWiringTerminals, tr("open"));
        row.load->setItemText(kWiringTerminals, tr("open"));
        if (row.reversed != nullptr) {
            row.reversed->setText(tr("reversed"));
            row.reversed->setAccessibleName(tr("Terminal %1 reversed: line on the load side").arg(name));
        }
    }
    m_correct->setText(tr("&Correct wiring"));
    m_mistakes->setText(tr("&Mistakes"));
    m_undo->setText(tr("&Undo"));
    m_redo->setText(tr("&Redo"));
    for (std::size_t i = 0; i < m_mistakeActions.size(); ++i) {
        m_mistakeActions[i]->setText(tr(kMistakeTexts[i]));
    }
}

} // namespace vmeter
