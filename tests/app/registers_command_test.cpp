// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/registers_command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace vmeter {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

std::ptrdiff_t lines(const std::string& text)
{
    return std::count(text.begin(), text.end(), '\n');
}

TEST(RegistersCommand, PrintsTheCommittedPage)
{
    const char* path = VMETER_SOURCE_DIR "/docs/registers.md";
    std::ifstream file(path);
    ASSERT_TRUE(file.is_open()) << path;
    std::ostringstream page;
    page << file.rdbuf();
    // Not EXPECT_EQ: it would print both pages.
    EXPECT_TRUE(page.str() == formatRegisterTable(kDirectMeterRegisters, RegisterFormat::md))
        << path << " is out of date: print it anew with `vmeter registers --format md`";
}

TEST(RegistersCommand, PrintsALineOfCsvForEachRow)
{
    const std::string csv = formatRegisterTable(kDirectMeterRegisters, RegisterFormat::csv);
    EXPECT_THAT(csv, StartsWith("address_dec,address_hex,words,name,unit,type,scale,access,"));
    EXPECT_EQ(lines(csv), 373); // heading and 372 rows
    EXPECT_THAT(csv,
        HasSubstr("\n50520,0xC558,2,Phase-neutral voltage V1,V,U32,0.01,R,Instantaneous 32 bit,E23 V103.18,high,"
                  "measurement,\n"));
    EXPECT_THAT(csv, HasSubstr("\n50000,0xC350,4,\"Signature \"\"SOCO\"\"\",,STRING16,,R,"));
    EXPECT_THAT(csv, HasSubstr("\n19840,0x4D80,3,Reserved,,,,R,Energies L1,E23 V103.18,medium,reserved,\n"));
}

TEST(RegistersCommand, PrintsAJsonObjectForEachRow)
{
    const std::string json = formatRegisterTable(kDirectMeterRegisters, RegisterFormat::json);
    EXPECT_THAT(json, StartsWith("{\"blocks\":[\n{\"address\":19840,\"words\":66,\"name\":\"Energies L1\","));
    EXPECT_EQ(lines(json), 1 + 34 + 1 + 372 + 1);
    EXPECT_THAT(json,
        HasSubstr("{\"address\":50526,\"words\":2,\"name\":\"Frequency\",\"unit\":\"Hz\",\"type\":\"U32\",\"scale\":"
                  "0.001,\"access\":\"R\",\"block\":50512,\"certainty\":\"high\","));
    EXPECT_THAT(
        json, HasSubstr("\"name\":\"Signature \\\"SOCO\\\"\",\"unit\":\"\",\"type\":\"STRING16\",\"scale\":null"));
}

TEST(RegistersCommand, MarksRowsOfLowCertaintyInEveryFormat)
{
    EXPECT_THAT(formatRegisterTable(kDirectMeterRegisters, RegisterFormat::text),
        HasSubstr("\n? 20257  0x4F21  2     U32      1      kvarh"));
    EXPECT_THAT(formatRegisterTable(kDirectMeterRegisters, RegisterFormat::text),
        HasSubstr("\n  20225  0x4F01  2     U32      1      kWh"));
    EXPECT_THAT(formatRegisterTable(kDirectMeterRegisters, RegisterFormat::csv),
        HasSubstr("\"Er+ tariff 1, L1\",kvarh,U32,1,R,Tariff meter L1,"
                  "E23 V103.18,low,tariff energy,"));
    EXPECT_THAT(formatRegisterTable(kDirectMeterRegisters, RegisterFormat::md),
        HasSubstr("| 20257 | 0x4F21 | 2 | Er+ tariff 1, L1 | U32 | 1 | kvarh | tariff energy | **low** |"));
}

} // namespace
} // namespace vmeter
