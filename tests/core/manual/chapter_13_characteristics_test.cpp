// SPDX-License-Identifier: GPL-3.0-or-later
// Manual 13: the characteristics, and 2.2: up to which voltage and current the meter measures. An ideal front end; what
// a real one adds is in the type tests.
#include "tests/core/manual/meter_rig.h"
#include "tests/core/menu/menu_rig.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>

namespace vmeter {
namespace {

class Manual13 : public ::testing::Test {
protected:
    void expectVoltsOfEachPhase(double volts) const
    {
        for (const ElementMeasurement& phase : now().phase) {
            EXPECT_NEAR(static_cast<double>(phase.voltage.value), volts * 1e6, volts * 10); // 10 ppm
        }
        EXPECT_FALSE(std::ranges::any_of(now().overRange, [](bool beyond) { return beyond; }));
    }
    void expectAmperesOfEachPhase(double amperes) const
    {
        for (const ElementMeasurement& phase : now().phase) {
            EXPECT_NEAR(static_cast<double>(phase.current.value), amperes * 1e6, amperes * 10);
        }
    }
    [[nodiscard]] const Measurements& now() const { return m_rig.state().measurements; }
    [[nodiscard]] const MeterState& state() const { return m_rig.state(); }

    MeterRig m_rig;
};

// ---- voltages ------------------------------------------------------------------------------------------------------

TEST_F(Manual13, Measures288Volts)
{
    m_rig.run(test::TestSignal::balanced(288, 5, 0), 60);
    expectVoltsOfEachPhase(288);
    EXPECT_NEAR(m_rig.importedWattHours(), 72, 0.11); // 3 x 288 V x 5 A for a minute
}

TEST_F(Manual13, Stands300VoltsForASecond)
{
    m_rig.run(test::TestSignal::balanced(230, 5, 0), 10);
    m_rig.run(test::TestSignal::balanced(300, 5, 0), 1);
    m_rig.run(test::TestSignal::balanced(230, 5, 0), 10);
    expectVoltsOfEachPhase(230);
    EXPECT_NEAR(m_rig.importedWattHours(), 20.4167, 0.11); // 3 x 5 A x (230 V x 20 s + 300 V x 1 s)
    EXPECT_EQ(state().uptime, Uptime{Duration::seconds(21)}) << "it has not restarted";
}

TEST_F(Manual13, Measures290VoltsAnd500VoltsBetweenPhases)
{
    m_rig.run(test::TestSignal::balanced(290, 5, 0), 60);
    expectVoltsOfEachPhase(290);
    for (const Microvolts& line : now().lineVoltage) {
        EXPECT_NEAR(static_cast<double>(line.value), 502.295e6, 5e3); // 290 V times the root of 3
    }
    EXPECT_NEAR(m_rig.importedWattHours(), 72.5, 0.11);
}

TEST_F(Manual13, MeasuresFrom184To288Volts)
{
    for (const double volts : {184.0, 207.0, 230.0, 240.0, 264.0, 288.0}) {
        m_rig.run(test::TestSignal::balanced(volts, 5, 0), 3);
        expectVoltsOfEachPhase(volts);
        EXPECT_NEAR(static_cast<double>(now().system.activePower.value), 15 * volts * 1e6, 15 * volts * 20);
    }
}

// ---- currents and frequency ----------------------------------------------------------------------------------------

TEST_F(Manual13, Measures80Amperes)
{
    m_rig.run(test::TestSignal::balanced(230, 80, 0), 60);
    expectAmperesOfEachPhase(80);
    EXPECT_NEAR(m_rig.importedWattHours(), 920, 0.11); // 55.2 kW for a minute
}

TEST_F(Manual13, MeasuresFrom59To61Hertz)
{
    for (const double hertz : {59.0, 59.7, 60.0, 61.0}) {
        test::TestSignal signal = test::TestSignal::balanced(230, 5, 60);
        signal.frequency = hertz;
        m_rig.run(signal, 3);
        EXPECT_NEAR(static_cast<double>(now().frequency.value), hertz * 1e6, 1000);
        EXPECT_NEAR(static_cast<double>(now().system.activePower.value), 1725e6, 50e3);
    }
}

// ---- LED and output -------------------------------------------------------------------------------------------------

TEST_F(Manual13, LedHasAThousandPulsesAKilowattHourAndTheOutputOneAHundredWattHours)
{
    m_rig.run(test::TestSignal::balanced(230, 80, 0), 31); // 475.33 Wh
    EXPECT_EQ(state().ledPulses, 475U);
    EXPECT_EQ(state().outputPulses, 4U);
    m_rig.run(test::TestSignal::balanced(230, 80, 180), 31); // as much in the other direction
    EXPECT_EQ(state().ledPulses, 950U);
    EXPECT_EQ(state().outputPulses, 4U) << "Ea+ alone";
}

// ---- display --------------------------------------------------------------------------------------------------------

// 15.33 Wh a second, so the reading of tAr.1 changes each second.
TEST_F(Manual13, DisplayIsRenewedOnceASecondAndItsMarksAtOnce)
{
    test::TestSignal signal = test::TestSignal::balanced(230, 80, 0);
    m_rig.run(signal, 2);
    std::string before = m_rig.digits();
    int changes = 0;
    int pulses = 0;
    for (uint32_t block = 1; block <= 20 * kBlocksPerSecond; ++block) {
        if (block % 130 == 0) {
            m_rig.meter.linkActivity();
            EXPECT_TRUE(state().lcd.isLit(Icon::communication));
        }
        const bool conducted = state().pulseOutput;
        m_rig.meter.samples(signal.next());
        EXPECT_EQ(state().lcd.isLit(Icon::pulseOutput), state().pulseOutput);
        pulses += !conducted && state().pulseOutput ? 1 : 0;
        if (m_rig.digits() != before) {
            EXPECT_TRUE(state().uptime.isMultipleOf(kSecond)) << "at " << state().uptime.sinceStart.samples;
            before = m_rig.digits();
            ++changes;
        }
    }
    EXPECT_EQ(changes, 20);
    EXPECT_EQ(pulses, 3) << "306.67 Wh";
}

class ManualDisplay : public ::testing::Test {
protected:
    MenuRig m_rig;
};

TEST_F(ManualDisplay, BacklightStaysOnForTenSecondsAfterTheLastKey)
{
    EXPECT_FALSE(m_rig.frame().backlight);
    m_rig.down(Key::up);
    EXPECT_TRUE(m_rig.frame().backlight) << "at once, with the press";
    m_rig.wait(30'000);
    EXPECT_TRUE(m_rig.frame().backlight) << "while a key is held";
    m_rig.up(Key::up);
    m_rig.wait(9'995);
    EXPECT_TRUE(m_rig.frame().backlight);
    m_rig.wait(5);
    EXPECT_FALSE(m_rig.frame().backlight);
}

/// What the page in view shows.
std::string reading(const MenuRig& rig)
{
    const LcdFrame frame = rig.frame();
    return std::string(mainText(frame).data()) + ' ' + unitText(frame);
}

TEST_F(ManualDisplay, EnergiesHaveEightDigits)
{
    const auto set = [this](EnergyKind kind, uint64_t wattHours) {
        m_rig.state.energies.at(Tariff::t1, Element::system, kind) = {wattHours, 0};
    };
    set(EnergyKind::activeImport, 10);
    set(EnergyKind::activeExport, 999'999'990);
    set(EnergyKind::reactiveImportInductive, 10);
    set(EnergyKind::reactiveExportInductive, 999'999'990);
    EXPECT_EQ(reading(m_rig), "000000.01 kWh");
    m_rig.tap(Key::up);
    EXPECT_EQ(reading(m_rig), "999999.99 kWh");
    m_rig.tap(Key::up);
    EXPECT_EQ(reading(m_rig), "000000.01 kvarh");
    m_rig.tap(Key::up);
    EXPECT_EQ(reading(m_rig), "999999.99 kvarh");

    m_rig.menu.powerOn(kCountisE28.menus);
    m_rig.goTo(MenuId::total);
    m_rig.tap(Key::up, 8);
    set(EnergyKind::apparent, 10);
    EXPECT_EQ(reading(m_rig), "000000.01 kVAh");
    set(EnergyKind::apparent, 999'999'990);
    EXPECT_EQ(reading(m_rig), "999999.99 kVAh");
}

TEST_F(ManualDisplay, InstantaneousValuesHaveFourDigits)
{
    Measurements& measurements = m_rig.state.measurements;
    const auto set = [&](int64_t thousandths) {
        const int64_t micro = thousandths * 1'000;
        ElementMeasurement& system = measurements.system;
        system.activePower = {micro * 1'000};
        system.apparentPower = {micro * 1'000};
        system.reactivePower = {micro * 1'000};
        measurements.systemLineVoltage = {micro * 10};
        system.voltage = {micro * 10};
        system.current = {micro};
    };
    struct Row {
        int page; // of rt, from 1
        const char* least;
        const char* most;
    };
    const Row rows[] = {{4, "00.00 kW", "99.99 kW"}, {8, "00.00 kVA", "99.99 kVA"}, {12, "00.00 kvar", "99.99 kvar"},
        {13, "000.0 V", "999.9 V"}, {14, "000.0 V", "999.9 V"}, {15, "00.00 A", "99.99 A"}};
    m_rig.goTo(MenuId::realTime);
    int page = 1;
    for (const Row& row : rows) {
        m_rig.tap(Key::up, row.page - page);
        page = row.page;
        set(0);
        EXPECT_EQ(reading(m_rig), row.least);
        set(99'990);
        EXPECT_EQ(reading(m_rig), row.most);
    }
}

TEST_F(ManualDisplay, PowerFactorAndFrequencyHaveTheirRanges)
{
    Measurements& measurements = m_rig.state.measurements;
    m_rig.goTo(MenuId::realTime);
    m_rig.tap(Key::up, 15);
    for (const auto& [millionths, shown] : {std::pair{1'000, "0.001 PF"}, std::pair{1'000'000, "1.000 PF"}}) {
        measurements.system.powerFactor = {millionths, true};
        EXPECT_EQ(reading(m_rig), shown);
    }
    m_rig.tap(Key::up);
    for (const auto& [hertz, shown] :
        {std::pair{45, "45.00 Hz"}, std::pair{50, "50.00 Hz"}, std::pair{65, "65.00 Hz"}}) {
        measurements.frequency = {hertz * 1'000'000};
        EXPECT_EQ(reading(m_rig), shown);
    }
}

} // namespace
} // namespace vmeter
