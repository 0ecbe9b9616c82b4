// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/background_replay.h"

#include <QApplication>
#include <QProgressDialog>
#include <QPushButton>
#include <QWidget>

#include <gtest/gtest.h>

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace vmeter {
namespace {

/// Works until a stop is requested.
void waitForStop(const std::stop_token& stop)
{
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any never;
    never.wait(lock, stop, [] { return false; });
}

class BackgroundReplayTest : public ::testing::Test {
protected:
    void waitForEnd() const
    {
        while (replay->isRunning()) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        }
    }
    void start(BackgroundReplay::Work work)
    {
        replay->start(QStringLiteral("Title"), QStringLiteral("Text"), std::move(work), [] { return 0.5; });
    }

    QWidget window;
    std::optional<BackgroundReplay> replay{std::in_place, window};
};

TEST_F(BackgroundReplayTest, WorksInAnotherThreadAndEndsInTheWindows)
{
    std::thread::id worked;
    std::thread::id finished;
    start([&](const std::stop_token&) -> BackgroundReplay::Finish {
        worked = std::this_thread::get_id();
        return [&] { finished = std::this_thread::get_id(); };
    });
    waitForEnd();
    EXPECT_NE(worked, std::thread::id());
    EXPECT_NE(worked, std::this_thread::get_id());
    EXPECT_EQ(finished, std::this_thread::get_id());
}

TEST_F(BackgroundReplayTest, CancelEndsTheWork)
{
    bool stopped = false;
    start([&](const std::stop_token& stop) -> BackgroundReplay::Finish {
        waitForStop(stop);
        return [&] { stopped = true; };
    });
    EXPECT_TRUE(replay->isRunning());
    window.findChild<QProgressDialog*>()->findChild<QPushButton*>()->click();
    waitForEnd();
    EXPECT_TRUE(stopped);
}

TEST_F(BackgroundReplayTest, ASecondOneWaitsForNothingAndIsNotDone)
{
    int works = 0;
    start([&](const std::stop_token& stop) -> BackgroundReplay::Finish {
        ++works;
        waitForStop(stop);
        return [] {};
    });
    start([&](const std::stop_token&) -> BackgroundReplay::Finish {
        ++works;
        return [] {};
    });
    window.findChild<QProgressDialog*>()->findChild<QPushButton*>()->click();
    waitForEnd();
    EXPECT_EQ(works, 1);
}

TEST_F(BackgroundReplayTest, EndedWithTheWindowItFinishesNothing)
{
    bool finished = false;
    start([&](const std::stop_token& stop) -> BackgroundReplay::Finish {
        waitForStop(stop);
        return [&] { finished = true; };
    });
    replay.reset();
    QCoreApplication::processEvents();
    EXPECT_FALSE(finished);
}

} // namespace
} // namespace vmeter
