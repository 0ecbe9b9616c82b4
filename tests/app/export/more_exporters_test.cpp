// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/export/export_support.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace vmeter {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(MoreExporters, CHeaderHasAddressSignAndExponent)
{
    const std::string entry = entryFor("c", "P,PF,Ea+");
    EXPECT_THAT(entry, HasSubstr("#define COUNTIS_PORT 1502\n#define COUNTIS_UNIT_ID 9\n"));
    EXPECT_THAT(entry,
        HasSubstr("#define COUNTIS_P_ADDRESS 50536\n#define COUNTIS_P_WORDS 2\n#define COUNTIS_P_SIGNED 1\n"
                  "#define COUNTIS_P_EXPONENT 1\n"));
    EXPECT_THAT(entry, HasSubstr("#define COUNTIS_PF_EXPONENT (-3)\n#define COUNTIS_PF_NO_VALUE (-1)\n"));
    EXPECT_THAT(entry, HasSubstr("#define COUNTIS_EA_IMPORT_ADDRESS 50946\n"));
}

TEST(MoreExporters, EvccHasThreePhasesOrNone)
{
    const std::string entry = entryFor("evcc", "P,Ea+,I1,I2,I3,V1");
    EXPECT_THAT(entry,
        HasSubstr("    power:\n      source: modbus\n      uri: 10.0.0.7:1502\n      id: 9\n"
                  "      register: # Active power, three-phase sum P, certainty high\n        address: 50536\n"
                  "        type: holding\n        decode: int32\n      scale: 10\n"));
    EXPECT_THAT(entry, HasSubstr("    currents:\n      - source: modbus\n        uri: 10.0.0.7:1502\n"));
    EXPECT_THAT(entry, Not(HasSubstr("voltages")));
    const Expected<std::string> refusedEntry = writeEvcc(*findExporter("evcc"), orderOf("V1"));
    ASSERT_FALSE(refusedEntry);
    EXPECT_THAT(refusedEntry.error().english(), HasSubstr("P must be among the values"));
}

TEST(MoreExporters, FuxaCountsFromOneAndDivides)
{
    const auto device = nlohmann::json::parse(entryFor("fuxa", "P,V1"))[0];
    const auto& power = device["tags"]["t_countis_p"];
    EXPECT_EQ(power["address"], "50537");
    EXPECT_EQ(power["type"], "Int32");
    EXPECT_EQ(power["divisor"], 0.1);
    EXPECT_EQ(device["tags"]["t_countis_v1"]["divisor"], 100);
    EXPECT_EQ(device["property"]["address"], "10.0.0.7:1502");
    EXPECT_EQ(device["property"]["slaveid"], "9");
}

TEST(MoreExporters, KepwareHasReferencesOfSixDigitsAndALine)
{
    const std::string entry = entryFor("kepware", "P,V1,51284,51311");
    EXPECT_THAT(entry, HasSubstr("\n\"p\",\"450537\",Long,1,R/O,1000,Linear,0,1000,0,10000,Double,0,0,\"W\","));
    EXPECT_THAT(entry, HasSubstr("\n\"v1_51284\",\"451285\",Word,1,R/O,1000,Linear,0,1000,0,10,Double,0,0,\"V\","));
    EXPECT_THAT(entry, HasSubstr("\n\"ea_import_51311\",\"451312\",Word,1,R/O,1000,None,,,,,,,,\"MWh\","));
}

TEST(MoreExporters, OpenHabHasAPollerForEachRequest)
{
    const std::string entry = entryFor("openhab", "P,Q,Ea+");
    EXPECT_THAT(entry, HasSubstr("Bridge modbus:tcp:countis [ host=\"10.0.0.7\", port=1502, id=9 ] {\n"));
    EXPECT_THAT(entry,
        HasSubstr("    Bridge poller p50536 [ start=50536, length=4, refresh=5000, type=\"holding\" ] {\n"
                  "        Thing data p [ readStart=\"50536\", readValueType=\"int32\" ]"));
    EXPECT_THAT(entry, HasSubstr("Number:Power Countis_p \"Active power, three-phase sum P [%.0f %unit%]\""));
    EXPECT_THAT(entry, HasSubstr("channel=\"modbus:data:countis:p50946:ea_import:number\""));
    EXPECT_THAT(entry, HasSubstr("gain=\"0.01 kWh\""));
}

TEST(MoreExporters, PrometheusHasBaseUnitsAndFunctionDigits)
{
    const std::string entry = entryFor("prometheus", "P,Ea+,Ea+ L1,PF");
    EXPECT_THAT(entry, HasSubstr("- name: \"countis_p_watts\"\n"));
    EXPECT_THAT(entry,
        HasSubstr(
            "        address: 350536\n        dataType: int32\n        endianness: big\n        metricType: gauge\n"
            "        factor: 10\n"));
    EXPECT_THAT(entry, HasSubstr("- name: \"countis_ea_import_watt_hours_total\"\n"));
    EXPECT_THAT(entry,
        HasSubstr("        address: 350946\n        dataType: uint32\n        endianness: big\n        "
                  "metricType: counter\n        factor: 10\n"))
        << "0.01 kWh are 10 Wh";
    EXPECT_THAT(entry, HasSubstr("        address: 319843\n"));
}

TEST(MoreExporters, StructuredTextHasATypeForNoValue)
{
    const std::string entry = entryFor("st", "P,PF");
    EXPECT_THAT(entry,
        HasSubstr("    COUNTIS_P_ADDRESS : UINT := 50536;\n    COUNTIS_P_WORDS : UINT := 2;\n"
                  "    COUNTIS_P_SCALE : REAL := 10.0;\n"));
    EXPECT_THAT(entry, HasSubstr("    COUNTIS_PF_NO_VALUE : DINT := -1;\n"));
    EXPECT_TRUE(entry.ends_with("END_VAR\n"));
}

TEST(MoreExporters, TelegrafScalesWithFloatingPoint)
{
    const std::string entry = entryFor("telegraf", "P,V1");
    EXPECT_THAT(entry, HasSubstr("  controller = \"tcp://10.0.0.7:1502\"\n"));
    EXPECT_THAT(entry, HasSubstr("    slave_id = 9\n    byte_order = \"ABCD\"\n    register = \"holding\"\n"));
    EXPECT_THAT(
        entry, HasSubstr("{ address = 50536, name = \"p\", type = \"INT32\", scale = 10.0, output = \"FLOAT64\" }"));
}

TEST(MoreExporters, WiresharkFindsTheRegister)
{
    EXPECT_THAT(entryFor("wireshark", "P"),
        HasSubstr("\"COUNTIS P (S32 x 10 W, certainty high)\" mbtcp && modbus.regnum16 == 50536\n"));
}

} // namespace
} // namespace vmeter
