// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/training/lesson_file.h"

#include "virtualhw/base/seconds.h"
#include "virtualhw/base/utf8.h"
#include "virtualhw/scenario/parse_text.h"
#include "virtualhw/scenario/scenario_source.h"
#include "virtualhw/training/condition_reader.h"
#include "virtualhw/training/lesson_format.h"

#include <algorithm>

namespace vmeter {

namespace {

using namespace lesson_format;
using namespace scenario_format;

std::string readScenarioName(Diagnostics& diagnostics, const Field& value)
{
    const auto name = readScalar(diagnostics, value, Phrase("Lesson", "the name of a ready-made scenario"));
    if (name) {
        if (const auto scenario = findReadyScenario(std::string(*name)); !scenario) {
            diagnostics.add(value.node->at, value.path, scenario.error());
        }
    }
    return std::string(name.value_or(""));
}

LessonStart readStart(Diagnostics& diagnostics, const Field& value)
{
    const MapReader map(diagnostics, value, {kStartKeys});
    LessonStart start;
    if (const auto scenario = map.find("scenario")) {
        start.scenario = readScenarioName(diagnostics, *scenario);
    }
    if (const auto change = map.find("set")) {
        start.change = readInputChange(diagnostics, *change);
    }
    if (const auto model = map.find("model")) {
        start.model = readWord<const MeterModel*>(diagnostics, *model, Phrase("Lesson", "a model"), kModels)
                          .value_or(&kCountisE28);
    }
    if (const auto sealed = map.find("sealed")) {
        start.sealed = readTrueFalse(diagnostics, *sealed);
    }
    if (const auto settings = map.find("settings")) {
        readSettings(diagnostics, *settings, start.settings);
    }
    if (const auto preRun = map.find("lived")) {
        start.preRun = durationFromSeconds(readQuantity(diagnostics, *preRun, kPreRun).value_or(0));
    }
    return start;
}

void readChoices(Diagnostics& diagnostics, const MapReader& map, const Field& choices, Question& question)
{
    const auto items = readList(diagnostics, choices, Phrase("Lesson", "a list of answers like - {en: ..., fr: ...}"));
    if (!items) {
        return;
    }
    if (items->size() < 2 || items->size() > kMaxChoices) {
        diagnostics.add(choices.node->at, choices.path, Phrase("Lesson", "two to %1 answers").with(kMaxChoices));
    }
    for (const Field& item : *items) {
        question.choices.push_back(readBothLanguages(diagnostics, item, kMaxTextCharacters));
    }
    if (const auto right = map.require("right", Phrase("Lesson", "right: 1, counted from 1"))) {
        question.right
            = readInteger(diagnostics, *right, Phrase("Lesson", "an answer"), 1, items->size()).value_or(1) - 1;
    }
}

Question readQuestion(Diagnostics& diagnostics, const Field& value)
{
    const MapReader map(diagnostics, value, {kQuestionKeys});
    Question question;
    const auto choices = map.find("choices");
    const auto number = map.find("number");
    const auto word = map.find("word");
    if (int{choices.has_value()} + int{number.has_value()} + int{word.has_value()} != 1) {
        diagnostics.add(value.node->at, value.path, Phrase("Lesson", "a question has one of choices, number and word"));
    }
    if (choices) {
        readChoices(diagnostics, map, *choices, question);
    } else if (number) {
        question.number = readQuantity(diagnostics, *number, kAnyNumber);
        if (const auto tolerance = map.require("tolerance", Phrase("Lesson", "tolerance: 5, in the unit"))) {
            question.tolerance = readQuantity(diagnostics, *tolerance, kTolerance).value_or(0);
        }
        if (const auto unit = map.find("unit")) {
            question.unit = readScalar(diagnostics, *unit, Phrase("Lesson", "a unit")).value_or("");
        }
    } else if (word) {
        question.word = readScalar(diagnostics, *word, Phrase("Lesson", "a word")).value_or("");
    }
    return question;
}

std::vector<LocalizedText> readHints(Diagnostics& diagnostics, const Field& value)
{
    std::vector<LocalizedText> hints;
    const auto items = readList(diagnostics, value, Phrase("Lesson", "a list of hints like - {en: ..., fr: ...}"));
    for (const Field& item : items.value_or(std::vector<Field>())) {
        hints.push_back(readBothLanguages(diagnostics, item, kMaxTextCharacters));
    }
    if (hints.size() > kMaxHints) {
        diagnostics.add(value.node->at, value.path, Phrase("Lesson", "at most %1 hints").with(kMaxHints));
    }
    return hints;
}

std::vector<Mistake> readMistakes(Diagnostics& diagnostics, const Field& value, const MeterModel& model)
{
    std::vector<Mistake> mistakes;
    const auto items
        = readList(diagnostics, value, Phrase("Lesson", "a list of mistakes like - {when: {...}, text: {...}}"));
    for (const Field& item : items.value_or(std::vector<Field>())) {
        const MapReader map(diagnostics, item, {kMistakeKeys});
        Mistake mistake;
        if (const auto when = map.require("when", "when: {tariff: 2}")) {
            mistake.when = readCondition(diagnostics, *when, model);
        }
        if (const auto text = map.require("text", "text: {en: ..., fr: ...}")) {
            mistake.text = readBothLanguages(diagnostics, *text, kMaxTextCharacters);
        }
        if (const auto tried = map.find("try")) {
            mistake.tried = readActions(diagnostics, *tried, false, model);
        }
        mistakes.push_back(std::move(mistake));
    }
    return mistakes;
}

void readCommon(Diagnostics& diagnostics, const MapReader& map, LessonStep& step)
{
    if (const auto text = map.require("text", "text: {en: ..., fr: ...}")) {
        step.text = readBothLanguages(diagnostics, *text, kMaxTextCharacters);
    }
    if (const auto manual = map.find("manual")) {
        step.manual
            = readScalar(diagnostics, *manual, Phrase("Lesson", "a section of the manual like \"10.4\"")).value_or("");
    }
    if (const auto marks = map.find("marks")) {
        step.marks
            = static_cast<int>(readInteger(diagnostics, *marks, Phrase("Lesson", "marks"), 1, kMaxMarks).value_or(1));
    }
}

LessonStep readStep(Diagnostics& diagnostics, const Field& value, const MeterModel& model)
{
    const MapReader map(diagnostics, value, {kStepKeys});
    LessonStep step;
    readCommon(diagnostics, map, step);
    if (const auto goal = map.find("goal")) {
        step.goal = readCondition(diagnostics, *goal, model);
    }
    if (const auto ask = map.find("ask")) {
        if (step.goal) {
            diagnostics.add(
                ask->keyAt, ask->path, Phrase("Lesson", "a step has a goal or a question: write a step for each"));
        }
        step.question = readQuestion(diagnostics, *ask);
    }
    if (const auto view = map.find("view")) {
        step.view = readScalar(diagnostics, *view, Phrase("Lesson", "a view of the window")).value_or("");
        if (std::ranges::find(kViews, step.view) == kViews.end()) {
            diagnostics.add(
                view->node->at, view->path, unknownWord(step.view, Phrase("Lesson", "a view of the window"), kViews));
        }
    }
    if (const auto blind = map.find("blind")) {
        step.blind = readTrueFalse(diagnostics, *blind);
    }
    if (const auto hints = map.find("hints")) {
        step.hints = readHints(diagnostics, *hints);
    }
    if (const auto mistakes = map.find("mistakes")) {
        step.mistakes = readMistakes(diagnostics, *mistakes, model);
    }
    if (const auto begin = map.find("begin")) {
        step.begin = readActions(diagnostics, *begin, true, model);
    }
    if (const auto show = map.find("show")) {
        step.show = readActions(diagnostics, *show, false, model);
    } else if (step.goal) {
        diagnostics.add(
            value.node->at, value.path, Phrase("Lesson", "\"show\" is missing: a goal needs the acts that reach it"));
    }
    return step;
}

std::vector<LessonStep> readSteps(Diagnostics& diagnostics, const Field& value, const MeterModel& model)
{
    std::vector<LessonStep> steps;
    const auto items
        = readList(diagnostics, value, Phrase("Lesson", "a list of steps like - text: {en: ..., fr: ...}"));
    if (items && (items->empty() || items->size() > kMaxSteps)) {
        diagnostics.add(value.node->at, value.path, Phrase("Lesson", "one to %1 steps").with(kMaxSteps));
        return steps;
    }
    for (const Field& item : items.value_or(std::vector<Field>())) {
        if (diagnostics.full()) {
            break;
        }
        steps.push_back(readStep(diagnostics, item, model));
    }
    return steps;
}

/// Reads the common first part of lessons and exams; `T` has the members.
template <class T> void readHead(Diagnostics& diagnostics, const MapReader& map, T& result)
{
    readVersion(diagnostics, map);
    if (const auto title = map.require("title", "title: {en: ..., fr: ...}")) {
        result.title = readBothLanguages(diagnostics, *title, kMaxTitleCharacters);
    }
    if (const auto aim = map.require("aim", "aim: {en: ..., fr: ...}")) {
        result.aim = readBothLanguages(diagnostics, *aim, kMaxTextCharacters);
    }
    if (const auto minutes = map.require("minutes", "minutes: 10")) {
        result.minutes = static_cast<int>(
            readInteger(diagnostics, *minutes, Phrase("Lesson", "minutes"), 1, kMaxMinutes).value_or(1));
    }
    if (const auto start = map.find("start")) {
        result.start = readStart(diagnostics, *start);
    }
}

Lesson readLesson(Diagnostics& diagnostics, const MapReader& map)
{
    Lesson lesson;
    readHead(diagnostics, map, lesson);
    if (const auto level = map.find("level")) {
        lesson.level
            = static_cast<int>(readInteger(diagnostics, *level, Phrase("Lesson", "a level"), 1, kMaxLevel).value_or(1));
    }
    if (const auto steps = map.require("steps", Phrase("Lesson", "a list of steps"))) {
        lesson.steps = readSteps(diagnostics, *steps, *lesson.start.model);
    }
    return lesson;
}

std::vector<WiringDefect> readWiringDefects(Diagnostics& diagnostics, const Field& value)
{
    std::vector<WiringDefect> faults;
    const auto items = readList(
        diagnostics, value, Phrase("Lesson", "a list of faults like - {name: {...}, set: {...}, mend: {...}}"));
    if (items && items->size() > kMaxChoices) {
        diagnostics.add(value.node->at, value.path,
            Phrase("Lesson", "at most %1 faults: they are the answers to choose from").with(kMaxChoices));
    }
    for (const Field& item : items.value_or(std::vector<Field>())) {
        const MapReader map(diagnostics, item, {kWiringDefectKeys});
        WiringDefect fault;
        if (const auto name = map.require("name", "name: {en: ..., fr: ...}")) {
            fault.name = readBothLanguages(diagnostics, *name, kMaxTitleCharacters);
        }
        if (const auto change = map.require("set", "set: {wiring: {open: [L2]}}")) {
            fault.change = readInputChange(diagnostics, *change);
        }
        if (const auto mend = map.require("mend", "mend: {wiring: {open: []}}")) {
            fault.mend = readInputChange(diagnostics, *mend);
            GridInput input;
            apply(fault.change, input);
            const bool isFault = input.wiring != Wiring{};
            apply(fault.mend, input);
            if (diagnostics.empty() && (!isFault || input.wiring != Wiring{})) {
                diagnostics.add(mend->keyAt, mend->path,
                    Phrase("Lesson", "set must make the wiring wrong, and mend must make it right again"));
            }
        }
        faults.push_back(std::move(fault));
    }
    return faults;
}

Exam readExam(Diagnostics& diagnostics, const MapReader& map)
{
    Exam exam;
    readHead(diagnostics, map, exam);
    if (const auto pass = map.find("pass")) {
        exam.passPercent = static_cast<int>(
            readInteger(diagnostics, *pass, Phrase("Lesson", "per cent of the marks"), 1, 100).value_or(1));
    }
    if (const auto tasks = map.find("tasks")) {
        exam.tasks = readSteps(diagnostics, *tasks, *exam.start.model);
        exam.draw = exam.tasks.size();
    }
    if (const auto draw = map.find("draw")) {
        exam.draw
            = readInteger(diagnostics, *draw, Phrase("Lesson", "a number of tasks"), 0, exam.tasks.size()).value_or(0);
    }
    if (const auto faults = map.find("faults")) {
        exam.faults = readWiringDefects(diagnostics, *faults);
        exam.wiringDefects = 1;
        for (auto [key, step] : {std::pair{"find", &exam.find}, std::pair{"mend", &exam.mend}}) {
            if (const auto task = map.require(key, "text: {en: ..., fr: ...}")) {
                readCommon(diagnostics, MapReader(diagnostics, *task, {kFindKeys}), *step);
            }
        }
    }
    if (const auto hidden = map.find("hidden_faults")) {
        exam.wiringDefects
            = readInteger(diagnostics, *hidden, Phrase("Lesson", "a number of faults"), 0, exam.faults.size())
                  .value_or(0);
    }
    if (exam.draw + exam.wiringDefects == 0 && diagnostics.empty()) {
        diagnostics.add(map.map().node->at, "", Phrase("Lesson", "the exam has no tasks: write tasks or faults"));
    }
    return exam;
}

} // namespace

TextKind kindOf(std::string_view text)
{
    const auto tree = readYaml(text);
    const auto has = [&](std::string_view key) {
        return tree && std::ranges::find(tree->keys, key, &YamlNode::text) != tree->keys.end();
    };
    if (has("tasks") || has("faults")) {
        return TextKind::exam;
    }
    return has("steps") ? TextKind::lesson : TextKind::scenario;
}

ScenarioResult<Lesson> parseLesson(std::string_view text)
{
    return parse<Lesson>(text, {kLessonKeys, kExamKeys, Phrase("Lesson", "%1 belongs to an exam")}, readLesson);
}

ScenarioResult<Exam> parseExam(std::string_view text)
{
    return parse<Exam>(text, {kExamKeys, kLessonKeys, Phrase("Lesson", "%1 belongs to a lesson")}, readExam);
}

} // namespace vmeter
