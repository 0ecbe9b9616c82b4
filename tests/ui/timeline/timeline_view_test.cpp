// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_view.h"

#include "ui/timeline/event_text.h"
#include "ui/timeline/timeline_strip.h"

#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QtTest>

#include <gtest/gtest.h>

namespace vmeter {
namespace {

class TimelineViewTest : public ::testing::Test {
protected:
    TimelineViewTest()
    {
        QLocale::setDefault(QLocale(QLocale::English));
        auto scenario = std::make_shared<Scenario>();
        scenario->timeline.resize(2);
        scenario->timeline[0].at = 30 * kSecond;
        scenario->timeline[0].change.current = PerPhase<double>{10, 10, 10};
        scenario->timeline[0].change.tariff = Tariff::t2;
        scenario->timeline[1].at = 90 * kSecond;
        scenario->timeline[1].kind = TimelineEntry::Kind::power;
        scenario->timeline[1].powerOn = false;
        m_scenario = scenario;
        m_view.resize(600, 60);
        m_view.show();
    }

    void at(Duration time, bool runningAhead = false)
    {
        Snapshot snapshot;
        snapshot.scenario = m_scenario;
        snapshot.scenarioTime = {time};
        snapshot.runningAhead = runningAhead;
        m_view.setSnapshot(snapshot);
    }
    QString text(const char* name) { return m_view.findChild<QLabel*>(QLatin1String(name))->text(); }
    QPushButton* skip() { return m_view.findChild<QPushButton*>(QStringLiteral("skipToNextEvent")); }

    std::shared_ptr<const Scenario> m_scenario;
    TimelineView m_view;
};

TEST_F(TimelineViewTest, TellsPositionAndWhatComesNext)
{
    at(10 * kSecond);
    EXPECT_EQ(text("timelinePosition"), QStringLiteral("00:00:10 of 00:01:30"));
    EXPECT_EQ(text("timelineNext"), QStringLiteral("in 00:00:20: current 10 A, tariff T2"));
    at(60 * kSecond);
    EXPECT_EQ(text("timelineNext"), QStringLiteral("in 00:00:30: mains off"));
}

TEST_F(TimelineViewTest, SkipIsOfferedWhileSomethingComes)
{
    QSignalSpy skipped(&m_view, &TimelineView::skipWanted);
    at(10 * kSecond);
    QTest::mouseClick(skip(), Qt::LeftButton);
    EXPECT_EQ(skipped.count(), 1);
    at(10 * kSecond, true);
    EXPECT_FALSE(skip()->isEnabled()); // already running to the event
    at(100 * kSecond);
    EXPECT_FALSE(skip()->isEnabled());
    EXPECT_EQ(text("timelineNext"), QStringLiteral("nothing more to come"));
    EXPECT_EQ(text("timelinePosition"), QStringLiteral("00:01:40")) << "past its end";
}

TEST_F(TimelineViewTest, ARepeatedTimelineStartsAgain)
{
    auto repeated = std::make_shared<Scenario>(*m_scenario);
    repeated->repeat = 120 * kSecond;
    m_scenario = repeated;
    at(220 * kSecond);
    EXPECT_EQ(text("timelinePosition"), QStringLiteral("00:01:40 of 00:02:00"));
    EXPECT_EQ(text("timelineNext"), QStringLiteral("in 00:00:20: starts again"));
    EXPECT_TRUE(skip()->isEnabled());
}

TEST_F(TimelineViewTest, StripPutsMomentsInProportion)
{
    at({});
    auto* strip = m_view.findChild<TimelineStrip*>();
    const double begin = strip->placeOf({});
    const double end = strip->placeOf(90 * kSecond);
    EXPECT_NEAR(strip->placeOf(30 * kSecond), begin + (end - begin) / 3, 1e-9);
    EXPECT_LT(end, strip->width());
    EXPECT_EQ(strip->placeOf(1000 * kSecond), end);
}

TEST_F(TimelineViewTest, AClickOnAMarkSkipsToIt)
{
    QSignalSpy skipped(&m_view, &TimelineView::skipBy);
    at(10 * kSecond);
    auto* strip = m_view.findChild<TimelineStrip*>();
    const auto click = [&](Duration moment) {
        QTest::mouseClick(strip, Qt::LeftButton, {}, {qRound(strip->placeOf(moment)), strip->height() / 2});
    };
    click(60 * kSecond);
    EXPECT_EQ(skipped.count(), 0) << "there is no mark";
    click(90 * kSecond);
    ASSERT_EQ(skipped.count(), 1);
    EXPECT_EQ(skipped[0][0].value<Duration>(), 80 * kSecond);
    at(40 * kSecond);
    click(30 * kSecond);
    EXPECT_EQ(skipped.count(), 1) << "it is over and does not come again";
}

TEST_F(TimelineViewTest, AMarkThatIsOverIsReachedInTheNextRepetition)
{
    auto repeated = std::make_shared<Scenario>(*m_scenario);
    repeated->repeat = 120 * kSecond;
    m_scenario = repeated;
    at(40 * kSecond);
    QSignalSpy skipped(&m_view, &TimelineView::skipBy);
    auto* strip = m_view.findChild<TimelineStrip*>();
    QTest::mouseClick(strip, Qt::LeftButton, {}, {qRound(strip->placeOf(30 * kSecond)), strip->height() / 2});
    ASSERT_EQ(skipped.count(), 1);
    EXPECT_EQ(skipped[0][0].value<Duration>(), 110 * kSecond);
}

TEST_F(TimelineViewTest, ArrowsChooseAMarkAndEnterSkipsToIt)
{
    at(10 * kSecond);
    QSignalSpy skipped(&m_view, &TimelineView::skipBy);
    auto* strip = m_view.findChild<TimelineStrip*>();
    QTest::keyClick(strip, Qt::Key_Return);
    EXPECT_EQ(skipped.count(), 0) << "nothing is chosen";
    QTest::keyClick(strip, Qt::Key_Right);
    EXPECT_EQ(text("timelineNext"), QStringLiteral("00:00:30  current 10 A, tariff T2"));
    QTest::keyClick(strip, Qt::Key_Right);
    EXPECT_EQ(strip->accessibleDescription(), QStringLiteral("00:01:30  mains off"));
    QTest::keyClick(strip, Qt::Key_Left);
    QTest::keyClick(strip, Qt::Key_Return);
    ASSERT_EQ(skipped.count(), 1);
    EXPECT_EQ(skipped[0][0].value<Duration>(), 20 * kSecond);
}

TEST_F(TimelineViewTest, TableListsTheEvents)
{
    at({});
    const QStringList lines = m_view.csv().split(u'\n');
    EXPECT_EQ(lines[1], QStringLiteral("30.000,0.000,\"current 10 A, tariff T2\""));
    EXPECT_EQ(lines[2], QStringLiteral("90.000,0.000,mains off"));
}

TEST(EventText, NamesRampsKeysAndDevices)
{
    QLocale::setDefault(QLocale(QLocale::English));
    TimelineEntry ramp;
    ramp.kind = TimelineEntry::Kind::ramp;
    ramp.over = 10 * kSecond;
    ramp.change.frequencyHz = 50.2;
    ramp.change.voltage = PerPhase<double>{230, 0, 230};
    EXPECT_EQ(eventText(ramp), QStringLiteral("frequency 50.2 Hz, voltage 230 / 0 / 230 V, over 00:00:10"));
    TimelineEntry press;
    press.kind = TimelineEntry::Kind::press;
    press.keys = {Key::up, Key::enter};
    press.hold = Duration{25'600};
    EXPECT_EQ(eventText(press), QStringLiteral("key UP + ENTER, 3.2 s"));
    TimelineEntry devices;
    devices.kind = TimelineEntry::Kind::devices;
    devices.change.deviceChanges = {{"kettle", {LoadElement{}}}, {"oven", {}}};
    EXPECT_EQ(eventText(devices), QStringLiteral("Kettle: on, Oven: off"));
    devices.what = LocalizedText{"Tea time", "L'heure du thé"};
    EXPECT_EQ(eventText(devices), QStringLiteral("Tea time"));
}

TEST(EventText, TellsTheLaterStagesOfAStartByTheirCurrent)
{
    QLocale::setDefault(QLocale(QLocale::English));
    const auto change = [](double amperes) {
        TimelineEntry entry;
        entry.kind = TimelineEntry::Kind::devices;
        entry.change.deviceChanges = {{"ev_charger_3ph", {LoadElement{.current = amperes}}}};
        return entry;
    };
    Scenario scenario;
    scenario.timeline = {change(6), change(10), change(16)};
    scenario.timeline[2].change.deviceChanges[0].elements.clear();
    scenario.timeline.push_back(change(6));
    const std::vector<bool> later = laterStages(scenario);
    EXPECT_EQ(later, (std::vector<bool>{false, true, false, false}));
    EXPECT_EQ(eventText(scenario.timeline[0], later[0]), QStringLiteral("Car on three phases: on"));
    EXPECT_EQ(eventText(scenario.timeline[1], later[1]), QStringLiteral("Car on three phases: 10 A"));
    EXPECT_EQ(eventText(scenario.timeline[2], later[2]), QStringLiteral("Car on three phases: off"));
}

TEST(TimeText, HasDaysFromTheFirstFullDayOn)
{
    EXPECT_EQ(timeText(86'399 * kSecond), QStringLiteral("23:59:59"));
    EXPECT_EQ(timeText((86'400 + 3723) * kSecond), QStringLiteral("1 d 01:02:03"));
}

} // namespace
} // namespace vmeter
