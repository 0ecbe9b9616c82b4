// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/training/lesson.h"

#include <QWidget>

#include <vector>

class QLabel;
class QLineEdit;
class QToolButton;
class QVBoxLayout;

namespace vmeter {

class AnswerChoice;
class AnswerPad;

/// Where a question is answered: with one of its choices, or with a number or word, typed or by keys on the screen.
class AnswerForm : public QWidget {
    Q_OBJECT

public:
    explicit AnswerForm(QWidget* parent = nullptr);

    /// Begins anew, with nothing answered.
    void ask(const Question& question, bool french);

    /// The number of the choice, from 1 on, or what is typed; empty: nothing yet.
    [[nodiscard]] QString answer() const;

    /// What is typed now is meant for it.
    [[nodiscard]] bool isTypedIn() const;

    /// To where the answer is given.
    void takeFocus();

signals:
    void changed();
    /// Return was pressed behind what is typed.
    void submitted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QVBoxLayout* m_choicesLayout;
    std::vector<AnswerChoice*> m_choices; ///< empty: the answer is typed
    QWidget* m_typed;
    QLineEdit* m_field;
    QLabel* m_unit;
    QToolButton* m_openPad;
    AnswerPad* m_pad;
};

} // namespace vmeter
