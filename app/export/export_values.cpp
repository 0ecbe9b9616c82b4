// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/export_order.h"

#include "core/registers/value_links.h"
#include "virtualhw/base/text_file/text_encoding.h"
#include "virtualhw/base/text_lines.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <set>

namespace vmeter {

namespace {

constexpr unsigned kMostWordsOfARequest = 125; // Modbus Application Protocol, function 3

/// Numbers that a program can poll. Settings and commands are no values.
bool isExportable(const RegisterTable& table, const RegisterRow& row)
{
    const RegisterValue value = row.source.value;
    return table.blockOf(row).kind == BlockKind::info && value != RegisterValue::reserved
        && value != RegisterValue::notProvided && row.words <= 2 && row.type != RegisterType::text
        && row.type != RegisterType::text16;
}

int stepOf(const RegisterRow& row)
{
    return row.exponent + unitPrefix(row.unit);
}

/// A residual is the rest of the row before it and no value by itself; it has one word, the whole part has two.
bool isFiner(const RegisterRow& a, const RegisterRow& b)
{
    if (a.words != b.words) {
        return a.words > b.words;
    }
    if (stepOf(a) != stepOf(b)) {
        return stepOf(a) < stepOf(b);
    }
    return a.certainty < b.certainty;
}

const RegisterRow* finestOf(const RegisterTable& table, const RegisterSource& source)
{
    const RegisterRow* finest = nullptr;
    for (const RegisterRow& row : table.rows) {
        if (isExportable(table, row) && carries(row, source) && (finest == nullptr || isFiner(row, *finest))) {
            finest = &row;
        }
    }
    return finest;
}

/// What the display shows of the system and of each phase: no tariff, no partial counter, no energy of a phase.
bool isBasic(const RegisterSource& source)
{
    switch (source.value) {
    case RegisterValue::totalEnergy:
        return source.element == Element::system && source.quantity <= EnergyQuantity::apparent;
    case RegisterValue::lineVoltage:
    case RegisterValue::voltage:
    case RegisterValue::current:
    case RegisterValue::neutralCurrent:
    case RegisterValue::frequency:
    case RegisterValue::activePower:
    case RegisterValue::reactivePower:
    case RegisterValue::apparentPower:
    case RegisterValue::powerFactor:
        return true;
    default:
        return false;
    }
}

std::string symbolOf(const RegisterRow& row)
{
    const LinkText symbol = valueSymbol(row.source);
    return std::string(symbol.view().empty() ? row.name.view() : symbol.view());
}

/// Letters, digits and underscores: "Er+ind T1" becomes "er_import_ind_t1".
std::string keyOf(std::string_view symbol)
{
    std::string key;
    const auto separate = [&] {
        if (!key.empty() && key.back() != '_') {
            key += '_';
        }
    };
    for (std::size_t at = 0; at < symbol.size(); ++at) {
        const char c = symbol[at];
        const bool signs = (c == '+' || c == '-') && at >= 2 && symbol[at - 2] == 'E';
        if (signs) {
            key += c == '+' ? "_import" : "_export";
            if (at + 1 < symbol.size()) {
                separate();
            }
        } else if (isAsciiLetter(c) || isAsciiDigit(c)) {
            key += asciiLower(c);
        } else {
            separate();
        }
    }
    while (key.ends_with('_')) {
        key.pop_back();
    }
    return key;
}

std::optional<uint16_t> addressIn(std::string_view word)
{
    uint16_t address = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), address);
    return error == std::errc{} && end == word.data() + word.size() ? std::optional(address) : std::nullopt;
}

const RegisterRow* rowNamed(const RegisterTable& table, std::string_view word)
{
    if (const auto address = addressIn(word)) {
        const RegisterRow* const row = table.findRow(*address);
        return row != nullptr && row->address == *address && isExportable(table, *row) ? row : nullptr;
    }
    for (const RegisterRow& row : table.rows) {
        if (isExportable(table, row) && (symbolOf(row) == word || keyOf(symbolOf(row)) == word)) {
            return linkOf(row.source.value) == nullptr ? &row : finestOf(table, row.source);
        }
    }
    return nullptr;
}

Expected<std::set<const RegisterRow*>> rowsNamed(const RegisterTable& table, std::string_view list)
{
    std::set<const RegisterRow*> rows;
    for (const std::string_view word : fieldsOf(list, ',', list.size() + 1)) {
        const RegisterRow* const row = rowNamed(table, word);
        if (row == nullptr) {
            return refused(Phrase("Export",
                "'%1' is no value that can be read; give basic, all, or symbols and first addresses with commas "
                "between them, such as P,V1,Ea+,50536 ('vmeter registers' lists the addresses)")
                               .with(word));
        }
        rows.insert(row);
    }
    return rows;
}

std::set<const RegisterRow*> rowsThat(const RegisterTable& table, bool all)
{
    std::set<const RegisterRow*> rows;
    for (const RegisterRow& row : table.rows) {
        if (isExportable(table, row) && (all || (isBasic(row.source) && finestOf(table, row.source) == &row))) {
            rows.insert(&row);
        }
    }
    return rows;
}

/// The finest register of a value has the value's name; the others have the register's, with the address in the key.
ExportValue named(const RegisterTable& table, const RegisterRow& row, const std::set<std::string>& taken)
{
    ExportValue value{&row, symbolOf(row), {}};
    value.key = keyOf(value.symbol);
    const bool first
        = linkOf(row.source.value) == nullptr ? !taken.contains(value.key) : finestOf(table, row.source) == &row;
    if (!first) {
        const std::string address = std::to_string(row.address);
        value.symbol = row.name.view();
        value.key += "_" + address;
    }
    return value;
}

} // namespace

Expected<std::vector<ExportValue>> chooseValues(const RegisterTable& table, std::string_view choice)
{
    const bool all = choice == "all";
    Expected<std::set<const RegisterRow*>> rows
        = all || choice == "basic" ? rowsThat(table, all) : rowsNamed(table, choice);
    if (!rows) {
        return refused(rows.error());
    }
    std::vector<const RegisterRow*> ordered(rows->begin(), rows->end());
    std::ranges::sort(ordered, {}, &RegisterRow::address);
    std::vector<ExportValue> values;
    std::set<std::string> taken;
    for (const RegisterRow* row : ordered) {
        values.push_back(named(table, *row, taken));
        taken.insert(values.back().key);
    }
    return values;
}

std::vector<ExportRequest> requestsFor(const ExportOrder& order)
{
    std::vector<ExportRequest> requests;
    for (const ExportValue& value : order.values) {
        const RegisterRow& row = *value.row;
        const unsigned end = unsigned{row.address} + row.words;
        if (requests.empty() || requests.back().values.front()->row->block != row.block
            || end - requests.back().address > kMostWordsOfARequest) {
            requests.push_back({row.address, 0, {}});
        }
        requests.back().words = static_cast<uint16_t>(end - requests.back().address);
        requests.back().values.push_back(&value);
    }
    return requests;
}

std::string symbolsOf(const ExportOrder& order, bool (*is)(const RegisterRow& row))
{
    std::string symbols;
    for (const ExportValue& value : order.values) {
        if (is(*value.row)) {
            symbols += (symbols.empty() ? "" : ", ") + value.symbol;
        }
    }
    return symbols;
}

} // namespace vmeter
