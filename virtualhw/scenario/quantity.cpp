// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/scenario/quantity.h"

#include "virtualhw/base/utf8.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>
#include <vector>

namespace vmeter::scenario_format {

namespace {

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kBlanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// std::from_chars also accepts "nan" and "inf", which are not valid quantities.
bool beginsLikeDecimal(std::string_view text)
{
    if (text.starts_with('-')) {
        text.remove_prefix(1);
    }
    if (text.starts_with('.')) {
        text.remove_prefix(1);
    }
    return !text.empty() && isDigit(text.front());
}

Message unitList(const QuantityKind& kind)
{
    std::vector<std::string_view> symbols;
    for (const Unit& unit : kind.units) {
        symbols.push_back(unit.symbol);
    }
    return anyOf(symbols);
}

std::string inBaseUnit(double number, const QuantityKind& kind)
{
    const std::string_view symbol = kind.units.front().symbol;
    return numberText(number) + (symbol.empty() ? "" : " ") + std::string(symbol);
}

std::string example(const QuantityKind& kind)
{
    return inBaseUnit(std::clamp(1.0, kind.min, kind.max), kind);
}

Message wrongUnit(std::string_view text, std::string_view unit, const QuantityKind& kind)
{
    if (unit.size() > 1 && unit.front() == ',' && isDigit(unit[1])) {
        return Phrase("Scenario", "%1 has a decimal comma; write a point").with(inQuotes(text));
    }
    if (kind.units.front().symbol.empty()) {
        return Phrase("Scenario", "%1 has the unit %2, which does not fit: %3 has none")
            .with(inQuotes(text), inQuotes(unit), kind.noun);
    }
    return Phrase("Scenario", "%1 has the unit %2, which does not fit: %3 is given in %4")
        .with(inQuotes(text), inQuotes(unit), kind.noun, unitList(kind));
}

Message outOfRange(std::string_view text, const QuantityKind& kind)
{
    const Phrase phrase = kind.inWords.isEmpty() ? Phrase("Scenario", "%1 is out of range: %2 is %3 to %4")
                                                 : Phrase("Scenario", "%1 is out of range: %2 is %3 to %4 (%5)");
    return phrase.with(inQuotes(text), kind.noun, inBaseUnit(kind.min, kind), inBaseUnit(kind.max, kind), kind.inWords);
}

} // namespace

std::optional<NumberAndRest> splitNumber(std::string_view text)
{
    text = trimmed(text);
    if (text.starts_with('+') && text.size() > 1 && text[1] != '-') {
        text.remove_prefix(1);
    }
    if (!beginsLikeDecimal(text)) {
        return std::nullopt;
    }
    NumberAndRest parts;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), parts.number);
    if (error != std::errc{} || !std::isfinite(parts.number)) {
        return std::nullopt;
    }
    parts.rest = trimmed(text.substr(static_cast<std::size_t>(end - text.data())));
    return parts;
}

std::string numberText(double number)
{
    std::array<char, 400> buffer{}; // the longest double in fixed notation has 325 characters
    const auto [end, error]
        = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::fixed);
    return {buffer.data(), end};
}

Expected<double> parseQuantity(std::string_view text, const QuantityKind& kind)
{
    const auto parts = splitNumber(text);
    if (!parts) {
        return refused(Phrase("Scenario", "%1 is not a number that can be read here: write %2 like %3")
                           .with(inQuotes(text), kind.noun, example(kind)));
    }
    double value = parts->number;
    if (!parts->rest.empty()) {
        const auto unit = std::find_if(
            kind.units.begin(), kind.units.end(), [&](const Unit& u) { return u.symbol == parts->rest; });
        if (unit == kind.units.end()) {
            return refused(wrongUnit(text, parts->rest, kind));
        }
        value *= unit->factor;
    }
    if (value < kind.min || value > kind.max) {
        return refused(outOfRange(text, kind));
    }
    return value;
}

} // namespace vmeter::scenario_format
