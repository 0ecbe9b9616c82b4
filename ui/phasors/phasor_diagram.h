// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/instruments/phasor_reading.h"

#include <QWidget>

namespace vmeter {

/// Voltages and currents of the three phases as arrows, with their values. The first voltage points to the right,
/// angles increase counter-clockwise.
class PhasorDiagram : public QWidget {
    Q_OBJECT

public:
    explicit PhasorDiagram(QWidget* parent = nullptr);

    /// Shows the samples of the last 100 ms; if the input was changed while the simulation is paused, the phasors that
    /// the new input will cause.
    void setSnapshot(const Snapshot& snapshot);

    [[nodiscard]] const PhasorReading& reading() const { return m_reading; }
    [[nodiscard]] bool isExpected() const { return m_expected; }
    /// Current in A of the longest arrow.
    [[nodiscard]] double fullScaleAmperes() const { return m_amperes; }
    [[nodiscard]] QString csv() const;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void paint(QPainter& painter, QSizeF size) const;
    void paintDial(QPainter& painter, QPointF centre, double radius) const;
    void paintValues(QPainter& painter, const QRectF& area) const;
    [[nodiscard]] QString sequenceText() const;
    void retranslate();

    SpectrumAnalyser m_analyser;
    PhasorReading m_reading;
    double m_volts = 1;   ///< voltage at the edge of the dial
    double m_amperes = 1; ///< current of the longest arrow
    bool m_expected = false;
    MeterTime m_time;
    GridInput m_sampledInput; ///< input when meter time last passed
    bool m_live = true;
};

} // namespace vmeter
