// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/control/training_calls.h"

#include "app/control/api_error.h"
#include "app/control/request_reader.h"
#include "app/control/status_json.h"
#include "virtualhw/base/seconds.h"
#include "virtualhw/ethernet/web/meter_json.h"
#include "virtualhw/training/ready_lessons.h"
#include "virtualhw/training/training.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>

#include <array>
#include <string_view>

namespace vmeter {

namespace {

using State = StepProgress::State;

constexpr int kMostFaults = 1000; ///< more than a pool can have

const char* nameOf(State state)
{
    switch (state) {
    case State::ahead:
        return "ahead";
    case State::current:
        return "current";
    case State::done:
        return "done";
    case State::givenUp:
        break;
    }
    return "given_up";
}

QJsonValue questionJson(const LessonStep* step)
{
    if (step == nullptr || !step->question) {
        return {};
    }
    QJsonArray choices;
    for (const LocalizedText& choice : step->question->choices) {
        choices.append(localizedJson(choice));
    }
    return QJsonObject{{"choices", choices}, {"unit", QString::fromStdString(step->question->unit)}};
}

QJsonArray stepsJson(const LessonProgress& progress)
{
    QJsonArray steps;
    for (const StepProgress& step : progress.steps) {
        steps.append(QJsonObject{{"state", nameOf(step.state)}, {"hints", static_cast<int>(step.hints)},
            {"shown", step.shown}, {"mistakes", step.mistakes}, {"wrong_answers", step.wrongAnswers},
            {"key_presses", step.keyPresses}, {"reads", step.reads}});
    }
    return steps;
}

Training& have(Training* training)
{
    if (training == nullptr) {
        throw ApiError(404, "not_available", "this program has no lessons");
    }
    return *training;
}

std::string textOf(const QJsonObject& order, const char* field)
{
    const auto value = order.value(QLatin1String(field));
    if (!value.isString() || value.toString().isEmpty()) {
        throw fieldError(field, "a text");
    }
    return value.toString().toStdString();
}

/// {"lesson": NAME} of a built-in lesson; for an exam also {"candidate": NAME, "seed": N}.
void start(Training& training, const QJsonObject& order)
{
    const auto now = QDateTime::currentDateTimeUtc();
    const auto name = QString::fromStdString(textOf(order, "lesson"));
    Message error;
    // Only names are accepted, so that clients cannot read files of the computer.
    auto card = name.contains(u'/') ? std::nullopt : findLesson(name, error);
    if (!card) {
        throw ApiError(404, "no_such_lesson", "there is no lesson or exam of this name", "lesson");
    }
    if (card->assignment.exam) {
        card->assignment.candidate = QString::fromStdString(textOf(order, "candidate"));
        card->assignment.seed = static_cast<uint64_t>(readInteger(order, "seed", 0, 1'000'000'000));
        card->assignment.date = now.toString(Qt::ISODate);
    }
    if (!training.start(card->assignment, {now.toMSecsSinceEpoch() * 1000}, error)) {
        throw ApiError(500, "not_started", error.english());
    }
}

/// {"lesson": NAME} of an unfinished lesson.
void resume(Training& training, const QJsonObject& order)
{
    const auto name = QString::fromStdString(textOf(order, "lesson"));
    if (name.contains(u'/') || !training.canResume(name)) {
        throw ApiError(404, "nothing_to_resume", "no lesson of this name has been left before its end", "lesson");
    }
    Message error;
    if (!training.resume(name, error)) {
        throw ApiError(409, "not_resumed", error.english());
    }
}

/// {"fault": N} of the exam's pool, from 1.
void inject(Training& training, const QJsonObject& order)
{
    if (!training.inject(static_cast<std::size_t>(readInteger(order, "fault", 1, kMostFaults)) - 1)) {
        throw fieldError("fault", "the number of one of the faults that GET /v1/training/faults lists, from 1");
    }
}

struct Order {
    std::string_view name;
    void (*carryOut)(Training&, const QJsonObject&);
};
constexpr std::array kOrders{
    Order{"start", start},
    Order{"resume", resume},
    Order{"next", [](Training& training, const QJsonObject&) { training.next(); }},
    Order{"answer", [](Training& training, const QJsonObject& order) { training.answer(textOf(order, "answer")); }},
    Order{"hint", [](Training& training, const QJsonObject&) { training.hint(); }},
    Order{"show", [](Training& training, const QJsonObject&) { training.show(); }},
    Order{"fault", inject},
    Order{"give_up", [](Training& training, const QJsonObject&) { training.giveUp(); }},
    Order{"end", [](Training& training, const QJsonObject&) { training.end(); }},
    Order{"leave", [](Training& training, const QJsonObject&) { training.leave(); }},
};

} // namespace

QJsonObject trainingJson(const Training* training)
{
    const auto view = training != nullptr ? training->view() : nullptr;
    if (!view) {
        return {{"lesson", QJsonValue()}};
    }
    const LessonProgress& progress = view->progress;
    const bool on = !progress.ended && progress.step < view->lesson->steps.size();
    const LessonStep* const step = on ? &view->lesson->steps[progress.step] : nullptr;
    const auto orNull
        = [](bool there, const LocalizedText* text) { return there ? QJsonValue(localizedJson(*text)) : QJsonValue(); };
    return {
        {"lesson", view->assignment->name},
        {"title", localizedJson(view->lesson->title)},
        {"exam", view->lesson->exam},
        {"candidate", view->assignment->candidate},
        {"minutes", view->lesson->minutes},
        {"began_s", secondsOf(progress.began)},
        {"time_s", secondsOf(progress.time - progress.began)},
        {"ended", progress.ended},
        {"time_over", progress.timeOver},
        {"step", on ? QJsonValue(static_cast<int>(progress.step) + 1) : QJsonValue()},
        {"text", orNull(step != nullptr, step != nullptr ? &step->text : nullptr)},
        {"question", questionJson(step)},
        {"mistake",
            orNull(step != nullptr && progress.mistake,
                step != nullptr && progress.mistake ? &step->mistakes[*progress.mistake].text : nullptr)},
        {"demonstrating", view->demonstrating},
        {"steps", stepsJson(progress)},
    };
}

QJsonObject poolJson(const Training* training)
{
    const auto view = training != nullptr ? training->view() : nullptr;
    QJsonArray names;
    for (const WiringDefect& fault : view ? poolOf(*view->assignment) : std::vector<WiringDefect>()) {
        names.append(localizedJson(fault.name));
    }
    return {{"faults", names}};
}

void doTraining(Training* training, const QJsonObject& order)
{
    const auto name = order.value("do").toString().toStdString();
    const auto known = std::ranges::find(kOrders, std::string_view(name), &Order::name);
    if (known == kOrders.end()) {
        throw fieldError("do", "start, resume, next, answer, hint, show, fault, give_up, end or leave");
    }
    if (name != "start" && name != "resume" && !have(training).view()) {
        throw ApiError(409, "no_lesson", "no lesson or exam is under way: {\"do\": \"start\", \"lesson\": NAME}");
    }
    known->carryOut(have(training), order);
}

QByteArray trainingRecord(const Training* training)
{
    const auto view = training != nullptr ? training->view() : nullptr;
    QFile file(training != nullptr ? training->recordFile() : QString());
    if (!view || !view->progress.ended || !file.open(QIODevice::ReadOnly)) {
        throw ApiError(409, "not_ended", "there is a record when a lesson or an exam has ended, and has not been left");
    }
    return file.readAll();
}

} // namespace vmeter
