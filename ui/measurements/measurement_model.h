// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/meter_state.h"

#include <QAbstractTableModel>

#include <optional>

namespace vmeter {

/// The instantaneous values as a table: rows V U I P Q S PF f, columns L1 L2 L3 and the system.
class MeasurementModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    /// Shows the values of `meter`; without power there are none.
    void setMeter(const MeterState& meter);
    /// Must be called after a change of language: updates names and decimal separators.
    void retranslate();

    /// What a cell shows; nothing: it is always empty.
    [[nodiscard]] static std::optional<RegisterSource> source(const QModelIndex& index);

    /// The table: a header line with units, then a line for each quantity; empty where there is no value.
    [[nodiscard]] QString csv() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    /// In the unit of the row; nothing: the value does not exist.
    [[nodiscard]] std::optional<double> value(std::size_t row, std::size_t column) const;
    [[nodiscard]] QString cell(std::size_t row, std::size_t column) const;

    Measurements m_measurements;
    bool m_powered = false;
    uint64_t m_second = 0; ///< second of uptime of the values
};

} // namespace vmeter
