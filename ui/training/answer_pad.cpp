// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/answer_pad.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QToolButton>

namespace vmeter {

namespace {

constexpr int kFewKeys = 20;
constexpr int kColumnsOfFew = 7; // numbers
constexpr int kColumnsOfMany = 10;
constexpr int kGap = 2; // pixels
constexpr char16_t kErase = u'⌫';

} // namespace

AnswerPad::AnswerPad(QLineEdit& answer, QWidget* parent)
    : QWidget(parent)
    , m_answer(answer)
    , m_layout(new QGridLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(kGap);
}

void AnswerPad::setKeys(const QString& keys)
{
    if (keys == m_keys) {
        return;
    }
    m_keys = keys;
    qDeleteAll(findChildren<QToolButton*>());
    for (const QChar key : keys) {
        connect(addKey(QString(key)), &QToolButton::clicked, &m_answer, [this, key] { m_answer.insert(QString(key)); });
    }
    QToolButton* const erase = addKey(QString(QChar(kErase)));
    erase->setAutoRepeat(true);
    connect(erase, &QToolButton::clicked, &m_answer, &QLineEdit::backspace);
}

QToolButton* AnswerPad::addKey(const QString& label)
{
    auto* key = new QToolButton(this);
    key->setText(label);
    key->setFocusPolicy(Qt::NoFocus); // the text field keeps the focus
    key->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    const int columns = m_keys.size() > kFewKeys ? kColumnsOfMany : kColumnsOfFew;
    const int place = m_layout->count();
    m_layout->addWidget(key, place / columns, place % columns);
    return key;
}

} // namespace vmeter
