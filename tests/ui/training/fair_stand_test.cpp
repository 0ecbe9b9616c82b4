// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/fair_stand.h"

#include "ui/training/qr_code.h"
#include "virtualhw/bench/fram/fram_memory.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QTemporaryDir>
#include <QtTest>

#include <gtest/gtest.h>

namespace vmeter {
namespace {

using namespace std::chrono_literals;

class FairStandTest : public ::testing::Test {
protected:
    FairStandTest()
    {
        m_simulation.start();
        m_stand.setOn(true);
    }
    ~FairStandTest() override { m_training.leave(); }

    void touch()
    {
        QKeyEvent key(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier);
        QCoreApplication::sendEvent(&m_touched, &key);
    }
    void begin(bool exam)
    {
        const std::string text = "version: 1\ntitle: {en: Trial, fr: Essai}\naim: {en: Aim, fr: But}\nminutes: 5\n"
            + std::string(exam ? "tasks" : "steps") + ":\n  - {text: {en: Yes, fr: Oui}, ask: {word: yes}}\n";
        Message error;
        ASSERT_TRUE(m_training.start(
            {QStringLiteral("trial"), text, exam, 7, QStringLiteral("Zoé"), QStringLiteral("2026-01-31T10:00:00")}, {},
            error))
            << error.english();
    }

    QTemporaryDir m_folder;
    FramMemory m_fram;
    Simulation m_simulation{std::make_unique<Bench>(kCountisE28, Scenario{}, m_fram), Speed{Speed::kPaused}};
    Training m_training{m_simulation, {m_folder.path(), QStringLiteral("1.2")}};
    QObject m_touched;
    FairStand m_stand{m_training};
    QSignalSpy m_wanted{&m_stand, &FairStand::tourWanted};
};

TEST_F(FairStandTest, TheTourComesBackAMinuteAfterTheLastTouch)
{
    m_stand.elapse(59s);
    touch();
    m_stand.elapse(59s);
    EXPECT_EQ(m_wanted.count(), 0);
    m_stand.elapse(1s);
    EXPECT_EQ(m_wanted.count(), 1);
}

TEST_F(FairStandTest, NothingIsCalledForDuringTheTourOrWhenTheStandIsOff)
{
    m_stand.setTouring(true);
    m_stand.elapse(100s);
    m_stand.setTouring(false);
    m_stand.elapse(59s);
    EXPECT_EQ(m_wanted.count(), 0) << "the minute begins when the tour has ended";
    m_stand.setOn(false);
    m_stand.elapse(100s);
    EXPECT_EQ(m_wanted.count(), 0);
}

TEST_F(FairStandTest, ALessonHasFiveMinutesAndAnExamIsNeverLeft)
{
    begin(false);
    m_stand.elapse(299s);
    EXPECT_EQ(m_wanted.count(), 0);
    m_stand.elapse(1s);
    EXPECT_EQ(m_wanted.count(), 1);
    begin(true);
    m_stand.elapse(3600s);
    EXPECT_EQ(m_wanted.count(), 1);
}

TEST(QrCode, HasItsFinderPatternsAndAWhiteMargin)
{
    const QImage code = qrCode(QStringLiteral("http://10.0.0.1/"));
    const int side = code.width() - 2 * 4;
    EXPECT_EQ((side - 17) % 4, 0) << "sides of all versions";
    EXPECT_EQ(code.height(), code.width());
    for (int n = 0; n < code.width(); ++n) {
        EXPECT_EQ(code.pixel(n, 3), qRgb(255, 255, 255));
        EXPECT_EQ(code.pixel(3, n), qRgb(255, 255, 255));
    }
    // Rings of black, white and black round three corners.
    for (const QPoint corner : {QPoint(4, 4), QPoint(4 + side - 7, 4), QPoint(4, 4 + side - 7)}) {
        EXPECT_EQ(code.pixel(corner), qRgb(0, 0, 0));
        EXPECT_EQ(code.pixel(corner + QPoint(1, 1)), qRgb(255, 255, 255));
        EXPECT_EQ(code.pixel(corner + QPoint(3, 3)), qRgb(0, 0, 0));
        EXPECT_EQ(code.pixel(corner + QPoint(6, 6)), qRgb(0, 0, 0));
    }
}

TEST(QrCode, OfNothingAndOfTooMuchThereIsNone)
{
    EXPECT_TRUE(qrCode({}).isNull());
    EXPECT_TRUE(qrCode(QString(5000, u'x')).isNull());
}

} // namespace
} // namespace vmeter
