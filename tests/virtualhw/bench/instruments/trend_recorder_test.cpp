// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/instruments/trend_recorder.h"

#include "tests/virtualhw/ethernet/web/simulated_site.h"
#include "virtualhw/ethernet/web/trend_json.h"

#include <QJsonArray>

#include <gtest/gtest.h>

namespace vmeter {
namespace {

class TrendRecorderTest : public ::testing::Test {
protected:
    /// Adds a reading at `second`: power in W, 230 V.
    void process(uint64_t second, double watts, bool powered = true)
    {
        MeterState state;
        state.powered = powered;
        state.uptime = {Duration::seconds(10)};
        state.measurements.system.activePower = {static_cast<int64_t>(watts * 1e6)};
        state.measurements.phase[0].voltage = {230'000'000};
        m_recorder.process({Duration::seconds(second)}, state);
    }
    [[nodiscard]] Trend hour() const { return m_recorder.trend(TrendPeriod::hour); }
    [[nodiscard]] Trend day() const { return m_recorder.trend(TrendPeriod::day); }

    TrendRecorder m_recorder;
};

TEST_F(TrendRecorderTest, StepsAreMeansOverTenSecondsAndFiveMinutes)
{
    for (uint64_t second = 1; second <= 600; ++second) {
        process(second, second <= 300 ? 1000 : 3000);
    }
    ASSERT_EQ(hour().steps.size(), 60U);
    EXPECT_EQ(hour().stepSeconds, 10);
    EXPECT_EQ(hour().endSeconds, 600);
    EXPECT_DOUBLE_EQ(hour().steps[5].value()[0], 1000);
    EXPECT_DOUBLE_EQ(hour().steps[45].value()[0], 3000);
    EXPECT_DOUBLE_EQ(hour().steps[45].value()[1], 230);
    ASSERT_EQ(day().steps.size(), 2U);
    EXPECT_DOUBLE_EQ(day().steps[0].value()[0], 1000);
    // The rise is between 300 s and 301 s: a mean of 2000 W during one of 300 seconds.
    EXPECT_NEAR(day().steps[1].value()[0], 3000 - 1000.0 / 300, 1e-6);
}

TEST_F(TrendRecorderTest, AStretchLeftOutRunsStraight)
{
    process(1, 0);
    process(21, 2000); // 100 W a second
    ASSERT_EQ(hour().steps.size(), 2U);
    EXPECT_DOUBLE_EQ(hour().steps[0].value()[0], 450) << "0 to 900 W in the nine seconds from 1 s to 10 s";
    EXPECT_DOUBLE_EQ(hour().steps[1].value()[0], 1400) << "900 to 1900 W";
}

TEST_F(TrendRecorderTest, OnlyTheLastHourAndDayAreKept)
{
    for (uint64_t hours = 1; hours <= 50; ++hours) {
        process(hours * 3600, static_cast<double>(hours));
    }
    EXPECT_EQ(hour().steps.size(), 360U);
    EXPECT_EQ(day().steps.size(), 288U);
    EXPECT_EQ(hour().endSeconds, 50 * 3600);
    EXPECT_NEAR(hour().steps.front().value()[0], 49, 0.01);
    EXPECT_NEAR(hour().steps.back().value()[0], 50, 0.01);
    EXPECT_NEAR(day().steps.front().value()[0], 26, 0.05);
}

TEST_F(TrendRecorderTest, AStretchLongerThanTheDayLeavesTheLastDay)
{
    process(1, 500);
    process(86'400 * 30, 500);
    ASSERT_EQ(day().steps.size(), 288U);
    ASSERT_EQ(hour().steps.size(), 360U);
    EXPECT_DOUBLE_EQ(day().steps.front().value()[0], 500);
    EXPECT_DOUBLE_EQ(hour().steps.front().value()[0], 500);
}

TEST_F(TrendRecorderTest, WithoutPowerThereIsAGap)
{
    for (uint64_t second = 1; second <= 40; ++second) {
        process(second, 1000, second < 10 || second > 30);
    }
    ASSERT_EQ(hour().steps.size(), 4U);
    EXPECT_TRUE(hour().steps[0].has_value());
    EXPECT_FALSE(hour().steps[1].has_value());
    EXPECT_FALSE(hour().steps[2].has_value());
    EXPECT_TRUE(hour().steps[3].has_value());
    EXPECT_TRUE(trendJson(hour())["P"].toArray()[1].isNull());
    EXPECT_EQ(trendJson(hour())["P"].toArray()[3].toDouble(), 1000);
}

TEST_F(TrendRecorderTest, OfAnotherBenchItBeginsAnew)
{
    for (uint64_t second = 1; second <= 100; ++second) {
        process(second, 1000);
    }
    for (uint64_t second = 1; second <= 20; ++second) {
        process(second, 500);
    }
    ASSERT_EQ(hour().steps.size(), 2U);
    EXPECT_EQ(trendJson(hour())["P"].toArray()[1].toDouble(), 500);
}

TEST_F(TrendRecorderTest, ASimulationIsListenedToAtAnySpeed)
{
    FramMemory fram;
    auto recorder = std::make_shared<TrendRecorder>();
    Simulation simulation(std::make_unique<Bench>(kCountisE28, test::webTestLoad(), fram), Speed{Speed::kPaused});
    simulation.everySecond([recorder](const Bench& bench) { recorder->process(bench.time(), bench.state()); });
    simulation.setFastForwarding(true);
    simulation.start();
    simulation.step(Duration::seconds(7200));
    const auto trend = recorder->trend(TrendPeriod::hour);
    ASSERT_EQ(trend.steps.size(), 360U);
    EXPECT_EQ(trend.endSeconds, 7200);
    for (const auto& step : trend.steps) {
        ASSERT_TRUE(step.has_value());
        EXPECT_NEAR((*step)[0], 3450, 1); // 3 x 230 V x 10 A x cos 60 degrees
    }
}

} // namespace
} // namespace vmeter
