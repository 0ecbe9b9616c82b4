// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/scenario_gallery.h"

#include "ui/gallery/card_grid.h"
#include "ui/gallery/scenario_card.h"
#include "ui/title_font.h"
#include "virtualhw/scenario/scenario_file.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace vmeter {

namespace {

constexpr std::size_t kCurveParts = 110; ///< two pixels of a card for each
constexpr QSize kWanted{1040, 720};
constexpr ScenarioGroup kOrder[] = {ScenarioGroup::household, ScenarioGroup::industry, ScenarioGroup::wiring,
    ScenarioGroup::grid, ScenarioGroup::metering, ScenarioGroup::modbus, ScenarioGroup::own};

/// Reads the file of the entry if it has one, and computes the curve.
GalleryEntry completed(GalleryEntry entry)
{
    if (!entry.scenario) {
        ScenarioResult<Scenario> result = loadScenarioFile(entry.path.toStdString());
        if (result) {
            entry.scenario = std::make_shared<const Scenario>(std::move(*result));
        }
    }
    if (entry.scenario) {
        entry.curve = powerCurve(*entry.scenario, kCurveParts);
    }
    return entry;
}

} // namespace

ScenarioGallery::ScenarioGallery(QWidget* parent)
    : QDialog(parent)
    , m_search(new QLineEdit(this))
    , m_nothing(new QLabel(this))
    , m_scroll(new QScrollArea(this))
{
    setObjectName(QStringLiteral("scenarioGallery"));
    m_worker.setMaxThreadCount(1);
    m_search->setObjectName(QStringLiteral("gallerySearch"));
    m_search->setClearButtonEnabled(true);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->hide();

    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    for (const ScenarioGroup group : kOrder) {
        addGroup(group);
        column->addWidget(m_groups.back().title);
        column->addWidget(m_groups.back().grid);
    }
    column->addWidget(m_nothing);
    column->addStretch(1);
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_open = buttons->addButton(QString(), QDialogButtonBox::ActionRole);
    m_open->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_open, &QPushButton::clicked, this, [this] {
        accept();
        emit openWanted();
    });
    connect(m_search, &QLineEdit::textChanged, this, &ScenarioGallery::search);

    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_search);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(buttons);
    for (GalleryEntry& entry : readyEntries()) {
        addCard(std::move(entry));
    }
    const QSize available = screen()->availableSize();
    resize(kWanted.boundedTo(available - QSize(40, 80)));
    retranslate();
}

ScenarioGallery::~ScenarioGallery()
{
    m_worker.clear();
    m_worker.waitForDone();
}

void ScenarioGallery::addGroup(ScenarioGroup group)
{
    auto* title = new QLabel;
    title->setFont(titleFont(title->font(), 1.15));
    m_groups.push_back({group, title, new CardGrid});
}

ScenarioGallery::Group& ScenarioGallery::groupOf(ScenarioGroup group)
{
    return *std::ranges::find(m_groups, group, &Group::group);
}

void ScenarioGallery::addCard(GalleryEntry entry)
{
    auto* card = new ScenarioCard(entry, nullptr);
    groupOf(entry.scenario ? entry.scenario->group : ScenarioGroup::own).grid->add(card);
    connect(card, &QAbstractButton::clicked, this, [this, card] {
        // The dialog closes first: what is said of a file stands over the window.
        const GalleryEntry chosenEntry = card->entry();
        accept();
        if (chosenEntry.path.isEmpty()) {
            emit chosen(*chosenEntry.scenario);
        } else {
            emit fileChosen(chosenEntry.path);
        }
    });
    m_worker.start([this, card = QPointer(card), entry = std::move(entry)]() mutable {
        GalleryEntry done = completed(std::move(entry));
        QMetaObject::invokeMethod(
            this,
            [card, done = std::move(done)]() mutable {
                if (card) {
                    card->setEntry(std::move(done));
                }
            },
            Qt::QueuedConnection);
    });
}

void ScenarioGallery::prepare()
{
    CardGrid* const own = groupOf(ScenarioGroup::own).grid;
    QStringList known;
    for (QWidget* card : own->cards()) {
        known.append(static_cast<ScenarioCard*>(card)->entry().path);
    }
    for (const QString& path : recentScenarios()) {
        if (!known.contains(path)) {
            addCard({path, nullptr, {}});
        }
    }
    m_search->clear();
    search({});
    m_search->setFocus();
}

void ScenarioGallery::waitForCurves()
{
    m_worker.waitForDone();
    QCoreApplication::sendPostedEvents(this);
}

void ScenarioGallery::search(const QString& text)
{
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    bool any = false;
    for (const Group& group : m_groups) {
        bool anyHere = false;
        for (QWidget* card : group.grid->cards()) {
            const bool shown = static_cast<ScenarioCard*>(card)->matches(words);
            card->setVisible(shown);
            anyHere = anyHere || shown;
        }
        group.title->setVisible(anyHere);
        group.grid->setVisible(anyHere);
        group.grid->arrange();
        any = any || anyHere;
    }
    m_nothing->setVisible(!any);
}

void ScenarioGallery::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QDialog::changeEvent(event);
}

void ScenarioGallery::retranslate()
{
    setWindowTitle(tr("Scenarios"));
    m_search->setPlaceholderText(tr("Search: kettle, neutral, export …"));
    m_search->setAccessibleName(tr("Search the scenarios"));
    m_nothing->setText(tr("No scenario has these words."));
    m_open->setText(tr("&Open a file…"));
    for (const Group& group : m_groups) {
        group.title->setText(groupName(group.group));
        for (QWidget* card : group.grid->cards()) {
            static_cast<ScenarioCard*>(card)->retranslate();
        }
    }
    search(m_search->text());
}

} // namespace vmeter
