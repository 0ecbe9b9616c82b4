// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/scenario/scenario_source.h"

#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace vmeter {
namespace {

TEST(ScenarioSource, TheHouseholdDayIsTheDefault)
{
    QString error;
    const auto scenario = findScenario(QString(), error);
    ASSERT_TRUE(scenario.has_value()) << error.toStdString();
    EXPECT_EQ(scenario->repeat, SampleCount{24} * 3600 * 8000);
}

TEST(ScenarioSource, BuiltInScenariosAreFoundByName)
{
    QString error;
    for (const char* name : {"workshop_motors", "balanced_5a", "phase_missing", "reversed_sequence"}) {
        EXPECT_TRUE(findScenario(QString::fromUtf8(name), error).has_value()) << name << error.toStdString();
    }
}

TEST(ScenarioSource, AnUnknownNameIsAnsweredWithThoseThereAre)
{
    QString error;
    EXPECT_FALSE(findScenario(QStringLiteral("nowhere"), error).has_value());
    EXPECT_TRUE(error.contains(QStringLiteral("household_day"))) << error.toStdString();
}

TEST(ScenarioSource, AFaultyFileIsRefusedWithItsPlace)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("bad.yaml"));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("version: 1\nload: {current: 10 kg}\n");
    file.close();
    QString error;
    EXPECT_FALSE(findScenario(path, error).has_value());
    EXPECT_TRUE(error.startsWith(path + QStringLiteral(":2:"))) << error.toStdString();
}

} // namespace
} // namespace vmeter
