// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/energy/partial_counters.h"
#include "core/meter_state.h"
#include "virtualhw/scenario/quantity.h"
#include "virtualhw/scenario/scenario_format.h"
#include "virtualhw/training/lesson.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

/// The formats of lessons and exams as tables: the keys of each map, in the order in which they are written.
/// `vmeter schema` prints them for editors (scenarios/lesson.schema.json and exam.schema.json).
namespace vmeter::lesson_format {

using namespace std::string_view_literals;
using scenario_format::KeyRow;
using scenario_format::kRequired;
using scenario_format::namesOf;
using scenario_format::Word;

inline constexpr std::size_t kMaxTitleCharacters = 100;
inline constexpr std::size_t kMaxTextCharacters = 2000;
inline constexpr std::size_t kMaxSteps = 100;
inline constexpr std::size_t kMaxChoices = 12;
inline constexpr std::size_t kMaxActions = 200;
inline constexpr uint64_t kMaxPages = 100;
inline constexpr uint64_t kMaxMinutes = 480;
inline constexpr uint64_t kMaxMarks = 100;
inline constexpr uint64_t kMaxLevel = 3;

inline constexpr scenario_format::QuantityKind kAnyNumber{
    Phrase("Lesson", "a number"), scenario_format::kFactorUnits, -1e12, 1e12};
inline constexpr scenario_format::QuantityKind kTolerance{
    Phrase("Lesson", "a tolerance"), scenario_format::kFactorUnits, 0, 1e12};
inline constexpr scenario_format::QuantityKind kPreRun{
    Phrase("Lesson", "a time lived"), scenario_format::kTimeUnits, 1, 31 * 86400.0, Phrase(nullptr, "1 s to 31 d")};

inline constexpr std::array kLessonRows{
    KeyRow{"version", "scenario:version", "Version of the format.", kRequired},
    KeyRow{"title", "title", "", kRequired},
    KeyRow{"aim", "text", "", kRequired},
    KeyRow{"minutes", "minutes", "What it takes.", kRequired},
    KeyRow{"level", "level", "1 for beginners to 3 for those who know the meter; 1 if left out."},
    KeyRow{"start", "start"},
    KeyRow{"steps", "steps", "", kRequired},
};
inline constexpr std::array kLessonKeys = namesOf(kLessonRows);
inline constexpr std::array kExamRows{
    KeyRow{"version", "scenario:version", "Version of the format.", kRequired},
    KeyRow{"title", "lesson:title", "", kRequired},
    KeyRow{"aim", "lesson:text", "", kRequired},
    KeyRow{"minutes", "lesson:minutes", "When it ends.", kRequired},
    KeyRow{"pass", "percent", "Per cent of the marks with which it is passed; 60 if left out."},
    KeyRow{"start", "lesson:start"},
    KeyRow{"draw", "number", "How many of the tasks; all if left out."},
    KeyRow{"tasks", "lesson:steps"},
    KeyRow{"hidden_faults", "number", "How many of the faults; 1 if left out."},
    KeyRow{"faults", "faults"},
    KeyRow{"find", "find", "Asks which fault it is."},
    KeyRow{"mend", "find", "Then it is to be mended."},
};
inline constexpr std::array kExamKeys = namesOf(kExamRows);
inline constexpr std::array kStartRows{
    KeyRow{"scenario", "scenario:text", "Name of a ready-made scenario; nothing but the mains if left out."},
    KeyRow{"set", "scenario:set", "Put on its terminals instead."},
    KeyRow{"model", "model"},
    KeyRow{"sealed", "trueFalse", "Terminal cover fitted and sealed."},
    KeyRow{"settings", "settings"},
    KeyRow{"lived", "lived"},
};
inline constexpr std::array kStartKeys = namesOf(kStartRows);
inline constexpr std::array kStepRows{
    KeyRow{"text", "text", "", kRequired},
    KeyRow{"goal", "condition", "What must be so."},
    KeyRow{"ask", "question"},
    KeyRow{"hints", "hints", "Each stronger than the one before."},
    KeyRow{"manual", "textOrNumber", "Section of the manual, in quotes: \"10.4\"."},
    KeyRow{"mistakes", "mistakes"},
    KeyRow{"begin", "actsAtOnce", "Done when the step begins."},
    KeyRow{"show", "acts", "How it is done."},
    KeyRow{"marks", "points", "Of an exam; 1 if left out."},
    KeyRow{"view", "view"},
    KeyRow{"blind", "trueFalse", "Only the meter is to be seen, not the bench."},
};
inline constexpr std::array kStepKeys = namesOf(kStepRows);
inline constexpr std::array kFindRows{
    KeyRow{"text", "lesson:text", "", kRequired},
    KeyRow{"manual", "lesson:textOrNumber"},
    KeyRow{"marks", "lesson:points"},
};
inline constexpr std::array kFindKeys = namesOf(kFindRows);
inline constexpr std::array kHiddenFaultRows{
    KeyRow{"name", "lesson:title", "", kRequired},
    KeyRow{"set", "scenario:set", "Makes the wiring wrong.", kRequired},
    KeyRow{"mend", "scenario:set", "Makes it right again.", kRequired},
};
inline constexpr std::array kWiringDefectKeys = namesOf(kHiddenFaultRows);
inline constexpr std::array kConditionRows{
    KeyRow{"display", "display"},
    KeyRow{"settings", "settings"},
    KeyRow{"partial", "partials"},
    KeyRow{"register", "registers"},
    KeyRow{"tariff", "scenario:tariff"},
    KeyRow{"input", "scenario:set", "What is on the terminals is like this."},
    KeyRow{"wiring", "rightWrong", "Every conductor is where it should be, or not."},
    KeyRow{"powered", "trueFalse"},
    KeyRow{"sealed", "trueFalse"},
    KeyRow{"lasting", "scenario:duration", "For so long without a break."},
};
inline constexpr std::array kConditionKeys = namesOf(kConditionRows);
inline constexpr std::array kDisplayRows{
    KeyRow{"menu", "label", "The label as it stands there."},
    KeyRow{"page", "page", "Of its menu, from 1."},
    KeyRow{"main", "textOrNumber", "The digits as they stand there."},
    KeyRow{"unit", "unit", "The unit that is lit."},
    KeyRow{"icons", "marks", "All of these are lit."},
    KeyRow{"without", "marks", "None of these is lit."},
    KeyRow{"blinking", "trueFalse", "A digit blinks."},
    KeyRow{"backlight", "trueFalse"},
};
inline constexpr std::array kDisplayKeys = namesOf(kDisplayRows);
inline constexpr std::array kSettingsRows{
    KeyRow{"address", "address"},
    KeyRow{"netmask", "address"},
    KeyRow{"gateway", "address"},
    KeyRow{"unit_id", "unitId"},
};
inline constexpr std::array kSettingsKeys = namesOf(kSettingsRows);
inline constexpr std::array kPartialRows{
    KeyRow{"counter", "counter", "", kRequired},
    KeyRow{"running", "trueFalse"},
    KeyRow{"zeroed", "trueFalse", "Since the step began."},
};
inline constexpr std::array kPartialKeys = namesOf(kPartialRows);
inline constexpr std::array kRegisterRows{
    KeyRow{"address", "wordValue", "As in the register table.", kRequired},
    KeyRow{"at_least", "number", "In the unit of the table."},
    KeyRow{"at_most", "number"},
};
inline constexpr std::array kRegisterKeys = namesOf(kRegisterRows);
inline constexpr std::array kQuestionRows{
    KeyRow{"choices", "choices"},
    KeyRow{"right", "choice", "Which of the choices, from 1."},
    KeyRow{"number", "number"},
    KeyRow{"tolerance", "tolerance", "Either way."},
    KeyRow{"unit", "scenario:text", "Shown behind the number."},
    KeyRow{"word", "textOrNumber", "Compared without regard to capitals."},
};
inline constexpr std::array kQuestionKeys = namesOf(kQuestionRows);
inline constexpr std::array kMistakeRows{
    KeyRow{"when", "condition", "", kRequired},
    KeyRow{"text", "text", "What is said to it.", kRequired},
    KeyRow{"try", "acts", "How it is made: a test tries it."},
};
inline constexpr std::array kMistakeKeys = namesOf(kMistakeRows);
inline constexpr std::array kActRows{
    KeyRow{"press", "scenario:press"},
    KeyRow{"go", "go"},
    KeyRow{"dial", "octet", "The octet on the page of SETUP 2 in view."},
    KeyRow{"choose", "setupChoice", "Answers ConF?."},
    KeyRow{"wait", "scenario:duration"},
    KeyRow{"set", "scenario:set"},
    KeyRow{"power", "scenario:onOff", "The mains."},
    KeyRow{"sealed", "trueFalse"},
    KeyRow{"write", "write"},
    KeyRow{"answer", "textOrNumber", "To the question of the step."},
    KeyRow{"next", "trueFalse", "The text has been read."},
};
inline constexpr std::array kActionKeys = namesOf(kActRows);
inline constexpr std::array kGoRows{
    KeyRow{"menu", "menu", "", kRequired},
    KeyRow{"page", "menuPage", "From 1."},
};
inline constexpr std::array kGoKeys = namesOf(kGoRows);
inline constexpr std::array kWriteRows{
    KeyRow{"address", "wordValue", "", kRequired},
    KeyRow{"value", "wordValue", "", kRequired},
};
inline constexpr std::array kWriteKeys = namesOf(kWriteRows);

/// An act that takes time, or is not done to the bench: not when a step begins.
constexpr bool takesTime(std::string_view action)
{
    constexpr std::array kTimely{"press"sv, "go"sv, "dial"sv, "choose"sv, "wait"sv, "answer"sv, "next"sv};
    return std::find(kTimely.begin(), kTimely.end(), action) != kTimely.end();
}

inline const std::array kModels = [] {
    std::array<Word<const MeterModel*>, std::size(kMeterModels)> words{};
    for (std::size_t n = 0; n < words.size(); ++n) {
        words[n] = {kMeterModels[n].name, &kMeterModels[n]};
    }
    return words;
}();
inline constexpr std::array kSetupChoices{Word<SetupChoice>{"Y", SetupChoice::yes},
    Word<SetupChoice>{"n", SetupChoice::no}, Word<SetupChoice>{"C", SetupChoice::goOn}};
inline constexpr std::array kWirings{Word<bool>{"right", true}, Word<bool>{"wrong", false}};

/// Views of the window that a step may bring to the front.
inline constexpr std::array kViews{"oscilloscope"sv, "spectrum"sv, "power"sv, "error"sv, "wiring"sv, "measurements"sv,
    "phasors"sv, "servers"sv, "timeline"sv, "faults"sv, "traffic"sv, "registers"sv};

} // namespace vmeter::lesson_format
