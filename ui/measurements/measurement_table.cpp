// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/measurements/measurement_table.h"

#include "ui/plots/view_export.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHeaderView>
#include <QPainter>

namespace vmeter {

MeasurementTable::MeasurementTable(QWidget* parent)
    : QTableView(parent)
    , m_copy(new QAction(this))
    , m_copyAll(new QAction(this))
    , m_showRegisters(new QAction(this))
{
    setObjectName(QStringLiteral("measurements"));
    setModel(&m_model);
    setSelectionMode(QAbstractItemView::SingleSelection); // shows the current cell
    setFocusPolicy(Qt::TabFocus);
    setTabKeyNavigation(false);
    setAlternatingRowColors(true);
    setShowGrid(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    horizontalHeader()->setMinimumSectionSize(fontMetrics().horizontalAdvance(QStringLiteral("-00.00 kvar  ")));
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_copy->setObjectName(QStringLiteral("copyMeasurement"));
    m_copyAll->setObjectName(QStringLiteral("copyMeasurements"));
    m_showRegisters->setObjectName(QStringLiteral("registersOfMeasurement"));
    addActions({m_copy, m_copyAll, m_showRegisters});
    const auto showRegisters = [this](const QModelIndex& cell) {
        if (const auto source = cell.isValid() ? MeasurementModel::source(cell) : std::nullopt) {
            emit registersWanted(*source);
        }
    };
    connect(this, &QTableView::activated, this, showRegisters);
    connect(m_showRegisters, &QAction::triggered, this, [this, showRegisters] { showRegisters(currentIndex()); });
    connect(m_copy, &QAction::triggered, this, &MeasurementTable::copy);
    connect(m_copyAll, &QAction::triggered, this, &MeasurementTable::copyAll);
    new ExportAction(*this,
        {objectName(),
            [this](QPaintDevice& device, QSize /*size*/) {
                QPainter painter(&device);
                render(&painter);
            },
            [this] { return m_model.csv(); }});
    retranslate();
}

void MeasurementTable::copy()
{
    if (currentIndex().isValid()) {
        QApplication::clipboard()->setText(currentIndex().data().toString());
    }
}

QList<QStringList> MeasurementTable::table() const
{
    QList<QStringList> lines{{QString()}};
    for (int column = 0; column < m_model.columnCount(); ++column) {
        lines.front() += m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    }
    for (int row = 0; row < m_model.rowCount(); ++row) {
        lines += QStringList{m_model.headerData(row, Qt::Vertical, Qt::DisplayRole).toString()};
        for (int column = 0; column < m_model.columnCount(); ++column) {
            lines.back() += m_model.index(row, column).data().toString();
        }
    }
    return lines;
}

/// For a spreadsheet: cells separated by tabs.
void MeasurementTable::copyAll()
{
    QString text;
    for (const QStringList& line : table()) {
        text += line.join(u'\t') + u'\n';
    }
    QApplication::clipboard()->setText(text);
}

QSize MeasurementTable::sizeHint() const
{
    const int line = fontMetrics().height() + 8;
    return {440, line * (m_model.rowCount() + 1) + 2 * frameWidth()};
}

void MeasurementTable::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QTableView::changeEvent(event);
}

void MeasurementTable::retranslate()
{
    setAccessibleName(tr("Instantaneous values"));
    m_copy->setText(tr("Copy &value"));
    m_copyAll->setText(tr("Copy &table"));
    m_showRegisters->setText(tr("Show in the &registers"));
    m_model.retranslate();
}

} // namespace vmeter
