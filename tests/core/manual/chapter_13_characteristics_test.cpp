// SPDX-License-Identifier: GPL-3.0-or-later
// Manual 13: the characteristics, and 2.2: up to which voltage and current the meter measures. An ideal front end; what
// a real one adds is in the type tests.
#include "core/meter.h"
#include "tests/core/metrology/test_signal.h"
#include "tests/core/storage/ram_fram.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace vmeter {
namespace {

class Manual13 : public ::testing::Test {
protected:
    Manual13() { m_meter.powerOn(m_fram); }

    void run(test::TestSignal signal, int seconds)
    {
        for (uint32_t block = 0; block < static_cast<uint32_t>(seconds) * kBlocksPerSecond; ++block) {
            m_meter.samples(signal.next());
        }
    }
    [[nodiscard]] double wattHours() const
    {
        return static_cast<double>(state().energies.total(Element::system, EnergyQuantity::activeImport).tenths()) / 10;
    }
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
    [[nodiscard]] const Measurements& now() const { return m_meter.state().measurements; }
    [[nodiscard]] const MeterState& state() const { return m_meter.state(); }

private:
    test::RamFram m_fram;
    Meter m_meter{kCountisE28};
};

// ---- voltages ------------------------------------------------------------------------------------------------------

TEST_F(Manual13, Measures288Volts)
{
    run(test::TestSignal::balanced(288, 5, 0), 60);
    expectVoltsOfEachPhase(288);
    EXPECT_NEAR(wattHours(), 72, 0.11); // 3 x 288 V x 5 A for a minute
}

TEST_F(Manual13, Stands300VoltsForASecond)
{
    run(test::TestSignal::balanced(230, 5, 0), 10);
    run(test::TestSignal::balanced(300, 5, 0), 1);
    run(test::TestSignal::balanced(230, 5, 0), 10);
    expectVoltsOfEachPhase(230);
    EXPECT_NEAR(wattHours(), 20.4167, 0.11); // 3 x 5 A x (230 V x 20 s + 300 V x 1 s)
    EXPECT_EQ(state().uptime, 21U * kSampleRate) << "it has not restarted";
}

TEST_F(Manual13, Measures290VoltsAnd500VoltsBetweenPhases)
{
    run(test::TestSignal::balanced(290, 5, 0), 60);
    expectVoltsOfEachPhase(290);
    for (const Microvolts& line : now().lineVoltage) {
        EXPECT_NEAR(static_cast<double>(line.value), 502.295e6, 5e3); // 290 V times the root of 3
    }
    EXPECT_NEAR(wattHours(), 72.5, 0.11);
}

TEST_F(Manual13, MeasuresFrom184To288Volts)
{
    for (const double volts : {184.0, 207.0, 230.0, 240.0, 264.0, 288.0}) {
        run(test::TestSignal::balanced(volts, 5, 0), 3);
        expectVoltsOfEachPhase(volts);
        EXPECT_NEAR(static_cast<double>(now().system.activePower.value), 15 * volts * 1e6, 15 * volts * 20);
    }
}

// ---- currents and frequency ----------------------------------------------------------------------------------------

TEST_F(Manual13, Measures80Amperes)
{
    run(test::TestSignal::balanced(230, 80, 0), 60);
    expectAmperesOfEachPhase(80);
    EXPECT_NEAR(wattHours(), 920, 0.11); // 55.2 kW for a minute
}

TEST_F(Manual13, MeasuresFrom59To61Hertz)
{
    for (const double hertz : {59.0, 59.7, 60.0, 61.0}) {
        test::TestSignal signal = test::TestSignal::balanced(230, 5, 60);
        signal.frequency = hertz;
        run(signal, 3);
        EXPECT_NEAR(static_cast<double>(now().frequency.value), hertz * 1e6, 1000);
        EXPECT_NEAR(static_cast<double>(now().system.activePower.value), 1725e6, 50e3);
    }
}

} // namespace
} // namespace vmeter
