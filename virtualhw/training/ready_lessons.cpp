// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/training/ready_lessons.h"

#include "virtualhw/scenario/yaml_tree.h"
#include "virtualhw/training/lesson_file.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <array>

namespace vmeter {

namespace {

constexpr const char* kLessons = ":/lessons";
constexpr const char* kExams = ":/exams";
const auto kEnding = QStringLiteral(".yaml");

template <class T> LessonCard cardOf(Assignment assignment, const T& head)
{
    LessonCard card{std::move(assignment), head.title, head.aim, head.minutes};
    if constexpr (requires { head.level; }) {
        card.level = head.level;
    }
    return card;
}

std::optional<LessonCard> readCard(const QString& path, Message& error)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        error = Phrase(nullptr, "%1: %2").with(path, file.errorString());
        return {};
    }
    const std::string text = file.read(static_cast<qint64>(scenario_format::kMaxTextBytes) + 1).toStdString();
    Assignment assignment{QFileInfo(path).completeBaseName(), text, kindOf(text) == TextKind::exam, 1, {}, {}};
    if (assignment.exam) {
        const auto result = parseExam(text);
        if (result) {
            return cardOf(std::move(assignment), *result);
        }
    }
    const std::optional<Lesson> lesson = lessonOf(assignment, error);
    return lesson ? std::optional(cardOf(std::move(assignment), *lesson)) : std::nullopt;
}

std::vector<LessonCard> cardsIn(const char* folder)
{
    std::vector<LessonCard> cards;
    const QDir dir(QString::fromLatin1(folder));
    for (const QString& name : dir.entryList({u'*' + kEnding}, QDir::Files, QDir::Name)) {
        Message error;
        if (auto card = readCard(dir.filePath(name), error)) {
            cards.push_back(std::move(*card));
        }
    }
    return cards;
}

} // namespace

std::vector<LessonCard> readyLessons()
{
    return cardsIn(kLessons);
}

std::vector<LessonCard> readyExams()
{
    return cardsIn(kExams);
}

std::optional<LessonCard> findLesson(const QString& nameOrFile, Message& error)
{
    if (QFile::exists(nameOrFile)) {
        return readCard(nameOrFile, error);
    }
    QStringList known;
    for (const char* folder : {kLessons, kExams}) {
        const QDir dir(QString::fromLatin1(folder));
        if (dir.exists(nameOrFile + kEnding)) {
            return readCard(dir.filePath(nameOrFile + kEnding), error);
        }
        known += dir.entryList({u'*' + kEnding}, QDir::Files, QDir::Name);
    }
    known.replaceInStrings(kEnding, QString());
    error = Phrase("Lesson", "%1: no such file, and no lesson or exam of that name; there are: %2")
                .with(nameOrFile, known.join(QStringLiteral(", ")));
    return {};
}

} // namespace vmeter
