// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/terminal_cover.h"

#include "ui/panel/panel_layout.h"
#include "ui/panel/terminal_painter.h"

#include <QPainter>

namespace vmeter {

TerminalCover::TerminalCover(Place place, QWidget* parent)
    : QWidget(parent)
    , m_place(place)
{
    setObjectName(place == Place::upper ? QStringLiteral("upperCover") : QStringLiteral("lowerCover"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

QRectF TerminalCover::area() const
{
    return m_place == Place::upper ? kUpperCover : kLowerCover;
}

void TerminalCover::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.scale(width() / area().width(), height() / area().height());
    painter.translate(-area().topLeft());
    if (m_place == Place::upper) {
        paintUpperCover(painter);
    } else {
        paintLowerCover(painter);
    }
}

} // namespace vmeter
