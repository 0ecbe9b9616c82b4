// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/training/lesson_file.h"

#include "virtualhw/base/utf8.h"
#include "virtualhw/scenario/parse_text.h"
#include "virtualhw/scenario/scenario_source.h"
#include "virtualhw/scenario/timeline_reader.h"
#include "virtualhw/training/condition_reader.h"
#include "virtualhw/training/lesson_format.h"

#include <algorithm>

namespace vmeter {

namespace {

using namespace lesson_format;
using namespace scenario_format;

std::string readScenarioName(Findings& findings, const Field& value)
{
    const auto name = readScalar(findings, value, Phrase("Lesson", "the name of a ready-made scenario"));
    Message error;
    if (name && !findScenario(std::string(*name), error)) {
        findings.add(value.node->at, value.path, error);
    }
    return std::string(name.value_or(""));
}

LessonStart readStart(Findings& findings, const Field& value)
{
    const MapReader map(findings, value, {kStartKeys});
    LessonStart start;
    if (const auto scenario = map.find("scenario")) {
        start.scenario = readScenarioName(findings, *scenario);
    }
    if (const auto change = map.find("set")) {
        start.change = readInputChange(findings, *change);
    }
    if (const auto model = map.find("model")) {
        start.model = readWord<const MeterModel*>(findings, *model, Phrase("Lesson", "a model"), kModels)
                          .value_or(&kCountisE28);
    }
    if (const auto sealed = map.find("sealed")) {
        start.sealed = readTrueFalse(findings, *sealed);
    }
    if (const auto settings = map.find("settings")) {
        readSettings(findings, *settings, start.settings);
    }
    if (const auto lived = map.find("lived")) {
        start.lived = samplesFromSeconds(readQuantity(findings, *lived, kLived).value_or(0));
    }
    return start;
}

void readChoices(Findings& findings, const MapReader& map, const Field& choices, Question& question)
{
    const auto items = readList(findings, choices, Phrase("Lesson", "a list of answers like - {en: ..., fr: ...}"));
    if (!items) {
        return;
    }
    if (items->size() < 2 || items->size() > kMaxChoices) {
        findings.add(choices.node->at, choices.path, Phrase("Lesson", "two to %1 answers").with(kMaxChoices));
    }
    for (const Field& item : *items) {
        question.choices.push_back(readBothLanguages(findings, item, kMaxTextCharacters));
    }
    if (const auto right = map.require("right", Phrase("Lesson", "right: 1, counted from 1"))) {
        question.right = readInteger(findings, *right, Phrase("Lesson", "an answer"), 1, items->size()).value_or(1) - 1;
    }
}

Question readQuestion(Findings& findings, const Field& value)
{
    const MapReader map(findings, value, {kQuestionKeys});
    Question question;
    const auto choices = map.find("choices");
    const auto number = map.find("number");
    const auto word = map.find("word");
    if (int{choices.has_value()} + int{number.has_value()} + int{word.has_value()} != 1) {
        findings.add(value.node->at, value.path, Phrase("Lesson", "a question has one of choices, number and word"));
    }
    if (choices) {
        readChoices(findings, map, *choices, question);
    } else if (number) {
        question.number = readQuantity(findings, *number, kAnyNumber);
        if (const auto tolerance = map.require("tolerance", Phrase("Lesson", "tolerance: 5, in the unit"))) {
            question.tolerance = readQuantity(findings, *tolerance, kTolerance).value_or(0);
        }
        if (const auto unit = map.find("unit")) {
            question.unit = readScalar(findings, *unit, Phrase("Lesson", "a unit")).value_or("");
        }
    } else if (word) {
        question.word = readScalar(findings, *word, Phrase("Lesson", "a word")).value_or("");
    }
    return question;
}

std::vector<LocalizedText> readHints(Findings& findings, const Field& value)
{
    std::vector<LocalizedText> hints;
    const auto items = readList(findings, value, Phrase("Lesson", "a list of hints like - {en: ..., fr: ...}"));
    for (const Field& item : items.value_or(std::vector<Field>())) {
        hints.push_back(readBothLanguages(findings, item, kMaxTextCharacters));
    }
    if (hints.size() > kMaxHints) {
        findings.add(value.node->at, value.path, Phrase("Lesson", "at most %1 hints").with(kMaxHints));
    }
    return hints;
}

std::vector<Mistake> readMistakes(Findings& findings, const Field& value, const MeterModel& model)
{
    std::vector<Mistake> mistakes;
    const auto items
        = readList(findings, value, Phrase("Lesson", "a list of mistakes like - {when: {...}, text: {...}}"));
    for (const Field& item : items.value_or(std::vector<Field>())) {
        const MapReader map(findings, item, {kMistakeKeys});
        Mistake mistake;
        if (const auto when = map.require("when", "when: {tariff: 2}")) {
            mistake.when = readCondition(findings, *when, model);
        }
        if (const auto text = map.require("text", "text: {en: ..., fr: ...}")) {
            mistake.text = readBothLanguages(findings, *text, kMaxTextCharacters);
        }
        if (const auto tried = map.find("try")) {
            mistake.tried = readActs(findings, *tried, false, model);
        }
        mistakes.push_back(std::move(mistake));
    }
    return mistakes;
}

void readCommon(Findings& findings, const MapReader& map, LessonStep& step)
{
    if (const auto text = map.require("text", "text: {en: ..., fr: ...}")) {
        step.text = readBothLanguages(findings, *text, kMaxTextCharacters);
    }
    if (const auto manual = map.find("manual")) {
        step.manual
            = readScalar(findings, *manual, Phrase("Lesson", "a section of the manual like \"10.4\"")).value_or("");
    }
    if (const auto marks = map.find("marks")) {
        step.marks
            = static_cast<int>(readInteger(findings, *marks, Phrase("Lesson", "marks"), 1, kMaxMarks).value_or(1));
    }
}

LessonStep readStep(Findings& findings, const Field& value, const MeterModel& model)
{
    const MapReader map(findings, value, {kStepKeys});
    LessonStep step;
    readCommon(findings, map, step);
    if (const auto goal = map.find("goal")) {
        step.goal = readCondition(findings, *goal, model);
    }
    if (const auto ask = map.find("ask")) {
        if (step.goal) {
            findings.add(
                ask->keyAt, ask->path, Phrase("Lesson", "a step has a goal or a question: write a step for each"));
        }
        step.question = readQuestion(findings, *ask);
    }
    if (const auto view = map.find("view")) {
        step.view = readScalar(findings, *view, Phrase("Lesson", "a view of the window")).value_or("");
        if (std::ranges::find(kViews, step.view) == kViews.end()) {
            findings.add(
                view->node->at, view->path, unknownWord(step.view, Phrase("Lesson", "a view of the window"), kViews));
        }
    }
    if (const auto blind = map.find("blind")) {
        step.blind = readTrueFalse(findings, *blind);
    }
    if (const auto hints = map.find("hints")) {
        step.hints = readHints(findings, *hints);
    }
    if (const auto mistakes = map.find("mistakes")) {
        step.mistakes = readMistakes(findings, *mistakes, model);
    }
    if (const auto begin = map.find("begin")) {
        step.begin = readActs(findings, *begin, true, model);
    }
    if (const auto show = map.find("show")) {
        step.show = readActs(findings, *show, false, model);
    } else if (step.goal) {
        findings.add(
            value.node->at, value.path, Phrase("Lesson", "\"show\" is missing: a goal needs the acts that reach it"));
    }
    return step;
}

std::vector<LessonStep> readSteps(Findings& findings, const Field& value, const MeterModel& model)
{
    std::vector<LessonStep> steps;
    const auto items = readList(findings, value, Phrase("Lesson", "a list of steps like - text: {en: ..., fr: ...}"));
    if (items && (items->empty() || items->size() > kMaxSteps)) {
        findings.add(value.node->at, value.path, Phrase("Lesson", "one to %1 steps").with(kMaxSteps));
        return steps;
    }
    for (const Field& item : items.value_or(std::vector<Field>())) {
        if (findings.full()) {
            break;
        }
        steps.push_back(readStep(findings, item, model));
    }
    return steps;
}

/// Reads the common first part of lessons and exams; `T` has the members.
template <class T> void readHead(Findings& findings, const MapReader& map, T& result)
{
    readVersion(findings, map);
    if (const auto title = map.require("title", "title: {en: ..., fr: ...}")) {
        result.title = readBothLanguages(findings, *title, kMaxTitleCharacters);
    }
    if (const auto aim = map.require("aim", "aim: {en: ..., fr: ...}")) {
        result.aim = readBothLanguages(findings, *aim, kMaxTextCharacters);
    }
    if (const auto minutes = map.require("minutes", "minutes: 10")) {
        result.minutes = static_cast<int>(
            readInteger(findings, *minutes, Phrase("Lesson", "minutes"), 1, kMaxMinutes).value_or(1));
    }
    if (const auto start = map.find("start")) {
        result.start = readStart(findings, *start);
    }
}

Lesson readLesson(Findings& findings, const MapReader& map)
{
    Lesson lesson;
    readHead(findings, map, lesson);
    if (const auto steps = map.require("steps", Phrase("Lesson", "a list of steps"))) {
        lesson.steps = readSteps(findings, *steps, *lesson.start.model);
    }
    return lesson;
}

std::vector<HiddenFault> readHiddenFaults(Findings& findings, const Field& value)
{
    std::vector<HiddenFault> faults;
    const auto items
        = readList(findings, value, Phrase("Lesson", "a list of faults like - {name: {...}, set: {...}, mend: {...}}"));
    if (items && items->size() > kMaxChoices) {
        findings.add(value.node->at, value.path,
            Phrase("Lesson", "at most %1 faults: they are the answers to choose from").with(kMaxChoices));
    }
    for (const Field& item : items.value_or(std::vector<Field>())) {
        const MapReader map(findings, item, {kHiddenFaultKeys});
        HiddenFault fault;
        if (const auto name = map.require("name", "name: {en: ..., fr: ...}")) {
            fault.name = readBothLanguages(findings, *name, kMaxTitleCharacters);
        }
        if (const auto change = map.require("set", "set: {wiring: {open: [L2]}}")) {
            fault.change = readInputChange(findings, *change);
        }
        if (const auto mend = map.require("mend", "mend: {wiring: {open: []}}")) {
            fault.mend = readInputChange(findings, *mend);
            GridInput input;
            apply(fault.change, input);
            const bool isFault = input.wiring != Wiring{};
            apply(fault.mend, input);
            if (findings.empty() && (!isFault || input.wiring != Wiring{})) {
                findings.add(mend->keyAt, mend->path,
                    Phrase("Lesson", "set must make the wiring wrong, and mend must make it right again"));
            }
        }
        faults.push_back(std::move(fault));
    }
    return faults;
}

Exam readExam(Findings& findings, const MapReader& map)
{
    Exam exam;
    readHead(findings, map, exam);
    if (const auto tasks = map.find("tasks")) {
        exam.tasks = readSteps(findings, *tasks, *exam.start.model);
        exam.draw = exam.tasks.size();
    }
    if (const auto draw = map.find("draw")) {
        exam.draw
            = readInteger(findings, *draw, Phrase("Lesson", "a number of tasks"), 0, exam.tasks.size()).value_or(0);
    }
    if (const auto faults = map.find("faults")) {
        exam.faults = readHiddenFaults(findings, *faults);
        exam.hiddenFaults = 1;
        for (auto [key, step] : {std::pair{"find", &exam.find}, std::pair{"mend", &exam.mend}}) {
            if (const auto task = map.require(key, "text: {en: ..., fr: ...}")) {
                readCommon(findings, MapReader(findings, *task, {kFindKeys}), *step);
            }
        }
    }
    if (const auto hidden = map.find("hidden_faults")) {
        exam.hiddenFaults
            = readInteger(findings, *hidden, Phrase("Lesson", "a number of faults"), 0, exam.faults.size()).value_or(0);
    }
    if (exam.draw + exam.hiddenFaults == 0 && findings.empty()) {
        findings.add(map.map().node->at, "", Phrase("Lesson", "the exam has no tasks: write tasks or faults"));
    }
    return exam;
}

} // namespace

TextKind kindOf(std::string_view text)
{
    const auto tree = readYaml(text);
    const auto* const root = std::get_if<YamlNode>(&tree);
    const auto has = [&](std::string_view key) {
        return root != nullptr && std::ranges::find(root->keys, key, &YamlNode::text) != root->keys.end();
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
