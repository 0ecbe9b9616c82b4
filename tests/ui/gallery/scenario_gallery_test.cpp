// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/scenario_gallery.h"

#include "ui/gallery/scenario_card.h"
#include "ui/gallery/watch_strip.h"
#include "ui/window_settings.h"
#include "virtualhw/scenario/scenario_source.h"

#include <QFile>
#include <QLineEdit>
#include <QLocale>
#include <QTemporaryDir>
#include <QtTest>

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace vmeter {
namespace {

class ScenarioGalleryTest : public ::testing::Test {
protected:
    ScenarioGalleryTest()
    {
        QLocale::setDefault(QLocale(QLocale::English));
        windowSettings().remove(QStringLiteral("recentScenarios"));
    }
    ~ScenarioGalleryTest() override { windowSettings().remove(QStringLiteral("recentScenarios")); }

    static QList<ScenarioCard*> shown(const ScenarioGallery& gallery)
    {
        QList<ScenarioCard*> cards = gallery.findChildren<ScenarioCard*>();
        cards.removeIf([](const ScenarioCard* card) { return card->isHidden(); });
        return cards;
    }
    static ScenarioCard* card(const ScenarioGallery& gallery, const QString& name)
    {
        const QList<ScenarioCard*> cards = gallery.findChildren<ScenarioCard*>();
        const auto found = std::ranges::find(cards, name, &QWidget::accessibleName);
        return found != cards.end() ? *found : nullptr;
    }
    QString file(const char* name, const QByteArray& text) const
    {
        QFile scenario(m_folder.filePath(QString::fromLatin1(name)));
        EXPECT_TRUE(scenario.open(QIODevice::WriteOnly));
        scenario.write(text);
        return scenario.fileName();
    }

    QTemporaryDir m_folder;
};

TEST_F(ScenarioGalleryTest, HasACardWithACurveForEachReadyMadeScenario)
{
    ScenarioGallery gallery;
    gallery.prepare();
    gallery.waitForCurves();
    std::map<ScenarioGroup, int> cards;
    for (const ScenarioCard* card : shown(gallery)) {
        ++cards[card->entry().scenario->group];
        EXPECT_FALSE(card->entry().curve.empty()) << card->accessibleName().toStdString();
        EXPECT_FALSE(whatToWatch(card->entry().scenario->description).isEmpty());
        EXPECT_GE(card->width(), card->sizeHint().width());
    }
    EXPECT_EQ(cards.size(), 6U) << "all groups but the user's own";
    EXPECT_GE(cards[ScenarioGroup::wiring], 8);
    const ScenarioCard* car = card(gallery, QStringLiteral("A car charges"));
    ASSERT_NE(car, nullptr);
    EXPECT_EQ(car->text(), QStringLiteral("2 min 10 s, again and again"));
    const auto greatest = std::ranges::max(car->entry().curve, {}, &PowerBand::greatest).greatest;
    EXPECT_NEAR(greatest, 3 * 230 * 16 * 0.99 + 230 * 0.82 * 0.64, 300) << "three phases of 16 A beside the fridge";
}

TEST_F(ScenarioGalleryTest, SearchLeavesTheCardsThatHaveAllWords)
{
    ScenarioGallery gallery;
    gallery.prepare();
    auto* search = gallery.findChild<QLineEdit*>(QStringLiteral("gallerySearch"));
    search->setText(QStringLiteral("NEUTRAL third"));
    ASSERT_EQ(shown(gallery).size(), 1);
    EXPECT_EQ(shown(gallery)[0]->accessibleName(), QStringLiteral("Neutral overloaded by third harmonics"));
    search->setText(QStringLiteral("no such words"));
    EXPECT_TRUE(shown(gallery).isEmpty());
    gallery.prepare();
    EXPECT_GT(shown(gallery).size(), 30);
}

TEST_F(ScenarioGalleryTest, ACardIsChosenByMouseOrKeyboard)
{
    ScenarioGallery gallery;
    QString chosen;
    QObject::connect(&gallery, &ScenarioGallery::chosen, &gallery,
        [&](const Scenario& scenario) { chosen = QString::fromStdString(scenario.name.en); });
    QTest::mouseClick(card(gallery, QStringLiteral("Lost neutral")), Qt::LeftButton);
    EXPECT_EQ(chosen, QStringLiteral("Lost neutral"));
    QTest::keyClick(card(gallery, QStringLiteral("Spot welding")), Qt::Key_Return);
    EXPECT_EQ(chosen, QStringLiteral("Spot welding"));
}

TEST_F(ScenarioGalleryTest, RecentFilesBecomeCardsAlsoIfTheyHaveErrors)
{
    const QString good = file("pump.yaml", "version: 1\nname: Pump\nload: {current: 3 A}\n");
    const QString bad = file("bad.yaml", "version: 1\nload: {current: 3 V}\n");
    keepRecentScenario(good);
    keepRecentScenario(bad);
    ScenarioGallery gallery;
    gallery.prepare();
    gallery.waitForCurves();
    ASSERT_NE(card(gallery, QStringLiteral("Pump")), nullptr);
    EXPECT_FALSE(card(gallery, QStringLiteral("Pump"))->entry().curve.empty());
    ScenarioCard* broken = card(gallery, QStringLiteral("bad.yaml"));
    ASSERT_NE(broken, nullptr);
    QSignalSpy opened(&gallery, &ScenarioGallery::fileChosen);
    QTest::mouseClick(broken, Qt::LeftButton);
    ASSERT_EQ(opened.count(), 1) << "opening it tells the errors";
    EXPECT_EQ(opened[0][0].toString(), bad);
    gallery.prepare();
    EXPECT_EQ(gallery.findChildren<ScenarioCard*>().size(), static_cast<qsizetype>(readyScenarioFiles().size()) + 2)
        << "these two once";
}

TEST_F(ScenarioGalleryTest, RecentFilesAreEightAtMostTheLatestFirst)
{
    for (int n = 0; n < 10; ++n) {
        keepRecentScenario(m_folder.filePath(QString::number(n)));
    }
    keepRecentScenario(m_folder.filePath(QStringLiteral("5")));
    const QStringList recent = recentScenarios();
    ASSERT_EQ(recent.size(), 8);
    EXPECT_EQ(recent[0], m_folder.filePath(QStringLiteral("5")));
    EXPECT_EQ(recent[1], m_folder.filePath(QStringLiteral("9")));
    EXPECT_EQ(recent.count(recent[0]), 1);
}

TEST_F(ScenarioGalleryTest, LengthsAreToldInWords)
{
    Scenario scenario;
    EXPECT_EQ(lengthText(scenario), QStringLiteral("steady"));
    scenario.repeat = 24 * 3600 * kSecond;
    EXPECT_EQ(lengthText(scenario), QStringLiteral("24 h, again and again"));
    scenario.repeat.reset();
    scenario.timeline.resize(1);
    scenario.timeline[0].at = 3661 * kSecond;
    EXPECT_EQ(lengthText(scenario), QStringLiteral("1 h 1 min 1 s"));
}

TEST_F(ScenarioGalleryTest, WhatToWatchIsTheSecondPartOfTheDescription)
{
    const LocalizedText description{"It rains. Watch: the sky.", "Il pleut. À observer : le ciel."};
    EXPECT_EQ(whatToWatch(description), QStringLiteral("the sky."));
    QLocale::setDefault(QLocale(QLocale::French));
    EXPECT_EQ(whatToWatch(description), QStringLiteral("le ciel."));
    EXPECT_TRUE(whatToWatch({"It rains.", "Il pleut."}).isEmpty());
}

TEST_F(ScenarioGalleryTest, TheStripIsHiddenInLessonsAndWithoutAText)
{
    auto scenario = std::make_shared<Scenario>();
    scenario->description.en = "It rains. Watch: the sky.";
    WatchStrip strip;
    strip.setScenario(scenario, false);
    EXPECT_EQ(strip.text(), QStringLiteral("Watch: the sky."));
    EXPECT_FALSE(strip.isHidden());
    strip.setScenario(scenario, true);
    EXPECT_TRUE(strip.isHidden());
    strip.setScenario(std::make_shared<Scenario>(), false);
    EXPECT_TRUE(strip.isHidden());
}

} // namespace
} // namespace vmeter
