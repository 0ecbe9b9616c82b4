// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/answer_choice.h"

#include <QKeyEvent>
#include <QStyleOptionButton>
#include <QStylePainter>

#include <algorithm>

namespace vmeter {

namespace {

constexpr int kTextFlags = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap;
constexpr int kFewestCharacters = 16; // characters of a line below which the text needs more width
constexpr int kTallest = 10'000;      // pixels; beyond any text

/// The indicator and the gap beside it, in pixels.
int besideText(const QWidget& choice)
{
    return choice.style()->pixelMetric(QStyle::PM_ExclusiveIndicatorWidth, nullptr, &choice)
        + choice.style()->pixelMetric(QStyle::PM_RadioButtonLabelSpacing, nullptr, &choice);
}

} // namespace

AnswerChoice::AnswerChoice(const QString& text, QWidget* parent)
    : QRadioButton(text, parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QSize AnswerChoice::sizeHint() const
{
    const QSize line = QRadioButton::sizeHint();
    return {line.width(), heightForWidth(line.width())};
}

QSize AnswerChoice::minimumSizeHint() const
{
    const QSize line = QRadioButton::sizeHint();
    return {std::min(line.width(), besideText(*this) + kFewestCharacters * fontMetrics().averageCharWidth()),
        line.height()};
}

int AnswerChoice::heightForWidth(int width) const
{
    const QRect room(0, 0, std::max(1, width - besideText(*this)), kTallest);
    return std::max(QRadioButton::sizeHint().height(), fontMetrics().boundingRect(room, kTextFlags, text()).height());
}

bool AnswerChoice::hitButton(const QPoint& position) const
{
    return rect().contains(position); // the style reports only the first line
}

void AnswerChoice::keyPressEvent(QKeyEvent* event)
{
    QRadioButton::keyPressEvent(event);
    const bool arrow = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
    auto* const reached = qobject_cast<AnswerChoice*>(window()->focusWidget());
    if (arrow && reached != nullptr && reached != this) {
        reached->setChecked(true);
    }
}

void AnswerChoice::paintEvent(QPaintEvent* /*event*/)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    QStyleOptionButton part = option;
    part.rect = style()->subElementRect(QStyle::SE_RadioButtonIndicator, &option, this);
    painter.drawPrimitive(QStyle::PE_IndicatorRadioButton, part);
    const QRect textRect = style()->visualRect(layoutDirection(), rect(), rect().adjusted(besideText(*this), 0, 0, 0));
    painter.drawItemText(textRect, kTextFlags, palette(), isEnabled(), text(), QPalette::WindowText);
    if (hasFocus()) {
        QStyleOptionFocusRect focus;
        focus.initFrom(this);
        focus.rect = textRect;
        painter.drawPrimitive(QStyle::PE_FrameFocusRect, focus);
    }
}

} // namespace vmeter
