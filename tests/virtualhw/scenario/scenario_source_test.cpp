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
    const auto scenario = findScenario({});
    ASSERT_TRUE(scenario.has_value()) << scenario.error().english();
    EXPECT_EQ(scenario->repeat, Duration::seconds(24 * 3600));
}

TEST(ScenarioSource, BuiltInScenariosAreFoundByName)
{
    for (const char* name : {"workshop_motors", "balanced_5a", "phase_missing", "reversed_sequence"}) {
        EXPECT_TRUE(findScenario(name).has_value()) << name;
    }
}

TEST(ScenarioSource, AnUnknownNameIsAnsweredWithThoseThereAre)
{
    const auto scenario = findScenario("nowhere");
    ASSERT_FALSE(scenario.has_value());
    EXPECT_THAT(scenario.error().english(), HasSubstr("household_day"));
}

TEST(ScenarioSource, AFaultyFileIsRefusedWithItsPlace)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("bad.yaml"));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("version: 1\nload: {current: 10 kg}\n");
    file.close();
    const auto scenario = findScenario(path.toStdString());
    ASSERT_FALSE(scenario.has_value());
    EXPECT_THAT(scenario.error().english(), StartsWith(path.toStdString() + ":2:"));
}

} // namespace
} // namespace vmeter
