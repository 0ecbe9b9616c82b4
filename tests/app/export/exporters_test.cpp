// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/export/export_support.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <regex>
#include <sstream>

namespace vmeter {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

std::string pageOf(const char* path)
{
    std::ifstream file(path);
    EXPECT_TRUE(file.is_open()) << path;
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

TEST(Exporters, EachOneHasItsRowOfTheDocumentation)
{
    const std::string page = pageOf(VMETER_SOURCE_DIR "/docs/exporters.md");
    for (const Exporter& exporter : exporters()) {
        const std::string row = "| `" + std::string(exporter.name) + "` | " + std::string(exporter.program) + " | "
            + std::string(exporter.version) + " | " + std::string(exporter.tried) + " | "
            + std::string(exporter.missing) + " |";
        EXPECT_THAT(page, HasSubstr(row));
    }
}

TEST(Exporters, AreListedByName)
{
    EXPECT_TRUE(std::ranges::is_sorted(exporters(), {}, &Exporter::name));
    for (const Exporter& exporter : exporters()) {
        EXPECT_THAT(listExporters(), HasSubstr(std::string(exporter.name) + "\n    " + std::string(exporter.program)));
        EXPECT_EQ(findExporter(exporter.name), &exporter);
    }
    EXPECT_EQ(findExporter("list"), nullptr);
}

TEST(Exporters, NoPlaceOfATemplateIsLeft)
{
    const std::regex place("@[a-z_0-9]+@");
    for (const Exporter& exporter : exporters()) {
        const std::string entry = entryFor(exporter.name, "P,V1,PF,Ea+");
        EXPECT_FALSE(std::regex_search(entry, place)) << entry;
        EXPECT_TRUE(entry.ends_with('\n')) << exporter.name;
    }
}

TEST(Exporters, EachEntryNamesValuesOfLowCertainty)
{
    for (const Exporter& exporter : exporters()) {
        const std::string entry = entryFor(exporter.name, "P,Er+ T1 L1"); // the second one is of low certainty
        EXPECT_THAT(entry, testing::ContainsRegex("[Ll]ow certainty: Er\\+ T1 L1|,low,|certainty low"))
            << exporter.name;
    }
}

TEST(Exporters, CollectdScalesAndKnowsTheSign)
{
    const std::string entry = entryFor("collectd", "P,V1");
    EXPECT_THAT(entry,
        HasSubstr("  <Data \"p\">\n    RegisterBase 50536\n    RegisterType Int32\n    RegisterCmd ReadHolding\n"
                  "    Type power\n    Instance \"p\"\n    Scale 10\n"));
    EXPECT_THAT(entry, HasSubstr("RegisterBase 50520\n    RegisterType Uint32\n"));
    EXPECT_THAT(entry, HasSubstr("    Address \"10.0.0.7\"\n    Port \"1502\"\n"));
    EXPECT_THAT(entry, HasSubstr("    <Slave 9>\n"));
    EXPECT_THAT(entry, HasSubstr("      Collect \"v1\"\n      Collect \"p\"\n"));
}

TEST(Exporters, CsvHasBothNotationsOfTheAddress)
{
    const std::string entry = entryFor("csv", "P,PF,51284");
    EXPECT_THAT(entry,
        HasSubstr(
            "\np,P,50536,450537,3,2,S32,high word first,10,W,,9,high,\"Active power, three-phase sum P; + import, "
            "- export\"\n"));
    EXPECT_THAT(entry, HasSubstr("\npf,PF,50542,450543,3,2,S32,high word first,0.001,,-1,9,medium,"));
    EXPECT_THAT(entry, HasSubstr("\nv1_51284,Phase-neutral voltage V1 (16 bit),51284,451285,3,1,U16,"));
}

TEST(Exporters, HomeAssistantMarksWhatDoesNotExist)
{
    const std::string entry = entryFor("home-assistant", "P,PF,Ea+,BAL Er");
    EXPECT_THAT(entry, HasSubstr("    host: \"10.0.0.7\"\n    port: 1502\n"));
    EXPECT_THAT(entry,
        HasSubstr("        slave: 9\n        input_type: holding\n        address: 50536\n        data_type: int32\n"
                  "        scale: 10\n        precision: 0\n"));
    EXPECT_THAT(entry,
        HasSubstr("        unit_of_measurement: kWh\n        device_class: energy\n        state_class: "
                  "total_increasing\n"));
    EXPECT_THAT(entry,
        HasSubstr("        device_class: power_factor\n        state_class: measurement\n        "
                  "nan_value: -1\n"));
    EXPECT_THAT(entry, HasSubstr("        unit_of_measurement: kvarh\n        state_class: total\n"));
}

TEST(Exporters, IoBrokerHasTabsAndAFormulaForWhatDoesNotExist)
{
    const std::string entry = entryFor("iobroker", "P,PF");
    EXPECT_THAT(entry,
        HasSubstr("\n50536\tp\tActive power, three-phase sum P (certainty high)\tW\tint32be\t2\t10\t0\t\t"
                  "value.power.active\t\ttrue\tfalse\tfalse\tfalse\n"));
    EXPECT_THAT(entry, HasSubstr("\t2\t0.001\t0\tx == -1 ? null : x * 0.001\t"));
}

TEST(Exporters, JsonNamesTheRequestsThatReadAllValues)
{
    const json entry = json::parse(entryFor("json", "V1,PF,Ea+"));
    EXPECT_EQ(entry["requests"], json::parse(R"([{"address":50520,"words":24},{"address":50946,"words":2}])"));
    EXPECT_EQ(entry["values"][1]["no_value"], -1);
    EXPECT_TRUE(entry["values"][0]["no_value"].is_null());
    EXPECT_EQ(entry["values"][2]["scale"], 0.01);
    EXPECT_EQ(entry["unit_id"], 9);
}

TEST(Exporters, NodeRedReadsABlockWithOneNode)
{
    const json flow = json::parse(entryFor("node-red", "V1,PF,Ea+"));
    std::vector<std::string> reads;
    for (const json& node : flow) {
        if (node["type"] == "modbus-read") {
            reads.push_back(node["adr"].get<std::string>() + "+" + node["quantity"].get<std::string>());
            EXPECT_EQ(node["unitid"], "9");
        }
        if (node["type"] == "modbus-client") {
            EXPECT_EQ(node["tcpHost"], "10.0.0.7");
            EXPECT_EQ(node["tcpPort"], "1502");
        }
    }
    EXPECT_THAT(reads, testing::ElementsAre("50520+24", "50946+2"));
    EXPECT_THAT(flow.dump(), HasSubstr(R"([\"pf\", 50542, 2, true, -3, true], // 1, certainty medium)"));
}

TEST(Exporters, AThingHasAFormForEachProperty)
{
    const json thing = json::parse(entryFor("wot", "P,PF"));
    const json& form = thing["properties"]["p"]["forms"][0];
    EXPECT_EQ(form["href"], "modbus+tcp://10.0.0.7:1502/9/50536?quantity=2");
    EXPECT_EQ(form["contentType"], "application/octet-stream;length=4;signed=true;byteSeq=BIG_ENDIAN");
    EXPECT_EQ(thing["properties"]["p"]["unit"], "10 W");
    EXPECT_EQ(thing["properties"]["pf"]["countis:noValue"], -1);
    EXPECT_FALSE(thing["properties"]["p"].contains("countis:noValue"));
}

TEST(Exporters, ZabbixDiscardsWhatDoesNotExistBeforeItScales)
{
    const std::string entry = entryFor("zabbix", "P,PF");
    EXPECT_THAT(entry, HasSubstr("          value: 'tcp://10.0.0.7:1502'\n"));
    EXPECT_THAT(entry, HasSubstr("key: 'modbus.get[\"{$COUNTIS.ENDPOINT}\",{$COUNTIS.UNIT},3,50536,1,int32,be]'\n"));
    EXPECT_THAT(entry,
        HasSubstr("            - type: NOT_MATCHES_REGEX\n              parameters:\n                - '^-1$'\n"
                  "              error_handler: DISCARD_VALUE\n            - type: MULTIPLIER\n"
                  "              parameters:\n                - '0.001'\n"));
    const std::regex uuid("uuid: [0-9a-f]{12}4[0-9a-f]{3}[89ab][0-9a-f]{15}\n"); // version 4, RFC 9562
    EXPECT_EQ(std::distance(std::sregex_iterator(entry.begin(), entry.end(), uuid), std::sregex_iterator()), 4);
}

} // namespace
} // namespace vmeter
