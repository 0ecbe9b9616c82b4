// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/third_model.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

namespace vmeter::test {

namespace {

constexpr uint16_t kLeftOut = 33024;

constexpr std::array kOwnRows{
    RegisterRow{.address = 60000,
        .words = 1,
        .type = RegisterType::u16,
        .unit = RegisterUnit::A,
        .source = {.value = RegisterValue::current, .element = Element::l1},
        .name = "Third model, I1"},
    RegisterRow{.address = 60001,
        .words = 2,
        .type = RegisterType::u32,
        .unit = RegisterUnit::V,
        .exponent = -2,
        .source = {.value = RegisterValue::voltage, .element = Element::l1},
        .name = "Third model, V1"},
};
constexpr RegisterBlock kOwnBlock{.address = 60000, .words = 3, .name = "Third model"};

struct TableRows {
    TableRows()
    {
        for (const RegisterBlock& block : kDirectMeterRegisters.blocks) {
            if (block.address != kLeftOut) {
                add(block, kDirectMeterRegisters.rows.subspan(block.firstRow, block.rows));
            }
        }
        add(kOwnBlock, kOwnRows);
    }
    void add(RegisterBlock block, std::span<const RegisterRow> itsRows)
    {
        block.firstRow = static_cast<uint16_t>(rows.size());
        block.rows = static_cast<uint16_t>(itsRows.size());
        std::ranges::transform(itsRows, std::back_inserter(rows), [&](RegisterRow row) {
            row.block = static_cast<uint8_t>(blocks.size());
            return row;
        });
        blocks.push_back(block);
    }

    std::vector<RegisterRow> rows;
    std::vector<RegisterBlock> blocks;
};

const TableRows kRows;
const RegisterTable kRegisters{kRows.rows, kRows.blocks};

constexpr MenuPage kTotals[] = {{PageValue::totalEnergy, Element::system, EnergyQuantity::activeImport}};
constexpr MenuPage kRealTime[] = {{PageValue::powerFactor}, {PageValue::frequency}};
constexpr MenuPage kInformation[] = {
    {PageValue::metrologicalVersion},
    {PageValue::nonMetrologicalVersion},
    {PageValue::metrologicalChecksum},
    {PageValue::nonMetrologicalChecksum},
    {PageValue::communicationPort},
};
constexpr MenuPages kMenus{{{{}, {}, kTotals, {}, kRealTime, kInformation, {}}}};

} // namespace

const MeterModel kThirdModel{
    .number = 200,
    .name = "x9",
    .productName = "COUNTIS X9",
    .extendedProductName = "Countis X9",
    .manufacturer = "NOBODY",
    .signature = "NONE",
    .orderReference = "0000 1234",
    .familyCode = 7,
    .productCode = 1234,
    .boardId = 8,
    .communicationPort = "PLC",
    .firmware = {.metrological = 245,
        .nonMetrological = 367,
        .metrologicalChecksum = 0x1B2A,
        .nonMetrologicalChecksum = 0x5E4F,
        .communicationTable = 412,
        .reference = "9.87"},
    .mid = true,
    .keysUnderSeal = 1U << static_cast<unsigned>(Key::up),
    .ratings = {.phaseVolts = 120,
        .lineVolts = 208,
        .startingMilliamperes = 100,
        .minimumMilliamperes = 500,
        .referenceAmperes = 10,
        .maximumAmperes = 100,
        .accuracyClass = "Class 3",
        .led = {.wattHours = 10, .onTime = Duration::milliseconds(40)},
        .pulseOutput = {.wattHours = 50, .onTime = Duration::milliseconds(100)}},
    .registers = kRegisters,
    .menus = kMenus,
};

} // namespace vmeter::test
