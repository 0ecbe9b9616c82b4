// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/scenario_command.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace vmeter {
namespace {

class ScenarioCommand : public ::testing::Test {
protected:
    ScenarioCommand() { std::filesystem::create_directories(m_folder); }
    ~ScenarioCommand() override { std::filesystem::remove_all(m_folder); }

    std::string write(const std::string& name, const std::string& text)
    {
        const std::string path = (m_folder / name).string();
        std::ofstream(path) << text;
        return path;
    }

    int check(const std::vector<std::string>& files) { return checkScenarios(files, m_out, m_err); }

    std::ostringstream m_out;
    std::ostringstream m_err;

private:
    // A process runs one test at a time; the name of the test makes the path unique for parallel processes.
    std::filesystem::path m_folder
        = std::filesystem::path(::testing::TempDir()) / ::testing::UnitTest::GetInstance()->current_test_info()->name();
};

TEST_F(ScenarioCommand, PrintsNothingForRightFilesAndSucceeds)
{
    EXPECT_EQ(
        check({write("right.yaml", "version: 1\nload: {current: 5 A}\n"), write("also.yaml", "version: 1\n")}), 0);
    EXPECT_EQ(m_out.str(), "");
    EXPECT_EQ(m_err.str(), "files checked: 2, with errors: 0\n");
}

TEST_F(ScenarioCommand, PrintsFileLineColumnAndMessageOfEachError)
{
    const std::string right = write("right.yaml", "version: 1\n");
    const std::string wrong = write("wrong.yaml", "version: 1\nload:\n  current: 5 V\n  ph: 60\n");
    EXPECT_EQ(check({wrong, right}), 2);
    EXPECT_EQ(m_out.str(),
        wrong + ":3:12: '5 V' has the unit 'V', which does not fit: a current is given in A, mA or kA\n" + wrong
            + ":4:3: 'ph' is not a key known here; did you mean 'phi'?\n");
    EXPECT_EQ(m_err.str(), "files checked: 2, with errors: 1\n");
}

TEST_F(ScenarioCommand, ChecksLessonsAndExamsAsWhatTheyAre)
{
    const std::string head = "version: 1\ntitle: {en: a, fr: b}\naim: {en: a, fr: b}\nminutes: 5\n";
    const std::string lesson = write("lesson.yaml", head + "steps:\n  - text: {en: a, fr: b}\n");
    const std::string exam = write("exam.yaml", head + "tasks:\n  - {text: {en: a, fr: b}, ask: {word: x}}\n");
    EXPECT_EQ(check({lesson, exam}), 0);
    EXPECT_EQ(m_out.str(), "");
    const std::string wrongLesson = write("wrong_lesson.yaml", head + "steps:\n  - text: {en: only English}\n");
    const std::string wrongExam = write("wrong_exam.yaml", head + "draw: 2\ntasks:\n  - text: {en: a, fr: b}\n");
    EXPECT_EQ(check({wrongLesson, wrongExam}), 2);
    EXPECT_EQ(m_out.str(),
        wrongLesson + ":6:11: a trainee reads this in English or in French: write {en: ..., fr: ...}\n" + wrongExam
            + ":5:7: '2' does not fit: a number of tasks is a whole number from 0 to 1\n");
}

TEST_F(ScenarioCommand, ChecksTheOtherFilesWhenOneCannotBeRead)
{
    const std::string wrong = write("wrong.yaml", "version: 2\n");
    EXPECT_EQ(check({"/nowhere/at_all.yaml", wrong}), 2);
    EXPECT_EQ(m_out.str(),
        "/nowhere/at_all.yaml: the file cannot be read: No such file or directory\n" + wrong
            + ":1:10: version '2' of the format is not known; this program reads version 1\n");
}

TEST_F(ScenarioCommand, WithoutFilesIsWrongUse)
{
    EXPECT_EQ(check({}), 2);
    EXPECT_EQ(m_err.str(), "no file to check: vmeter scenario check FILE...\n");
}

} // namespace
} // namespace vmeter
