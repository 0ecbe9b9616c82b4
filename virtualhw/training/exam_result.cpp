// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/training/exam_result.h"

#include "virtualhw/fram/fram_file.h"
#include "virtualhw/session/replay.h"

#include <QCryptographicHash>
#include <QStringList>

#include <array>

namespace vmeter {

namespace {

struct Words {
    const char* en;
    const char* fr;
    [[nodiscard]] QString in(bool french) const { return QString::fromUtf8(french ? fr : en); }
};

constexpr std::array<const char*, kKeys> kCaps{"SET", "UP", "ENTER"};

QString secondsText(SampleCount duration, bool french)
{
    QString text = QString::number(static_cast<double>(duration) / kSampleRate, 'f', 1);
    return (french ? text.replace(u'.', u',') : text) + QStringLiteral(" s");
}

QString clockText(SampleCount duration)
{
    const auto seconds = static_cast<qulonglong>(duration / kSampleRate);
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

/// Writes down what a trainee does, in words. The current task is that of the run, which is told first.
class ActLog final : public BenchJournal {
public:
    ActLog(LessonRun& run, bool french)
        : m_run(run)
        , m_french(french)
    {
    }

    void note(SampleCount time, const BenchInput& input) override
    {
        const LessonProgress before = m_run.progress();
        m_run.note(time, input);
        if (before.begun && !before.ended) {
            m_step = before.step;
            m_now = time - before.began;
            std::visit([this](const auto& alternative) { take(alternative); }, input);
        }
    }
    void block(const Bench& bench) override { m_run.block(bench); }

    std::vector<ExamAct> acts;

private:
    template <class Other> void take(const Other&) { }
    void take(const KeyInput& input)
    {
        const auto index = static_cast<std::size_t>(input.key);
        if (input.pressed) {
            m_pressedAt[index] = m_now;
        } else {
            add(Words{"key %1, %2", "touche %1, %2"}.in(m_french).arg(
                QString::fromLatin1(kCaps[index]), secondsText(m_now - m_pressedAt[index], m_french)));
        }
    }
    void take(const PressInput& input)
    {
        QStringList keys;
        for (const Key key : input.keys) {
            keys.append(QString::fromLatin1(kCaps[static_cast<std::size_t>(key)]));
        }
        add(Words{"key %1, %2", "touche %1, %2"}.in(m_french).arg(
            keys.join(QStringLiteral(" + ")), secondsText(input.hold, m_french)));
    }
    void take(const WriteInput& input)
    {
        QStringList words;
        for (const uint16_t word : input.words) {
            words.append(QString::number(word));
        }
        add(Words{"register %1 written: %2", "registre %1 écrit : %2"}
                .in(m_french)
                .arg(input.address)
                .arg(words.join(u' ')));
    }
    void take(const ChangeInput&) { add(Words{"the bench changed", "le banc modifié"}.in(m_french)); }
    void take(const MainsInput& input)
    {
        add(input.on ? Words{"mains on", "secteur mis"}.in(m_french)
                     : Words{"mains off", "secteur coupé"}.in(m_french));
    }
    void take(const SealInput& input)
    {
        add(input.sealed ? Words{"cover sealed", "capot plombé"}.in(m_french)
                         : Words{"seal removed", "plomb retiré"}.in(m_french));
    }
    void take(const FaultInput&) { add(Words{"a fault injected", "un défaut injecté"}.in(m_french)); }
    void take(const TrainingInput& input)
    {
        if (input.event == TrainingEvent::answer) {
            const bool right = m_run.progress().step > m_step;
            add(Words{"answer “%1”: %2", "réponse « %1 » : %2"}.in(m_french).arg(QString::fromStdString(input.text),
                right ? Words{"right", "juste"}.in(m_french) : Words{"wrong", "fausse"}.in(m_french)));
        } else if (input.event == TrainingEvent::skip) {
            add(Words{"task given up", "tâche abandonnée"}.in(m_french));
        } else if (input.event == TrainingEvent::end) {
            add(Words{"exam ended", "examen terminé"}.in(m_french));
        }
    }
    void add(const QString& what) { acts.push_back({m_now, m_step, what}); }

    LessonRun& m_run;
    bool m_french;
    std::size_t m_step = 0;
    SampleCount m_now = 0;
    std::array<SampleCount, kKeys> m_pressedAt{};
};

QString textOf(const LocalizedText& text, bool french)
{
    return QString::fromStdString(french ? text.fr : text.en);
}

QString cell(const QString& text, const char* tag = "td")
{
    return QStringLiteral("<%1>%2</%1>").arg(QLatin1String(tag), text.toHtmlEscaped());
}

QString row(const QStringList& cells, const char* tag = "td")
{
    QString html = QStringLiteral("<tr>");
    for (const QString& text : cells) {
        html += cell(text, tag);
    }
    return html + QStringLiteral("</tr>\n");
}

QString stateText(StepProgress::State state, bool french)
{
    switch (state) {
    case StepProgress::State::done:
        return Words{"done", "faite"}.in(french);
    case StepProgress::State::givenUp:
        return Words{"not done", "non faite"}.in(french);
    case StepProgress::State::ahead:
    case StepProgress::State::current:
        break;
    }
    return Words{"not begun", "non commencée"}.in(french);
}

QString headRows(const ExamResult& result, const QString& recordFile, bool french)
{
    const Assignment& given = result.assignment;
    const SampleCount taken = result.progress.time - result.progress.began;
    return row({Words{"Candidate", "Candidat"}.in(french), given.candidate})
        + row({Words{"Date", "Date"}.in(french), QString(given.date).replace(u'T', u' ')})
        + row({Words{"Marks", "Points"}.in(french),
            Words{"%1 of %2", "%1 sur %2"}.in(french).arg(result.marks).arg(result.marksPossible)})
        + row({Words{"Time", "Durée"}.in(french),
            Words{"%1 of %2 min", "%1 sur %2 min"}.in(french).arg(clockText(taken)).arg(result.exam.minutes)})
        + row({Words{"Drawn with seed", "Tirage avec la graine"}.in(french), QString::number(given.seed)})
        + row({Words{"Record", "Enregistrement"}.in(french), recordFile})
        + row({QStringLiteral("SHA-256"), result.checksum})
        + row({Words{"Program", "Programme"}.in(french), QStringLiteral("vmeter ") + result.program});
}

QString taskRows(const ExamResult& result, bool french)
{
    QString html
        = row({QStringLiteral("#"), Words{"Task", "Tâche"}.in(french), Words{"State", "État"}.in(french),
                  Words{"Marks", "Points"}.in(french), Words{"Time", "Durée"}.in(french),
                  Words{"Key presses", "Appuis"}.in(french), Words{"Wrong answers", "Réponses fausses"}.in(french),
                  Words{"Mistakes", "Fautes"}.in(french),
                  Words{"Reads over the network", "Lectures par le réseau"}.in(french)},
            "th");
    for (std::size_t n = 0; n < result.exam.steps.size(); ++n) {
        const LessonStep& step = result.exam.steps[n];
        const StepProgress& at = result.progress.steps[n];
        html += row({QString::number(n + 1), textOf(step.text, french), stateText(at.state, french),
            QStringLiteral("%1 / %2").arg(marksFor(step, at)).arg(step.marks), clockText(at.ended - at.began),
            QString::number(at.keyPresses), QString::number(at.wrongAnswers), QString::number(at.mistakes),
            QString::number(at.reads)});
    }
    return html;
}

QString actRows(const ExamResult& result, bool french)
{
    QString html = row({Words{"Time", "Temps"}.in(french), Words{"Task", "Tâche"}.in(french),
                           Words{"What was done", "Ce qui a été fait"}.in(french)},
        "th");
    for (const ExamAct& act : result.acts) {
        html += row({clockText(act.time), QString::number(act.step + 1), act.what});
    }
    return html;
}

constexpr const char* kStyle = R"(@page { size: A4; margin: 15mm }
body { font: 10pt/1.4 "DejaVu Sans", sans-serif; color: #111; max-width: 180mm; margin: 0 auto; padding: 5mm }
h1 { font-size: 16pt; margin: 0 0 2mm } h2 { font-size: 12pt; margin: 7mm 0 2mm }
table { border-collapse: collapse; width: 100% } tr { break-inside: avoid }
th, td { border: 0.2mm solid #999; padding: 1mm 1.5mm; text-align: left; vertical-align: top }
th { background: #eee; font-size: 8pt } .tasks td:not(:nth-child(2)) { white-space: nowrap }
.head td { overflow-wrap: anywhere } .head td:first-child { width: 40mm; font-weight: bold }
.log td { font-size: 8.5pt }
.sign { display: flex; gap: 15mm; margin-top: 12mm } .sign div { flex: 1; border-top: 0.2mm solid #111; padding-top: 1mm })";

} // namespace

std::optional<ExamResult> judge(const QByteArray& record, bool french, QString& error)
{
    const std::optional<Session> session = readSession(record, error);
    const std::optional<Assignment> assignment = session ? assignmentOf(*session) : std::nullopt;
    if (session && (!assignment || !assignment->exam)) {
        error = QStringLiteral("this is no record of an exam");
    }
    const std::optional<Lesson> exam = assignment && assignment->exam ? lessonOf(*assignment, error) : std::nullopt;
    if (!exam) {
        return {};
    }
    LessonRun run(*exam);
    ActLog log(run, french);
    FramMemory fram;
    const Replay again = replay(*session, fram, {}, &log);
    if (again.differsAt) {
        error = differenceText(*session, again);
        return {};
    }
    ExamResult result{*assignment, *exam, run.progress(), std::move(log.acts), 0, 0,
        QString::fromLatin1(QCryptographicHash::hash(record, QCryptographicHash::Sha256).toHex()),
        session->start.program};
    for (std::size_t n = 0; n < exam->steps.size(); ++n) {
        result.marks += marksFor(exam->steps[n], result.progress.steps[n]);
        result.marksPossible += exam->steps[n].marks;
    }
    return result;
}

QByteArray resultPage(const ExamResult& result, const QString& recordFile, bool french)
{
    const QString title = textOf(result.exam.title, french);
    QString html = QStringLiteral(
        "<!DOCTYPE html>\n<html lang=\"%1\">\n<head>\n<meta charset=\"utf-8\">\n<title>%2 – %3</title>\n"
        "<style>\n%4\n</style>\n</head>\n<body>\n")
                       .arg(french ? QStringLiteral("fr") : QStringLiteral("en"), title.toHtmlEscaped(),
                           result.assignment.candidate.toHtmlEscaped(), QLatin1String(kStyle));
    html += QStringLiteral("<h1>%1</h1>\n<table class=\"head\">\n%2</table>\n")
                .arg(title.toHtmlEscaped(), headRows(result, recordFile, french));
    html += QStringLiteral("<h2>%1</h2>\n<table class=\"tasks\">\n%2</table>\n")
                .arg(Words{"Tasks", "Tâches"}.in(french), taskRows(result, french));
    html += QStringLiteral("<h2>%1</h2>\n<table class=\"log\">\n%2</table>\n")
                .arg(Words{"What was done", "Ce qui a été fait"}.in(french), actRows(result, french));
    html += QStringLiteral("<p>%1</p>\n")
                .arg(Words{
                    "To check this result: “vmeter replay %1” lives the record again and comes to the same marks and "
                    "checksum.",
                    "Pour vérifier ce résultat : « vmeter replay %1 » revit l’enregistrement et retrouve les mêmes "
                    "points et "
                    "la même somme de contrôle."}
                         .in(french)
                         .arg(recordFile)
                         .toHtmlEscaped());
    html += QStringLiteral("<div class=\"sign\"><div>%1</div><div>%2</div></div>\n</body>\n</html>\n")
                .arg(Words{"Candidate", "Candidat"}.in(french), Words{"Instructor", "Formateur"}.in(french));
    return html.toUtf8();
}

} // namespace vmeter
