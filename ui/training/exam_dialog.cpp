// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/exam_dialog.h"

#include <QComboBox>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRandomGenerator>
#include <QRegularExpressionValidator>

namespace vmeter {

namespace {

constexpr quint32 kLargestProposal = 100'000; // short enough to be written down
constexpr int kAimWidth = 420;

} // namespace

ExamDialog::ExamDialog(std::vector<LessonCard> exams, const QString& language, QWidget* parent)
    : QDialog(parent)
    , m_exams(std::move(exams))
    , m_french(language == QStringLiteral("fr"))
    , m_exam(new QComboBox(this))
    , m_aim(new QLabel(this))
    , m_candidate(new QLineEdit(this))
    , m_seed(new QLineEdit(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
{
    setWindowTitle(tr("Exam"));
    m_exam->setObjectName(QStringLiteral("exam"));
    m_candidate->setObjectName(QStringLiteral("candidate"));
    m_seed->setObjectName(QStringLiteral("seed"));
    for (const LessonCard& exam : m_exams) {
        m_exam->addItem(QString::fromStdString(m_french ? exam.title.fr : exam.title.en));
    }
    m_aim->setWordWrap(true);
    m_aim->setTextFormat(Qt::PlainText);
    m_aim->setMinimumWidth(kAimWidth);
    m_candidate->setMaxLength(100);
    m_seed->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[0-9]{1,19}")), m_seed));
    m_seed->setText(QString::number(QRandomGenerator::global()->bounded(1U, kLargestProposal)));
    m_seed->setToolTip(tr("The same seed draws the same tasks and faults"));
    m_buttons->button(QDialogButtonBox::Ok)->setText(tr("&Begin"));
    auto* layout = new QFormLayout(this);
    layout->addRow(tr("&Exam"), m_exam);
    layout->addRow(QString(), m_aim);
    layout->addRow(tr("&Name of the candidate"), m_candidate);
    layout->addRow(tr("&Seed"), m_seed);
    layout->addRow(m_buttons);
    connect(m_exam, &QComboBox::currentIndexChanged, this, &ExamDialog::showChosen);
    connect(m_candidate, &QLineEdit::textChanged, this, &ExamDialog::showChosen);
    connect(m_seed, &QLineEdit::textChanged, this, &ExamDialog::showChosen);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showChosen();
    m_candidate->setFocus();
}

void ExamDialog::setSeed(uint64_t seed)
{
    m_seed->setText(QString::number(seed));
}

void ExamDialog::showChosen()
{
    const LessonCard& exam = m_exams[static_cast<std::size_t>(m_exam->currentIndex())];
    const QString aim = QString::fromStdString(m_french ? exam.aim.fr : exam.aim.en);
    m_aim->setText(
        tr("%1\n%2 min. There are no hints, and everything that is done is recorded.").arg(aim).arg(exam.minutes));
    m_buttons->button(QDialogButtonBox::Ok)
        ->setEnabled(!m_candidate->text().trimmed().isEmpty() && m_seed->hasAcceptableInput());
}

LessonCard ExamDialog::chosen() const
{
    LessonCard exam = m_exams[static_cast<std::size_t>(m_exam->currentIndex())];
    exam.assignment.candidate = m_candidate->text().trimmed();
    exam.assignment.seed = m_seed->text().toULongLong();
    exam.assignment.date = QDateTime::currentDateTime().toString(Qt::ISODate);
    return exam;
}

} // namespace vmeter
