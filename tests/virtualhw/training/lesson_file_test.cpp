// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/training/lesson_file.h"

#include <gmock/gmock.h>

#include <string>

namespace vmeter {
namespace {

using ::testing::HasSubstr;

const std::string kLessonHead = "version: 1\n"
                                "title: {en: Title, fr: Titre}\n"
                                "aim: {en: Aim, fr: But}\n"
                                "minutes: 5\n";

Lesson lesson(const std::string& text)
{
    auto result = parseLesson(kLessonHead + text);
    if (result) {
        return std::move(*result);
    }
    for (const ScenarioError& error : result.error()) {
        ADD_FAILURE() << error.describe("lesson").english();
    }
    return {};
}

/// "line:column: message" of the first error.
std::string lessonErrorOf(const std::string& text)
{
    const auto result = parseLesson(kLessonHead + text);
    const auto* const errors = result ? nullptr : &result.error();
    if (errors == nullptr) {
        return "none";
    }
    const ScenarioError& first = errors->front();
    return std::to_string(first.line) + ':' + std::to_string(first.column) + ": " + first.message.english();
}

TEST(LessonFile, ATextInOneLanguageIsRefused)
{
    const std::string message = "a trainee reads this in English or in French";
    EXPECT_THAT(lessonErrorOf("steps:\n  - text: {en: only English}\n"), HasSubstr("6:11: " + message));
    EXPECT_THAT(lessonErrorOf("steps:\n  - text: {fr: seulement}\n"), HasSubstr("6:11: " + message));
    EXPECT_THAT(lessonErrorOf("start: {scenario: /dev/null}\nsteps:\n  - text: {en: a, fr: b}\n"),
        HasSubstr("5:19: /dev/null: no built-in scenario of that name"))
        << "no file is opened that the text names";
    EXPECT_THAT(lessonErrorOf("steps:\n  - text: one for both\n"), HasSubstr("6:11: " + message));
    EXPECT_THAT(lessonErrorOf("steps:\n  - text: {en: English, fr: ''}\n"), HasSubstr("6:11: " + message));
}

TEST(LessonFile, ItsLevelIsOneToThreeAndOneIfLeftOut)
{
    const std::string steps = "steps:\n  - text: {en: English, fr: anglais}\n";
    EXPECT_EQ(lesson(steps).level, 1);
    EXPECT_EQ(lesson("level: 3\n" + steps).level, 3);
    EXPECT_THAT(lessonErrorOf("level: 4\n" + steps), HasSubstr("a level"));
}

TEST(LessonFile, ATextIsKnownByItsKeys)
{
    EXPECT_EQ(kindOf("version: 1\nsteps: []\n"), TextKind::lesson);
    EXPECT_EQ(kindOf("version: 1\ntasks: []\n"), TextKind::exam);
    EXPECT_EQ(kindOf("version: 1\nfaults: []\n"), TextKind::exam);
    EXPECT_EQ(kindOf("version: 1\n"), TextKind::scenario);
    EXPECT_EQ(kindOf("no: [yaml"), TextKind::scenario);
}

TEST(LessonFile, TheScenarioOfItsStartMustBeThere)
{
    EXPECT_THAT(lessonErrorOf("start: {scenario: nowhere}\nsteps:\n  - text: {en: a, fr: b}\n"), HasSubstr("5:19: "));
}

TEST(LessonFile, WaysOfKeysAndHowAMistakeIsMade)
{
    const Lesson read = lesson(R"(steps:
  - text: {en: Do it., fr: Faites-le.}
    goal: {display: {menu: rt, page: 4}}
    mistakes:
      - {when: {tariff: 2}, text: {en: No., fr: Non.}, try: [{write: {address: 40481, value: 2}}, {wait: 1 s}]}
    show: [{go: {menu: rt, page: 4}}, {go: {menu: SEtuP.2}}, {dial: 007}, {choose: n}]
)");
    ASSERT_EQ(read.steps.size(), 1U);
    const LessonStep& step = read.steps[0];
    EXPECT_EQ(step.goal->display->page, 4U);
    EXPECT_EQ(step.mistakes[0].tried.size(), 2U);
    ASSERT_EQ(step.show.size(), 4U);
    EXPECT_EQ(std::get<NavigateAction>(step.show[0]).position, (MenuPosition{MenuId::realTime, 3}));
    EXPECT_EQ(std::get<NavigateAction>(step.show[1]).position, (MenuPosition{MenuId::setup2, 0}));
    EXPECT_EQ(std::get<DialAction>(step.show[2]).octet, 7);
    EXPECT_EQ(std::get<ChooseAction>(step.show[3]).choice, SetupChoice::no);

    const std::string step1 = "steps:\n  - text: {en: a, fr: b}\n    show:\n";
    EXPECT_THAT(lessonErrorOf(step1 + "      - go: {menu: rt, page: 18}\n"), HasSubstr("8:30: "));
    EXPECT_THAT(lessonErrorOf(step1 + "      - go: {menu: nowhere}\n"), HasSubstr("8:20: "));
    EXPECT_THAT(lessonErrorOf(step1 + "      - dial: 256\n"), HasSubstr("8:15: "));
    EXPECT_THAT(lessonErrorOf(step1 + "      - choose: N\n"), HasSubstr("8:17: "));
}

TEST(LessonFile, AStepHasTextGoalHintsMistakesAndActs)
{
    const Lesson read = lesson(R"(start:
  scenario: balanced_5a
  set: {load: {current: 7 A}}
  model: e27
  sealed: true
  settings: {address: 10.0.0.7, unit_id: 9}
  lived: 2 h
steps:
  - text: {en: Do it., fr: Faites-le.}
    manual: "10.4"
    marks: 3
    blind: true
    view: oscilloscope
    goal:
      display: {menu: PAr.b, unit: kWh, icons: [import, T1], without: [export], blinking: false, backlight: true}
      settings: {address: 192.168.0.7, netmask: 255.255.255.0, gateway: 192.168.0.1, unit_id: 5}
      partial: {counter: Ea+T1, running: false, zeroed: true}
      register: [{address: 50536, at_least: 3400, at_most: 3500}]
      tariff: 2
      wiring: right
      powered: true
      sealed: false
      lasting: 2 s
    hints: [{en: a, fr: b}, {en: c, fr: d}]
    mistakes: [{when: {partial: {counter: Ea+, zeroed: true}}, text: {en: No., fr: Non.}}]
    begin: [{set: {wiring: {open: [L2]}}}, {power: off}, {sealed: true}, {write: {address: 40481, value: 2}}]
    show: [{press: {keys: [up, enter], for: 3.2 s}}, {wait: 2 s}, {answer: 2}, {next: true}]
)");
    EXPECT_EQ(read.title.fr, "Titre");
    EXPECT_EQ(read.minutes, 5);
    EXPECT_EQ(read.start.scenario, "balanced_5a");
    EXPECT_EQ(read.start.change.current, (PerPhase<double>{7, 7, 7}));
    EXPECT_EQ(read.start.model, &kCountisE27);
    EXPECT_TRUE(read.start.sealed);
    EXPECT_EQ(read.start.settings.network.address, (Ipv4{{10, 0, 0, 7}}));
    EXPECT_EQ(read.start.settings.network.gateway, (Ipv4{{192, 168, 0, 1}})) << "as the factory has it";
    EXPECT_EQ(read.start.settings.unitId, 9);
    EXPECT_EQ(read.start.preRun, 2U * Duration::seconds(3600));
    ASSERT_EQ(read.steps.size(), 1U);
    const LessonStep& step = read.steps[0];
    EXPECT_EQ(step.text.en, "Do it.");
    EXPECT_EQ(step.manual, "10.4");
    EXPECT_EQ(step.marks, 3);
    EXPECT_TRUE(step.blind);
    EXPECT_EQ(step.view, "oscilloscope");
    ASSERT_TRUE(step.goal && step.goal->display && step.goal->settings);
    EXPECT_EQ(step.goal->display->menu, "PAr.b");
    EXPECT_EQ(step.goal->display->unit, "kWh");
    EXPECT_EQ(step.goal->display->lit,
        (1U << static_cast<unsigned>(Icon::import_)) | (1U << static_cast<unsigned>(Icon::tariff1)));
    EXPECT_EQ(step.goal->display->dark, 1U << static_cast<unsigned>(Icon::export_));
    EXPECT_EQ(step.goal->display->blinking, false);
    EXPECT_EQ(step.goal->display->backlight, true);
    EXPECT_EQ(step.goal->settings->netmask, (Ipv4{{255, 255, 255, 0}}));
    ASSERT_EQ(step.goal->partials.size(), 1U);
    EXPECT_EQ(step.goal->partials[0].counter, PartialCounter::activeImportT1);
    EXPECT_EQ(step.goal->partials[0].running, false);
    ASSERT_EQ(step.goal->registers.size(), 1U);
    EXPECT_EQ(step.goal->registers[0].atLeast, 3400);
    EXPECT_EQ(step.goal->tariff, Tariff::t2);
    EXPECT_EQ(step.goal->wiredRight, true);
    EXPECT_EQ(step.goal->lasting, Duration::seconds(2));
    EXPECT_EQ(step.hints[1].fr, "d");
    EXPECT_EQ(step.mistakes[0].text.fr, "Non.");
    EXPECT_EQ(step.begin.size(), 4U);
    ASSERT_EQ(step.show.size(), 4U);
    const auto& press = std::get<PressAction>(step.show[0]);
    EXPECT_EQ(press.keys, (std::vector{Key::up, Key::enter}));
    EXPECT_EQ(press.hold, Duration::milliseconds(3200));
    EXPECT_EQ(std::get<AnswerAction>(step.show[2]).answer, "2");
}

TEST(LessonFile, QuestionsHaveChoicesANumberOrAWord)
{
    const Lesson read = lesson(R"(steps:
  - {text: {en: a, fr: b}, ask: {choices: [{en: L1, fr: L1}, {en: none, fr: aucune}], right: 2}}
  - {text: {en: a, fr: b}, ask: {number: 3450, tolerance: 10, unit: W}}
  - {text: {en: a, fr: b}, ask: {word: C0dE}}
)");
    const Question choice = read.steps.at(0).question.value();
    EXPECT_TRUE(choice.isRight("2"));
    EXPECT_FALSE(choice.isRight("1"));
    const Question number = read.steps.at(1).question.value();
    EXPECT_EQ(number.unit, "W");
    EXPECT_TRUE(number.isRight("3460"));
    EXPECT_TRUE(number.isRight(" 3440,5 "));
    EXPECT_FALSE(number.isRight("3460.1"));
    EXPECT_FALSE(number.isRight("a lot"));
    const Question word = read.steps.at(2).question.value();
    EXPECT_TRUE(word.isRight("c0de"));
    EXPECT_FALSE(word.isRight("c0d"));
    Question menu;
    menu.word = "tAr.1";
    for (const char* typed : {"tAr.1", "tar1", "tAr 1", " TAR.1 "}) {
        EXPECT_TRUE(menu.isRight(typed)) << typed;
    }
    EXPECT_FALSE(menu.isRight("tAr.2"));
    Question digits;
    digits.word = "12.5";
    EXPECT_FALSE(digits.isRight("125"));
    for (const Question& question : {choice, number, word}) {
        EXPECT_TRUE(question.isRight(question.rightAnswer()));
    }
}

TEST(LessonFile, WhatIsWrongIsSaidWithLineAndColumn)
{
    EXPECT_EQ(lessonErrorOf("steps:\n  - {text: {en: a, fr: b}, gaol: {tariff: 2}}\n"),
        "6:28: 'gaol' is not a key known here; did you mean 'goal'?");
    EXPECT_EQ(lessonErrorOf("steps:\n  - text: Only English.\n"),
        "6:11: a trainee reads this in English or in French: write {en: ..., fr: ...}");
    EXPECT_EQ(lessonErrorOf("steps:\n  - text: {en: a, fr: b}\n    goal: {tariff: 2}\n"),
        "6:5: \"show\" is missing: a goal needs the acts that reach it");
    EXPECT_EQ(lessonErrorOf("steps:\n  - text: {en: a, fr: b}\n    goal: {}\n    show: []\n"),
        "7:11: the condition says nothing: write for example {tariff: 2}");
    EXPECT_THAT(lessonErrorOf("steps:\n  - text: {en: a, fr: b}\n    goal: {display: {icons: [L4]}}\n    show: []\n"),
        HasSubstr("7:30: 'L4' is not a mark of the glass"));
    EXPECT_EQ(lessonErrorOf(
                  "steps:\n  - text: {en: a, fr: b}\n    goal: {register: {address: 7, at_least: 1}}\n    show: []\n"),
        "7:32: there is no register 7; vmeter registers shows those there are");
    EXPECT_EQ(
        lessonErrorOf("steps:\n  - text: {en: a, fr: b}\n    goal: {settings: {address: 192.168.7}}\n    show: []\n"),
        "7:32: '192.168.7' is no address: write four numbers like 192.168.0.7");
    EXPECT_EQ(lessonErrorOf("steps:\n  - text: {en: a, fr: b}\n    begin: [{wait: 2 s}]\n"),
        "7:14: 'wait' takes time: it belongs to show");
    EXPECT_THAT(lessonErrorOf("steps:\n  - text: {en: a, fr: b}\n    ask: {word: x, number: 1}\n"),
        HasSubstr("7:10: a question has one of choices, number and word"));
    EXPECT_THAT(lessonErrorOf("steps:\n  - text: {en: a, fr: b}\n    view: kitchen\n"),
        HasSubstr("7:11: 'kitchen' is not a view of the window"));
    EXPECT_THAT(lessonErrorOf("steps: []\n"), HasSubstr("one to 100 steps"));
    EXPECT_THAT(lessonErrorOf("draw: 2\nsteps: []\n"), HasSubstr("belongs to an exam"));
    EXPECT_THAT(lessonErrorOf(""), HasSubstr("'steps' is missing"));
}

} // namespace
} // namespace vmeter
