// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/energy_registers.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

constexpr int64_t kTenth = kEnergyUnitsPerWh / 10 + 1; // the smallest amount that is shown as 0.1 Wh

TEST(Energy, CompletesAWattHourExactly)
{
    Energy energy;
    EXPECT_EQ(energy.add(kEnergyUnitsPerWh - 1), 0U);
    EXPECT_EQ(energy.tenths(), 9U);
    EXPECT_EQ(energy.add(1), 1U);
    EXPECT_EQ(energy.whole, 1U);
    EXPECT_EQ(energy.fraction, 0);
}

TEST(Energy, TakesManyWattHoursAtOnce)
{
    Energy energy;
    EXPECT_EQ(energy.add(17 * kEnergyUnitsPerWh + 5), 17U);
    EXPECT_EQ(energy.whole, 17U);
    EXPECT_EQ(energy.fraction, 5);
}

TEST(Energy, RollsOverAfterEightDigits)
{
    // 999 999.99 kWh and 9.9 Wh, then one more tenth.
    const Energy last{999'999'999, 9 * kTenth};
    EXPECT_EQ(shownTenths(last), 9'999'999'999U);
    EXPECT_EQ(rolloverCount(last), 0U);
    const Energy next{1'000'000'000, 0};
    EXPECT_EQ(shownTenths(next), 0U);
    EXPECT_EQ(rolloverCount(next), 1U);
}

TEST(EnergyRegisters, TotalsAreTheSumOfTariffsAndOfQuadrants)
{
    EnergyRegisters registers;
    const auto add = [&](Tariff tariff, EnergyKind kind, int64_t wh) {
        registers.at(tariff, Element::system, kind).add(wh * kEnergyUnitsPerWh);
    };
    add(Tariff::t1, EnergyKind::activeImport, 3);
    add(Tariff::t2, EnergyKind::activeImport, 4);
    add(Tariff::t1, EnergyKind::reactiveImportInductive, 10);
    add(Tariff::t1, EnergyKind::reactiveImportCapacitive, 20);
    add(Tariff::t2, EnergyKind::reactiveExportInductive, 40);
    add(Tariff::t2, EnergyKind::reactiveExportCapacitive, 80);
    EXPECT_EQ(registers.total(Element::system, EnergyQuantity::activeImport).whole, 7U);
    EXPECT_EQ(registers.total(Element::system, EnergyQuantity::reactiveImport).whole, 30U);
    EXPECT_EQ(registers.total(Element::system, EnergyQuantity::reactiveExport).whole, 120U);
    EXPECT_EQ(registers.tariff(Tariff::t1, Element::system, EnergyQuantity::reactiveExport).whole, 0U);
    EXPECT_EQ(registers.total(Element::l1, EnergyQuantity::activeImport).whole, 0U);
}

TEST(EnergyRegisters, BalanceCarriesItsSignApart)
{
    EnergyRegisters registers;
    registers.at(Tariff::t1, Element::system, EnergyKind::activeImport).add(2 * kEnergyUnitsPerWh + kTenth);
    registers.at(Tariff::t2, Element::system, EnergyKind::activeExport).add(5 * kEnergyUnitsPerWh + 3 * kTenth);
    const SignedEnergy balance = registers.activeBalance();
    EXPECT_TRUE(balance.negative);
    EXPECT_EQ(balance.magnitude.tenths(), 32U);
    EXPECT_FALSE(registers.reactiveBalance().negative);
}

TEST(EnergyRegisters, StepsCountTensOfWattHoursOfAllRegisters)
{
    EnergyRegisters registers;
    registers.at(Tariff::t1, Element::l1, EnergyKind::activeImport).add(9 * kEnergyUnitsPerWh);
    EXPECT_EQ(registers.steps(), 0U);
    registers.at(Tariff::t1, Element::l1, EnergyKind::activeImport).add(kEnergyUnitsPerWh);
    registers.at(Tariff::t2, Element::system, EnergyKind::apparent).add(25 * kEnergyUnitsPerWh);
    EXPECT_EQ(registers.steps(), 3U);
}

TEST(Quadrants, ReactiveRegisterFollowsTheSignsOfPAndQ)
{
    EXPECT_EQ(reactiveKind(Quadrant::importInductive), EnergyKind::reactiveImportInductive);
    EXPECT_EQ(reactiveKind(Quadrant::exportCapacitive), EnergyKind::reactiveImportCapacitive);
    EXPECT_EQ(reactiveKind(Quadrant::exportInductive), EnergyKind::reactiveExportInductive);
    EXPECT_EQ(reactiveKind(Quadrant::importCapacitive), EnergyKind::reactiveExportCapacitive);
}

TEST(Quadrants, ALoadCountsAsImportingUnlessItExportsMoreThanA128thOfItsApparentPower)
{
    // S = 12800: the limit is -100.
    EXPECT_EQ(quadrantOf(0, 12800, 12800), Quadrant::importInductive);
    EXPECT_EQ(quadrantOf(-100, 12800, 12800), Quadrant::importInductive);
    EXPECT_EQ(quadrantOf(-101, 12800, 12800), Quadrant::exportCapacitive);
    EXPECT_EQ(quadrantOf(-100, -12800, 12800), Quadrant::importCapacitive);
    EXPECT_EQ(quadrantOf(-101, -12800, 12800), Quadrant::exportInductive);
    EXPECT_EQ(quadrantOf(12800, 0, 12800), Quadrant::importInductive) << "a resistive load has no lead";
}

TEST(Quadrants, DirectionAndKindOfLoadFollowTheCircle)
{
    EXPECT_FALSE(isExport(Quadrant::importInductive));
    EXPECT_TRUE(isExport(Quadrant::exportCapacitive));
    EXPECT_TRUE(isExport(Quadrant::exportInductive));
    EXPECT_FALSE(isExport(Quadrant::importCapacitive));
    EXPECT_TRUE(isInductive(Quadrant::importInductive));
    EXPECT_FALSE(isInductive(Quadrant::exportCapacitive));
    EXPECT_TRUE(isInductive(Quadrant::exportInductive));
    EXPECT_FALSE(isInductive(Quadrant::importCapacitive));
}

} // namespace
} // namespace vmeter
