// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/measurements/measurement_model.h"

#include <QTableView>

namespace vmeter {

/// Table of the meter's instantaneous values.
class MeasurementTable : public QTableView {
    Q_OBJECT

public:
    explicit MeasurementTable(QWidget* parent = nullptr);

    void setMeter(const MeterState& meter) { m_model.setMeter(meter); }

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    MeasurementModel m_model;
};

} // namespace vmeter
