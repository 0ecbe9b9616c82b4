// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/answer_form.h"

#include "ui/training/answer_choice.h"
#include "ui/training/answer_pad.h"

#include <QEvent>
#include <QGridLayout>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace vmeter {

namespace {

constexpr QStringView kNumberKeys = u"0123456789-";
constexpr QStringView kWordKeys = u"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ.";

} // namespace

AnswerForm::AnswerForm(QWidget* parent)
    : QWidget(parent)
    , m_choicesLayout(new QVBoxLayout)
    , m_typed(new QWidget(this))
    , m_field(new QLineEdit(m_typed))
    , m_unit(new QLabel(m_typed))
    , m_openPad(new QToolButton(m_typed))
    , m_pad(new AnswerPad(*m_field, m_typed))
{
    m_field->setObjectName(QStringLiteral("answer"));
    m_openPad->setObjectName(QStringLiteral("openPad"));
    m_openPad->setText(QStringLiteral("⌨"));
    m_openPad->setCheckable(true);
    m_openPad->setFocusPolicy(Qt::NoFocus); // only for the mouse
    m_pad->hide();
    auto* grid = new QGridLayout(m_typed);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->addWidget(m_field, 0, 0);
    grid->addWidget(m_unit, 0, 1);
    grid->addWidget(m_openPad, 0, 2);
    grid->addWidget(m_pad, 1, 0, 1, 3);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(m_choicesLayout);
    layout->addWidget(m_typed);
    connect(m_openPad, &QToolButton::toggled, m_pad, &QWidget::setVisible);
    connect(m_field, &QLineEdit::textChanged, this, &AnswerForm::changed);
    connect(m_field, &QLineEdit::returnPressed, this, &AnswerForm::submitted);
    retranslate();
}

void AnswerForm::ask(const Question& question, bool french)
{
    qDeleteAll(m_choices);
    m_choices.clear();
    for (const LocalizedText& text : question.choices) {
        auto* choice = new AnswerChoice(QString::fromStdString(french ? text.fr : text.en), this);
        m_choicesLayout->addWidget(choice);
        connect(choice, &AnswerChoice::toggled, this, &AnswerForm::changed);
        m_choices.push_back(choice);
    }
    m_typed->setVisible(m_choices.empty());
    m_unit->setText(QString::fromStdString(question.unit));
    m_unit->setVisible(!question.unit.empty());
    m_pad->setKeys(question.number ? kNumberKeys.toString() + QChar(french ? u',' : u'.') : kWordKeys.toString());
    m_field->clear();
    emit changed();
}

QString AnswerForm::answer() const
{
    if (m_choices.empty()) {
        return m_field->text().trimmed();
    }
    const auto chosen = std::ranges::find_if(m_choices, &AnswerChoice::isChecked);
    return chosen != m_choices.end() ? QString::number(chosen - m_choices.begin() + 1) : QString();
}

bool AnswerForm::isTypedIn() const
{
    return m_field->hasFocus();
}

void AnswerForm::takeFocus()
{
    QWidget* const place = m_choices.empty() ? static_cast<QWidget*>(m_field) : m_choices.front();
    place->setFocus(Qt::ShortcutFocusReason);
}

void AnswerForm::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void AnswerForm::retranslate()
{
    m_field->setAccessibleName(tr("Answer"));
    m_openPad->setAccessibleName(tr("Keys on the screen"));
    m_openPad->setToolTip(m_openPad->accessibleName());
    setToolTip(QKeySequence(Qt::Key_F6).toString(QKeySequence::NativeText));
}

} // namespace vmeter
