// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/display/number_format.h"

#include <gtest/gtest.h>

#include <string>

namespace vmeter {
namespace {

std::string text(const MainZone& zone)
{
    LcdFrame frame;
    frame.main = zone;
    return mainText(frame).data();
}

Energy wattHours(uint64_t whole, int64_t fraction = 0)
{
    return {whole, fraction};
}

// ---- energies: manual 13, 000000.01 ... 999999.99 kWh --------------------------------------------------------------

TEST(EnergyFormat, HasEightDigitsWithLeadingZeros)
{
    EXPECT_EQ(text(formatEnergy(wattHours(6'220))), "000006.22");
    EXPECT_EQ(text(formatEnergy(wattHours(0))), "000000.00");
    EXPECT_EQ(text(formatEnergy(wattHours(999'999'990))), "999999.99");
}

TEST(EnergyFormat, TruncatesToTenWattHours)
{
    EXPECT_EQ(text(formatEnergy(wattHours(6'229, kEnergyUnitsPerWh - 1))), "000006.22");
    EXPECT_EQ(text(formatEnergy(wattHours(9))), "000000.00");
    EXPECT_EQ(text(formatEnergy(wattHours(10))), "000000.01");
}

TEST(EnergyFormat, StartsAgainAtZeroBehindTheLargestReading)
{
    EXPECT_EQ(text(formatEnergy(wattHours(999'999'999, kEnergyUnitsPerWh - 1))), "999999.99");
    EXPECT_EQ(text(formatEnergy(wattHours(1'000'000'000))), "000000.00");
    EXPECT_EQ(text(formatEnergy(wattHours(1'000'008'540))), "000008.54");
}

// ---- balance -------------------------------------------------------------------------------------------------------

TEST(BalanceFormat, PositiveIsWrittenLikeAnEnergy)
{
    EXPECT_EQ(text(formatBalance({wattHours(8'549), false})), "000008.54");
    EXPECT_EQ(text(formatBalance({wattHours(999'999'999), false})), "999999.99");
}

TEST(BalanceFormat, MinusTakesThePlaceOfTheFirstZero)
{
    EXPECT_EQ(text(formatBalance({wattHours(8'549), true})), "-00008.54");
    EXPECT_EQ(text(formatBalance({wattHours(99'999'999), true})), "-99999.99");
}

TEST(BalanceFormat, WhatTruncatesToZeroHasNoSign)
{
    EXPECT_EQ(text(formatBalance({wattHours(9), true})), "000000.00");
}

TEST(BalanceFormat, WithoutAZeroToReplaceTheMinusTakesTheLastDecimal)
{
    EXPECT_EQ(text(formatBalance({wattHours(100'000'000), true})), "-100000.0");
    EXPECT_EQ(text(formatBalance({wattHours(123'456'789), true})), "-123456.7");
    EXPECT_EQ(text(formatBalance({wattHours(999'999'999), true})), "-999999.9");
}

TEST(BalanceFormat, RollsOverLikeAnEnergyInBothDirections)
{
    EXPECT_EQ(text(formatBalance({wattHours(1'000'000'000), false})), "000000.00");
    EXPECT_EQ(text(formatBalance({wattHours(1'000'000'769), false})), "000000.76");
    EXPECT_EQ(text(formatBalance({wattHours(1'000'000'000), true})), "000000.00");
    EXPECT_EQ(text(formatBalance({wattHours(1'000'008'549), true})), "-00008.54");
}

// ---- instantaneous values: manual 13 -------------------------------------------------------------------------------

struct Sample {
    int64_t micro;
    const DisplayFormat& format;
    const char* shown;
};

class MagnitudeFormat : public ::testing::TestWithParam<Sample> { };

TEST_P(MagnitudeFormat, ShowsFourDigitsOrDashes)
{
    EXPECT_EQ(text(formatMagnitude(GetParam().micro, GetParam().format)), GetParam().shown);
}

constexpr Sample kPowerSamples[] = {
    {11'500'000'000, kPowerFormat, "11.50"},  // sample of manual 10.5
    {-11'500'000'000, kPowerFormat, "11.50"}, // the arrow says the direction
    {0, kPowerFormat, "00.00"},
    {4'999'999, kPowerFormat, "00.00"}, // just below half of 10 W
    {5'000'000, kPowerFormat, "00.01"}, // half goes away from zero
    {-5'000'000, kPowerFormat, "00.01"},
    {99'994'999'999, kPowerFormat, "99.99"},
    {99'995'000'000, kPowerFormat, "----"}, // rounds to 100.00
    {-99'995'000'000, kPowerFormat, "----"},
    {INT64_MIN, kPowerFormat, "----"},
};
INSTANTIATE_TEST_SUITE_P(Power, MagnitudeFormat, ::testing::ValuesIn(kPowerSamples));

constexpr Sample kVoltageSamples[] = {
    {230'000'000, kVoltageFormat, "230.0"},
    {398'371'685, kVoltageFormat, "398.4"}, // 230 V times the root of 3
    {75'700'000, kVoltageFormat, "075.7"},  // sample of manual 10.5
    {151'300'000, kVoltageFormat, "151.3"}, // likewise
    {0, kVoltageFormat, "000.0"},
    {999'949'999, kVoltageFormat, "999.9"},
    {999'950'000, kVoltageFormat, "----"},
};
INSTANTIATE_TEST_SUITE_P(Voltage, MagnitudeFormat, ::testing::ValuesIn(kVoltageSamples));

constexpr Sample kCurrentSamples[] = {
    {69'670'000, kCurrentFormat, "69.67"}, // sample of manual 10.5
    {20'000, kCurrentFormat, "00.02"},     // 20 mA
    {99'994'999, kCurrentFormat, "99.99"},
    {99'995'000, kCurrentFormat, "----"},
};
INSTANTIATE_TEST_SUITE_P(Current, MagnitudeFormat, ::testing::ValuesIn(kCurrentSamples));

constexpr Sample kPowerFactorSamples[] = {
    {800'000, kPowerFactorFormat, "0.800"}, // sample of manual 10.5
    {-800'000, kPowerFactorFormat, "0.800"},
    {1'000'000, kPowerFactorFormat, "1.000"},
    {999'499, kPowerFactorFormat, "0.999"},
    {1'000, kPowerFactorFormat, "0.001"}, // the least that manual 13 gives
    {500, kPowerFactorFormat, "0.001"},
    {499, kPowerFactorFormat, "----"},
    {0, kPowerFactorFormat, "----"},
};
INSTANTIATE_TEST_SUITE_P(PowerFactor, MagnitudeFormat, ::testing::ValuesIn(kPowerFactorSamples));

constexpr Sample kFrequencySamples[] = {
    {50'000'000, kFrequencyFormat, "50.00"}, // sample of manual 10.5
    {49'994'999, kFrequencyFormat, "49.99"},
    {45'000'000, kFrequencyFormat, "45.00"},
    {44'990'000, kFrequencyFormat, "----"},
    {65'000'000, kFrequencyFormat, "65.00"},
    {65'010'000, kFrequencyFormat, "----"},
    {0, kFrequencyFormat, "----"},
};
INSTANTIATE_TEST_SUITE_P(Frequency, MagnitudeFormat, ::testing::ValuesIn(kFrequencySamples));

TEST(NumberFormat, InstantaneousValuesStandAtTheRightOfTheMainZone)
{
    const MainZone zone = formatMagnitude(230'000'000, kVoltageFormat);
    for (std::size_t cell = 0; cell < 4; ++cell) {
        EXPECT_EQ(zone[cell], 0) << cell;
    }
    EXPECT_NE(zone[4], 0);
    EXPECT_NE(zone[7], 0);
}

// ---- the rest ------------------------------------------------------------------------------------------------------

TEST(NumberFormat, OctetsKeepTheirZeros)
{
    EXPECT_EQ(text(formatThreeDigits(7)), "007");
    EXPECT_EQ(text(formatThreeDigits(255)), "255");
}

TEST(NumberFormat, VersionsAreHundredths)
{
    EXPECT_EQ(text(formatVersion(103)), "1.03");
    EXPECT_EQ(text(formatVersion(5)), "0.05");
}

TEST(NumberFormat, ChecksumsAreFourHexadecimalDigits)
{
    EXPECT_EQ(text(formatHexadecimal(0x0A1B)), "0A1b");
    EXPECT_EQ(text(formatHexadecimal(0xCDEF)), "CdEF");
}

} // namespace
} // namespace vmeter
