// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/card_grid.h"

#include <algorithm>

namespace vmeter {

namespace {

constexpr int kCardGap = 10;

} // namespace

void CardGrid::add(QWidget* card)
{
    card->setParent(this);
    m_cards.append(card);
}

QSize CardGrid::cardSize() const
{
    return m_cards.isEmpty() ? QSize(1, 1) : m_cards.first()->sizeHint();
}

int CardGrid::columnsIn(int width) const
{
    return std::max(1, (width + kCardGap) / (cardSize().width() + kCardGap));
}

int CardGrid::heightForWidth(int width) const
{
    const auto shown
        = static_cast<int>(std::ranges::count_if(m_cards, [](const QWidget* card) { return !card->isHidden(); }));
    const int columns = columnsIn(width);
    const int rows = (shown + columns - 1) / columns;
    return std::max(0, rows * (cardSize().height() + kCardGap) - kCardGap);
}

QSize CardGrid::sizeHint() const
{
    return {4 * (cardSize().width() + kCardGap), heightForWidth(std::max(width(), cardSize().width()))};
}

void CardGrid::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void CardGrid::arrange()
{
    const int columns = columnsIn(width());
    const QSize size(std::max(cardSize().width(), (width() + kCardGap) / columns - kCardGap), cardSize().height());
    int place = 0;
    for (QWidget* card : m_cards) {
        if (card->isHidden()) {
            continue;
        }
        card->setGeometry(
            QRect({place % columns * (size.width() + kCardGap), place / columns * (size.height() + kCardGap)}, size));
        ++place;
    }
    setFixedHeight(heightForWidth(width()));
}

} // namespace vmeter
