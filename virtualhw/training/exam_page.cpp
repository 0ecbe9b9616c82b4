// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/training/exam_page.h"

#include "virtualhw/base/html_text.h"
#include "virtualhw/training/exam_words.h"

#include <QStringList>

#include <algorithm>

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
        + row({ExamWords{"Drawn with seed", "Numéro de tirage"}.in(french), QString::number(given.seed)})
        + row({ExamWords{"Record", "Enregistrement"}.in(french), recordFile})
        + row({QStringLiteral("SHA-256"), result.checksum})
        + row({ExamWords{"Program", "Programme"}.in(french), QStringLiteral("vmeter ") + result.program});
}

QString timeOfDay(const QString& iso, bool french)
{
    return iso.isEmpty() ? ExamWords{"not recorded", "non enregistrée"}.in(french) : QString(iso).replace(u'T', u' ');
}

QString originText(const ExamResult& result, bool french)
{
    switch (result.proof.origin) {
    case ExamTextOrigin::ready:
        return ExamWords{"the ready-made exam %1", "l’examen fourni %1"}.in(french).arg(result.assignment.name);
    case ExamTextOrigin::own:
        return ExamWords{"a text of the instructor’s own, not a ready-made exam",
            "un texte propre au formateur, pas un examen fourni"}
            .in(french);
    case ExamTextOrigin::posing:
        break;
    }
    return ExamWords{"NOT the ready-made exam of this name or title: another text",
        "PAS l’examen fourni de ce nom ou de ce titre : un autre texte"}
        .in(french);
}

/// Time of the computer that the exam took beside its own time: breaks, and a program that was held.
QString lostTime(const ExamResult& result, bool french)
{
    const auto byClock = secondsBetween(result.assignment.begunAt, result.proof.endedAt);
    if (!byClock) {
        return timeOfDay({}, french);
    }
    const auto inExam = static_cast<qint64>((result.progress.time - result.progress.began).wholeSeconds());
    const Duration beside = Duration::seconds(static_cast<uint64_t>(std::max(qint64{0}, *byClock - inExam)));
    return ExamWords{"%1, of them %2 beside the time of the exam", "%1, dont %2 hors du temps de l’examen"}
        .in(french)
        .arg(clockText(Duration::seconds(static_cast<uint64_t>(std::max(qint64{0}, *byClock)))), clockText(beside));
}

QString resumptionText(const ExamResumption& again, bool french)
{
    const QString text = ExamWords{"after %1 of exam time, at %2", "après %1 d’examen, le %2"}.in(french).arg(
        clockText(again.time), timeOfDay(again.at, french));
    return again.missing == 0 ? text
                              : text
            + ExamWords{": from an OLDER RECORD, which lacks %1 bytes of what had been recorded. What was done there "
                        "is lost",
                " : depuis un ENREGISTREMENT PLUS ANCIEN, auquel manquent %1 octets de ce qui avait été enregistré. "
                "Ce qui y fut fait est perdu"}
                  .in(french)
                  .arg(again.missing);
}

QString proofRows(const ExamResult& result, bool french)
{
    const ExamProof& proof = result.proof;
    QString html = row({ExamWords{"Text", "Texte"}.in(french), originText(result, french)})
        + row({ExamWords{"SHA-256 of the text", "SHA-256 du texte"}.in(french), proof.textHash})
        + row({ExamWords{"Begun at", "Commencé à"}.in(french), timeOfDay(result.assignment.begunAt, french)})
        + row({ExamWords{"Ended at", "Terminé à"}.in(french), timeOfDay(proof.endedAt, french)})
        + row(
            {ExamWords{"By the computer’s clock", "À l’horloge de l’ordinateur"}.in(french), lostTime(result, french)});
    for (const ExamResumption& again : proof.resumptions) {
        html += row({ExamWords{"Resumed", "Repris"}.in(french), resumptionText(again, french)});
    }
    if (result.assignment.unfinishedBefore) {
        html += row({ExamWords{"Before", "Avant"}.in(french),
            ExamWords{"this exam had been begun on this computer, and was begun again without having ended",
                "cet examen avait été commencé sur cet ordinateur, et a été recommencé sans être terminé"}
                .in(french)});
    }
    if (!proof.signatureText.isEmpty()) {
        html += row({ExamWords{"Signature (HMAC-SHA256)", "Signature (HMAC-SHA256)"}.in(french), proof.signatureText});
    }
    return html;
}

/// What the page proves, and what it does not.
QString proofText(const ExamResult& result, bool french)
{
    switch (result.proof.signature) {
    case ExamSignature::good:
        return ExamWords{
            "The record is signed with the instructor’s key: nobody who does not have the key can have made or changed "
            "it. The signature does not prove who sat at the computer. Nobody but the instructor may be able to read "
            "the file of the key.",
            "L’enregistrement est signé avec la clé du formateur : personne qui n’a pas la clé ne peut l’avoir fait ou "
            "modifié. La signature ne prouve pas qui était devant l’ordinateur. Le fichier de la clé ne doit être "
            "lisible que par le formateur."}
            .in(french);
    case ExamSignature::wrong:
        return ExamWords{"The record is NOT SIGNED WITH THE KEY that was given, or has been changed since.",
            "L’enregistrement N’EST PAS SIGNÉ AVEC LA CLÉ donnée, ou a été modifié depuis."}
            .in(french);
    case ExamSignature::unchecked:
        return ExamWords{"The record is signed; whether by the instructor, only the key can tell: “vmeter replay "
                         "--exam-key FILE”.",
            "L’enregistrement est signé ; seule la clé dit si c’est par le formateur : « vmeter replay --exam-key "
            "FICHIER »."}
            .in(french);
    case ExamSignature::none:
        break;
    }
    return ExamWords{
        "The checksum proves only that this page and the record belong together. It does not prove who made the "
        "record, "
        "nor that it was made in an exam: whoever has the program can make another one. For that an exam is begun with "
        "“--exam-key FILE”.",
        "La somme de contrôle prouve seulement que cette page et l’enregistrement vont ensemble. Elle ne prouve ni qui "
        "a "
        "fait l’enregistrement, ni qu’il a été fait pendant un examen : qui a le programme peut en faire un autre. "
        "Pour "
        "cela, un examen se commence avec « --exam-key FICHIER »."}
        .in(french);
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
.tasks th:nth-child(2) { width: 45% } .log th:nth-child(3) { width: 75% }
.head td { overflow-wrap: anywhere } .head td:first-child { width: 40mm; font-weight: bold }
.log td { font-size: 8.5pt }
.sign { display: flex; gap: 15mm; margin-top: 12mm } .sign div { flex: 1; border-top: 0.2mm solid #111; padding-top: 1mm }
@media screen and (max-width: 40em) { /* a phone: wide tables scroll by themselves, the page does not */
.tasks { display: block; overflow-x: auto } .tasks th:nth-child(2) { min-width: 60vw } .head td:first-child { width: 26mm } })";

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
    html += textElement(ExamWords{"How it came about", "Comment il a été obtenu"}.in(french), "h2")
        + QStringLiteral("\n<table class=\"head\">\n%1</table>\n").arg(proofRows(result, french))
        + textElement(proofText(result, french), "p") + u'\n';
    html += QStringLiteral("<h2>%1</h2>\n<table class=\"tasks\">\n%2</table>\n")
                .arg(ExamWords{"Tasks", "Tâches"}.in(french), taskRows(result, french));
    html += QStringLiteral("<h2>%1</h2>\n<table class=\"log\">\n%2</table>\n")
                .arg(ExamWords{"What was done", "Ce qui a été fait"}.in(french), actRows(result, french));
    const ExamWords check{
        "To check this result: “vmeter replay %1” replays the record and comes to the same marks and checksum.",
        "Pour vérifier ce résultat : « vmeter replay %1 » rejoue l’enregistrement et retrouve les mêmes points et la "
        "même somme de contrôle."};
    const QString command = result.proof.signatureText.isEmpty()
        ? recordFile
        : recordFile + ExamWords{" --exam-key FILE", " --exam-key FICHIER"}.in(french);
    html += textElement(check.in(french).arg(command), "p") + u'\n';
    html += QStringLiteral("<div class=\"sign\"><div>%1</div><div>%2</div></div>\n</body>\n</html>\n")
                .arg(ExamWords{"Candidate", "Candidat"}.in(french), ExamWords{"Instructor", "Formateur"}.in(french));
    return html.toUtf8();
}

} // namespace vmeter
