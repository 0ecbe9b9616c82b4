// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/menu/keys.h"
#include "core/menu/pages.h"
#include "core/meter_state.h"
#include "virtualhw/training/condition.h"

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace vmeter {

// Actions that the program performs instead of the trainee: at the begin of a step, or as a demonstration.

struct PressAction {
    std::vector<Key> keys;
    Duration hold{};
};
/// Presses the keys that lead from the present page to another one; leaves set-up with n if necessary.
struct NavigateAction {
    MenuPosition position;
};
/// Presses the keys that enter an octet on the present page of SETUP 2.
struct DialAction {
    uint8_t octet = 0;
};
enum class SetupChoice { yes, no, goOn };
/// Presses the keys that answer "ConF?".
struct ChooseAction {
    SetupChoice choice{};
};
struct WaitAction {
    Duration duration{};
};
struct SetAction {
    InputChange change;
};
struct PowerAction {
    bool on = true;
};
struct SealAction {
    bool sealed = false;
};
struct WriteAction {
    uint16_t address = 0;
    uint16_t word = 0;
};
struct AnswerAction {
    std::string answer;
};
struct NextAction { };
using TrainingAction = std::variant<PressAction, NavigateAction, DialAction, ChooseAction, WaitAction, SetAction,
    PowerAction, SealAction, WriteAction, AnswerAction, NextAction>;

/// A question; the answer is a choice from a list, a number, or a word that the meter shows.
struct Question {
    std::vector<LocalizedText> choices; ///< empty: a number or a word
    std::size_t right = 0;              ///< index of the right choice, from 0
    std::optional<double> number;       ///< in `unit`
    double tolerance = 0;               ///< for both signs, in `unit`
    std::string unit;
    std::string word; ///< compared ignoring case and, if it has letters, points and spaces

    /// `answer`: the number of a choice from 1 on, a number with a point or a comma, or the word.
    [[nodiscard]] bool isRight(const std::string& answer) const;
    /// Returns a right answer.
    [[nodiscard]] std::string rightAnswer() const;
};

/// A condition that counts as a mistake. Viewing a wrong page is not a mistake.
struct Mistake {
    Condition when;
    LocalizedText text;                  ///< message for the trainee
    std::vector<TrainingAction> tried{}; ///< actions that make the mistake, for tests of the lesson; empty: none given
};

/// A step of a lesson. It is done when its goal is reached, its question is answered, or, without either, its text is
/// read.
struct LessonStep {
    LocalizedText text;
    std::optional<Condition> goal;
    std::optional<Question> question;
    std::vector<LocalizedText> hints; ///< each stronger than the one before, at most kMaxHints
    std::string manual;               ///< section, as "10.4"; empty: none
    std::vector<Mistake> mistakes;
    std::vector<TrainingAction> begin; ///< actions that are performed at the same time when the step begins
    std::vector<TrainingAction> show;  ///< actions that demonstrate the step
    int marks = 1;                     ///< in an exam
    std::string view;                  ///< view of the window that helps: one of lesson_format::kViews; empty: none
    bool blind = false; ///< true: the trainee sees only the meter, not the bench that would show the fault
};
inline constexpr std::size_t kMaxHints = 3;

/// State of the bench at the begin of a lesson.
struct LessonStart {
    std::string scenario;                   ///< name of a built-in scenario; empty: only the mains voltages
    InputChange change;                     ///< change of the input of that scenario
    const MeterModel* model = &kCountisE28; ///< never null
    bool sealed = false;
    Settings settings{};
    Duration preRun{}; ///< meter time that is simulated before the lesson, so that the registers are not empty
};

/// Per cent of the marks that pass an exam which does not say otherwise.
inline constexpr int kUsualPassPercent = 60;

/// A lesson, or a drawn exam.
struct Lesson {
    LocalizedText title;
    LocalizedText aim;
    int minutes = 0; ///< expected duration; for an exam, its time limit
    LessonStart start;
    std::vector<LessonStep> steps;
    bool exam = false;                   ///< true: an exam, without help
    int level = 1;                       ///< 1 for beginners to 3 for those who know the meter
    int passPercent = kUsualPassPercent; ///< of an exam: per cent of the marks with which it is passed
};

/// The actions that complete `step`: its `show`, or, without one, those that its kind of step needs.
std::vector<TrainingAction> actionsThatDo(const LessonStep& step);

/// Applies the change of `start` to the input of `scenario`.
void apply(const LessonStart& start, Scenario& scenario);

/// Performs an action now; for an action of several presses (key_navigation.h) only the next press. Returns the time
/// to wait before the next action.
Duration perform(const TrainingAction& action, Bench& bench);

} // namespace vmeter
