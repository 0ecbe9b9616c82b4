// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/traffic_model.h"

#include "ui/traffic/traffic_text.h"

#include <QBrush>
#include <QColor>

#include <algorithm>

namespace vmeter {

namespace {

/// Behind the text of a row, over the table's own colours: text on it has the contrast that it has beside it. The badge
/// is stronger.
QVariant tint(TrafficText::Judgement judgement, bool isBadge)
{
    QColor colour;
    switch (judgement) {
    case TrafficText::Judgement::good:
    case TrafficText::Judgement::notice:
        return {};
    case TrafficText::Judgement::exception:
        colour = QColor(0xd9, 0x3a, 0x2b);
        break;
    case TrafficText::Judgement::spoiled:
        colour = QColor(0x9b, 0x4d, 0xc9);
        break;
    case TrafficText::Judgement::late:
        colour = QColor(0xd6, 0x9a, 0x00);
        break;
    case TrafficText::Judgement::unanswered:
        colour = QColor(0x7a, 0x7a, 0x7a);
        break;
    }
    colour.setAlpha(isBadge ? 0x60 : 0x24);
    return QBrush(colour);
}

} // namespace

TrafficModel::TrafficModel(std::size_t capacity, QObject* parent)
    : QAbstractTableModel(parent)
    , m_capacity(capacity)
{
}

void TrafficModel::append(const std::vector<TrafficRow>& rows)
{
    const auto news = std::span(rows).last(std::min(rows.size(), m_capacity));
    const std::size_t total = m_rows.size() + news.size();
    if (total > m_capacity) {
        dropOldest(total - m_capacity);
    }
    std::vector<uint64_t> passing;
    for (const TrafficRow& row : news) {
        if (passes(row)) {
            passing.push_back(m_first + m_rows.size());
        }
        m_rows.push_back(row);
    }
    if (!passing.empty()) {
        const int begin = rowCount();
        beginInsertRows({}, begin, begin + static_cast<int>(passing.size()) - 1);
        m_shown.insert(m_shown.end(), passing.begin(), passing.end());
        endInsertRows();
    }
}

/// Removes rows together with their display entries, so that the displayed rows always exist.
void TrafficModel::dropOldest(std::size_t count)
{
    const auto firstLeft = std::ranges::lower_bound(m_shown, m_first + count);
    const auto dropped = static_cast<int>(firstLeft - m_shown.begin());
    if (dropped > 0) {
        beginRemoveRows({}, 0, dropped - 1);
        m_shown.erase(m_shown.begin(), firstLeft);
    }
    m_rows.erase(m_rows.begin(), m_rows.begin() + static_cast<std::ptrdiff_t>(count));
    m_first += count;
    if (dropped > 0) {
        endRemoveRows();
    }
}

void TrafficModel::clear()
{
    beginResetModel();
    m_first += m_rows.size();
    m_rows.clear();
    m_shown.clear();
    endResetModel();
}

void TrafficModel::setFilter(const QString& text)
{
    beginResetModel();
    m_filter = text;
    m_shown.clear();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (passes(m_rows[i])) {
            m_shown.push_back(m_first + i);
        }
    }
    endResetModel();
}

bool TrafficModel::passes(const TrafficRow& row) const
{
    if (m_filter.isEmpty()) {
        return true;
    }
    for (int column = 0; column < kColumns; ++column) {
        if (cell(row, column).contains(m_filter, Qt::CaseInsensitive)) {
            return true;
        }
    }
    return false;
}

void TrafficModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, kColumns - 1);
    if (rowCount() > 0) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
    }
}

int TrafficModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int TrafficModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QString TrafficModel::cell(const TrafficRow& row, int column)
{
    const ModbusExchange& exchange = row.exchange;
    const bool isExchange = row.kind == TrafficRow::Kind::exchange;
    switch (column) {
    case timeColumn:
        return TrafficText::time(exchange.wallTime);
    case clientColumn:
        return row.kind == TrafficRow::Kind::lost ? QString()
                                                  : QString::fromStdString(endpointText(exchange.peers.client));
    case unitColumn:
        return isExchange ? QString::number(exchange.unitId) : QString();
    case functionColumn:
        return isExchange ? TrafficText::function(exchange) : QString();
    case registersColumn:
        return isExchange ? TrafficText::registers(exchange) : QString();
    case latencyColumn:
        return isExchange ? TrafficText::latency(exchange) : QString();
    case badgeColumn:
        return TrafficText::badge(TrafficText::judge(row));
    case resultColumn:
        return TrafficText::result(row);
    default:
        return {};
    }
}

QVariant TrafficModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return cell(row(index.row()), index.column());
    case Qt::TextAlignmentRole:
        return index.column() == latencyColumn ? static_cast<int>(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::BackgroundRole:
        return tint(TrafficText::judge(row(index.row())), index.column() == badgeColumn);
    default:
        return {};
    }
}

QVariant TrafficModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case timeColumn:
        return tr("Time");
    case clientColumn:
        return tr("Client");
    case unitColumn:
        return tr("Unit");
    case functionColumn:
        return tr("Function");
    case registersColumn:
        return tr("Registers");
    case latencyColumn:
        return tr("Latency");
    case badgeColumn:
        return tr("State");
    case resultColumn:
        return tr("Result");
    default:
        return {};
    }
}

} // namespace vmeter
