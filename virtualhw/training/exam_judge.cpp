// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/training/exam_judge.h"

#include "virtualhw/base/seconds.h"
#include "virtualhw/bench/fram/fram_memory.h"
#include "virtualhw/session/replay.h"
#include "virtualhw/training/exam_words.h"

#include <QCryptographicHash>
#include <QStringList>

#include <utility>

namespace vmeter {

namespace {

constexpr std::array<const char*, kKeys> kCaps{"SET", "UP", "ENTER"};

QString secondsText(Duration duration, bool french)
{
    QString text = QString::number(secondsOf(duration), 'f', 1);
    return (french ? text.replace(u'.', u',') : text) + QStringLiteral(" s");
}

/// The answer as the candidate saw it: the text of a choice, a number with its unit.
QString answerText(const Question* question, const std::string& answer, bool french)
{
    const QString given = QString::fromStdString(answer);
    if (question == nullptr) {
        return given;
    }
    bool isNumber = false;
    const std::size_t choice = given.toULongLong(&isNumber);
    if (isNumber && choice >= 1 && choice <= question->choices.size()) {
        const LocalizedText& text = question->choices[choice - 1];
        return QString::fromStdString(french ? text.fr : text.en);
    }
    return question->number && !question->unit.empty() ? given + u' ' + QString::fromStdString(question->unit) : given;
}

} // namespace

ExamJudge::ExamJudge(Assignment assignment, Lesson exam, bool french)
    : m_assignment(std::move(assignment))
    , m_run(std::move(exam))
    , m_french(french)
{
}

void ExamJudge::commandGiven(MeterTime time, const BenchCommand& command)
{
    const LessonProgress before = m_run.progress();
    m_run.commandGiven(time, command);
    if (const auto* const mark = std::get_if<MarkTraining>(&command); mark != nullptr && before.begun) {
        if (mark->event == TrainingEvent::resumed) {
            m_proof.resumptions.push_back(ExamResumption::from(time - before.began, mark->text));
        } else if (mark->event == TrainingEvent::closed) {
            m_proof.endedAt = QString::fromStdString(mark->text);
        }
    }
    if (before.begun && !before.ended) {
        m_step = before.step;
        m_now = time - before.began;
        std::visit([this](const auto& alternative) { process(alternative); }, command);
    }
}

void ExamJudge::process(const MoveKey& input)
{
    const auto index = static_cast<std::size_t>(input.key);
    if (input.pressed) {
        m_pressedAt[index] = m_now;
    } else {
        add(ExamWords{"key %1, %2", "touche %1, %2"}.in(m_french).arg(
            QString::fromLatin1(kCaps[index]), secondsText(m_now - m_pressedAt[index], m_french)));
    }
}

void ExamJudge::process(const PressKeys& input)
{
    QStringList keys;
    for (const Key key : input.keys) {
        keys.append(QString::fromLatin1(kCaps[static_cast<std::size_t>(key)]));
    }
    add(ExamWords{"key %1, %2", "touche %1, %2"}.in(m_french).arg(
        keys.join(QStringLiteral(" + ")), secondsText(input.hold, m_french)));
}

void ExamJudge::process(const WriteRegisters& input)
{
    QStringList words;
    for (const uint16_t word : input.words) {
        words.append(QString::number(word));
    }
    add(ExamWords{"register %1 written: %2", "registre %1 écrit : %2"}
            .in(m_french)
            .arg(input.address)
            .arg(words.join(u' ')));
}

void ExamJudge::process(const ChangeInputs&)
{
    add(ExamWords{"the bench changed", "le banc modifié"}.in(m_french));
}

void ExamJudge::process(const SwitchMains& input)
{
    add(input.on ? ExamWords{"mains on", "secteur mis"}.in(m_french)
                 : ExamWords{"mains off", "secteur coupé"}.in(m_french));
}

void ExamJudge::process(const SealCover& input)
{
    add(input.sealed ? ExamWords{"cover sealed", "capot plombé"}.in(m_french)
                     : ExamWords{"seal removed", "plomb retiré"}.in(m_french));
}

void ExamJudge::process(const AddFault&)
{
    add(ExamWords{"a fault injected", "un défaut injecté"}.in(m_french));
}

void ExamJudge::process(const MarkTraining& input)
{
    if (input.event == TrainingEvent::answer) {
        const bool right = m_run.progress().step > m_step;
        const auto& question = m_run.lesson().steps[m_step].question;
        add(ExamWords{"answer “%1”: %2", "réponse « %1 » : %2"}.in(m_french).arg(
            answerText(question ? &*question : nullptr, input.text, m_french),
            right ? ExamWords{"right", "juste"}.in(m_french) : ExamWords{"wrong", "fausse"}.in(m_french)));
    } else if (input.event == TrainingEvent::skip) {
        add(ExamWords{"task given up", "tâche abandonnée"}.in(m_french));
    } else if (input.event == TrainingEvent::end) {
        add(ExamWords{"exam ended", "examen terminé"}.in(m_french));
    } else if (input.event == TrainingEvent::resumed) {
        add(ExamWords{"exam resumed after a break", "examen repris après une interruption"}.in(m_french));
    }
}

std::optional<ExamResult> ExamJudge::result(
    const QByteArray& record, const BenchRecording& session, const QByteArray& key, Message& error) const
{
    if (!m_run.progress().ended) {
        error = Phrase("Lesson", "the record ends before the exam does: there is no result");
        return {};
    }
    ExamResult result{m_assignment, m_run.lesson(), m_run.progress(), m_actions, 0, 0,
        QString::fromLatin1(QCryptographicHash::hash(record, QCryptographicHash::Sha256).toHex()),
        session.start.program, m_proof};
    for (std::size_t n = 0; n < result.exam.steps.size(); ++n) {
        result.marks += marksFor(result.exam.steps[n], result.progress.steps[n]);
        result.marksPossible += result.exam.steps[n].marks;
    }
    result.proof.origin = originOf(m_assignment, result.exam.title);
    result.proof.textHash = hashOfText(m_assignment.text);
    result.proof.signature = checkSignature(record, session, key, result.proof.signatureText);
    return result;
}

int percentOf(const ExamResult& result)
{
    return result.marksPossible == 0 ? 0 : 100 * result.marks / result.marksPossible;
}

bool hasPassed(const ExamResult& result)
{
    return percentOf(result) >= result.exam.passPercent;
}

std::optional<ExamJudge> judgeOf(const BenchRecording& session, bool french, Message& error)
{
    std::optional<Assignment> assignment = assignmentOf(session);
    if (!assignment || !assignment->exam) {
        return {};
    }
    error = examRecordProblem(session);
    std::optional<Lesson> exam = error.isEmpty() ? lessonOf(*assignment, error) : std::nullopt;
    return exam ? std::optional<ExamJudge>(std::in_place, std::move(*assignment), std::move(*exam), french)
                : std::nullopt;
}

std::optional<ExamResult> judge(const QByteArray& record, bool french, Message& error, const QByteArray& key)
{
    const std::optional<BenchRecording> session = readBenchRecording(record, error);
    if (!session) {
        return {};
    }
    std::optional<ExamJudge> judge = judgeOf(*session, french, error);
    if (!judge) {
        error = error.isEmpty() ? Phrase("Lesson", "this is no record of an exam") : error;
        return {};
    }
    FramMemory fram;
    const Replay again = replay(*session, fram, {}, &*judge);
    if (again.differsAt) {
        error = differenceText(*session, again);
        return {};
    }
    return judge->result(record, *session, key, error);
}

} // namespace vmeter
