// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/training/ready_lessons.h"

#include <QDialog>

#include <vector>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;

namespace vmeter {

/// Dialog for exam, candidate and seed.
class ExamDialog : public QDialog {
    Q_OBJECT

public:
    /// `exams` must not be empty. A random seed is proposed, so that each exam differs unless the instructor sets a
    /// seed.
    ExamDialog(std::vector<LessonCard> exams, const QString& language, QWidget* parent = nullptr);

    void setSeed(uint64_t seed);

    /// The exam with candidate, seed and the present date.
    [[nodiscard]] LessonCard chosen() const;

private:
    void showChosen();

    std::vector<LessonCard> m_exams;
    bool m_french;
    QComboBox* m_exam;
    QLabel* m_aim;
    QLineEdit* m_candidate;
    QLineEdit* m_seed;
    QDialogButtonBox* m_buttons;
};

} // namespace vmeter
