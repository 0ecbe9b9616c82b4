// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/snapshot.h"

#include <QWidget>

#include <array>

class QCPAxisRect;
class QCPGraph;
class QCPItemText;
class QCPLayer;
class QCustomPlot;

namespace vmeter {

/// Six channels at the converter: voltages above, currents below, 40 ms, triggered on the rising u1.
class Oscilloscope : public QWidget {
    Q_OBJECT

public:
    explicit Oscilloscope(QWidget* parent = nullptr);

    /// Shows the newest complete sweep. Costs nothing while no time has passed.
    void setSnapshot(const Snapshot& snapshot);

    [[nodiscard]] QCustomPlot& plot() { return *m_plot; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;

private:
    /// Three traces over one axis.
    struct Screen {
        QCPAxisRect* area = nullptr;
        std::array<QCPGraph*, kPhases> trace{};
        double range = 0;
    };
    Screen addScreen(int row, const char* quantity);
    void addLegend();
    void retranslate();

    QCustomPlot* m_plot;
    QCPLayer* m_traceLayer = nullptr;
    Screen m_voltages;
    Screen m_currents;
    QCPItemText* m_triggerText = nullptr;
    SampleCount m_time = 0;
    bool m_triggered = true;
};

} // namespace vmeter
