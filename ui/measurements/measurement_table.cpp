// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/measurements/measurement_table.h"

#include <QEvent>
#include <QHeaderView>

namespace vmeter {

MeasurementTable::MeasurementTable(QWidget* parent)
    : QTableView(parent)
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
    retranslate();
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
    m_model.retranslate();
}

} // namespace vmeter
