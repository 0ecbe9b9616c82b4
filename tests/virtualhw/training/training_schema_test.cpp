// SPDX-License-Identifier: GPL-3.0-or-later
// The schemas for editors, which are printed from the tables of the readers.
#include "virtualhw/scenario/scenario_schema.h"
#include "virtualhw/training/lesson_schema.h"

#include <gmock/gmock.h>
#include <yaml-cpp/yaml.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <utility>

namespace vmeter {
namespace {

const std::filesystem::path kScenarios = std::filesystem::path(VMETER_SOURCE_DIR) / "scenarios";

std::string committed(const char* name)
{
    std::ifstream file(kScenarios / name);
    return {std::istreambuf_iterator<char>(file), {}};
}

// `vmeter schema lesson > scenarios/lesson.schema.json` brings the file up to date, and so for exams.
TEST(TrainingSchema, IsTheCommittedFile)
{
    EXPECT_EQ(lessonSchema(), committed("lesson.schema.json"));
    EXPECT_EQ(examSchema(), committed("exam.schema.json"));
}

/// All "$ref" of a schema, and "FILE#/definitions/NAME" of all that it defines.
struct References {
    std::set<std::string> used;
    std::set<std::string> defined;
};

References referencesOf(const char* file, const std::string& text)
{
    References references;
    const YAML::Node schema = YAML::Load(text);
    const auto collect = [&](const auto& self, const YAML::Node& node) -> void {
        for (const auto& item : node) {
            const YAML::Node& value = node.IsMap() ? item.second : item;
            if (node.IsMap() && item.first.template as<std::string>() == "$ref") {
                const auto target = value.template as<std::string>();
                references.used.insert(target.starts_with('#') ? file + target : target);
            } else if (value.IsMap() || value.IsSequence()) {
                self(self, value);
            }
        }
    };
    collect(collect, schema);
    for (const auto& definition : schema["definitions"]) {
        references.defined.insert(file + ("#/definitions/" + definition.first.as<std::string>()));
    }
    return references;
}

TEST(TrainingSchema, EveryReferenceHasItsDefinition)
{
    std::set<std::string> used;
    std::set<std::string> defined;
    for (const auto& [file, text] :
        {std::pair("scenario.schema.json", scenarioSchema()), std::pair("load.schema.json", loadSchema()),
            std::pair("lesson.schema.json", lessonSchema()), std::pair("exam.schema.json", examSchema())}) {
        References references = referencesOf(file, text);
        used.merge(references.used);
        defined.merge(references.defined);
    }
    EXPECT_EQ(used, defined);
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
