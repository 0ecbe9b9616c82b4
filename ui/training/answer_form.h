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

/// Form for the answer to a question: one of its choices, or a number or word, typed or entered with on-screen keys.
class AnswerForm : public QWidget {
    Q_OBJECT

public:
    explicit AnswerForm(QWidget* parent = nullptr);

    /// Resets the form without an answer.
    void ask(const Question& question, bool french);

    /// The number of the choice, from 1 on, or the typed text; empty: no answer yet.
    [[nodiscard]] QString answer() const;

    /// True if keyboard input goes to this form.
    [[nodiscard]] bool isTypedIn() const;

    /// Sets the focus to the answer.
    void takeFocus();

signals:
    void changed();
    /// Return was pressed in the text field.
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
