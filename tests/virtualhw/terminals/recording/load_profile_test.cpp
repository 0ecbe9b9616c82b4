// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/terminals/recording/load_profile.h"

#include "tests/virtualhw/terminals/recording/recording_files.h"
#include "virtualhw/scenario/scenario_file.h"

#include <gmock/gmock.h>

namespace vmeter {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

LoadProfile profileOf(std::string_view csv)
{
    const auto result = parseLoadProfile(csv);
    if (const auto* error = std::get_if<Message>(&result)) {
        ADD_FAILURE() << error->english();
        return {};
    }
    return std::get<LoadProfile>(result);
}

std::string profileErrorOf(std::string_view csv)
{
    const auto result = parseLoadProfile(csv);
    return std::holds_alternative<Message>(result) ? std::get<Message>(result).english() : "";
}

TEST(LoadProfile, SemicolonsAndDecimalCommasAsInFrance)
{
    const LoadProfile profile = profileOf("\xEF\xBB\xBFHorodate;P1 [kW];P2 [kW];P3 [kW]\r\n"
                                          "31/12/2025 23:45;1,5;0;-0,25\r\n01/01/2026 00:00;2;0,1;0\r\n");
    ASSERT_THAT(profile.rows, SizeIs(2));
    EXPECT_TRUE(profile.powers);
    EXPECT_EQ(profile.rows[1].seconds, 900);
    EXPECT_THAT(profile.rows[0].watts, ElementsAre(1500, 0, -250));
    EXPECT_THAT(profile.rows[1].watts, ElementsAre(2000, 100, 0));
    EXPECT_THAT(profile.notes, SizeIs(0));
}

TEST(LoadProfile, CommasAndPointsAsInEngland)
{
    const LoadProfile profile = profileOf(
        "time,I_L1,I_L2 [mA],IC,remark\n2026-03-29T00:00:00Z,1.5,250,0,x\n2026-03-29T00:00:10Z,2,0,1e1,y\n");
    EXPECT_FALSE(profile.powers);
    EXPECT_EQ(profile.rows[1].seconds, 10);
    EXPECT_THAT(profile.rows[0].amperes, ElementsAre(1.5, 0.25, 0));
    EXPECT_THAT(profile.rows[1].amperes, ElementsAre(2, 0, 10));
}

TEST(LoadProfile, TabsSecondsAndATotalThatIsShared)
{
    const LoadProfile profile = profileOf("s\tP [kW]\tQ1 [var]\n0\t3\t7\n60\t6\t0\n");
    EXPECT_THAT(profile.rows[0].watts, ElementsAre(1000, 1000, 1000));
    EXPECT_THAT(profile.rows[0].vars, ElementsAre(7, 0, 0));
    EXPECT_EQ(profile.stepSeconds, 60);
}

TEST(LoadProfile, AGapIsSaidAndDrawsNothing)
{
    const LoadProfile profile = profileOf("t;I1\n0;5\n10;5\n20;5\n100;5\n110;5\n");
    ASSERT_THAT(profile.rows, SizeIs(6));
    EXPECT_EQ(profile.rows[3].seconds, 30);
    EXPECT_EQ(profile.rows[3].amperes[0], 0);
    ASSERT_THAT(profile.notes, SizeIs(1));
    EXPECT_EQ(profile.notes.front().english(), "gap of 70 s behind row 3: nothing is drawn in it");
}

TEST(LoadProfile, WhatIsWrongIsSaidWithItsLine)
{
    EXPECT_THAT(profileErrorOf(""), HasSubstr("names of the columns"));
    EXPECT_THAT(profileErrorOf("t;x;y\n0;1;2\n"), HasSubstr("line 1: no column is a power or a current"));
    EXPECT_THAT(profileErrorOf("t;P1;I1\n"), HasSubstr("powers and currents together"));
    EXPECT_THAT(profileErrorOf("t;I1\n0;1\n0;2\n"), HasSubstr("line 3: the time does not go on"));
    EXPECT_THAT(profileErrorOf("t;I1\nyesterday;1\n"), HasSubstr("line 2: the first column must be a time"));
    EXPECT_THAT(profileErrorOf("t;I1\n30.02.2026 10:00;1\n"), HasSubstr("line 2: the first column must be a time"));
    EXPECT_THAT(profileErrorOf("t;I1\n0;\n"), HasSubstr("line 2: column 2 must be a number"));
    EXPECT_THAT(profileErrorOf("t;I1\n0;nan\n"), HasSubstr("line 2: column 2 must be a number"));
    EXPECT_THAT(profileErrorOf("t;I1\n0;5001\n"), HasSubstr("within 5000 A"));
    EXPECT_THAT(profileErrorOf("t;I1\n0;5\n"), HasSubstr("two rows at least"));
}

TEST(LoadProfile, AFloodOfRowsIsRefused)
{
    std::string csv = "t;I1\n";
    for (int row = 0; row <= 100'000; ++row) {
        csv += std::to_string(row) + ";1\n";
    }
    EXPECT_THAT(profileErrorOf(csv), HasSubstr("too many rows: at most 100000"));
}

TEST(LoadProfile, AScenarioPlaysItsRows)
{
    const auto folder = testing::testFolder();
    testing::writeFile(folder / "house.csv", "t;P1;P2;P3;Q1\n0;2300;1150;0;0\n60;0;0;-690;230\n");
    testing::writeFile(folder / "house.yaml", "version: 1\nprofile: {file: house.csv, at: 10 s}\n");
    const auto result = loadScenarioFile((folder / "house.yaml").string());
    ASSERT_TRUE(std::holds_alternative<Scenario>(result));
    const auto& timeline = std::get<Scenario>(result).timeline;
    ASSERT_THAT(timeline, SizeIs(3));
    EXPECT_EQ(timeline[0].at, Duration::seconds(10));
    EXPECT_THAT(*timeline[0].change.current, ElementsAre(10, 5, 0));
    EXPECT_EQ(timeline[1].at, Duration::seconds(70));
    EXPECT_THAT(*timeline[1].change.current, ElementsAre(1, 0, 3));
    EXPECT_THAT(*timeline[1].change.phiDeg, ElementsAre(90, 0, 180));
    EXPECT_EQ(timeline[2].at, Duration::seconds(130));
    EXPECT_THAT(*timeline[2].change.current, ElementsAre(0, 0, 0));
}

TEST(LoadProfile, ItsFileCanStandForAScenario)
{
    const auto folder = testing::testFolder();
    testing::writeFile(folder / "anna's house.CSV", "t;I1\n0;3\n60;4\n");
    const auto result = loadScenarioFile((folder / "anna's house.CSV").string());
    ASSERT_TRUE(std::holds_alternative<Scenario>(result));
    EXPECT_EQ(std::get<Scenario>(result).name.en, "anna's house");
    EXPECT_THAT(std::get<Scenario>(result).timeline, SizeIs(3));
}

TEST(LoadProfile, AFileThatCannotStandForAScenarioIsRefusedAsAWhole)
{
    const auto folder = testing::testFolder();
    testing::writeFile(folder / "wrong.csv", "nothing of the kind\n");
    const auto result = loadScenarioFile((folder / "wrong.csv").string());
    ASSERT_FALSE(std::holds_alternative<Scenario>(result));
    EXPECT_EQ(std::get<std::vector<ScenarioError>>(result).front().line, 0);
    EXPECT_FALSE(std::holds_alternative<Scenario>(loadScenarioFile((folder / "missing.cff").string())));
}

TEST(LoadProfile, AScenarioSentAsATextNamesNoFiles)
{
    const auto result = parseScenario("version: 1\nprofile: {file: /etc/passwd}\n");
    ASSERT_FALSE(std::holds_alternative<Scenario>(result));
    EXPECT_THAT(std::get<std::vector<ScenarioError>>(result).front().message.english(), HasSubstr("cannot name files"));
}

} // namespace
} // namespace vmeter
