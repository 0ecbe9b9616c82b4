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

// What can be done for a trainee, in his place: at the beginning of a step, or to show it.

struct PressAct {
    std::vector<Key> keys;
    SampleCount hold = 0;
};
/// The keys that lead to a page, from wherever the meter is; set-up is left with n where it is in the way.
struct GoAct {
    MenuPosition position;
};
/// The keys that dial an octet on the page of SETUP 2 in view.
struct DialAct {
    uint8_t octet = 0;
};
enum class SetupChoice { yes, no, goOn };
/// The keys that answer "ConF?".
struct ChooseAct {
    SetupChoice choice{};
};
struct WaitAct {
    SampleCount duration = 0;
};
struct SetAct {
    InputChange change;
};
struct PowerAct {
    bool on = true;
};
struct SealAct {
    bool sealed = false;
};
struct WriteAct {
    uint16_t address = 0;
    uint16_t word = 0;
};
struct AnswerAct {
    std::string answer;
};
struct NextAct { };
using TrainingAct = std::variant<PressAct, GoAct, DialAct, ChooseAct, WaitAct, SetAct, PowerAct, SealAct, WriteAct,
    AnswerAct, NextAct>;

/// A question with a list of answers, a number, or a word to be read off the meter.
struct Question {
    std::vector<LocalizedText> choices; ///< empty: a number or a word
    std::size_t right = 0;              ///< among `choices`, from 0
    std::optional<double> number;       ///< in `unit`
    double tolerance = 0;               ///< either way, in `unit`
    std::string unit;
    std::string word; ///< compared without regard to case

    /// `answer`: the number of a choice from 1 on, a number with a point or a comma, or the word.
    [[nodiscard]] bool isRight(const std::string& answer) const;
    /// One that is.
    [[nodiscard]] std::string rightAnswer() const;
};

/// What should not be done; looking at a wrong page is none.
struct Mistake {
    Condition when;
    LocalizedText text;               ///< what is said to it
    std::vector<TrainingAct> tried{}; ///< how it can be made, for the trial of the lesson; empty: not said
};

/// A step is done when its goal is reached, its question answered, or, without either, when its text is read.
struct LessonStep {
    LocalizedText text;
    std::optional<Condition> goal;
    std::optional<Question> question;
    std::vector<LocalizedText> hints; ///< each stronger than the one before, at most kMaxHints
    std::string manual;               ///< section, as "10.4"; empty: none
    std::vector<Mistake> mistakes;
    std::vector<TrainingAct> begin; ///< done when the step begins, all at once
    std::vector<TrainingAct> show;  ///< how it is done
    int marks = 1;                  ///< of an exam
    std::string view;               ///< of the window, that helps: one of lesson_format::kViews; empty: none
    bool blind = false;             ///< only the meter is to be seen, not the bench that says what is wrong
};
inline constexpr std::size_t kMaxHints = 3;

/// The bench on which a lesson begins.
struct LessonStart {
    std::string scenario;                   ///< name of a ready-made one; empty: nothing but the mains
    InputChange change;                     ///< of that scenario's input
    const MeterModel* model = &kCountisE28; ///< never null
    bool sealed = false;
    Settings settings{};
    SampleCount lived = 0; ///< meter time that passes before the lesson, so that there is something in the registers
};

/// A lesson, or an exam as it was drawn.
struct Lesson {
    LocalizedText title;
    LocalizedText aim;
    int minutes = 0; ///< what it takes; of an exam, when it ends
    LessonStart start;
    std::vector<LessonStep> steps;
    bool exam = false; ///< without help
};

/// The acts that do `step`: its `show`, or what its kind of step needs.
std::vector<TrainingAct> actsThatDo(const LessonStep& step);

/// Puts what stands in `start` on the terminals of `scenario`.
void apply(const LessonStart& start, Scenario& scenario);

/// Does it now; of a way of several presses (key_way.h) the next one. Returns when the next act may follow, in samples
/// from now on.
SampleCount perform(const TrainingAct& act, Bench& bench);

} // namespace vmeter
