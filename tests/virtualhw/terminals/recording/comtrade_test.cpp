// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/terminals/recording/comtrade.h"

#include "tests/virtualhw/terminals/recording/recording_files.h"

#include <gmock/gmock.h>

#include <limits>

namespace vmeter {
namespace {

using testing::append;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

// After the example of IEEE C37.111-1999, annex E: a name with blanks, digital channels, CRLF.
std::string configuration(const std::string& type, const std::string& rates = "1\r\n1200,3\r\n")
{
    return "SMARTSTATION,IED123,2013\r\n"
           "4,2A,2D\r\n"
           "1,VA-g,A,,kV,0.01,0.5,0,-32767,32767,2000,1,P\r\n"
           "2,IB 1,B,,A,2,-1,250,-32767,32767,1200,5,S\r\n"
           "1,trip,,,0\r\n"
           "2,close,,,0\r\n"
           "50\r\n"
        + rates
        + "01/03/2013,05:06:07.100000\r\n"
          "01/03/2013,05:06:07.200000\r\n"
        + type + "\r\n1\r\n0,0\r\nB,3\r\n";
}

ComtradeHeader headerOf(const std::string& cfg)
{
    const auto result = parseComtradeHeader(cfg);
    if (!result) {
        ADD_FAILURE() << result.error().english();
        return {};
    }
    return *result;
}

std::string errorOf(const std::string& cfg)
{
    const auto result = parseComtradeHeader(cfg);
    return !result ? result.error().english() : "";
}

ComtradeColumns columnsOf(const ComtradeHeader& header, std::string_view dat)
{
    const std::size_t wanted[] = {0, 1};
    const auto result = parseComtradeData(header, dat, wanted);
    if (!result) {
        ADD_FAILURE() << result.error().english();
        return {};
    }
    return *result;
}

TEST(Comtrade, HeaderGivesChannelsInVoltsAndAmperesOfThePrimary)
{
    const ComtradeHeader header = headerOf(configuration("ASCII"));
    EXPECT_EQ(header.revision, 2013);
    ASSERT_EQ(header.channels.size(), 2U);
    EXPECT_EQ(header.digitals, 2U);
    EXPECT_EQ(header.channels[0].id, "VA-g");
    EXPECT_EQ(header.channels[0].measured, Measured::voltage);
    EXPECT_DOUBLE_EQ(header.channels[0].factor, 10) << "kV";
    EXPECT_DOUBLE_EQ(header.channels[0].offset, 500);
    EXPECT_EQ(header.channels[1].measured, Measured::current);
    EXPECT_DOUBLE_EQ(header.channels[1].factor, 2.0 * 1200 / 5) << "secondary values";
    EXPECT_DOUBLE_EQ(header.channels[1].skewSeconds, 250e-6);
    EXPECT_EQ(header.lineHz, 50);
    EXPECT_EQ(header.samples, 3U);
    ASSERT_EQ(header.stretches.size(), 1U);
    EXPECT_EQ(header.stretches[0].rateHz, 1200);
}

TEST(Comtrade, AsciiValuesAreScaledAndMissingOnesRepeatTheLast)
{
    const auto columns
        = columnsOf(headerOf(configuration("ASCII")), "1,0,1,2,0,0\r\n2,833,-5,,1,0\r\n3,1667,7,4,1,1\r\n\x1a");
    EXPECT_THAT(columns.values[0], ElementsAre(510, 450, 570));
    EXPECT_THAT(columns.values[1], ElementsAre(720, 720, 1680)) << "480 x - 240";
    EXPECT_EQ(columns.missing, 1U);
}

TEST(Comtrade, BinaryValuesOfSixteenAndThirtyTwoBits)
{
    std::string narrow;
    std::string wide;
    std::string real;
    for (const int n : {1, 2, 3}) {
        for (std::string* bytes : {&narrow, &wide, &real}) {
            append<uint32_t>(*bytes, static_cast<uint32_t>(n));
            append<uint32_t>(*bytes, static_cast<uint32_t>(n) * 833);
        }
        append<int16_t>(narrow, static_cast<int16_t>(-100 * n));
        append<int16_t>(narrow, n == 2 ? int16_t{-32768} : int16_t{1});
        append<int32_t>(wide, -100'000 * n);
        append<int32_t>(wide, n == 2 ? std::numeric_limits<int32_t>::min() : 1);
        append<float>(real, 0.25F * static_cast<float>(n));
        append<float>(real, n == 2 ? std::numeric_limits<float>::quiet_NaN() : 1.0F);
        for (std::string* bytes : {&narrow, &wide, &real}) {
            append<uint16_t>(*bytes, 3); // two digital channels
        }
    }
    const auto narrowColumns = columnsOf(headerOf(configuration("BINARY")), narrow);
    EXPECT_THAT(narrowColumns.values[0], ElementsAre(-500, -1500, -2500)) << "10 x + 500";
    EXPECT_THAT(narrowColumns.values[1], ElementsAre(240, 240, 240));
    EXPECT_EQ(narrowColumns.missing, 1U);
    const auto wideColumns = columnsOf(headerOf(configuration("BINARY32")), wide);
    EXPECT_THAT(wideColumns.values[0], ElementsAre(-999'500, -1'999'500, -2'999'500));
    EXPECT_EQ(wideColumns.missing, 1U);
    const auto realColumns = columnsOf(headerOf(configuration("FLOAT32")), real);
    EXPECT_THAT(realColumns.values[0], ElementsAre(502.5, 505, 507.5));
    EXPECT_EQ(realColumns.missing, 1U);
}

TEST(Comtrade, WithoutARateTheTimeStampsCount)
{
    const ComtradeHeader header = headerOf(configuration("ASCII", "0\r\n0,3\r\n"));
    EXPECT_TRUE(header.stretches.empty());
    const auto columns = columnsOf(header, "1,0,1,2,0,0\n2,1000,1,2,0,0\n3,2000,1,2,0,0\n");
    ASSERT_EQ(columns.seconds.size(), 3U);
    EXPECT_DOUBLE_EQ(columns.seconds[2], 0.002);
}

TEST(Comtrade, TheOldestRevisionHasTenFieldsAChannel)
{
    const ComtradeHeader header = headerOf("OLD,1\n2,2A,0D\n1,UA,A,,V,1,0,0,-1,1\n2,IA,A,,A,1,0,0,-1,1\n50\n1\n1000,1\n"
                                           "1/1/91,0:0:0.0\n1/1/91,0:0:0.0\nASCII\n\x1A");
    EXPECT_EQ(header.revision, 1991);
    const auto columns = columnsOf(header, "1,0,999999,5\n");
    EXPECT_EQ(columns.missing, 1U) << "its mark of a missing value";
    EXPECT_THAT(columns.values[1], ElementsAre(5));
}

TEST(Comtrade, TheMarkOfAMissingValueWentOverToFiveNinesIn1999)
{
    const std::string rest
        = "\n2,2A,0D\n1,UA,A,,V,1,0,0,-99999,99998,1,1,P\n2,IA,A,,A,1,0,0,-99999,99998,1,1,P\n50\n1\n"
          "1000,2\n01/01/1999,0:0:0.0\n01/01/1999,0:0:0.0\nASCII\n1\n";
    const std::string dat = "1,0,7,-99999\n2,1000,99999,99998\n";
    const auto columns = columnsOf(headerOf("NEW,1,1999" + rest), dat);
    EXPECT_EQ(columns.missing, 1U);
    EXPECT_THAT(columns.values[0], ElementsAre(7, 7)) << "the one before it";
    EXPECT_THAT(columns.values[1], ElementsAre(-99'999, 99'998));
    EXPECT_THAT(columnsOf(headerOf("OLD,1" + rest), dat).values[0], ElementsAre(7, 99'999));
}

TEST(Comtrade, ASingleFileIsSplitIntoItsSections)
{
    const std::string cff = "--- file type: CFG ---\r\n" + configuration("ASCII")
        + "--- file type: INF ---\r\n\r\n--- file type: HDR ---\r\nfree text\r\n--- file type: DAT ASCII ---\r\n"
          "1,0,1,2,0,0\r\n2,833,1,2,0,0\r\n3,1667,1,2,0,0\r\n";
    const auto parts = *splitComtradeFile(cff);
    EXPECT_EQ(columnsOf(headerOf(std::string(parts.cfg)), parts.dat).values[0].size(), 3U);
    EXPECT_TRUE(!splitComtradeFile("nothing of the kind"));
}

TEST(Comtrade, WhatIsWrongIsSaidWithItsLine)
{
    EXPECT_EQ(errorOf(""), "cfg line 0: here must be station_name,rec_dev_id,rev_year");
    EXPECT_THAT(errorOf("a,b,1999\n1,1A,0D\n"), HasSubstr("cfg line 2: here must be an analogue channel"));
    EXPECT_THAT(errorOf("a,b,1999\n1,1X,0D\n"), HasSubstr("a number of channels ends with A"));
    EXPECT_THAT(errorOf("a,b,1999\n1,1A,0D\n1,V,A,,V,nan,0,0,0,0,1,1,P\n"), HasSubstr("cfg line 3: the factor a"));
    EXPECT_THAT(errorOf(configuration("GIF")), HasSubstr("must be ASCII, BINARY, BINARY32 or FLOAT32"));
    EXPECT_THAT(errorOf(configuration("ASCII", "2\r\n1000,5\r\n1000,4\r\n")), HasSubstr("must grow"));
    const std::size_t wanted[] = {0};
    const auto shortFile = parseComtradeData(headerOf(configuration("BINARY")), "123", wanted);
    EXPECT_EQ(shortFile.error().english(), "dat: 3 samples of 14 bytes are announced, there are 3 bytes");
    const auto wrongText = parseComtradeData(headerOf(configuration("ASCII")), "1,0,x,2,0,0\n", wanted);
    EXPECT_EQ(wrongText.error().english(), "dat line 1: a value is no number");
}

TEST(Comtrade, SurplusAndMissingFieldsAreRefusedWithTheirPlace)
{
    const std::string head = "a,b,1999\n1,1A\n";
    EXPECT_EQ(errorOf(head + "1,UA,A,,V,0,1,0,0,-9,9,1,1,P\n").substr(0, 60),
        "cfg line 3: column 28: 14 fields where at most 13 may be; he");
    EXPECT_THAT(errorOf(head + "1,UA,A,,V,1,0,0,-9,9,1\n"), HasSubstr("11 fields where 10 or 13 must be"));
    EXPECT_THAT(errorOf(head + "1,UA,A,,V,1,0,0,-9\n"), HasSubstr("here must be an analogue channel"));
    const auto header = headerOf(head + "1,UA,A,,V,1,0,0,-9,9,1,1,P\n50\n1\n1000,1\nx,y\nx,y\nascii\n");
    const std::size_t wanted[] = {0};
    const auto surplus = parseComtradeData(header, "1,0,2,5\n", wanted);
    EXPECT_THAT(surplus.error().english(), HasSubstr("dat line 1: 4 fields where 3 must be"));
}

TEST(Comtrade, HarmlessHeadersAreRead)
{
    const std::string rest = "\n1,1A\n1,UA,A,,V,1,0,0,-9,9,1,1,P\n\n3\n1000,2\n500,2\n1000,4\nx,y\nx,y\nAsCii\n";
    for (const char* revision : {"0", "1999", "C37.111-1999", "2001"}) {
        const auto header = headerOf(std::string("Station, with comma,7,") + revision + rest);
        EXPECT_GE(header.revision, 1999) << revision;
        EXPECT_EQ(header.samples, 4U);
        ASSERT_EQ(header.stretches.size(), 1U) << "the same rate, and a stretch without samples";
        const std::size_t wanted[] = {0};
        const auto columns = *parseComtradeData(header, "1,0,1\n\n2,0,2\n\n\n3,0,3\n", wanted);
        EXPECT_THAT(columns.values[0], ElementsAre(1, 2, 3));
        ASSERT_EQ(columns.notes.size(), 1U);
        EXPECT_EQ(columns.notes[0].english(), "4 samples are announced, 3 are there and played");
    }
}

TEST(Comtrade, UnitsAreSymbolsOrWordsWithPrefixes)
{
    const auto channel = [](const std::string& unit, const std::string& side = "1,1,P") {
        return headerOf(
            "a,b,1999\n1,1A\n1,UA,A,," + unit + ",2,0,0,-9,9," + side + "\n50\n1\n1000,1\nx,y\nx,y\nASCII\n")
            .channels[0];
    };
    for (const char* volts : {"V", "v", "volt", "Volts", "V rms"}) {
        EXPECT_EQ(channel(volts).measured, Measured::voltage) << volts;
        EXPECT_DOUBLE_EQ(channel(volts).factor, 2) << volts;
    }
    for (const char* kilovolts : {"kV", "KV", "kVolts", "kilovolt"}) {
        EXPECT_EQ(channel(kilovolts).measured, Measured::voltage) << kilovolts;
        EXPECT_DOUBLE_EQ(channel(kilovolts).factor, 2000) << kilovolts;
    }
    EXPECT_EQ(channel("kAmps").measured, Measured::current);
    EXPECT_DOUBLE_EQ(channel("Amperes", "400,5,S").factor, 160);
    EXPECT_EQ(channel("pu").measured, Measured::perUnit);
    EXPECT_FALSE(channel("furlong").measured);
}

TEST(Comtrade, NanosecondsExistFromRevision2013On)
{
    const auto stamp = [](const std::string& year) {
        return headerOf("a,b," + year
            + "\n1,1A\n1,UA,A,,V,1,0,0,-9,9,1,1,P\n50\n0\n0,2\n01/01/2020,00:00:00.000000000\nx,y\nASCII\n1\n")
            .stampSeconds;
    };
    EXPECT_EQ(stamp("1999"), 1e-6);
    EXPECT_EQ(stamp("2013"), 1e-9);
}

TEST(Comtrade, NamesInAnyEncodingAreFound)
{
    const auto channel = [](const std::string& name, std::optional<TextEncoding> encoding = {}) {
        const auto result = parseComtradeHeader(
            "a,b,1999\n1,1A\n1," + name + ",A,,V,1,0,0,-9,9,1,1,P\n50\n1\n1000,1\nx,y\nx,y\nASCII\n", encoding);
        return result->channels[0];
    };
    EXPECT_EQ(channel("Uç").id, "Uç");
    EXPECT_EQ(channel("U\xE7").id, "Uç");
    EXPECT_TRUE(isChannelNamed(channel("U\xE7"), "Uç"));
    EXPECT_EQ(channel("\xD2\xEE\xEA \xE0").id, "Ток а") << "windows-1251";
    EXPECT_EQ(channel("\xB5\xE7\xD1\xB9").id, "电压") << "GBK";
    EXPECT_TRUE(isChannelNamed(channel("\xD2\xEE\xEA", TextEncoding::windows1252), "Ток"));
}

TEST(Comtrade, HostileHeadersAreRefusedAtOnce)
{
    EXPECT_THAT(errorOf("a,b,1999\n999999999,999999999A,0D\n"), HasSubstr("number of channels must be"));
    EXPECT_THAT(errorOf(configuration("ASCII", "99999999\r\n")), HasSubstr("number of sampling rates must be"));
    EXPECT_THAT(errorOf(configuration("ASCII", "1\r\n1e300,3\r\n")), HasSubstr("a sampling rate must be"));
    EXPECT_THAT(errorOf(configuration("ASCII", "1\r\n1000,1e18\r\n")), HasSubstr("the last sample must be"));
    EXPECT_NE(errorOf(std::string(1 << 20, ',')), "");
    EXPECT_NE(errorOf(std::string("\0\xff\xfe,,,\n\n\n", 9)), "");
}

} // namespace
} // namespace vmeter
