// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registers/register_table.h"

#include "core/registers/energy_blocks.h"
#include "core/registers/single_blocks.h"

#include <algorithm>
#include <iterator>

namespace vmeter {

namespace {

using namespace rows;

// ---- the whole map, by address ---------------------------------------------------------------------------------

constexpr Table makeTable()
{
    constexpr auto kSettings = BlockKind::settings;
    constexpr auto kCommands = BlockKind::commands;
    constexpr auto kE47 = BlockOrigin::e47;
    Table table;
    energies(table, 19840, "Energies L1", Element::l1);
    phaseTariffs(table, 20224, "Tariff meter L1", Element::l1);
    energies(table, 21888, "Energies L2", Element::l2);
    phaseTariffs(table, 22272, "Tariff meter L2", Element::l2);
    energies(table, 23936, "Energies L3", Element::l3);
    phaseTariffs(table, 24320, "Tariff meter L3", Element::l3);
    energies(table, 25984, "Energies Total", kSystem);
    systemTariffs(table);
    table.begin(29184, 7, "Network", kSettings, kE47);
    table.add(kNetwork);
    table.begin(29440, 1, "General slave connection", kSettings, kE47);
    table.add(kSlaveConnection);
    table.begin(29952, 7, "Date and time extended", kSettings, kE47);
    table.add(kClockExtended);
    table.begin(30208, 27, "Time synchronisation and SNTP server", kSettings, kE47);
    table.add(kTimeSynchronisation);
    partialsByTariff(table);
    table.begin(33024, 6, "Energy balance");
    table.add(kBalance);
    table.begin(36864, 11, "Rollover");
    table.add(kRollover);
    table.begin(40480, 2, "Tariff command", kCommands);
    table.add(kTariffCommand);
    table.begin(40512, 1, "Partial energies command", kCommands);
    table.add(kPartialsCommand);
    table.begin(40544, 2, "Industrialisation");
    table.add(kIndustrialisation);
    table.begin(40576, 6, "Current without CT");
    table.add(kCurrentWithoutCt);
    table.begin(40608, 1, "Communication board");
    table.add(kBoardId);
    table.begin(50000, 66, "Identification");
    table.add(kIdentification);
    table.begin(50512, 62, "Instantaneous 32 bit");
    table.add(kInstantaneous32);
    systemEnergies(table, 50768, "Energies kWh", kOnes);
    systemTariffEnergies(table, 50848, "Tariff energies kWh", kOnes);
    systemEnergies(table, 50944, "Energies 10 Wh", kHundredth);
    systemTariffEnergies(table, 51200, "Tariff energies 10 Wh", kHundredth);
    table.begin(51280, 36, "Instantaneous 16 bit");
    table.add(kInstantaneous16);
    table.begin(57344, 1, "Modbus address", kSettings);
    table.add(kModbusAddress);
    table.begin(57345, 3, "RS485", kSettings);
    table.add(kRs485);
    table.begin(57600, 6, "Date and time", kSettings, kE47);
    table.add(kClock);
    table.begin(57856, 1, "System command", kCommands);
    table.add(kSystemCommand);
    table.begin(57888, 5, "Partial counter commands", kCommands);
    table.add(kPartialMaskCommands);
    return table;
}

constexpr Table kTable = makeTable();
static_assert(isComplete(kTable), "the register table has a hole, an overlap or a wrong block length");

} // namespace

constinit const RegisterTable kDirectMeterRegisters{kTable.rows, kTable.blocks};

const RegisterRow* RegisterTable::findRow(uint16_t address) const
{
    const auto after = std::upper_bound(rows.begin(), rows.end(), address,
        [](uint16_t wanted, const RegisterRow& row) { return wanted < row.address; });
    const bool found = after != rows.begin() && address - std::prev(after)->address < std::prev(after)->words;
    return found ? &*std::prev(after) : nullptr;
}

const RegisterBlock* RegisterTable::findBlock(uint16_t address) const
{
    const RegisterRow* const row = findRow(address);
    return row != nullptr ? &blockOf(*row) : nullptr;
}

} // namespace vmeter
