// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/traffic_view.h"

#include "ui/traffic/traffic_text.h"
#include "ui/window_settings.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace vmeter {

namespace {

constexpr int kTrafficRowPadding = 6;

QToolButton* button(QWidget* parent, const char* name, bool checkable)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setCheckable(checkable);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

TrafficView::TrafficView(QWidget* parent)
    : QWidget(parent)
    , m_table(new QTableView(this))
    , m_clients(new QTableView(this))
    , m_details(new QPlainTextEdit(this))
    , m_pause(button(this, "trafficPause", true))
    , m_follow(button(this, "trafficFollow", true))
    , m_clear(button(this, "trafficClear", false))
    , m_saveButton(button(this, "trafficSave", false))
    , m_clientsButton(button(this, "trafficClientsShown", true))
    , m_copyMbpoll(new QAction(this))
    , m_copyPymodbus(new QAction(this))
    , m_copyCurl(new QAction(this))
    , m_filter(new QLineEdit(this))
    , m_count(new QLabel(this))
{
    setObjectName(QStringLiteral("traffic"));
    m_table->setObjectName(QStringLiteral("trafficTable"));
    m_table->setModel(&m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed); // measuring would need the text of each row
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + kTrafficRowPadding);
    m_table->horizontalHeader()->setStretchLastSection(true);
    const auto width = [this](const char* text) { return fontMetrics().horizontalAdvance(QLatin1String(text)); };
    m_table->setColumnWidth(TrafficModel::timeColumn, width("  00:00:00.000  "));
    m_table->setColumnWidth(TrafficModel::clientColumn, width("  192.168.100.100:50000  "));
    m_table->setColumnWidth(TrafficModel::unitColumn, width("  Unit  "));
    m_table->setColumnWidth(TrafficModel::functionColumn, width("  16 Read holding registers  "));
    m_table->setColumnWidth(TrafficModel::registersColumn, width("  ") * 30);
    m_table->setColumnWidth(TrafficModel::latencyColumn, width("  0,000.0 ms  "));
    m_table->setColumnWidth(TrafficModel::badgeColumn, width("  exception  "));
    m_clients->setObjectName(QStringLiteral("trafficClients"));
    m_clients->setModel(&m_statistics);
    m_clients->setSelectionMode(QAbstractItemView::NoSelection);
    m_clients->setShowGrid(false);
    m_clients->setTabKeyNavigation(false);
    m_clients->verticalHeader()->hide();
    m_clients->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + kTrafficRowPadding);
    m_clients->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_clients->hide();

    m_details->setObjectName(QStringLiteral("trafficDetails"));
    m_details->setReadOnly(true);
    m_details->setTabChangesFocus(true);
    m_details->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_details->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_filter->setObjectName(QStringLiteral("trafficFilter"));
    m_filter->setClearButtonEnabled(true);
    m_count->setObjectName(QStringLiteral("trafficCount"));
    m_follow->setChecked(true);

    auto* tools = new QHBoxLayout;
    for (QWidget* tool : std::initializer_list<QWidget*>{m_pause, m_follow, m_clear, m_saveButton, m_clientsButton}) {
        tools->addWidget(tool);
    }
    tools->addWidget(m_filter, 1);
    tools->addWidget(m_count);
    auto* parts = new QSplitter(Qt::Horizontal, this);
    parts->addWidget(m_table);
    auto* side = new QSplitter(Qt::Vertical, parts);
    side->addWidget(m_clients);
    side->addWidget(m_details);
    parts->addWidget(side);
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->addLayout(tools);
    layout->addWidget(parts, 1);

    connect(m_pause, &QToolButton::toggled, this, &TrafficView::pause);
    connect(m_follow, &QToolButton::toggled, this, [this](bool on) {
        if (on) {
            m_table->scrollToBottom();
        }
    });
    connect(m_clear, &QToolButton::clicked, this, [this] {
        m_model.clear();
        m_statistics.clear();
        m_leftOut = 0;
        showCount();
    });
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_model.setFilter(text);
        showCount();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TrafficView::showDetails);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &TrafficView::showDetails);
    addActions();
    retranslate();
}

void TrafficView::addActions()
{
    m_copyMbpoll->setObjectName(QStringLiteral("copyMbpoll"));
    m_copyPymodbus->setObjectName(QStringLiteral("copyPymodbus"));
    m_copyCurl->setObjectName(QStringLiteral("copyCurl"));
    connect(m_copyMbpoll, &QAction::triggered, this,
        [this] { copy([](const RegisterRequest& request) { return mbpollCommand(request); }); });
    connect(m_copyPymodbus, &QAction::triggered, this, [this] { copy(&pymodbusCommand); });
    connect(m_copyCurl, &QAction::triggered, this, [this] {
        const QModelIndex current = m_table->currentIndex();
        QApplication::clipboard()->setText(curlCommand(requestOf(m_model.row(current.row()).exchange), m_control));
    });
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->addActions({m_copyMbpoll, m_copyPymodbus, m_copyCurl});
    connect(m_saveButton, &QToolButton::clicked, this, &TrafficView::chooseFile);
    m_saveButton->setEnabled(false);
    connect(m_clientsButton, &QToolButton::toggled, m_clients, &QWidget::setVisible);
    syncActions();
}

void TrafficView::copy(QString (*command)(const RegisterRequest& request))
{
    const QModelIndex current = m_table->currentIndex();
    QApplication::clipboard()->setText(command(requestOf(m_model.row(current.row()).exchange)));
}

void TrafficView::syncActions()
{
    const QModelIndex current = m_table->currentIndex();
    const bool reachesRegisters = current.isValid() && m_model.row(current.row()).exchange.accessesRegisters;
    m_copyMbpoll->setEnabled(reachesRegisters);
    m_copyPymodbus->setEnabled(reachesRegisters);
    m_copyCurl->setEnabled(reachesRegisters && !m_control.isEmpty());
}

void TrafficView::setSave(std::function<QString(const QString& path)> save)
{
    m_save = std::move(save);
    m_saveButton->setEnabled(m_save != nullptr);
}

void TrafficView::setControl(const QString& control)
{
    if (control != m_control) {
        m_control = control;
        syncActions();
    }
}

void TrafficView::chooseFile()
{
    QSettings settings = windowSettings();
    const QString folder = settings.value(QStringLiteral("exportFolder"), QDir::homePath()).toString();
    QFileDialog dialog(this, tr("Save traffic"), folder, tr("Captures for Wireshark (*.pcapng)"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(QStringLiteral("pcapng"));
    dialog.selectFile(QStringLiteral("modbus"));
    if (dialog.exec() != QDialog::Accepted) {
        return;
    }
    const QString path = dialog.selectedFiles().constFirst();
    settings.setValue(QStringLiteral("exportFolder"), QFileInfo(path).absolutePath());
    if (const QString error = m_save(path); !error.isEmpty()) {
        QMessageBox::warning(this, tr("Not saved"), error);
    }
}

void TrafficView::append(const std::vector<TrafficRow>& rows)
{
    m_statistics.append(rows);
    if (m_pause->isChecked()) {
        m_leftOut += rows.size();
    } else {
        m_model.append(rows);
        if (m_follow->isChecked()) {
            m_table->scrollToBottom();
        }
    }
    showCount();
}

void TrafficView::pause(bool on)
{
    if (!on) {
        m_leftOut = 0;
    }
    showCount();
}

void TrafficView::showDetails()
{
    const QModelIndex current = m_table->selectionModel()->currentIndex();
    syncActions();
    m_details->setPlainText(current.isValid() ? TrafficText::details(m_model.row(current.row())) : QString());
}

void TrafficView::showCount()
{
    const QLocale locale;
    const auto number = [&](std::size_t count) { return locale.toString(static_cast<qulonglong>(count)); };
    const auto shown = static_cast<std::size_t>(m_model.rowCount());
    QString text = shown == m_model.kept() ? tr("%1 rows").arg(number(shown))
                                           : tr("%1 of %2 rows").arg(number(shown), number(m_model.kept()));
    if (m_pause->isChecked()) {
        text += tr(", paused: %1 left out").arg(number(m_leftOut));
    }
    m_count->setText(text);
}

void TrafficView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void TrafficView::retranslate()
{
    m_pause->setText(tr("Pause"));
    m_pause->setToolTip(tr("Let new rows pass without showing them"));
    m_follow->setText(tr("Follow"));
    m_follow->setToolTip(tr("Keep the newest row in view"));
    m_clear->setText(tr("Clear"));
    m_clear->setToolTip(tr("Forget all rows"));
    m_saveButton->setText(tr("Save…"));
    m_saveButton->setToolTip(tr("Save the newest frames as a capture for Wireshark (pcapng)"));
    m_clientsButton->setText(tr("Clients"));
    m_clientsButton->setToolTip(tr("Requests a second, errors and slowest reply of each client"));
    m_clients->setAccessibleName(tr("Clients and what they ask for"));
    m_copyMbpoll->setText(tr("Copy as &mbpoll command"));
    m_copyPymodbus->setText(tr("Copy as &pymodbus command"));
    m_copyCurl->setText(tr("Copy as &curl command"));
    m_statistics.retranslate();
    m_filter->setPlaceholderText(tr("Filter: client, function, register, result"));
    m_filter->setAccessibleName(tr("Filter of the traffic"));
    m_table->setAccessibleName(tr("Modbus traffic"));
    m_details->setAccessibleName(tr("Bytes and registers of the chosen row"));
    m_details->setPlaceholderText(tr("Choose a row to see its bytes and registers."));
    m_model.retranslate();
    showDetails();
    showCount();
}

} // namespace vmeter
