// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/energy/partial_meters.h"
#include "core/meter_state.h"
#include "virtualhw/scenario/scenario_format.h"
#include "virtualhw/training/lesson.h"

#include <array>
#include <cstddef>
#include <string_view>

/// The formats of lessons and exams as tables: the keys of each map, in the order in which they are written.
/// scenarios/lesson.schema.json and exam.schema.json describe the same formats for editors.
namespace vmeter::lesson_format {

using namespace std::string_view_literals;
using scenario_format::Word;

inline constexpr std::size_t kMaxTitleCharacters = 100;
inline constexpr std::size_t kMaxTextCharacters = 2000;
inline constexpr std::size_t kMaxSteps = 100;
inline constexpr std::size_t kMaxChoices = 12;
inline constexpr std::size_t kMaxActs = 200;
inline constexpr uint64_t kMaxPages = 100;
inline constexpr uint64_t kMaxMinutes = 480;
inline constexpr uint64_t kMaxMarks = 100;

inline constexpr std::array kLessonKeys{"version"sv, "title"sv, "aim"sv, "minutes"sv, "start"sv, "steps"sv};
inline constexpr std::array kExamKeys{"version"sv, "title"sv, "aim"sv, "minutes"sv, "start"sv, "draw"sv, "tasks"sv,
    "hidden_faults"sv, "faults"sv, "find"sv, "mend"sv};
inline constexpr std::array kStartKeys{"scenario"sv, "set"sv, "model"sv, "sealed"sv, "settings"sv, "lived"sv};
inline constexpr std::array kStepKeys{"text"sv, "goal"sv, "ask"sv, "hints"sv, "manual"sv, "mistakes"sv, "begin"sv,
    "show"sv, "marks"sv, "view"sv, "blind"sv};
inline constexpr std::array kFindKeys{"text"sv, "manual"sv, "marks"sv};
inline constexpr std::array kHiddenFaultKeys{"name"sv, "set"sv, "mend"sv};
inline constexpr std::array kConditionKeys{"display"sv, "settings"sv, "partial"sv, "register"sv, "tariff"sv, "input"sv,
    "wiring"sv, "powered"sv, "sealed"sv, "lasting"sv};
inline constexpr std::array kDisplayKeys{
    "menu"sv, "page"sv, "main"sv, "unit"sv, "icons"sv, "without"sv, "blinking"sv, "backlight"sv};
inline constexpr std::array kSettingsKeys{"address"sv, "netmask"sv, "gateway"sv, "unit_id"sv};
inline constexpr std::array kPartialKeys{"counter"sv, "running"sv, "zeroed"sv};
inline constexpr std::array kRegisterKeys{"address"sv, "at_least"sv, "at_most"sv};
inline constexpr std::array kQuestionKeys{"choices"sv, "right"sv, "number"sv, "tolerance"sv, "unit"sv, "word"sv};
inline constexpr std::array kMistakeKeys{"when"sv, "text"sv, "try"sv};
inline constexpr std::array kActKeys{
    "press"sv, "go"sv, "dial"sv, "choose"sv, "wait"sv, "set"sv, "power"sv, "sealed"sv, "write"sv, "answer"sv, "next"sv};
inline constexpr std::array kGoKeys{"menu"sv, "page"sv};
inline constexpr std::array kWriteKeys{"address"sv, "value"sv};

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
