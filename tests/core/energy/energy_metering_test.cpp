// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/energy_metering.h"
#include "core/meter_model.h"
#include "tests/core/metrology/test_signal.h"

#include <gtest/gtest.h>

#include <vector>

namespace vmeter {
namespace {

using test::TestSignal;

// Metrology and energy metering connected as in the meter, with the times of the LED pulses.
class EnergyMeteringTest : public ::testing::Test {
protected:
    EnergyMeteringTest()
    {
        m_metrology.powerOn({}, kCountisE28.ratings);
        m_metering.powerOn({}, kCountisE28.ratings);
    }

    void run(TestSignal& signal, double seconds)
    {
        const auto blocks = static_cast<int>(seconds * kBlocksPerSecond);
        for (int n = 0; n < blocks; ++n) {
            const SampleBlock block = signal.next();
            const BlockEnergy& energy = m_metrology.process(block);
            const EnergyAccumulators accumulators{registers, partials, tariff};
            const EnergyMetering::Pulses pulses = m_metering.processBlock(energy, accumulators);
            if (pulses.led != 0) {
                ledTimes.push_back(m_time + m_metrology.locate(block, m_metering.counting(), pulses.ledAt));
            }
            led += pulses.led;
            output += pulses.output;
            if (m_metrology.hopEnded()) {
                led += m_metering.processHop(m_metrology.hopPowers(), accumulators).led;
            }
            m_time += kSetsPerBlock;
        }
    }

    [[nodiscard]] double wh(EnergyQuantity quantity, Element element = Element::system) const
    {
        const Energy energy = registers.total(element, quantity);
        return static_cast<double>(energy.whole)
            + static_cast<double>(energy.fraction) / static_cast<double>(kEnergyUnitsPerWh);
    }

    EnergyRegisters registers;
    PartialCounters partials;
    Tariff tariff = Tariff::t1;
    uint64_t led = 0;
    uint64_t output = 0;
    std::vector<SampleCount> ledTimes;

private:
    Metrology m_metrology;
    EnergyMetering m_metering;
    SampleCount m_time = 0;
};

TEST_F(EnergyMeteringTest, CountsAMinuteExactly)
{
    // 3 x 230 V x 10 A x cos 60 deg x 60 s = 57.5 Wh; x sin 60 deg = 99.592921 varh; 115 VAh.
    TestSignal signal = TestSignal::balanced(230, 10, 60);
    run(signal, 60);
    EXPECT_NEAR(wh(EnergyQuantity::activeImport), 57.5, 57.5e-5);
    EXPECT_NEAR(wh(EnergyQuantity::activeImport, Element::l2), 57.5 / 3, 20e-5);
    EXPECT_NEAR(wh(EnergyQuantity::reactiveImportInductive), 99.592921, 99.6e-5);
    EXPECT_NEAR(wh(EnergyQuantity::apparent), 115, 115e-5);
    EXPECT_EQ(led, 57U);
}

struct Quadrant {
    double phiDegrees;
    EnergyQuantity moves;
};
class InQuadrant : public EnergyMeteringTest, public testing::WithParamInterface<Quadrant> { };

TEST_P(InQuadrant, OnlyItsReactiveRegisterMoves)
{
    // QUA-01 to QUA-04: 5 A, 60 s: 49.796461 varh.
    TestSignal signal = TestSignal::balanced(230, 5, GetParam().phiDegrees);
    run(signal, 60);
    for (const EnergyQuantity quantity :
        {EnergyQuantity::reactiveImportInductive, EnergyQuantity::reactiveImportCapacitive,
            EnergyQuantity::reactiveExportInductive, EnergyQuantity::reactiveExportCapacitive}) {
        EXPECT_NEAR(wh(quantity), quantity == GetParam().moves ? 49.796461 : 0, 50e-5) << static_cast<int>(quantity);
    }
}

INSTANTIATE_TEST_SUITE_P(All, InQuadrant,
    ::testing::Values(Quadrant{60, EnergyQuantity::reactiveImportInductive},
        Quadrant{120, EnergyQuantity::reactiveImportCapacitive}, Quadrant{240, EnergyQuantity::reactiveExportInductive},
        Quadrant{300, EnergyQuantity::reactiveExportCapacitive}));

TEST_F(EnergyMeteringTest, PureReactivePowerCountsAsThatOfAnImportingLoad)
{
    // P is only noise around zero: its sign must not divide the energy between quadrants I and II.
    TestSignal signal = TestSignal::balanced(230, 5, 90);
    run(signal, 60);
    EXPECT_NEAR(wh(EnergyQuantity::reactiveImportInductive), 57.5, 57.5e-5);
    EXPECT_EQ(wh(EnergyQuantity::reactiveImportCapacitive), 0);
}

TEST_F(EnergyMeteringTest, SystemEnergyIsTheAlgebraicSumOfThePhases)
{
    // QUA-05: +10 A, -4 A, 0: net 1380 W, 23 Wh in 60 s.
    TestSignal signal = TestSignal::balanced(230, 10, 0);
    signal.phase[1].current = {{4, 1, 60}}; // L2 stands at -120 deg: exports
    signal.phase[2].current.clear();
    run(signal, 60);
    EXPECT_NEAR(wh(EnergyQuantity::activeImport), 23, 23e-5);
    EXPECT_EQ(wh(EnergyQuantity::activeExport), 0);
    EXPECT_NEAR(wh(EnergyQuantity::activeExport, Element::l2), 15.333333, 20e-5);
    EXPECT_EQ(wh(EnergyQuantity::activeImport, Element::l2), 0);
}

TEST_F(EnergyMeteringTest, SwingingReactivePowerIsNoActiveEnergy)
{
    TestSignal signal;
    signal.phase[0].voltage = {{230, 1, 0}};
    signal.phase[0].current = {{80, 1, -90}};
    run(signal, 60);
    EXPECT_EQ(wh(EnergyQuantity::activeImport), 0);
    EXPECT_EQ(wh(EnergyQuantity::activeExport), 0);
    EXPECT_EQ(led, 0U);
}

TEST_F(EnergyMeteringTest, ReversalLosesNothing)
{
    // 10 s of 3450 W each way: 9.583333 Wh.
    TestSignal import = TestSignal::balanced(230, 5, 0);
    TestSignal exported = TestSignal::balanced(230, 5, 180);
    run(import, 10);
    run(exported, 10);
    run(import, 10);
    EXPECT_NEAR(wh(EnergyQuantity::activeImport), 2 * 9.583333, 20e-5);
    EXPECT_NEAR(wh(EnergyQuantity::activeExport), 9.583333, 10e-5);
    EXPECT_EQ(led, 28U) << "28.75 Wh in both directions together";
}

TEST_F(EnergyMeteringTest, LedPulsesFallOnTheirSample)
{
    // 55.2 kW balanced is a constant power: one pulse each 3600/55200 s = 521.739 samples, from power-on.
    TestSignal signal = TestSignal::balanced(230, 80, 0);
    run(signal, 10);
    ASSERT_EQ(ledTimes.size(), 153U);
    EXPECT_NEAR(static_cast<double>(ledTimes[0]), 521.739, 1);
    for (std::size_t n = 1; n < ledTimes.size(); ++n) {
        const auto interval = static_cast<double>(ledTimes[n] - ledTimes[n - 1]);
        EXPECT_NEAR(interval, 521.739, 1) << n;
    }
    EXPECT_NEAR(static_cast<double>(ledTimes.back() - ledTimes.front()) / 152, 521.739, 0.02);
}

TEST_F(EnergyMeteringTest, OutputPulsesStandForAHundredWattHoursOfImport)
{
    TestSignal import = TestSignal::balanced(230, 80, 0);
    TestSignal exported = TestSignal::balanced(230, 80, 180);
    run(import, 20);   // 306.67 Wh
    run(exported, 20); // counts in the LED only
    EXPECT_EQ(output, 3U);
    EXPECT_EQ(led, 613U);
}

TEST_F(EnergyMeteringTest, StartsAtTwentyMilliamperesInBothDirections)
{
    // 13.8 W: 0.23 Wh a minute.
    TestSignal import = TestSignal::balanced(230, 0.02, 0);
    TestSignal exported = TestSignal::balanced(230, 0.02, 180);
    run(import, 60);
    run(exported, 60);
    EXPECT_NEAR(wh(EnergyQuantity::activeImport), 0.23, 0.001);
    EXPECT_NEAR(wh(EnergyQuantity::activeExport), 0.23, 0.001);
}

TEST_F(EnergyMeteringTest, BelowTheCreepThresholdNothingCounts)
{
    // SNM-10: 6 mA, 1.38 VA a phase.
    TestSignal signal = TestSignal::balanced(230, 0.006, 0);
    run(signal, 600);
    EXPECT_EQ(registers.at(Tariff::t1, Element::system, EnergyKind::activeImport), Energy{});
    EXPECT_EQ(registers.at(Tariff::t1, Element::system, EnergyKind::apparent), Energy{});
    EXPECT_EQ(registers.at(Tariff::t1, Element::l1, EnergyKind::activeImport), Energy{});
}

TEST_F(EnergyMeteringTest, CreepThresholdHasHysteresis)
{
    // 0.5 Un Ist starts, 0.45 stops: 9.5 mA (2.185 VA) neither starts nor stops.
    TestSignal low = TestSignal::balanced(230, 0.0095, 0);
    run(low, 60);
    EXPECT_EQ(wh(EnergyQuantity::activeImport), 0);
    TestSignal load = TestSignal::balanced(230, 0.02, 0);
    run(load, 5);
    const double before = wh(EnergyQuantity::activeImport);
    run(low, 60);
    EXPECT_NEAR(wh(EnergyQuantity::activeImport) - before, 3 * 230 * 0.0095 / 60, 0.002);
}

TEST_F(EnergyMeteringTest, AResistiveLoadMovesNoReactiveRegister)
{
    TestSignal signal = TestSignal::balanced(230, 10, 0.01);
    run(signal, 60);
    EXPECT_EQ(wh(EnergyQuantity::reactiveImport), 0);
    EXPECT_EQ(wh(EnergyQuantity::reactiveExport), 0);
}

TEST_F(EnergyMeteringTest, FastLoadVariationIsCountedWhole)
{
    // 0.5 s on, 5 s off, 3450 W: twenty times 0.479167 Wh.
    TestSignal on = TestSignal::balanced(230, 5, 0);
    TestSignal off = TestSignal::balanced(230, 0, 0);
    run(off, 2);
    for (int n = 0; n < 20; ++n) {
        run(on, 0.5);
        run(off, 5);
    }
    EXPECT_NEAR(wh(EnergyQuantity::activeImport), 20 * 0.479167, 0.001);
}

TEST_F(EnergyMeteringTest, PartialCountersFollowTheSystem)
{
    TestSignal signal = TestSignal::balanced(230, 10, 60);
    run(signal, 30);
    tariff = Tariff::t2;
    run(signal, 30);
    EXPECT_EQ(partials.at(PartialCounter::activeImport).energy,
        registers.total(Element::system, EnergyQuantity::activeImport));
    EXPECT_EQ(partials.at(PartialCounter::activeImportT2).energy,
        registers.tariff(Tariff::t2, Element::system, EnergyQuantity::activeImport));
    EXPECT_EQ(partials.at(PartialCounter::apparent).energy, registers.total(Element::system, EnergyQuantity::apparent));
    EXPECT_NEAR(static_cast<double>(partials.at(PartialCounter::activeImportT1).energy.tenths()), 287.5, 1);
}

} // namespace
} // namespace vmeter
