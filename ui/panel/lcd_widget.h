// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/display/lcd_frame.h"

#include <QVariantAnimation>
#include <QWidget>

namespace vmeter {

/// Paints the window over the glass in `area`: shade of its frame, and a slanting reflection.
void paintLcdWindow(QPainter& painter, const QRectF& area);

/// The LCD behind its window. Repaints only if the frame changes and while the backlight fades in or out.
class LcdWidget : public QWidget {
    Q_OBJECT

public:
    explicit LcdWidget(QWidget* parent = nullptr);

    void setFrame(const LcdFrame& frame);
    [[nodiscard]] const LcdFrame& frame() const { return m_frame; }

    /// Brightness of the backlight at this moment, 0 .. 1.
    [[nodiscard]] double glow() const { return m_glow; }

    /// The frame in words for a screen reader: label, value, unit, marks.
    [[nodiscard]] static QString describe(const LcdFrame& frame);

signals:
    /// The user clicks the glass.
    void clicked();

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void describeFrame();

    LcdFrame m_frame;
    double m_glow = 0;
    QVariantAnimation m_fade;
};

} // namespace vmeter
