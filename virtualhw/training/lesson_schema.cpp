// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/training/lesson_schema.h"

#include "core/display/lcd_frame.h"
#include "core/menu/pages.h"
#include "virtualhw/scenario/schema_writer.h"
#include "virtualhw/training/lesson_format.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace vmeter {

using namespace lesson_format;
using namespace scenario_format;

namespace {

using Names = std::vector<std::string_view>;

SchemaNode lessonMap(std::string_view description, std::span<const KeyRow> rows)
{
    return mapSchema(described(description), rows);
}

/// A map with one key of `rows`.
SchemaNode oneAct(std::string_view description, std::span<const KeyRow> rows)
{
    return lessonMap(description, rows).with("minProperties", std::size_t{1}).with("maxProperties", std::size_t{1});
}

SchemaNode actAtOnce()
{
    std::vector<KeyRow> rows;
    std::ranges::copy_if(kActRows, std::back_inserter(rows), [](const KeyRow& row) { return !takesTime(row.name); });
    return oneAct("An act that takes no time.", rows);
}

SchemaNode eitherOf(std::string_view a, std::string_view b)
{
    return SchemaNode::list({requiring(a), requiring(b)});
}

SchemaNode bothLanguages(std::size_t maxCharacters)
{
    SchemaNode properties = SchemaNode::object();
    for (const std::string_view key : kTextKeys) {
        properties = std::move(properties)
                         .with(std::string(key),
                             SchemaNode::object()
                                 .with("type", "string")
                                 .with("minLength", std::size_t{1})
                                 .with("maxLength", maxCharacters));
    }
    return described("In both languages, at most " + std::to_string(maxCharacters) + " characters.")
        .with("type", "object")
        .with("additionalProperties", false)
        .with("required", SchemaNode::texts(kTextKeys))
        .with("properties", std::move(properties));
}

SchemaNode textOr(std::string_view type)
{
    return SchemaNode::object().with("type", SchemaNode::list({SchemaNode::text("string"), SchemaNode::text(type)}));
}

SchemaNode questionSchema()
{
    const std::string_view choices[] = {"choices", "right"};
    const std::string_view number[] = {"number", "tolerance"};
    return lessonMap("Choices, a number or a word.", kQuestionRows)
        .with("oneOf", SchemaNode::list({requiring(choices), requiring(number), requiring("word")}));
}

SchemaNode stepSchema()
{
    const std::string_view goalAndQuestion[] = {"goal", "ask"};
    return lessonMap("", kStepRows)
        .with("dependencies", SchemaNode::object().with("goal", SchemaNode::list({SchemaNode::text("show")})))
        .with("not", requiring(goalAndQuestion));
}

SchemaNode oneOrSeveral(std::string_view definition)
{
    return oneOf("", {reference(definition), listSchema(reference(definition))});
}

Names iconNames()
{
    Names names;
    for (std::size_t icon = 0; icon < kIcons; ++icon) {
        names.emplace_back(iconName(static_cast<Icon>(icon)));
    }
    return names;
}

Names menuNames()
{
    Names names;
    for (std::size_t menu = 0; menu <= static_cast<std::size_t>(MenuId::setup2); ++menu) {
        names.emplace_back(menuName(static_cast<MenuId>(menu)));
    }
    return names;
}

std::size_t mostPages()
{
    std::size_t most = 0;
    for (const MeterModel& model : kMeterModels) {
        for (std::size_t menu = 0; menu <= static_cast<std::size_t>(MenuId::setup2); ++menu) {
            most = std::max<std::size_t>(most, model.menus.count(static_cast<MenuId>(menu)));
        }
    }
    return most;
}

/// What a type of KeyRow means.
SchemaNode lessonDefinitions()
{
    const Names icons = iconNames();
    const Names menus = menuNames();
    const Names counters(kPartialNames.begin(), kPartialNames.end());
    return SchemaNode::object()
        .with("title", bothLanguages(kMaxTitleCharacters))
        .with("text", bothLanguages(kMaxTextCharacters))
        .with("textOrNumber", textOr("number"))
        .with("minutes", integerSchema(1, kMaxMinutes))
        .with("level", integerSchema(1, kMaxLevel))
        .with("points", integerSchema(1, kMaxMarks))
        .with("octet", integerSchema(0, 255))
        .with("wordValue", integerSchema(0, 65535))
        .with("unitId", integerSchema(1, 247))
        .with("number", numberSchema(kAnyNumber))
        .with("tolerance", numberSchema(kTolerance))
        .with("lived", quantitySchema("Meter time that passes before the beginning, 1 s to 31 d.", kPreRun))
        .with("address",
            described("Four numbers like 192.168.0.7.")
                .with("type", "string")
                .with("pattern", "^[0-9]{1,3}(\\.[0-9]{1,3}){3}$"))

        .with("trueFalse", wordsSchema("", kTrueFalse))
        .with("mark", enumSchema("A mark or unit of the glass (manual 4.4).", icons))
        .with("marks", listSchema(reference("mark")))
        .with("unit", enumSchema("", std::span(icons).subspan(kFirstUnitIcon)))
        .with("model", wordsSchema("", kModels))
        .with("menu", enumSchema("A menu by its label.", menus))
        .with("counter", enumSchema("A partial counter.", counters))
        .with("setupChoice", wordsSchema("A letter of ConF?: save and leave, leave, go on.", kSetupChoices))
        .with("rightWrong", wordsSchema("", kWirings))
        .with("view", enumSchema("A view of the window that is brought to the front.", kViews))

        .with("settings", lessonMap("Settings of the meter; of those left out, the factory's, or any.", kSettingsRows))
        .with("start", lessonMap("The bench on which it begins.", kStartRows))
        .with("label", textOr("integer"))
        .with("page", integerSchema(1, kMaxPages))
        .with("display", lessonMap("What the glass shows.", kDisplayRows))
        .with("partial", lessonMap("", kPartialRows).with("anyOf", eitherOf("running", "zeroed")))
        .with("partials", oneOrSeveral("partial"))
        .with("register", lessonMap("", kRegisterRows).with("anyOf", eitherOf("at_least", "at_most")))
        .with("registers", oneOrSeveral("register"))
        .with("condition", lessonMap("All parts hold together.", kConditionRows).with("minProperties", std::size_t{1}))

        .with("choice", integerSchema(1, kMaxChoices))
        .with("choices", listSchema(reference("text"), {2, kMaxChoices}))
        .with("question", questionSchema())
        .with("mistake", lessonMap("", kMistakeRows))
        .with("mistakes", listSchema(reference("mistake")))

        .with("menuPage", integerSchema(1, mostPages()))
        .with("go", lessonMap("The keys that lead to a page from anywhere.", kGoRows))
        .with("write", lessonMap("One register, by Modbus.", kWriteRows))
        .with("act", oneAct("One thing that is done in the trainee's place.", kActRows))
        .with("acts", listSchema(reference("act"), {{}, kMaxActions}))
        .with("actAtOnce", actAtOnce())
        .with("actsAtOnce", listSchema(reference("actAtOnce"), {{}, kMaxActions}))
        .with("hints", listSchema(reference("text"), {{}, kMaxHints}))
        .with("step", stepSchema())
        .with("steps", listSchema(reference("step"), {1, kMaxSteps}));
}

} // namespace

std::string lessonSchema()
{
    return mapSchema(
        schemaFile("vmeter lesson", "Steps in which a trainee learns the meter (scenarios/lessons/README.md)."),
        kLessonRows)
        .with("definitions", lessonDefinitions())
        .print();
}

std::string examSchema()
{
    const std::string_view faultAsks[] = {"find", "mend"};
    return mapSchema(
        schemaFile("vmeter exam",
            "Tasks and hidden faults of which some are drawn for each trainee (scenarios/lessons/README.md)."),
        kExamRows)
        .with("anyOf", eitherOf("tasks", "faults"))
        .with("dependencies", SchemaNode::object().with("faults", SchemaNode::texts(faultAsks)))
        .with("definitions",
            SchemaNode::object()
                .with("number", integerSchema(0))
                .with("percent", integerSchema(1, 100))
                .with("fault", lessonMap("", kHiddenFaultRows))
                .with("faults", listSchema(reference("fault"), {{}, kMaxChoices}))
                .with("find", lessonMap("", kFindRows)))
        .print();
}

} // namespace vmeter
