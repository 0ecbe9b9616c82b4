// SPDX-License-Identifier: GPL-3.0-or-later
// Compares the schemas for editors with the tables of the readers.
#include "core/display/lcd_frame.h"
#include "core/menu/pages.h"
#include "virtualhw/training/lesson.h"
#include "virtualhw/training/lesson_format.h"

#include <gmock/gmock.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace vmeter {
namespace {

using namespace lesson_format;
using ::testing::ElementsAreArray;

const std::filesystem::path kScenarios = std::filesystem::path(VMETER_SOURCE_DIR) / "scenarios";

using Words = std::vector<std::string>;
using MapKeys = std::pair<const char*, std::span<const std::string_view>>;

YAML::Node schema(const std::string& name)
{
    return YAML::LoadFile((kScenarios / (name + ".schema.json")).string());
}

Words keysOf(const YAML::Node& object)
{
    Words keys;
    for (const auto& property : object["properties"]) {
        keys.push_back(property.first.as<std::string>());
    }
    return keys;
}

template <class Table> Words textsOf(const Table& words)
{
    Words texts;
    for (const auto& word : words) {
        texts.emplace_back(word.text);
    }
    return texts;
}

/// `maps` are all maps of the schema's definitions.
void expectKeys(const YAML::Node& root, std::span<const std::string_view> rootKeys, std::span<const MapKeys> maps)
{
    EXPECT_THAT(keysOf(root), ElementsAreArray(rootKeys));
    EXPECT_FALSE(root["additionalProperties"].as<bool>());
    const YAML::Node definitions = root["definitions"];
    for (const auto& [name, keys] : maps) {
        EXPECT_THAT(keysOf(definitions[name]), ElementsAreArray(keys)) << name;
        EXPECT_FALSE(definitions[name]["additionalProperties"].as<bool>()) << name;
    }
    const auto isMap = [](const auto& definition) { return bool(definition.second["properties"]); };
    EXPECT_EQ(std::count_if(definitions.begin(), definitions.end(), isMap), std::ssize(maps));
}

TEST(TrainingSchema, HasTheKeysOfTheReadersAndNoOthers)
{
    constexpr std::array kTextKeys{"en"sv, "fr"sv};
    constexpr std::array kActsAtOnce{"set"sv, "power"sv, "sealed"sv, "write"sv};
    const MapKeys ofLesson[] = {{"title", kTextKeys}, {"text", kTextKeys}, {"settings", kSettingsKeys},
        {"start", kStartKeys}, {"display", kDisplayKeys}, {"partial", kPartialKeys}, {"register", kRegisterKeys},
        {"condition", kConditionKeys}, {"question", kQuestionKeys}, {"mistake", kMistakeKeys}, {"go", kGoKeys},
        {"write", kWriteKeys}, {"act", kActKeys}, {"actAtOnce", kActsAtOnce}, {"step", kStepKeys}};
    expectKeys(schema("lesson"), kLessonKeys, ofLesson);
    const MapKeys ofExam[] = {{"fault", kHiddenFaultKeys}, {"find", kFindKeys}};
    expectKeys(schema("exam"), kExamKeys, ofExam);
}

TEST(TrainingSchema, HasTheWordsOfTheReaders)
{
    const YAML::Node definitions = schema("lesson")["definitions"];
    const auto wordsOf = [&](const char* name) { return definitions[name]["enum"].as<Words>(); };
    EXPECT_EQ(wordsOf("model"), textsOf(kModels));
    EXPECT_EQ(wordsOf("setupChoice"), textsOf(kSetupChoices));
    EXPECT_EQ(wordsOf("rightWrong"), textsOf(kWirings));
    EXPECT_THAT(wordsOf("view"), ElementsAreArray(kViews));
    EXPECT_THAT(wordsOf("counter"), ElementsAreArray(kPartialNames));
    Words marks;
    for (std::size_t icon = 0; icon < kIcons; ++icon) {
        marks.emplace_back(iconName(static_cast<Icon>(icon)));
    }
    EXPECT_EQ(wordsOf("mark"), marks);
    EXPECT_EQ(wordsOf("unit"), Words(marks.begin() + kFirstUnitIcon, marks.end()));
    Words menus;
    for (std::size_t menu = 0; menu <= static_cast<std::size_t>(MenuId::setup2); ++menu) {
        menus.emplace_back(menuName(static_cast<MenuId>(menu)));
    }
    EXPECT_EQ(wordsOf("menu"), menus);
}

TEST(TrainingSchema, HasTheBoundsOfTheReaders)
{
    const YAML::Node lesson = schema("lesson");
    const YAML::Node definitions = lesson["definitions"];
    const auto bound = [](const YAML::Node& node, const char* key) { return node[key].as<std::size_t>(); };
    EXPECT_EQ(bound(definitions["title"]["properties"]["fr"], "maxLength"), kMaxTitleCharacters);
    EXPECT_EQ(bound(definitions["text"]["properties"]["fr"], "maxLength"), kMaxTextCharacters);
    EXPECT_EQ(bound(definitions["steps"], "maxItems"), kMaxSteps);
    EXPECT_EQ(bound(definitions["question"]["properties"]["choices"], "maxItems"), kMaxChoices);
    EXPECT_EQ(bound(definitions["step"]["properties"]["hints"], "maxItems"), kMaxHints);
    EXPECT_EQ(bound(definitions["step"]["properties"]["marks"], "maximum"), kMaxMarks);
    EXPECT_EQ(bound(definitions["acts"], "maxItems"), kMaxActs);
    EXPECT_EQ(bound(definitions["display"]["properties"]["page"], "maximum"), kMaxPages);
    EXPECT_EQ(bound(lesson["properties"]["minutes"], "maximum"), kMaxMinutes);
    EXPECT_EQ(bound(schema("exam")["properties"]["faults"], "maxItems"), kMaxChoices);
    EXPECT_EQ(bound(schema("exam")["properties"]["minutes"], "maximum"), kMaxMinutes);
}

TEST(TrainingSchema, IsNamedInEachFile)
{
    const std::pair<const char*, const char*> folders[]
        = {{"lessons", "lesson"}, {"tour", "lesson"}, {"exams", "exam"}};
    for (const auto& [folder, kind] : folders) {
        int files = 0;
        for (const auto& entry : std::filesystem::directory_iterator(kScenarios / folder)) {
            if (entry.path().extension() != ".yaml") {
                continue;
            }
            ++files;
            std::ifstream file(entry.path());
            std::string licence;
            std::string schemaLine;
            std::getline(file, licence);
            std::getline(file, schemaLine);
            EXPECT_EQ(licence, "# SPDX-License-Identifier: GPL-3.0-or-later") << entry.path();
            EXPECT_EQ(schemaLine, std::string("# yaml-language-server: $schema=../") + kind + ".schema.json")
                << entry.path();
        }
        EXPECT_GT(files, 0) << folder;
    }
}

} // namespace
} // namespace vmeter
