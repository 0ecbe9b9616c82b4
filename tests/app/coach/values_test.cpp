// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/values/mapping.h"
#include "app/coach/values/value_store.h"
#include "core/meter_model.h"

#include <QTemporaryDir>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace vmeter::coach {
namespace {

const RegisterTable& table()
{
    return kCountisE28.registers;
}

TEST(CoachMapping, NamesStandForRegistersAndUnits)
{
    const auto mapping = parseMapping("power: {value: P, unit: kW}\n"
                                      "energy: {value: Ea+, unit: kWh}\n"
                                      "raw: {register: 50528}\n",
        "map.yaml", table());
    ASSERT_TRUE(mapping.has_value()) << mapping.error().english();
    ASSERT_EQ(mapping->size(), 3U);
    EXPECT_EQ(mapping->at(0).row->address, 50536);
    EXPECT_DOUBLE_EQ(mapping->at(0).factor, 0.01) << "steps of 10 W";
    EXPECT_EQ(mapping->at(1).row->address, 50946);
    EXPECT_DOUBLE_EQ(mapping->at(1).factor, 0.01);
    EXPECT_EQ(mapping->at(2).row->address, 50528);
    EXPECT_DOUBLE_EQ(mapping->at(2).factor, 0.001);
    EXPECT_EQ(mapping->at(2).unit, "A");
}

TEST(CoachMapping, EachValueOfTheControlApiHasItsRegister)
{
    const std::vector<std::pair<const char*, uint16_t>> kExpected{{"V", 50572}, {"V.L1", 50520}, {"U", 50570},
        {"U.L3", 50518}, {"I", 50568}, {"I.L2", 50530}, {"IN", 50534}, {"f", 50526}, {"P.L1", 50544}, {"Q", 50538},
        {"S", 50540}, {"PF", 50542}, {"PF.L3", 50566}};
    for (const auto& [name, address] : kExpected) {
        const RegisterRow* row = rowOfValue(table(), name);
        ASSERT_NE(row, nullptr) << name;
        EXPECT_EQ(row->address, address) << name;
    }
    for (const char* name : {"Ea+", "Ea-", "Er+", "Er-", "Eap", "Ea+.T1"}) {
        EXPECT_NE(rowOfValue(table(), name), nullptr) << name;
    }
    for (const char* name : {"", "X", "P.L4", "P.T1", "P."}) {
        EXPECT_EQ(rowOfValue(table(), name), nullptr) << name;
    }
}

TEST(CoachMapping, AMistakeIsSaidWithItsPlace)
{
    const std::vector<std::pair<const char*, const char*>> kWrong{
        {"p: {value: X}\n", "m:1:12: 'X' is no value"},
        {"p: {value: P, unit: kWh}\n", "m:1:21: must be W, kW or MW"},
        {"p: {register: 50537}\n", "m:1:15: must be the address"},
        {"p: {register: many}\n", "m:1:15: must be the address"},
        {"p: P\n", "m:1:4: must be a map"},
        {"p: {unit: kW}\n", "m:1:4: must be a map"},
        {"[]\n", "m:1:1: must have a line for each value"},
    };
    for (const auto& [text, message] : kWrong) {
        const auto mapping = parseMapping(text, "m", table());
        ASSERT_FALSE(mapping.has_value()) << text;
        EXPECT_THAT(mapping.error().english(), ::testing::StartsWith(message)) << text;
    }
}

TEST(CoachValues, JsonIsReadInBothForms)
{
    const auto full
        = parseValues(R"({"time":"2026-01-31T12:00:00Z","values":{"power":3.45,"state":"on","factor":null}})");
    ASSERT_TRUE(full.has_value());
    EXPECT_EQ(full->stamp, 1769860800000000000);
    EXPECT_THAT(full->values, ::testing::ElementsAre(::testing::Pair("power", 3.45)));
    EXPECT_EQ(parseValues(R"({"power":-1})")->values.at("power"), -1);
    for (const char* wrong : {"", "[]", "{}", "3", R"({"values":7})"}) {
        EXPECT_FALSE(parseValues(wrong).has_value()) << wrong;
    }
}

class CoachValueFile : public ::testing::Test {
protected:
    void append(const std::string& text) { std::ofstream(m_path, std::ios::app | std::ios::binary) << text; }
    std::vector<ValueBatch> read()
    {
        std::vector<ValueBatch> batches;
        m_file.read(batches);
        return batches;
    }

    QTemporaryDir m_folder;
    std::string m_path = m_folder.filePath("values").toStdString();
    ValueFile m_file{m_path};
};

TEST_F(CoachValueFile, LinesAreReadWhenTheyAreWhole)
{
    EXPECT_TRUE(read().empty()) << "it is not there yet";
    append("{\"power\":1}\n{\"pow");
    EXPECT_EQ(read().size(), 1U);
    append("er\":2}\n");
    const auto rest = read();
    ASSERT_EQ(rest.size(), 1U);
    EXPECT_EQ(rest[0].values.at("power"), 2);
    append("{broken\n");
    EXPECT_TRUE(read().empty());
    EXPECT_EQ(m_file.unreadable(), 1U);
}

TEST_F(CoachValueFile, CsvHasItsNamesInTheFirstLine)
{
    append("time,power,\"energy\"\r\n2026-01-31T12:00:00Z,3.45,\r\n2026-01-31T12:00:01Z,nan?,17\r\n1,2\r\n");
    const auto batches = read();
    ASSERT_EQ(batches.size(), 2U);
    EXPECT_THAT(batches[0].values, ::testing::ElementsAre(::testing::Pair("power", 3.45)));
    EXPECT_THAT(batches[1].values, ::testing::ElementsAre(::testing::Pair("energy", 17)));
    EXPECT_TRUE(batches[1].stamp.has_value());
    EXPECT_EQ(m_file.unreadable(), 1U);
}

TEST_F(CoachValueFile, AFileThatIsWrittenAnewIsReadAnew)
{
    append("{\"power\":1}\n{\"power\":2}\n");
    EXPECT_EQ(read().size(), 2U);
    std::ofstream(m_path, std::ios::trunc) << "{\"power\":3}\n";
    ASSERT_EQ(read().size(), 1U);
}

} // namespace
} // namespace vmeter::coach
