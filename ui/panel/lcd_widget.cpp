// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/lcd_widget.h"

#include "virtualhw/display/lcd_painter.h"

#include <QAccessible>
#include <QEvent>
#include <QLinearGradient>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

namespace vmeter {

namespace {

constexpr int kGlowMilliseconds = 120;
constexpr int kFadeMilliseconds = 700;

} // namespace

void paintLcdWindow(QPainter& painter, const QRectF& area)
{
    const double shade = area.height() * 0.045;
    QLinearGradient top(area.topLeft(), area.topLeft() + QPointF(0, shade));
    top.setColorAt(0, QColor(0, 0, 0, 90));
    top.setColorAt(1, QColor(0, 0, 0, 0));
    painter.fillRect(QRectF(area.left(), area.top(), area.width(), shade), top);
    QLinearGradient left(area.topLeft(), area.topLeft() + QPointF(shade, 0));
    left.setColorAt(0, QColor(0, 0, 0, 70));
    left.setColorAt(1, QColor(0, 0, 0, 0));
    painter.fillRect(QRectF(area.left(), area.top(), shade, area.height()), left);

    QPainterPath reflection;
    reflection.moveTo(area.left() + 0.58 * area.width(), area.top());
    reflection.lineTo(area.right(), area.top());
    reflection.lineTo(area.right(), area.bottom());
    reflection.lineTo(area.left() + 0.8 * area.width(), area.bottom());
    reflection.closeSubpath();
    QLinearGradient light(area.topLeft() + QPointF(0.6 * area.width(), 0), area.bottomRight());
    light.setColorAt(0, QColor(255, 255, 255, 16));
    light.setColorAt(1, QColor(255, 255, 255, 3));
    painter.fillPath(reflection, light);
}

LcdWidget::LcdWidget(QWidget* parent)
    : QWidget(parent)
    , m_fade(this)
{
    setObjectName(QStringLiteral("lcd"));
    setAttribute(Qt::WA_OpaquePaintEvent);
    setCursor(Qt::PointingHandCursor);
    connect(&m_fade, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        m_glow = value.toDouble();
        update();
    });
    retranslate();
}

void LcdWidget::setFrame(const LcdFrame& frame)
{
    if (frame == m_frame) {
        return;
    }
    const bool wasLit = m_frame.powered && m_frame.backlight;
    const bool isLit = frame.powered && frame.backlight;
    m_frame = frame;
    if (isLit != wasLit) {
        m_fade.stop();
        m_fade.setStartValue(m_glow);
        m_fade.setEndValue(isLit ? 1.0 : 0.0);
        m_fade.setDuration(isLit ? kGlowMilliseconds : kFadeMilliseconds);
        m_fade.start();
    }
    describeFrame();
    update();
}

QString LcdWidget::describe(const LcdFrame& frame)
{
    if (!frame.powered) {
        return tr("off");
    }
    QStringList marks;
    for (std::size_t i = 0; i < kFirstUnitIcon; ++i) {
        const auto icon = static_cast<Icon>(i);
        if (frame.isLit(icon)) {
            marks.append(QString::fromUtf8(iconName(icon)));
        }
    }
    return QStringLiteral("%1: %2 %3 (%4)")
        .arg(QString::fromLatin1(labelText(frame).data()), QString::fromLatin1(mainText(frame).data()),
            QString::fromLatin1(unitText(frame)), marks.join(QStringLiteral(", ")));
}

void LcdWidget::describeFrame()
{
    // Blinking must not cause a screen reader to repeat the text.
    const QString description = describe(m_frame);
    if (description == accessibleDescription()) {
        return;
    }
    setAccessibleDescription(description);
}

void LcdWidget::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) {
        emit clicked();
    } else {
        QWidget::mousePressEvent(event);
    }
}

void LcdWidget::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor(0x17, 0x1c, 0x1f));
    paintLcd(painter, QRectF(rect()), m_frame, m_glow);
    paintLcdWindow(painter, QRectF(rect()));
}

void LcdWidget::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void LcdWidget::retranslate()
{
    setAccessibleName(tr("Display"));
    setToolTip(tr("LCD, 8 digits: menu, value, unit and state marks; renewed every second, lit for 10 s by a key\n"
                  "A click shows the registers that hold the value. Manual 4.4, 10, 13"));
    describeFrame();
}

} // namespace vmeter
