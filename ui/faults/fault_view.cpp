// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/faults/fault_view.h"

#include "ui/faults/fault_form.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace vmeter {

FaultView::FaultView(QWidget* parent)
    : QWidget(parent)
    , m_table(new QTableView(this))
    , m_remove(new QPushButton(this))
    , m_removeAll(new QPushButton(this))
    , m_form(new FaultForm(this))
{
    m_table->setObjectName(QStringLiteral("faults"));
    m_remove->setObjectName(QStringLiteral("removeFault"));
    m_removeAll->setObjectName(QStringLiteral("removeAllFaults"));
    m_table->setModel(&m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->verticalHeader()->hide();
    m_table->setWordWrap(false);
    m_table->horizontalHeader()->setSectionResizeMode(FaultModel::what, QHeaderView::Stretch);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &FaultView::fitColumns);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_remove);
    buttons->addWidget(m_removeAll);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_table, 1);
    layout->addLayout(buttons);
    layout->addWidget(m_form);

    connect(m_remove, &QPushButton::clicked, this, &FaultView::removeSelected);
    connect(m_removeAll, &QPushButton::clicked, this, &FaultView::removeAllWanted);
    m_form->setInForce([this](const DeviceFault& fault) { return m_model.has(fault); });
    connect(m_form, &FaultForm::wanted, this, &FaultView::addWanted);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &FaultView::enableButtons);
    retranslate();
    enableButtons();
}

QSize FaultView::sizeHint() const
{
    return {500, 480};
}

void FaultView::setSnapshot(const Snapshot& snapshot)
{
    m_model.setFaults(snapshot.faults.get(), snapshot.time);
    enableButtons();
}

void FaultView::fitColumns()
{
    for (int column = FaultModel::what + 1; column < FaultModel::kColumns; ++column) {
        m_table->resizeColumnToContents(column);
    }
}

void FaultView::removeSelected()
{
    for (const QModelIndex& row : m_table->selectionModel()->selectedRows()) {
        emit removeWanted(m_model.idOf(row.row()));
    }
}

void FaultView::enableButtons()
{
    m_remove->setEnabled(m_table->selectionModel()->hasSelection());
    m_removeAll->setEnabled(m_model.rowCount() > 0);
}

// Keys typed here must not operate the keys of the meter.

void FaultView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Delete) {
        removeSelected();
    }
    event->accept();
}

void FaultView::keyReleaseEvent(QKeyEvent* event)
{
    event->accept();
}

void FaultView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void FaultView::retranslate()
{
    m_table->setAccessibleName(tr("Faults in force"));
    m_remove->setText(tr("&Remove"));
    m_removeAll->setText(tr("Remove a&ll"));
    m_model.retranslate();
    fitColumns();
}

} // namespace vmeter
