// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/registers/register_view.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTableView>
#include <QVBoxLayout>

#include <utility>

namespace vmeter {

namespace {

constexpr int kRowPadding = 6;

/// The window calls this 30 times a second; four updates a second are enough for numbers.
constexpr unsigned kLooksPerPicture = 8;

} // namespace

RegisterView::RegisterView(QWidget* parent)
    : QWidget(parent)
    , m_search(new QLineEdit(this))
    , m_table(new QTableView(this))
    , m_copyValue(new QAction(this))
    , m_copyCommand(new QAction(this))
{
    setObjectName(QStringLiteral("registers"));
    m_found.setSourceModel(&m_model);
    m_found.setFilterKeyColumn(-1);
    m_found.setFilterCaseSensitivity(Qt::CaseInsensitive);
    // Values change all the time: rows come and go only when the user types, not while he reads.
    m_found.setDynamicSortFilter(false);
    m_search->setObjectName(QStringLiteral("registerSearch"));
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, &m_found, &QSortFilterProxyModel::setFilterFixedString);

    m_table->setObjectName(QStringLiteral("registerTable"));
    m_table->setModel(&m_found);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + kRowPadding);
    m_table->horizontalHeader()->setStretchLastSection(true);
    const auto width = [this](const char* text) { return fontMetrics().horizontalAdvance(QLatin1String(text)); };
    m_table->setColumnWidth(RegisterModel::addressColumn, width("  Address  "));
    m_table->setColumnWidth(RegisterModel::hexColumn, width("  0xFFFF  "));
    m_table->setColumnWidth(RegisterModel::numberColumn, width("  Register  "));
    m_table->setColumnWidth(RegisterModel::nameColumn, width("Partial reactive energy, export, tariff 2 "));
    m_table->setColumnWidth(RegisterModel::typeColumn, width("  STRING16  "));
    m_table->setColumnWidth(RegisterModel::wordsColumn, width("  0000 0000 0000 0000  "));
    m_table->setColumnWidth(RegisterModel::valueColumn, width("  000000.00 kvarh  "));
    m_table->setColumnWidth(RegisterModel::accessColumn, width("  Access  "));
    m_table->setColumnWidth(RegisterModel::readColumn, width("  00:00:00.000 127.0.0.1:50000  "));
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->addActions({m_copyValue, m_copyCommand});
    m_table->installEventFilter(this);
    connect(m_copyValue, &QAction::triggered, this, &RegisterView::copyValue);
    connect(m_copyCommand, &QAction::triggered, this, &RegisterView::copyCommand);
    m_copyCommand->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    m_copyCommand->setShortcutContext(Qt::WidgetShortcut);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->addWidget(m_search);
    layout->addWidget(m_table, 1);
    retranslate();
}

void RegisterView::setMeter(const MeterState& meter, const QString& server)
{
    m_server = server;
    m_unitId = meter.settings.unitId;
    m_copyCommand->setEnabled(!server.isEmpty());
    if (isVisible() && m_looks++ % kLooksPerPicture == 0) {
        m_model.setMeter(meter);
        m_model.showNotes();
    }
}

void RegisterView::recordAccess(const std::vector<TrafficRow>& rows)
{
    for (const TrafficRow& row : rows) {
        if (row.kind == TrafficRow::Kind::exchange) {
            m_model.recordAccess(row.exchange);
        }
    }
}

/// Row of the register table, -1 for none.
int RegisterView::currentRow() const
{
    return m_found.mapToSource(m_table->currentIndex()).row();
}

void RegisterView::copyValue()
{
    if (const int row = currentRow(); row >= 0) {
        QApplication::clipboard()->setText(m_model.value(row));
    }
}

void RegisterView::copyCommand()
{
    if (const int row = currentRow(); row >= 0) {
        QApplication::clipboard()->setText(m_model.mbpollCommand(row, m_server, m_unitId));
    }
}

/// In the table, the shortcut for copy copies the value, not the picture of the display as in the window.
bool RegisterView::eventFilter(QObject* watched, QEvent* event)
{
    const bool isKey = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (watched != m_table || !isKey || !static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
        return QWidget::eventFilter(watched, event);
    }
    if (event->type() == QEvent::KeyPress) {
        copyValue();
    }
    event->accept();
    return true;
}

void RegisterView::showEvent(QShowEvent* event)
{
    m_looks = 0; // update at once
    if (!std::exchange(m_wasShown, true)) {
        // The table begins with rows that are reserved. It has its height only later.
        QMetaObject::invokeMethod(
            this,
            [this] {
                const QModelIndex first = m_found.mapFromSource(m_model.index(m_model.firstMeasurement(), 0));
                m_table->scrollTo(first, QAbstractItemView::PositionAtTop);
            },
            Qt::QueuedConnection);
    }
    QWidget::showEvent(event);
}

void RegisterView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void RegisterView::retranslate()
{
    m_search->setPlaceholderText(tr("Search: name, address, value, client"));
    m_search->setAccessibleName(tr("Search in the registers"));
    m_table->setAccessibleName(tr("Modbus registers"));
    m_copyValue->setText(tr("Copy &value"));
    m_copyCommand->setText(tr("Copy as &mbpoll command"));
    m_model.retranslate();
    m_found.setFilterFixedString(m_search->text()); // the names are others
}

} // namespace vmeter
