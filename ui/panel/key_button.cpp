// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/key_button.h"

#include "ui/panel/panel_drawing.h"
#include "ui/panel/panel_layout.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>

namespace vmeter {

namespace {

constexpr double kTravel = 0.35; ///< mm
const QColor kGlyphColour(0xf3, 0xf6, 0xf7);

/// Symbol on the key cap, centred on (0, 0), in millimetres: SET, a triangle, a bent arrow (manual 4.3).
void paintGlyph(QPainter& painter, Key key)
{
    if (key == Key::set) {
        printText(painter, {0, 0.85}, Qt::AlignHCenter, QStringLiteral("SET"), {2.3, kGlyphColour, true, 0.04});
        return;
    }
    QPainterPath glyph;
    if (key == Key::up) {
        glyph.moveTo(0, -2.1);
        glyph.lineTo(2.5, 1.7);
        glyph.lineTo(-2.5, 1.7);
        glyph.closeSubpath();
    } else {
        glyph.moveTo(-2.9, 0.5);
        glyph.lineTo(-0.1, -1.5);
        glyph.lineTo(-0.1, 2.5);
        glyph.closeSubpath();
        glyph.addRect(QRectF(-0.2, 0, 2.9, 1));
        glyph.addRect(QRectF(1.7, -2.3, 1, 2.4));
        glyph.setFillRule(Qt::WindingFill);
    }
    painter.fillPath(glyph, kGlyphColour);
}

} // namespace

KeyButton::KeyButton(Key key, QWidget* parent)
    : QAbstractButton(parent)
    , m_key(key)
{
    static constexpr const char* kNames[kKeys] = {"keySet", "keyUp", "keyEnter"};
    setObjectName(QString::fromLatin1(kNames[static_cast<std::size_t>(key)]));
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    retranslate();
}

void KeyButton::setPressed(bool pressed)
{
    if (pressed == m_pressed) {
        return;
    }
    m_pressed = pressed;
    update();
}

void KeyButton::setShown(bool shown)
{
    if (shown != m_shown) {
        m_shown = shown;
        update();
    }
}

void KeyButton::setLocked(bool locked)
{
    if (locked == m_locked) {
        return;
    }
    m_locked = locked;
    setDown(false);
    setCursor(locked ? Qt::ForbiddenCursor : Qt::PointingHandCursor);
    retranslate();
}

bool KeyButton::hitButton(const QPoint& position) const
{
    return !m_locked && QAbstractButton::hitButton(position);
}

void paintKey(QPainter& painter, Key key, const KeyLook& look)
{
    const QRectF cap(QPointF(0, 0), kKeyCaps[static_cast<std::size_t>(key)].size());
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0xb9, 0xbf, 0xc1));
    painter.drawRoundedRect(cap.adjusted(-0.35, -0.35, 0.35, 0.5), 1.5, 1.5);
    painter.setBrush(QColor(0x20, 0x27, 0x2b));
    painter.drawRoundedRect(cap.adjusted(-0.18, -0.18, 0.18, 0.18), 1.35, 1.35);
    if (look.focused) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(QColor(0x1d, 0x84, 0xc4), 0.35));
        painter.drawRoundedRect(cap.adjusted(-0.7, -0.7, 0.7, 0.8), 1.8, 1.8);
        painter.setPen(Qt::NoPen);
    }
    if (look.shown) {
        painter.setBrush(QColor(0xff, 0x9d, 0x1e, 90));
        painter.setPen(QPen(QColor(0xff, 0x8c, 0x00), 0.7));
        painter.drawRoundedRect(cap.adjusted(-0.6, -0.6, 0.6, 0.7), 1.7, 1.7);
        painter.setPen(Qt::NoPen);
    }

    const bool down = look.down;
    const QRectF top = down ? cap.adjusted(0.3, 0.3 + kTravel, -0.3, -0.1) : cap.adjusted(0, 0, 0, -0.35);
    QLinearGradient face(top.topLeft(), top.bottomLeft());
    face.setColorAt(0, down ? QColor(0x36, 0x42, 0x4a) : QColor(0x66, 0x75, 0x7e));
    face.setColorAt(0.12, down ? QColor(0x3c, 0x49, 0x51) : QColor(0x55, 0x63, 0x6c));
    face.setColorAt(1, down ? QColor(0x42, 0x50, 0x58) : QColor(0x3d, 0x4a, 0x52));
    painter.setBrush(face);
    painter.drawRoundedRect(top, 1.2, 1.2);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(255, 255, 255, down ? 20 : 60), 0.14));
    painter.drawRoundedRect(top.adjusted(0.2, 0.2, -0.2, -0.2), 1.05, 1.05);
    painter.setPen(Qt::NoPen);

    painter.translate(top.center());
    paintGlyph(painter, key);
}

void KeyButton::paintEvent(QPaintEvent*)
{
    // The widget is a millimetre larger than the cap on each side: its slot and the focus mark.
    const double width = kKeyCaps[static_cast<std::size_t>(m_key)].width() + 2 * kKeyMargin;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(this->width() / width, this->width() / width);
    painter.translate(kKeyMargin, kKeyMargin);
    paintKey(painter, m_key, {m_pressed || isDown(), hasFocus(), m_shown});
}

void KeyButton::keyPressEvent(QKeyEvent* event)
{
    // Only the space bar operates the key that has the focus; arrows and letters are handled by the front.
    if (event->key() == Qt::Key_Space && !m_locked) {
        QAbstractButton::keyPressEvent(event);
    } else {
        event->ignore();
    }
}

void KeyButton::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QAbstractButton::changeEvent(event);
}

void KeyButton::retranslate()
{
    switch (m_key) {
    case Key::set:
        setAccessibleName(tr("SET key"));
        setToolTip(m_locked ? tr("SET is locked by the sealed terminal cover (S)\nManual 7")
                            : tr("SET (S): longer than 3 s enters SETUP 1\nManual 4.3, 9.1"));
        break;
    case Key::up:
        setAccessibleName(tr("UP key"));
        setToolTip(tr("UP (U or up arrow): next page of the menu; in set-up changes the digit\nManual 4.3, 9.1, 10"));
        break;
    case Key::enter:
        setAccessibleName(tr("ENTER key"));
        setToolTip(
            tr("ENTER (E or left arrow): next menu; longer than 3 s enters or leaves set-up\nManual 4.3, 9.1, 10"));
        break;
    }
    setAccessibleDescription(toolTip());
}

} // namespace vmeter
