// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/faults/fault_model.h"

#include "ui/faults/fault_texts.h"

#include <QLocale>

#include <algorithm>
#include <iterator>

namespace vmeter {

namespace {

/// Meter time as hours:minutes:seconds, rounded up so that the remaining time of an active fault is never 0.
QString durationText(Duration duration)
{
    const auto seconds = static_cast<qulonglong>((duration + kSecond - Duration{1}).wholeSeconds());
    return QStringLiteral("%1:%2:%3")
        .arg(seconds / 3600)
        .arg(seconds / 60 % 60, 2, 10, QLatin1Char('0'))
        .arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

QString struckText(const ActiveFault& active)
{
    if (!rowOf(active.fault.kind).onReplies) {
        return active.fault.count ? QStringLiteral("× %1").arg(*active.fault.count) : QString();
    }
    const uint32_t struck = active.struck;
    return active.fault.count ? QStringLiteral("%1 / %2").arg(struck).arg(*active.fault.count)
                              : QString::number(struck);
}

} // namespace

/// Empty for a state of the device, which all clients share.
QString FaultModel::clientText(const DeviceFault& fault)
{
    return !rowOf(fault.kind).onReplies ? QString()
        : fault.client                  ? QString::fromStdString(endpointText(*fault.client))
                                        : tr("all");
}

void FaultModel::setFaults(const ActiveFaultList* faults, MeterTime now)
{
    std::vector<Row> next;
    for (std::size_t i = 0; faults != nullptr && i < faults->size(); ++i) {
        const ActiveFault& active = (*faults)[i];
        if (active.isExhausted()) {
            continue;
        }
        const DeviceFault& fault = active.fault;
        const QString left = active.end == MeterTime::never() ? tr("until removed")
                                                              : durationText(active.end - std::min(active.end, now));
        next.push_back({active.id, fault.kind,
            {faultText(fault), clientText(fault),
                QLocale().toString(100 * fault.probability, 'g', 3) + QStringLiteral(" %"), struckText(active), left}});
    }
    removeEnded(next);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].texts != next[i].texts) {
            m_rows[i].texts = next[i].texts;
            const int row = static_cast<int>(i);
            emit dataChanged(index(row, 0), index(row, kColumns - 1));
        }
    }
    if (next.size() > m_rows.size()) {
        beginInsertRows({}, static_cast<int>(m_rows.size()), static_cast<int>(next.size()) - 1);
        m_rows = std::move(next);
        endInsertRows();
    }
}

/// Removes the rows that are not in `next`. Faults may end anywhere in the list, but new ones are at its end.
void FaultModel::removeEnded(const std::vector<Row>& next)
{
    for (std::size_t i = m_rows.size(); i-- > 0;) {
        if (std::ranges::find(next, m_rows[i].id, &Row::id) == next.end()) {
            const int row = static_cast<int>(i);
            beginRemoveRows({}, row, row);
            m_rows.erase(m_rows.begin() + row);
            endRemoveRows();
        }
    }
}

bool FaultModel::has(const DeviceFault& fault) const
{
    return std::ranges::any_of(m_rows, [what = faultText(fault), client = clientText(fault)](const Row& row) {
        return row.texts.at(Column::what) == what && row.texts.at(Column::client) == client;
    });
}

void FaultModel::retranslate()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

int FaultModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FaultModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant FaultModel::data(const QModelIndex& index, int role) const
{
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return row.texts.at(index.column());
    case Qt::ToolTipRole:
        return row.texts.at(what) + u'\n' + faultExplanation(row.kind);
    case Qt::TextAlignmentRole:
        return QVariant(index.column() > client ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant FaultModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case what:
        return tr("Fault");
    case client:
        return tr("Client");
    case probability:
        return tr("Probability");
    case struck:
        return tr("Struck");
    case timeLeft:
        return tr("Time left");
    default:
        return {};
    }
}

} // namespace vmeter
