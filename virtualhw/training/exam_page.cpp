// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/training/exam_page.h"

#include "virtualhw/base/html_text.h"
#include "virtualhw/training/exam_words.h"

#include <QStringList>

namespace vmeter {

namespace {

QString clockText(Duration duration)
{
    const auto seconds = static_cast<qulonglong>(duration.wholeSeconds());
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

QString textOf(const LocalizedText& text, bool french)
{
    return QString::fromStdString(french ? text.fr : text.en);
}

QString escaped(const QString& text)
{
    return QString::fromStdString(htmlEscaped(text.toStdString()));
}

QString textElement(const QString& text, const char* tag = "td")
{
    return QString::fromStdString(htmlElement(tag, htmlEscaped(text.toStdString())));
}

QString row(const QStringList& cells, const char* tag = "td")
{
    QString html = QStringLiteral("<tr>");
    for (const QString& text : cells) {
        html += textElement(text, tag);
    }
    return html + QStringLiteral("</tr>\n");
}

QString stateText(StepProgress::State state, bool french)
{
    switch (state) {
    case StepProgress::State::done:
        return ExamWords{"done", "faite"}.in(french);
    case StepProgress::State::givenUp:
        return ExamWords{"not done", "non faite"}.in(french);
    case StepProgress::State::ahead:
    case StepProgress::State::current:
        break;
    }
    return ExamWords{"not begun", "non commencée"}.in(french);
}

/// "85 %: passed (60 % are needed)"
QString verdictText(const ExamResult& result, bool french)
{
    const ExamWords words = hasPassed(result)
        ? ExamWords{"%1 %: passed (%2 % are needed)", "%1 % : réussi (il faut %2 %)"}
        : ExamWords{"%1 %: not passed (%2 % are needed)", "%1 % : non réussi (il faut %2 %)"};
    return words.in(french).arg(percentOf(result)).arg(result.exam.passPercent);
}

QString headRows(const ExamResult& result, const QString& recordFile, bool french)
{
    const Assignment& given = result.assignment;
    const Duration taken = result.progress.time - result.progress.began;
    return row({ExamWords{"Candidate", "Candidat"}.in(french), given.candidate})
        + row({ExamWords{"Date", "Date"}.in(french), QString(given.date).replace(u'T', u' ')})
        + row({ExamWords{"Marks", "Points"}.in(french),
            ExamWords{"%1 of %2", "%1 sur %2"}.in(french).arg(result.marks).arg(result.marksPossible)})
        + row({ExamWords{"Result", "Résultat"}.in(french), verdictText(result, french)})
        + row({ExamWords{"Time", "Durée"}.in(french),
            ExamWords{"%1 of %2 min", "%1 sur %2 min"}.in(french).arg(clockText(taken)).arg(result.exam.minutes)})
        + row({ExamWords{"Drawn with seed", "Tirage avec la graine"}.in(french), QString::number(given.seed)})
        + row({ExamWords{"Record", "Enregistrement"}.in(french), recordFile})
        + row({QStringLiteral("SHA-256"), result.checksum})
        + row({ExamWords{"Program", "Programme"}.in(french), QStringLiteral("vmeter ") + result.program});
}

QString taskRows(const ExamResult& result, bool french)
{
    QString html
        = row({QStringLiteral("#"), ExamWords{"Task", "Tâche"}.in(french), ExamWords{"State", "État"}.in(french),
                  ExamWords{"Marks", "Points"}.in(french), ExamWords{"Time", "Durée"}.in(french),
                  ExamWords{"Key presses", "Appuis"}.in(french),
                  ExamWords{"Wrong answers", "Réponses fausses"}.in(french), ExamWords{"Mistakes", "Fautes"}.in(french),
                  ExamWords{"Reads over the network", "Lectures par le réseau"}.in(french)},
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
    QString html = row({ExamWords{"Time", "Temps"}.in(french), ExamWords{"Task", "Tâche"}.in(french),
                           ExamWords{"What was done", "Ce qui a été fait"}.in(french)},
        "th");
    for (const ExamAction& action : result.actions) {
        html += row({clockText(action.time), QString::number(action.step + 1), action.what});
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

QByteArray resultPage(const ExamResult& result, const QString& recordFile, bool french)
{
    const QString title = textOf(result.exam.title, french);
    QString html = QStringLiteral(
        "<!DOCTYPE html>\n<html lang=\"%1\">\n<head>\n<meta charset=\"utf-8\">\n<title>%2 – %3</title>\n"
        "<style>\n%4\n</style>\n</head>\n<body>\n")
                       .arg(french ? QStringLiteral("fr") : QStringLiteral("en"), escaped(title),
                           escaped(result.assignment.candidate), QLatin1String(kStyle));
    html += QStringLiteral("<h1>%1</h1>\n<table class=\"head\">\n%2</table>\n")
                .arg(escaped(title), headRows(result, recordFile, french));
    html += QStringLiteral("<h2>%1</h2>\n<table class=\"tasks\">\n%2</table>\n")
                .arg(ExamWords{"Tasks", "Tâches"}.in(french), taskRows(result, french));
    html += QStringLiteral("<h2>%1</h2>\n<table class=\"log\">\n%2</table>\n")
                .arg(ExamWords{"What was done", "Ce qui a été fait"}.in(french), actRows(result, french));
    const ExamWords check{
        "To check this result: “vmeter replay %1” lives the record again and comes to the same marks and checksum.",
        "Pour vérifier ce résultat : « vmeter replay %1 » revit l’enregistrement et retrouve les mêmes points et la "
        "même "
        "somme de contrôle."};
    html += textElement(check.in(french).arg(recordFile), "p") + u'\n';
    html += QStringLiteral("<div class=\"sign\"><div>%1</div><div>%2</div></div>\n</body>\n</html>\n")
                .arg(ExamWords{"Candidate", "Candidat"}.in(french), ExamWords{"Instructor", "Formateur"}.in(french));
    return html.toUtf8();
}

} // namespace vmeter
