// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/type_test/type_test_command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace vmeter {
namespace {

using ::testing::HasSubstr;

class TypeTestCommand : public ::testing::Test {
protected:
    TypeTestCommand() { std::filesystem::create_directories(m_folder); }
    ~TypeTestCommand() override { std::filesystem::remove_all(m_folder); }

    int run(const TypeTestOptions& options) { return runTypeTestCommand(options, m_out, m_err); }
    std::string path(const std::string& name) { return (m_folder / name).string(); }

    static std::string content(const std::string& path)
    {
        std::ostringstream text;
        text << std::ifstream(path).rdbuf();
        return text.str();
    }

    std::ostringstream m_out;
    std::ostringstream m_err;

private:
    // A process runs one test at a time; the name of the test makes the path unique for parallel processes.
    std::filesystem::path m_folder
        = std::filesystem::path(::testing::TempDir()) / ::testing::UnitTest::GetInstance()->current_test_info()->name();
};

TEST_F(TypeTestCommand, SucceedsWhenAllPassAndPrintsTheTable)
{
    EXPECT_EQ(run({"MEA-1[78]", {}, "", ""}), 0);
    EXPECT_THAT(m_out.str(), HasSubstr("2 tests: 2 passed, 0 failed"));
    EXPECT_EQ(m_err.str(), ""); // no progress bar where there is no terminal
}

TEST_F(TypeTestCommand, WritesTheFilesAskedFor)
{
    EXPECT_EQ(run({"MEA-17", {TestProfile::ideal, 3}, path("r.html"), path("r.json")}), 0);
    EXPECT_THAT(content(path("r.json")), HasSubstr(R"({"profile":"ideal","seed":3,"results":[)"));
    EXPECT_THAT(content(path("r.html")), HasSubstr("phase sequence 123"));
}

TEST_F(TypeTestCommand, AFileThatCannotBeWrittenIsAFailure)
{
    EXPECT_EQ(run({"MEA-17", {}, "", path("nowhere/r.json")}), 1);
    EXPECT_THAT(m_err.str(), HasSubstr("nowhere/r.json cannot be written"));
}

TEST_F(TypeTestCommand, APatternThatNamesNoTestIsWrongUse)
{
    EXPECT_EQ(run({"XYZ-*", {}, "", ""}), 2);
    EXPECT_THAT(m_err.str(), HasSubstr("--only XYZ-*: no test is named like that; there are ACT-01 to AFE-07"));
}

} // namespace
} // namespace vmeter
