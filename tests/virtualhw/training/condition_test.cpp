// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/fram/fram_memory.h"
#include "virtualhw/training/condition.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

class ConditionTest : public ::testing::Test {
protected:
    ConditionTest()
        : bench(kCountisE28, scenario(), fram)
    {
        pass(3);
    }

    static Scenario scenario()
    {
        Scenario scenario;
        scenario.afe.profile = AfeProfile::ideal;
        scenario.input.load.current = {10, 10, 10};
        return scenario;
    }
    void pass(uint64_t seconds)
    {
        for (const SampleCount end = bench.time() + seconds * kSampleRate; bench.time() < end;) {
            bench.advance();
        }
    }
    bool so(const Condition& condition) { return holds(condition, bench, past); }

    FramMemory fram;
    Bench bench;
    RecentPast past;
};

TEST_F(ConditionTest, OfTheDisplay)
{
    Condition condition;
    DisplayCondition& display = condition.display.emplace();
    EXPECT_TRUE(so(condition)) << "anything";
    display.menu = "tAr.1";
    display.unit = "kWh";
    display.main = "000000.00";
    display.lit = 1U << static_cast<unsigned>(Icon::import_);
    display.dark = 1U << static_cast<unsigned>(Icon::export_);
    display.backlight = false;
    display.blinking = false;
    EXPECT_TRUE(so(condition));
    display.backlight = true;
    EXPECT_FALSE(so(condition));
    display.backlight.reset();
    display.dark = display.lit;
    EXPECT_FALSE(so(condition));
    display.dark = 0;
    display.menu = "tAr.2";
    EXPECT_FALSE(so(condition));
}

// The page before SETUP 2 has the label of that menu; lessons may also name it "SEtuP".
TEST_F(ConditionTest, OfThePageBeforeSetup2ByItsLabelAndByItsName)
{
    Condition named;
    named.display.emplace().menu = "SEtuP";
    Condition labelled;
    labelled.display.emplace().menu = "SEtuP.2";
    EXPECT_FALSE(so(named) || so(labelled));
    const auto press = [&](std::vector<Key> keys, uint64_t milliseconds) {
        bench.apply(PressKeys{std::move(keys), samplesFromMilliseconds(milliseconds)});
        pass(milliseconds / 1000 + 1);
    };
    for (int menu = 0; menu < 6; ++menu) {
        press({Key::enter}, 200);
    }
    EXPECT_TRUE(so(named) && so(labelled));
    press({Key::enter}, 3'200);
    EXPECT_FALSE(so(named) || so(labelled)) << "within SETUP 2 each page has its own label";
}

TEST_F(ConditionTest, OfThePageCountedFromOne)
{
    Condition condition;
    condition.display.emplace().page = 1;
    EXPECT_TRUE(so(condition));
    const std::vector up{Key::up};
    bench.apply(PressKeys{up, samplesFromMilliseconds(200)});
    pass(1);
    EXPECT_FALSE(so(condition));
    condition.display->page = 2;
    EXPECT_TRUE(so(condition));
}

TEST_F(ConditionTest, OfARegisterInItsUnit)
{
    Condition condition;
    condition.registers = {{50536, 6890.0, 6910.0}}; // system active power, W: 3 * 230 V * 10 A
    EXPECT_TRUE(so(condition));
    condition.registers = {{50536, 6910.0, {}}};
    EXPECT_FALSE(so(condition));
    condition.registers = {{50536, {}, 6890.0}};
    EXPECT_FALSE(so(condition));
}

TEST_F(ConditionTest, OfSettingsTariffSealAndPower)
{
    Condition condition;
    condition.settings.emplace().address = Ipv4{{192, 168, 0, 4}};
    condition.tariff = Tariff::t1;
    condition.powered = true;
    condition.sealed = false;
    EXPECT_TRUE(so(condition));
    bench.apply(SealCover{true});
    EXPECT_FALSE(so(condition));
    condition.sealed = true;
    EXPECT_TRUE(so(condition));
    bench.apply(SelectTariff{Tariff::t2});
    EXPECT_FALSE(so(condition));
    condition.tariff = Tariff::t2;
    condition.settings->unitId = 6;
    EXPECT_FALSE(so(condition));
    condition.settings->unitId = 5;
    EXPECT_TRUE(so(condition));
    bench.apply(SwitchMains{false});
    pass(1);
    EXPECT_FALSE(so(condition));
}

TEST_F(ConditionTest, OfWhatIsOnTheTerminals)
{
    Condition loaded;
    loaded.input.emplace().current = PerPhase<double>{10, 10, 10};
    Condition right;
    right.wiredRight = true;
    EXPECT_TRUE(so(loaded));
    EXPECT_TRUE(so(right));
    InputChange change;
    change.current = PerPhase<double>{10, 0, 10};
    change.wiring.reversed = PerPhase<bool>{true, false, false};
    bench.apply(ChangeInputs{change});
    EXPECT_FALSE(so(loaded));
    EXPECT_FALSE(so(right));
    right.wiredRight = false;
    EXPECT_TRUE(so(right));
}

TEST_F(ConditionTest, OfPartialCounters)
{
    Condition condition;
    condition.partials = {{PartialCounter::apparent, false, {}}};
    EXPECT_FALSE(so(condition));
    bench.apply(RunPartial{PartialCounter::apparent, false});
    EXPECT_TRUE(so(condition));
    condition.partials[0].zeroed = true;
    EXPECT_FALSE(so(condition));
    past.zeroed[static_cast<std::size_t>(PartialCounter::apparent)] = true;
    EXPECT_TRUE(so(condition));
}

} // namespace
} // namespace vmeter
