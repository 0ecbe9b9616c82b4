// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registers/register_table.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <string>
#include <vector>

namespace vmeter {
namespace {

constexpr const char* kExpectedFile = VMETER_SOURCE_DIR "/tests/core/registers/expected_registers.csv";

struct ExpectedTable {
    std::vector<std::string> blocks; ///< "address,words"
    std::vector<std::string> rows;   ///< as in the file
};

ExpectedTable expectedTable()
{
    constexpr std::string_view kBlock = "block,";
    std::ifstream file(kExpectedFile);
    ExpectedTable table;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with(kBlock)) {
            table.blocks.push_back(line.substr(kBlock.size()));
        } else if (!line.empty() && line.front() != '#') {
            table.rows.push_back(line);
        }
    }
    return table;
}

TEST(RegisterTable, HasEveryRowOfThePublishedTables)
{
    const std::vector<std::string> expected = expectedTable().rows;
    ASSERT_EQ(expected.size(), 372U) << kExpectedFile;
    std::vector<std::string> actual;
    for (const RegisterRow& row : kDirectMeterRegisters.rows) {
        actual.push_back(std::to_string(row.address) + ',' + std::to_string(row.words) + ',' + typeName(row.type) + ','
            + scaleText(row) + ',' + unitName(row.unit) + ',' + accessName(row.access) + ','
            + certaintyName(row.certainty));
    }
    ASSERT_EQ(actual.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        EXPECT_EQ(actual[i], expected[i]);
    }
}

TEST(RegisterTable, HasEveryBlockOfThePublishedTables)
{
    const std::vector<std::string> expected = expectedTable().blocks;
    ASSERT_EQ(expected.size(), 34U) << kExpectedFile;
    std::vector<std::string> actual;
    for (const RegisterBlock& block : kDirectMeterRegisters.blocks) {
        actual.push_back(std::to_string(block.address) + ',' + std::to_string(block.words));
    }
    EXPECT_EQ(actual, expected);
}

TEST(RegisterTable, NamesEachRegisterOnce)
{
    std::set<std::string_view> names;
    for (const RegisterRow& row : kDirectMeterRegisters.rows) {
        if (row.type != RegisterType::reserved) {
            EXPECT_TRUE(names.insert(row.name.view()).second) << row.name.view();
        }
    }
}

TEST(RegisterTable, ComposesTheNamesOfRepeatedRows)
{
    EXPECT_EQ(kDirectMeterRegisters.findRow(19843)->name.view(), "Ea+ total, L1, whole part");
    EXPECT_EQ(kDirectMeterRegisters.findRow(23953)->name.view(), "Eap total, L3, residual");
    EXPECT_EQ(kDirectMeterRegisters.findRow(26483)->name.view(), "Er- capacitive tariff 2, three-phase");
    EXPECT_EQ(kDirectMeterRegisters.findRow(32797)->name.view(), "Partial Ea- tariff 2, residual");
    EXPECT_EQ(kDirectMeterRegisters.findRow(50946)->name.view(), "Total Ea+ (10 Wh steps)");
}

TEST(RegisterTable, SaysWhyARowOfLowCertaintyIsDoubtful)
{
    for (const RegisterRow& row : kDirectMeterRegisters.rows) {
        if (row.certainty == Certainty::low) {
            EXPECT_STRNE(row.note, "") << row.address;
        }
    }
}

TEST(RegisterTable, FindsARowByAnyOfItsWords)
{
    ASSERT_NE(kDirectMeterRegisters.findRow(50520), nullptr);
    EXPECT_EQ(kDirectMeterRegisters.findRow(50520)->name.view(), "Phase-neutral voltage V1");
    EXPECT_EQ(kDirectMeterRegisters.findRow(50521), kDirectMeterRegisters.findRow(50520));
    EXPECT_NE(kDirectMeterRegisters.findRow(50522), kDirectMeterRegisters.findRow(50520));
    EXPECT_EQ(kDirectMeterRegisters.findRow(30233)->address, 30209);
}

TEST(RegisterTable, FindsNothingInAHole)
{
    for (const uint16_t address : {uint16_t{0}, uint16_t{19839}, uint16_t{19906}, uint16_t{50066}, uint16_t{50511},
             uint16_t{50574}, uint16_t{57893}, uint16_t{65535}}) {
        EXPECT_EQ(kDirectMeterRegisters.findRow(address), nullptr) << address;
        EXPECT_EQ(kDirectMeterRegisters.findBlock(address), nullptr) << address;
    }
}

TEST(RegisterTable, LeadsFromARowToItsBlock)
{
    for (const RegisterRow& row : kDirectMeterRegisters.rows) {
        EXPECT_EQ(&kDirectMeterRegisters.blocks[row.block], kDirectMeterRegisters.findBlock(row.address));
    }
    EXPECT_STREQ(kDirectMeterRegisters.findBlock(50573)->name, "Instantaneous 32 bit");
}

} // namespace
} // namespace vmeter
