// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/instruments/phasor_reading.h"

#include <QWidget>

namespace vmeter {

/// Voltages and currents of the three phases as arrows, their values beside them. The first voltage points to the
/// right, angles grow counter-clockwise.
class PhasorDiagram : public QWidget {
    Q_OBJECT

public:
    explicit PhasorDiagram(QWidget* parent = nullptr);

    /// What the converter sampled in the last 100 ms; while time stands still and the input was changed by hand, what
    /// the circuit is about to make of it.
    void setSnapshot(const Snapshot& snapshot);

    [[nodiscard]] const PhasorReading& reading() const { return m_reading; }
    [[nodiscard]] bool isExpected() const { return m_expected; }
    /// A that a current as long as can be drawn stands for.
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
    double m_volts = 1;   ///< that the dial's edge stands for
    double m_amperes = 1; ///< likewise, or most of the way to it
    bool m_expected = false;
    SampleCount m_time = 0;
    GridInput m_sampledInput; ///< the input when time last passed
    bool m_live = true;
};

} // namespace vmeter
