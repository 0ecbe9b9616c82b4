// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/scenario/scenario_source.h"

#include <QTemporaryDir>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vmeter {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(ScenarioSource, TheHouseholdDayIsTheDefault)
{
    Message error;
    const auto scenario = findScenario({}, error);
    ASSERT_TRUE(scenario.has_value()) << error.english();
    EXPECT_EQ(scenario->repeat, Duration::seconds(24 * 3600));
}

TEST(ScenarioSource, BuiltInScenariosAreFoundByName)
{
    Message error;
    for (const char* name : {"workshop_motors", "balanced_5a", "phase_missing", "reversed_sequence"}) {
        EXPECT_TRUE(findScenario(name, error).has_value()) << name << error.english();
    }
}

TEST(ScenarioSource, AnUnknownNameIsAnsweredWithThoseThereAre)
{
    Message error;
    EXPECT_FALSE(findScenario("nowhere", error).has_value());
    EXPECT_THAT(error.english(), HasSubstr("household_day"));
}

TEST(ScenarioSource, AFaultyFileIsRefusedWithItsPlace)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("bad.yaml"));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("version: 1\nload: {current: 10 kg}\n");
    file.close();
    Message error;
    EXPECT_FALSE(findScenario(path.toStdString(), error).has_value());
    EXPECT_THAT(error.english(), StartsWith(path.toStdString() + ":2:"));
}

} // namespace
} // namespace vmeter
