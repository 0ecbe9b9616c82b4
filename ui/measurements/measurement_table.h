// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/measurements/measurement_model.h"

#include <QTableView>

class QAction;

namespace vmeter {

/// Table of the meter's instantaneous values.
class MeasurementTable : public QTableView {
    Q_OBJECT

public:
    explicit MeasurementTable(QWidget* parent = nullptr);

    void setMeter(const MeterState& meter) { m_model.setMeter(meter); }

    /// The cells as they are shown, with a header line and the symbols at the left.
    [[nodiscard]] QList<QStringList> table() const;

    [[nodiscard]] QSize sizeHint() const override;

signals:
    /// The user wants the registers that hold the value of a cell.
    void registersWanted(const vmeter::RegisterSource& source);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void copy();
    void copyAll();

    MeasurementModel m_model;
    QAction* m_copy;
    QAction* m_copyAll;
    QAction* m_showRegisters;
};

} // namespace vmeter
