// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/registers_command.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <span>
#include <vector>

namespace vmeter {

namespace {

using Cells = std::vector<std::string>;

std::string hexadecimal(uint16_t address)
{
    std::array<char, 7> text{};
    std::snprintf(text.data(), text.size(), "0x%04X", unsigned{address});
    return text.data();
}

std::span<const RegisterRow> rowsOf(const RegisterTable& table, const RegisterBlock& block)
{
    return table.rows.subspan(block.firstRow, block.rows);
}

std::string join(const Cells& cells, std::string_view separator)
{
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        line += i == 0 ? "" : separator;
        line += cells[i];
    }
    return line;
}

// ---- csv -------------------------------------------------------------------------------------------------------

std::string csvCell(std::string_view text)
{
    if (text.find_first_of(",\"") == std::string_view::npos) {
        return std::string{text};
    }
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    }
    return quoted + '"';
}

std::string formatCsv(const RegisterTable& table)
{
    std::string out = "address_dec,address_hex,words,name,unit,type,scale,access,block,source,certainty,value,note\n";
    for (const RegisterRow& row : table.rows) {
        const Cells cells{std::to_string(row.address), hexadecimal(row.address), std::to_string(row.words),
            csvCell(row.name.view()), unitName(row.unit), typeName(row.type), scaleText(row), accessName(row.access),
            csvCell(table.blockOf(row).name), blockOriginName(table.blockOf(row).origin), certaintyName(row.certainty),
            sourceName(row.source.value), csvCell(row.note)};
        out += join(cells, ",") + '\n';
    }
    return out;
}

// ---- json ------------------------------------------------------------------------------------------------------

std::string jsonString(std::string_view text)
{
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            quoted += '\\';
        }
        quoted += c;
    }
    return quoted + '"';
}

std::string jsonRow(const RegisterTable& table, const RegisterRow& row)
{
    const std::string_view scale = scaleText(row);
    const Cells members{
        "\"address\":" + std::to_string(row.address),
        "\"words\":" + std::to_string(row.words),
        "\"name\":" + jsonString(row.name.view()),
        "\"unit\":" + jsonString(unitName(row.unit)),
        "\"type\":" + jsonString(typeName(row.type)),
        "\"scale\":" + (scale.empty() ? std::string{"null"} : std::string{scale}),
        "\"access\":" + jsonString(accessName(row.access)),
        "\"block\":" + std::to_string(table.blockOf(row).address),
        "\"certainty\":" + jsonString(certaintyName(row.certainty)),
        "\"value\":" + jsonString(sourceName(row.source.value)),
        "\"note\":" + jsonString(row.note),
    };
    return '{' + join(members, ",") + '}';
}

std::string jsonBlock(const RegisterBlock& block)
{
    const Cells members{
        "\"address\":" + std::to_string(block.address),
        "\"words\":" + std::to_string(block.words),
        "\"name\":" + jsonString(block.name),
        "\"kind\":" + jsonString(blockKindName(block.kind)),
        "\"source\":" + jsonString(blockOriginName(block.origin)),
    };
    return '{' + join(members, ",") + '}';
}

std::string formatJson(const RegisterTable& table)
{
    Cells blocks;
    for (const RegisterBlock& block : table.blocks) {
        blocks.push_back(jsonBlock(block));
    }
    Cells rows;
    for (const RegisterRow& row : table.rows) {
        rows.push_back(jsonRow(table, row));
    }
    return "{\"blocks\":[\n" + join(blocks, ",\n") + "\n],\"registers\":[\n" + join(rows, ",\n") + "\n]}\n";
}

// ---- text ------------------------------------------------------------------------------------------------------

constexpr std::string_view kLowMark = "?";

std::string formatText(const RegisterTable& table)
{
    constexpr std::array kWidths{2, 7, 8, 6, 9, 7, 7, 4, 49};
    const auto padded = [&](const Cells& cells) {
        std::string line;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            std::string cell = cells[i];
            cell.resize(std::max(cell.size(), static_cast<std::size_t>(kWidths[i])), ' ');
            line += cell;
        }
        return line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
    };
    std::string out = "Register table; " + std::string{kLowMark} + " marks rows of low certainty.\n";
    for (const RegisterBlock& block : table.blocks) {
        out += "\n" + std::to_string(block.address) + "  " + block.name + " (" + blockKindName(block.kind) + ", "
            + std::to_string(block.words) + " words, table " + blockOriginName(block.origin) + ")\n";
        out += padded({"", "dec", "hex", "words", "type", "scale", "unit", "", "name"});
        for (const RegisterRow& row : rowsOf(table, block)) {
            out += padded({row.certainty == Certainty::low ? std::string{kLowMark} : "", std::to_string(row.address),
                hexadecimal(row.address), std::to_string(row.words), typeName(row.type), scaleText(row),
                unitName(row.unit), accessName(row.access), std::string{row.name.view()}});
        }
    }
    return out;
}

// ---- md --------------------------------------------------------------------------------------------------------

constexpr const char* kPageHead = R"(<!-- Printed by `vmeter registers --format md`; do not edit. -->
# Register table

What the meter answers on Modbus TCP (function codes 3, 4 as 3, 6 and 16). Addresses are sent as printed; values of
several words have the high word first; a value is the number read times the scale. Reserved words, and values that do
not exist, read as all ones. A request must lie inside one block; it may cover any number of rows. Commands cannot be
read. Settings read back what was written to them; 57856 stores them (0xA1) and puts them in force by a restart (0xB2).

No register table of the COUNTIS E27/E28 itself has been found. *Certainty* says how sure a row is: *high*, read on
real meters by others; *medium*, in the table of a sister meter (E23 V103.18 for most blocks, E47 V201.246 for the
Ethernet settings); **low** (bold in the tables too), sister tables disagree or this meter may not have the function.
*[inferred]* marks a choice made for this meter. Types: STRING has two characters a word, STRING16 has one.
)";

std::string markdownCell(std::string_view text)
{
    std::string cell;
    for (const char c : text) {
        cell += c == '|' ? "\\|" : std::string(1, c);
    }
    return cell;
}

std::string markdownLine(const Cells& cells)
{
    std::string line = "|";
    for (const std::string& cell : cells) {
        line += cell.empty() ? " |" : ' ' + cell + " |";
    }
    return line + '\n';
}

std::string markdownRow(const RegisterRow& row)
{
    const bool doubtful = row.certainty == Certainty::low;
    return markdownLine({std::to_string(row.address), hexadecimal(row.address), std::to_string(row.words),
        markdownCell(row.name.view()), typeName(row.type), scaleText(row), unitName(row.unit),
        sourceName(row.source.value), doubtful ? "**low**" : certaintyName(row.certainty), markdownCell(row.note)});
}

std::string formatMarkdown(const RegisterTable& table)
{
    std::string out = kPageHead;
    for (const RegisterBlock& block : table.blocks) {
        out += "\n## " + std::to_string(block.address) + " " + block.name + "\n\n" + std::to_string(block.words)
            + (block.words == 1 ? " word, " : " words, ") + blockKindName(block.kind) + ", "
            + accessName(rowsOf(table, block).front().access) + ", table " + blockOriginName(block.origin) + "\n\n";
        out += markdownLine({"Address", "Hex", "Words", "Name", "Type", "Scale", "Unit", "Value", "Certainty", "Note"});
        out += "|---|---|---|---|---|---|---|---|---|---|\n";
        for (const RegisterRow& row : rowsOf(table, block)) {
            out += markdownRow(row);
        }
    }
    return out;
}

} // namespace

std::string formatRegisterTable(const RegisterTable& table, RegisterFormat format)
{
    switch (format) {
    case RegisterFormat::text:
        return formatText(table);
    case RegisterFormat::csv:
        return formatCsv(table);
    case RegisterFormat::json:
        return formatJson(table);
    case RegisterFormat::md:
        return formatMarkdown(table);
    }
    return {};
}

} // namespace vmeter
