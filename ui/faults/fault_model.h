// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/faults/active_fault.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <cstdint>
#include <memory>
#include <vector>

namespace vmeter {

/// The active faults, one row for each: kind, client, probability, number of affected replies, remaining time.
class FaultModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { what, client, probability, struck, timeLeft };
    static constexpr int kColumns = 5;

    using QAbstractTableModel::QAbstractTableModel;

    /// `faults` may be null: none. Rows of faults that are still active are kept.
    void setFaults(const ActiveFaultList* faults, MeterTime now);
    /// True if a fault that does the same to the same clients is shown, whatever its limits.
    [[nodiscard]] bool has(const DeviceFault& fault) const;
    /// Must be called after a change of language.
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

    static QString clientText(const DeviceFault& fault);
    void removeEnded(const std::vector<Row>& next);

    std::vector<Row> m_rows;
};

} // namespace vmeter
