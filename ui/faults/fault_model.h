// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/faults/active_fault.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <cstdint>
#include <memory>
#include <vector>

namespace vmeter {

/// The faults in force, a row for each: what, whose, how likely, how often it has struck, how long it still lasts.
class FaultModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { what, client, probability, struck, timeLeft };
    static constexpr int kColumns = 5;

    using QAbstractTableModel::QAbstractTableModel;

    /// `faults` may be null: none. Rows of faults that are still there stay the same rows.
    void setFaults(const ActiveFaultList* faults, SampleCount now);
    /// After a change of language.
    void retranslate();

    [[nodiscard]] uint32_t idOf(int row) const { return m_rows[static_cast<std::size_t>(row)].id; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        uint32_t id = 0;
        FaultKind kind{};
        QStringList texts; ///< by Column
    };

    void removeEnded(const std::vector<Row>& next);

    std::vector<Row> m_rows;
};

} // namespace vmeter
