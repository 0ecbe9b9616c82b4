// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registers/register_decoding.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace vmeter {
namespace {

using Kind = DecodedRegister::Kind;

DecodedRegister decode(uint16_t address, const std::vector<uint16_t>& words)
{
    return decodeRegister(*kDirectMeterRegisters.findRow(address), words);
}

TEST(RegisterDecoding, ScalesANumberAndNamesItsUnit)
{
    const DecodedRegister voltage = decode(50520, {0, 23000});
    EXPECT_EQ(voltage.kind, Kind::number);
    EXPECT_EQ(voltage.number, 23000);
    EXPECT_EQ(voltage.exponent, -2);
    EXPECT_STREQ(unitName(voltage.unit), "V");
    EXPECT_EQ(voltage.text(), "230.00");
}

TEST(RegisterDecoding, WritesEveryScaleInDecimal)
{
    EXPECT_EQ(decode(50536, {0, 345}).text(), "3450");              // 10 W
    EXPECT_EQ(decode(50770, {1, 0}).text(), "65536");               // 1 kWh
    EXPECT_EQ(decode(19845, {7}).text(), "0.7");                    // 0.1 Wh
    EXPECT_EQ(decode(50946, {0x05F5, 0xE0FF}).text(), "999999.99"); // 0.01 kWh
    EXPECT_EQ(decode(50526, {0, 50007}).text(), "50.007");          // 0.001 Hz
    EXPECT_EQ(decode(50946, {0, 0}).text(), "0.00");
}

TEST(RegisterDecoding, KeepsTheSignOfSmallNumbers)
{
    EXPECT_EQ(decode(50536, {0xFFFF, 0xFEA7}).text(), "-3450");
    EXPECT_EQ(decode(50542, {0xFFFF, 0xFE0C}).text(), "-0.500");
    EXPECT_EQ(decode(51295, {0xFE0C}).text(), "-0.500");
    EXPECT_EQ(decode(33026, {0xEC75}).text(), "-500.3");
}

TEST(RegisterDecoding, TakesAllOnesAsMissingOnlyWhereAValueMayBeMissing)
{
    EXPECT_EQ(decode(50542, {0xFFFF, 0xFFFF}).kind, Kind::unavailable);
    EXPECT_EQ(decode(51295, {0xFFFF}).kind, Kind::unavailable);
    EXPECT_EQ(decode(57345, {0xFFFF}).kind, Kind::unavailable);
    EXPECT_EQ(decode(50512, {0xFFFF, 0xFFFF}).kind, Kind::unavailable);
    EXPECT_EQ(decode(50536, {0xFFFF, 0xFFFF}).text(), "-10");
    EXPECT_EQ(decode(51308, {0xFFFF}).text(), "65.535");
}

TEST(RegisterDecoding, ReadsTexts)
{
    EXPECT_EQ(decode(50000, {0x53, 0x4F, 0x43, 0x4F}).text(), "SOCO");
    const DecodedRegister name = decode(50058, {0x436F, 0x756E, 0x7469, 0x7320, 0x4532, 0x3800, 0, 0});
    EXPECT_EQ(name.kind, Kind::text);
    EXPECT_EQ(name.text(), "Countis E28");
    EXPECT_EQ(decode(30209, std::vector<uint16_t>(25, 0x6161)).text(), std::string(50, 'a'));
    EXPECT_EQ(decode(50030, {0x0141, 0xFF42, 0, 0}).text(), "?A?B");
}

TEST(RegisterDecoding, ReadsAddressesAndBitFields)
{
    EXPECT_EQ(decode(29184, {0xC0A8, 0x0004}).text(), "192.168.0.4");
    EXPECT_EQ(decode(29186, {0xFFFF, 0xFFFF}).text(), "255.255.255.255");
    EXPECT_EQ(decode(50013, {0x0123, 0x4567, 0x89AB, 0xCDEF}).text(), "0x0123456789ABCDEF");
}

TEST(RegisterDecoding, DecodesNothingFromAPieceOfAValue)
{
    EXPECT_EQ(decode(50520, {23000}).kind, Kind::unavailable);
    EXPECT_EQ(decode(50520, {}).kind, Kind::unavailable);
    EXPECT_EQ(decode(50520, {0, 1, 2}).kind, Kind::unavailable);
}

} // namespace
} // namespace vmeter
