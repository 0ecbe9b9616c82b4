// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/partial_counters.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

constexpr int64_t kWh = kEnergyUnitsPerWh;

uint64_t whole(const PartialCounters& meters, PartialCounter counter)
{
    return meters.at(counter).energy.whole;
}

TEST(PartialCounters, TariffCountersKeepCountingOnlyInTheirTariff)
{
    PartialCounters meters;
    meters.add(Tariff::t1, EnergyKind::activeImport, 2 * kWh);
    meters.add(Tariff::t2, EnergyKind::activeImport, 5 * kWh);
    meters.add(Tariff::t2, EnergyKind::activeExport, 3 * kWh);
    EXPECT_EQ(whole(meters, PartialCounter::activeImportT1), 2U);
    EXPECT_EQ(whole(meters, PartialCounter::activeImportT2), 5U);
    EXPECT_EQ(whole(meters, PartialCounter::activeImport), 7U);
    EXPECT_EQ(whole(meters, PartialCounter::activeExportT1), 0U);
    EXPECT_EQ(whole(meters, PartialCounter::activeExportT2), 3U);
    EXPECT_EQ(whole(meters, PartialCounter::activeExport), 3U);
}

TEST(PartialCounters, ReactiveCountersTakeBothOfTheirQuadrants)
{
    PartialCounters meters;
    meters.add(Tariff::t1, EnergyKind::reactiveImportInductive, 1 * kWh);
    meters.add(Tariff::t1, EnergyKind::reactiveImportCapacitive, 2 * kWh);
    meters.add(Tariff::t1, EnergyKind::reactiveExportInductive, 4 * kWh);
    meters.add(Tariff::t1, EnergyKind::reactiveExportCapacitive, 8 * kWh);
    meters.add(Tariff::t1, EnergyKind::apparent, 16 * kWh);
    EXPECT_EQ(whole(meters, PartialCounter::reactiveImport), 3U);
    EXPECT_EQ(whole(meters, PartialCounter::reactiveExport), 12U);
    EXPECT_EQ(whole(meters, PartialCounter::apparent), 16U);
}

TEST(PartialCounters, AStoppedCounterStandsStillAndTheOthersGoOn)
{
    PartialCounters meters;
    meters.toggle(PartialCounter::activeImport);
    meters.add(Tariff::t1, EnergyKind::activeImport, kWh);
    EXPECT_EQ(whole(meters, PartialCounter::activeImport), 0U);
    EXPECT_EQ(whole(meters, PartialCounter::activeImportT1), 1U);
    meters.toggle(PartialCounter::activeImport);
    meters.add(Tariff::t1, EnergyKind::activeImport, kWh);
    EXPECT_EQ(whole(meters, PartialCounter::activeImport), 1U);
}

TEST(PartialCounters, ZeroingKeepsTheRunningState)
{
    PartialCounters meters;
    meters.add(Tariff::t1, EnergyKind::activeImport, kWh);
    meters.toggle(PartialCounter::activeImport);
    meters.zeroAll();
    EXPECT_EQ(whole(meters, PartialCounter::activeImport), 0U);
    EXPECT_FALSE(meters.at(PartialCounter::activeImport).running);
    EXPECT_TRUE(meters.at(PartialCounter::apparent).running);
}

} // namespace
} // namespace vmeter
