// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/registers/register_view.h"

#include "core/registers/value_links.h"
#include "ui/registers/register_names.h"
#include "virtualhw/base/qt_text.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
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
    , m_copyPymodbus(new QAction(this))
    , m_findOnDisplay(new QAction(this))
    , m_details(new QPlainTextEdit(this))
    , m_follow(new QToolButton(this))
    , m_chosen(new QToolButton(this))
    , m_find(new QToolButton(this))
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
    m_table->addActions({m_copyValue, m_copyCommand, m_copyPymodbus, m_findOnDisplay});
    m_table->installEventFilter(this);
    connect(m_copyValue, &QAction::triggered, this, &RegisterView::copyValue);
    connect(m_copyCommand, &QAction::triggered, this, &RegisterView::copyCommand);
    m_copyCommand->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    m_copyCommand->setShortcutContext(Qt::WidgetShortcut);

    m_copyPymodbus->setObjectName(QStringLiteral("copyRegisterPymodbus"));
    connect(m_copyPymodbus, &QAction::triggered, this, &RegisterView::copyPymodbus);
    m_findOnDisplay->setObjectName(QStringLiteral("findOnDisplay"));
    connect(m_findOnDisplay, &QAction::triggered, this, [this] {
        if (const auto page = currentRow() >= 0 ? m_model.page(currentRow()) : std::nullopt) {
            emit displayWanted(*page);
        }
    });
    m_find->setDefaultAction(m_findOnDisplay);
    m_follow->setObjectName(QStringLiteral("registersOfDisplay"));
    m_follow->setCheckable(true);
    connect(m_follow, &QToolButton::toggled, this, [this](bool on) { showSource(on ? m_shown : std::nullopt); });
    m_chosen->setObjectName(QStringLiteral("registersOfValue"));
    m_chosen->hide();
    connect(m_chosen, &QToolButton::clicked, this, &RegisterView::showAll);
    for (QToolButton* tool : {m_follow, m_chosen, m_find}) {
        tool->setToolButtonStyle(Qt::ToolButtonTextOnly);
        tool->setFocusPolicy(Qt::StrongFocus);
    }
    m_details->setObjectName(QStringLiteral("registerDetails"));
    m_details->setReadOnly(true);
    m_details->setTabChangesFocus(true);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RegisterView::showDetails);

    auto* tools = new QHBoxLayout;
    tools->addWidget(m_search, 1);
    tools->addWidget(m_chosen);
    tools->addWidget(m_follow);
    tools->addWidget(m_find);
    auto* parts = new QSplitter(Qt::Horizontal, this);
    parts->addWidget(m_table);
    parts->addWidget(m_details);
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->addLayout(tools);
    layout->addWidget(parts, 1);
    retranslate();
}

void RegisterView::setShown(const std::optional<RegisterSource>& shown)
{
    RegisterRow row;
    row.source = shown.value_or(RegisterSource{});
    const bool same = shown.has_value() == m_shown.has_value() && (!shown || carries(row, *m_shown));
    m_shown = shown;
    if (!same && m_follow->isChecked()) {
        showSource(m_shown);
    }
}

void RegisterView::showValue(const RegisterSource& source)
{
    {
        const QSignalBlocker blocked(m_follow);
        m_follow->setChecked(false);
    }
    m_search->clear();
    showSource(source);
    m_table->setCurrentIndex(m_found.index(0, 0));
}

QList<QStringList> RegisterView::mainRegisters(const MeterState& meter)
{
    m_model.setMeter(meter);
    QList<QStringList> lines{{tr("Register"), tr("Name"), tr("Value")}};
    for (int row = m_model.firstMeasurement(); row < m_model.rowCount(); ++row) {
        const RegisterRow& at = m_model.rowAt(row);
        const bool wide = at.type == RegisterType::u32 || at.type == RegisterType::s32;
        const bool fine = at.source.value != RegisterValue::totalEnergy || at.exponent < 0;
        if (wide && fine && linkOf(at.source.value) != nullptr && at.source.value != RegisterValue::partialEnergy
            && at.source.value != RegisterValue::tariffEnergy) {
            lines += {QString::number(at.address), RegisterNames::of(at), m_model.value(row)};
        }
    }
    return lines;
}

void RegisterView::showAll()
{
    {
        const QSignalBlocker blocked(m_follow);
        m_follow->setChecked(false);
    }
    const QModelIndex current = m_found.mapToSource(m_table->currentIndex());
    showSource({});
    m_table->scrollTo(m_found.mapFromSource(current), QAbstractItemView::PositionAtCenter);
}

/// The registers of `source` alone, or all.
void RegisterView::showSource(const std::optional<RegisterSource>& source)
{
    m_found.setSource(source);
    m_chosen->setVisible(source.has_value());
    if (source) {
        m_chosen->setText(tr("%1 ✕").arg(toQString(valueSymbol(*source).view())));
    }
    showDetails();
}

void RegisterView::showDetails()
{
    const int row = currentRow();
    m_findOnDisplay->setEnabled(row >= 0 && m_model.page(row));
    m_copyPymodbus->setEnabled(row >= 0 && !m_server.isEmpty());
    const QString text = row >= 0 ? m_model.details(row, m_server, m_unitId) : QString();
    if (text != m_details->toPlainText()) {
        m_details->setPlainText(text); // would take away what is selected
    }
}

void RegisterView::copyPymodbus()
{
    if (const int row = currentRow(); row >= 0) {
        QApplication::clipboard()->setText(pymodbusCommand(m_model.requestOf(row, m_server, m_unitId)));
    }
}

void RegisterView::setMeter(const MeterState& meter, const QString& server)
{
    m_server = server;
    m_unitId = meter.settings.unitId;
    m_copyCommand->setEnabled(!server.isEmpty());
    if (isVisible() && m_looks++ % kLooksPerPicture == 0) {
        m_model.setMeter(meter);
        m_model.showNotes();
        showDetails();
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
    m_copyPymodbus->setText(tr("Copy as &pymodbus command"));
    m_findOnDisplay->setText(tr("&Where on the display?"));
    m_findOnDisplay->setToolTip(tr("Press the keys that lead to the page with this value"));
    m_follow->setText(tr("Shown now"));
    m_follow->setToolTip(tr("Only the registers of what the display shows"));
    m_chosen->setToolTip(tr("Show all registers again"));
    m_details->setAccessibleName(tr("Where else the value of the register stands"));
    m_details->setPlaceholderText(tr("Choose a register to see where its value stands on the display and on the web."));
    m_model.retranslate();
    m_found.setFilterFixedString(m_search->text()); // the names are others
}

} // namespace vmeter
