// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QGridLayout;
class QLineEdit;
class QToolButton;

namespace vmeter {

/// On-screen keys for a typed answer, for use with mouse or touch only.
class AnswerPad : public QWidget {
    Q_OBJECT

public:
    /// Writes into `answer`, which must outlive this object.
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
