// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/traffic/traffic_feed.h"

#include <QAbstractTableModel>

#include <cstdint>
#include <deque>
#include <vector>

namespace vmeter {

/// A bounded number of the newest rows of traffic, oldest first; shows those that pass the filter. Texts are made only
/// when a row is displayed, so that adding rows is fast.
class TrafficModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        timeColumn,
        clientColumn,
        unitColumn,
        functionColumn,
        registersColumn,
        latencyColumn,
        badgeColumn, ///< what is wrong, in a word and a colour
        resultColumn,
        kColumns
    };

    static constexpr std::size_t kDefaultCapacity = 10'000;

    explicit TrafficModel(std::size_t capacity = kDefaultCapacity, QObject* parent = nullptr);

    void append(const std::vector<TrafficRow>& rows);
    void clear();
    /// Shows only rows with `text` in one of their columns, ignoring case; an empty text shows all.
    void setFilter(const QString& text);
    /// Must be called after a change of language.
    void retranslate();

    [[nodiscard]] const TrafficRow& row(int shown) const
    {
        return m_rows[m_shown[static_cast<std::size_t>(shown)] - m_first];
    }
    /// Number of stored rows, displayed or not.
    [[nodiscard]] std::size_t kept() const { return m_rows.size(); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QString cell(const TrafficRow& row, int column);
    [[nodiscard]] bool passes(const TrafficRow& row) const;
    void dropOldest(std::size_t count);

    std::size_t m_capacity;
    QString m_filter;
    std::deque<TrafficRow> m_rows;
    uint64_t m_first = 0;         ///< number of the oldest row kept; they are counted from 0 on
    std::deque<uint64_t> m_shown; ///< numbers of the rows that pass the filter
};

} // namespace vmeter
