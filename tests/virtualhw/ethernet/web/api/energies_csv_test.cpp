// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/web/api/energies_csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace vmeter {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(EnergiesCsvTest, EveryEnergyHasARowInStepsOfTheDisplay)
{
    Snapshot snapshot;
    snapshot.meter.energies.at(Tariff::t1, Element::system, EnergyKind::activeImport).whole = 1239;
    snapshot.meter.energies.at(Tariff::t2, Element::system, EnergyKind::activeExport).whole = 2510;
    snapshot.meter.partials.at(PartialCounter::apparent).energy.whole = 40;
    const auto csv = energiesCsv(snapshot);
    EXPECT_THAT(csv, StartsWith("set,energy,element,value,unit\r\n"));
    EXPECT_THAT(csv, HasSubstr("\r\ntotal,Ea+,sum,1.23,kWh\r\n")) << "cut off, not rounded";
    EXPECT_THAT(csv, HasSubstr("\r\nT2,Ea-,sum,2.51,kWh\r\n"));
    EXPECT_THAT(csv, HasSubstr("\r\ntotal,Er+ind,L2,0.00,kvarh\r\n"));
    EXPECT_THAT(csv, HasSubstr("\r\npartial,Eap,sum,0.04,kVAh\r\n"));
    EXPECT_THAT(csv, HasSubstr("\r\nbalance,active,sum,-1.27,kWh\r\n"));
    // 9 energies of 4 elements in 3 sets, 9 partial counters, 2 balances, the heading
    EXPECT_EQ(std::ranges::count(csv, '\n'), 9 * 4 * 3 + 9 + 2 + 1);
}

TEST(EnergiesCsvTest, EnergiesRollOverWithTheDisplay)
{
    Snapshot snapshot;
    snapshot.meter.energies.at(Tariff::t1, Element::system, EnergyKind::activeImport).whole = 1'000'000'769;
    snapshot.meter.energies.at(Tariff::t1, Element::system, EnergyKind::reactiveExportInductive).whole = 4;
    const auto csv = energiesCsv(snapshot);
    EXPECT_THAT(csv, HasSubstr("\r\ntotal,Ea+,sum,0.76,kWh\r\n"));
    EXPECT_THAT(csv, HasSubstr("\r\nT1,Ea+,sum,0.76,kWh\r\n"));
    EXPECT_THAT(csv, HasSubstr("\r\nbalance,active,sum,0.76,kWh\r\n"));
    EXPECT_THAT(csv, HasSubstr("\r\nbalance,reactive,sum,0.00,kvarh\r\n")) << "-4 varh, cut off to zero";
}

} // namespace
} // namespace vmeter
