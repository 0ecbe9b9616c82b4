// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/lesson_map.h"

#include "ui/title_font.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace vmeter {

namespace {

constexpr int kDisc = 28;
constexpr int kLeft = 8;
constexpr int kTextGap = 8;
constexpr int kDot = 5;
constexpr int kRowMargin = 14;
constexpr int kHighestLevel = 3;
constexpr QColor kDoneColour{0x1f, 0x7a, 0x3c};
constexpr QColor kBegunColour{0xa8, 0x5a, 0x00};

int textLeft()
{
    return kLeft + kDisc + kTextGap;
}

/// Room for the title, wrapped.
QRect titleArea(const QStyleOptionViewItem& option, const QString& title, int width)
{
    return QFontMetrics(titleFont(option.font))
        .boundingRect(QRect(0, 0, std::max(width - textLeft() - kTextGap, 60), 1000), Qt::TextWordWrap, title);
}

} // namespace

QSize LessonMap::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int width = option.widget != nullptr ? option.widget->width() - 24 : 300;
    const int title = titleArea(option, index.data(Qt::DisplayRole).toString(), width).height();
    return {120, std::max(kDisc, title + option.fontMetrics.lineSpacing()) + kRowMargin};
}

void LessonMap::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect& area = option.rect;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QPalette& colours = option.palette;
    QStyleOptionViewItem back(option);
    back.text.clear();
    QApplication::style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &back, painter, option.widget);
    const QColor ink = colours.color(selected ? QPalette::HighlightedText : QPalette::Text);

    // The path from station to station.
    const int x = area.left() + kLeft + kDisc / 2;
    const int rows = index.model()->rowCount();
    painter->setPen(QPen(colours.color(QPalette::Mid), 3));
    painter->drawLine(x, index.row() == 0 ? area.center().y() : area.top(), x,
        index.row() == rows - 1 ? area.center().y() : area.bottom() + 1);

    const QRectF disc(area.left() + kLeft, area.center().y() - kDisc / 2.0, kDisc, kDisc);
    const auto state = static_cast<Station>(index.data(State).toInt());
    const QColor fill = state == done ? kDoneColour : state == begun ? kBegunColour : colours.color(QPalette::Base);
    painter->setPen(QPen(state == open ? colours.color(QPalette::Text) : fill, 2));
    painter->setBrush(fill);
    painter->drawEllipse(disc);
    if (index.data(Next).toBool()) {
        painter->setPen(QPen(ink, 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(disc.adjusted(-3, -3, 3, 3));
    }
    painter->setFont(titleFont(option.font));
    painter->setPen(state == open ? colours.color(QPalette::Text) : QColor(Qt::white));
    painter->drawText(disc, Qt::AlignCenter, state == done ? QStringLiteral("✓") : index.data(Number).toString());

    painter->setPen(ink);
    const QString title = index.data(Qt::DisplayRole).toString();
    QRect text = titleArea(option, title, area.width());
    const int height = text.height() + option.fontMetrics.lineSpacing();
    text.moveTo(area.left() + textLeft(), area.top() + (area.height() - height) / 2);
    text.setRight(area.right() - kTextGap);
    painter->drawText(text, Qt::TextWordWrap, title);
    painter->setFont(option.font);
    const QRect note(text.left(), text.bottom() + 1, area.right() - text.left(), option.fontMetrics.lineSpacing());
    const int level = index.data(Level).toInt();
    for (int dot = 0; dot < kHighestLevel; ++dot) {
        painter->setBrush(dot < level ? QBrush(ink) : QBrush(Qt::NoBrush));
        painter->setPen(QPen(ink, 1));
        painter->drawEllipse(QPointF(note.left() + 3 + dot * (kDot + 4), note.center().y()), kDot / 2.0, kDot / 2.0);
    }
    painter->drawText(note.adjusted(kHighestLevel * (kDot + 4) + 6, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
        index.data(Note).toString());
    painter->restore();
}

} // namespace vmeter
