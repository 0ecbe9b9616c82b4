// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/registers/row_makers.h"

#include <array>
#include <string_view>

// The energy and tariff blocks, which repeat for each phase or each resolution; part of register_table.cpp.
namespace vmeter::rows {

using enum RegisterValue;

struct NamedQuantity {
    EnergyQuantity quantity;
    const char* name;
    RegisterUnit kilo; ///< unit of the whole part
    RegisterUnit unit; ///< unit of the residual
};

inline constexpr NamedQuantity kEaImport{EnergyQuantity::activeImport, "Ea+", kWh, Wh};
inline constexpr NamedQuantity kEaExport{EnergyQuantity::activeExport, "Ea-", kWh, Wh};
inline constexpr NamedQuantity kErImport{EnergyQuantity::reactiveImport, "Er+", kvarh, varh};
inline constexpr NamedQuantity kErExport{EnergyQuantity::reactiveExport, "Er-", kvarh, varh};
inline constexpr NamedQuantity kEap{EnergyQuantity::apparent, "Eap", kVAh, VAh};
inline constexpr NamedQuantity kErImportInd{EnergyQuantity::reactiveImportInductive, "Er+ inductive", kvarh, varh};
inline constexpr NamedQuantity kErExportInd{EnergyQuantity::reactiveExportInductive, "Er- inductive", kvarh, varh};
inline constexpr NamedQuantity kErImportCap{EnergyQuantity::reactiveImportCapacitive, "Er+ capacitive", kvarh, varh};
inline constexpr NamedQuantity kErExportCap{EnergyQuantity::reactiveExportCapacitive, "Er- capacitive", kvarh, varh};

inline constexpr const char* kResidualNote = "0..9999, remainder of the whole part";

constexpr const char* elementName(Element element)
{
    constexpr std::array kNames{"L1", "L2", "L3", "three-phase"};
    return kNames[static_cast<std::size_t>(element)];
}

/// Whole part and residual of one energy, three words from `address`.
constexpr void wholeAndResidual(
    Table& table, uint16_t address, const RegisterName& name, const NamedQuantity& of, RegisterSource source)
{
    table.add(u32(address, RegisterName{name}.append(", whole part"), {of.kilo}, medium, source));
    table.add(u16(static_cast<uint16_t>(address + 2), RegisterName{name}.append(", residual"), {of.unit, kTenth},
        medium, source, kResidualNote));
}

/// 19840, 21888, 23936, 25984: the totals of one element, 66 words.
constexpr void energies(Table& table, uint16_t address, const char* name, Element element)
{
    table.begin(address, 66, name);
    table.add(reservedWords(address, 3));
    for (const NamedQuantity& of :
        {kEaImport, kEaExport, kErImport, kErExport, kEap, kErImportInd, kErExportInd, kErImportCap, kErExportCap}) {
        const RegisterName rowName = RegisterName{of.name}.append(" total, ").append(elementName(element));
        wholeAndResidual(table, table.next(), rowName, of, total(of.quantity, element));
    }
    table.add(reservedWords(table.next(), 36));
}

/// Sixteen words of a tariff block: one energy in tariff 1 and 2, room for six more tariffs.
constexpr void tariffGroup(Table& table, const NamedQuantity& of, Element element)
{
    // Er+ and Er- of a single phase: reserved in the E23 table, given by the E47 table and by manual 4.6.1.
    const bool fromSister = element != kSystem
        && (of.quantity == EnergyQuantity::reactiveImport || of.quantity == EnergyQuantity::reactiveExport);
    for (const Tariff tariff : {Tariff::t1, Tariff::t2}) {
        const RegisterName name = RegisterName{of.name}
                                      .append(tariff == Tariff::t1 ? " tariff 1, " : " tariff 2, ")
                                      .append(elementName(element));
        table.add(u32(table.next(), name, {of.kilo}, fromSister ? low : medium, ofTariff(tariff, of.quantity, element),
            fromSister ? "reserved in the E23 table, defined in the E47 table" : ""));
    }
    table.add(reservedWords(table.next(), 12));
}

constexpr void activeTariffCopy(Table& table, Element element)
{
    table.add(u16(table.next(), RegisterName{"Active tariff (copy, "}.append(elementName(element)).append(" block)"),
        {}, medium, from(tariffInForce)));
}

/// 20224, 22272, 24320: the tariff meter of one phase, 145 words.
constexpr void phaseTariffs(Table& table, uint16_t address, const char* name, Element element)
{
    table.begin(address, 145, name);
    activeTariffCopy(table, element);
    for (const NamedQuantity& of :
        {kEaImport, kEaExport, kErImport, kErImportInd, kErImportCap, kErExport, kErExportInd, kErExportCap, kEap}) {
        tariffGroup(table, of, element);
    }
}

/// 26368, 26401, 26497: the same groups for the system, in three blocks.
constexpr void systemTariffs(Table& table)
{
    table.begin(26368, 33, "Tariff meter Total (1st Part)");
    activeTariffCopy(table, kSystem);
    tariffGroup(table, kEaImport, kSystem);
    tariffGroup(table, kEaExport, kSystem);
    table.begin(26401, 96, "Tariff meter Total (2nd Part)");
    for (const NamedQuantity& of : {kErImport, kErImportInd, kErImportCap, kErExport, kErExportInd, kErExportCap}) {
        tariffGroup(table, of, kSystem);
    }
    table.begin(26497, 16, "Tariff meter Total (3rd Part)");
    tariffGroup(table, kEap, kSystem);
}

/// 32768: partial active energies by tariff.
constexpr void partialsByTariff(Table& table)
{
    table.begin(32768, 48, "Partial by tariff");
    wholeAndResidual(table, 32768, "Partial Ea+ tariff 1", kEaImport, partial(PartialCounter::activeImportT1));
    wholeAndResidual(table, 32771, "Partial Ea+ tariff 2", kEaImport, partial(PartialCounter::activeImportT2));
    table.add(reservedWords(32774, 18));
    wholeAndResidual(table, 32792, "Partial Ea- tariff 1", kEaExport, partial(PartialCounter::activeExportT1));
    wholeAndResidual(table, 32795, "Partial Ea- tariff 2", kEaExport, partial(PartialCounter::activeExportT2));
    table.add(reservedWords(32798, 18));
}

/// 50768 in whole kWh, 50944 in steps of 10 Wh: totals and partial counters of the system, 65 words.
constexpr void systemEnergies(Table& table, uint16_t address, const char* name, int8_t exponent)
{
    const bool fine = exponent == kHundredth;
    const char* suffix = fine ? " (10 Wh steps)" : "";
    const auto add = [&](const char* prefix, const NamedQuantity& of, Certainty certainty, RegisterSource source) {
        const RegisterName rowName = RegisterName{prefix}.append(of.name).append(suffix);
        table.add(u32(table.next(), rowName, {of.kilo, exponent}, certainty, source));
    };
    table.begin(address, 65, name);
    table.add(reservedWords(address, 2));
    for (const NamedQuantity& of : {kEaImport, kErImport, kEap, kEaExport, kErExport}) {
        const bool readByOthers = fine && of.kilo == kWh;
        add("Total ", of, readByOthers ? high : medium, total(of.quantity));
    }
    add("Partial ", kEaImport, medium, partial(PartialCounter::activeImport));
    add("Partial ", kErImport, medium, partial(PartialCounter::reactiveImport));
    add("Partial ", kEap, medium, partial(PartialCounter::apparent));
    add("Partial ", kEaExport, medium, partial(PartialCounter::activeExport));
    add("Partial ", kErExport, medium, partial(PartialCounter::reactiveExport));
    table.add(reservedWords(table.next(), 43));
}

/// 50848 in whole kWh, 51200 in steps of 10 Wh: energies and time by tariff, 50 words.
constexpr void systemTariffEnergies(Table& table, uint16_t address, const char* name, int8_t exponent)
{
    const bool fine = exponent == kHundredth;
    const char* energySuffix = fine ? " (10 Wh steps)" : "";
    const char* suffix = fine ? " (10 Wh block)" : "";
    const auto named = [](std::string_view stem, Tariff tariff, const char* end) {
        return RegisterName{}.append(stem).append(tariff == Tariff::t1 ? " tariff 1" : " tariff 2").append(end);
    };
    table.begin(address, 50, name);
    table.add(u16(table.next(), RegisterName{"Number of tariffs"}.append(suffix), {}, medium, from(tariffCount)));
    table.add(u16(table.next(), RegisterName{"Active tariff"}.append(suffix), {}, medium, from(tariffInForce)));
    for (const NamedQuantity& of : {kEaImport, kErImport}) {
        for (const Tariff tariff : {Tariff::t1, Tariff::t2}) {
            table.add(u32(table.next(), named(of.name, tariff, energySuffix), {of.kilo, exponent}, medium,
                ofTariff(tariff, of.quantity)));
        }
        table.add(reservedWords(table.next(), 12));
    }
    for (const Tariff tariff : {Tariff::t1, Tariff::t2}) {
        table.add(u32(table.next(), named("Time counter", tariff, suffix), {h, kHundredth}, medium, timeIn(tariff)));
    }
    table.add(reservedWords(table.next(), 12));
}

} // namespace vmeter::rows
