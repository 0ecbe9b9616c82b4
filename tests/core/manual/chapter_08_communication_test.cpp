// SPDX-License-Identifier: GPL-3.0-or-later
// Manual 8.2 and 13: what a new meter answers at.
#include "core/meter.h"
#include "tests/core/registers/register_test_support.h"
#include "tests/core/storage/ram_fram.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

TEST(Manual8, FactoryNetworkIsThatOfTheManual)
{
    test::RamFram fram;
    Meter meter(kCountisE28);
    meter.powerOn(fram);
    const Settings& settings = meter.state().settings;
    EXPECT_EQ(settings.network.address, (Ipv4{{192, 168, 0, 4}}));
    EXPECT_EQ(settings.network.netmask, (Ipv4{{255, 255, 255, 0}}));
    EXPECT_EQ(settings.network.gateway, (Ipv4{{192, 168, 0, 1}}));
    EXPECT_EQ(settings.unitId, 5);
    EXPECT_EQ(readU16(meter.state(), 57344), 5U);
}

} // namespace
} // namespace vmeter
