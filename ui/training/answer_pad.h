// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QGridLayout;
class QLineEdit;
class QToolButton;

namespace vmeter {

/// Keys on the screen for an answer that is typed, where there is a mouse or a finger only.
class AnswerPad : public QWidget {
    Q_OBJECT

public:
    /// Writes into `answer`, which outlives it.
    explicit AnswerPad(QLineEdit& answer, QWidget* parent = nullptr);

    /// One key for each character, and one that deletes.
    void setKeys(const QString& keys);

private:
    QToolButton* addKey(const QString& label);

    QLineEdit& m_answer;
    QGridLayout* m_layout;
    QString m_keys;
};

} // namespace vmeter
