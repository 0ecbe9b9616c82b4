// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/scenario/value_reader.h"

#include "virtualhw/base/utf8.h"

#include <cctype>
#include <charconv>
#include <numeric>
#include <system_error>
#include <tuple>
#include <utility>

namespace vmeter::scenario_format {

namespace {

constexpr std::size_t kLongestWord = 40; ///< bytes; anything longer is not compared with the words of the format

/// Line and column of the text, from 1, the column in characters.
std::pair<int, int> lineAndColumn(std::string_view text, TextPosition at)
{
    std::size_t lineStart = 0;
    for (int line = 0; line < at.line; ++line) {
        const std::size_t newline = text.find('\n', lineStart);
        if (newline == std::string_view::npos) {
            break;
        }
        lineStart = newline + 1;
    }
    const std::string_view before = text.substr(lineStart, static_cast<std::size_t>(at.column));
    return {at.line + 1, static_cast<int>(characterCount(before)) + 1};
}

/// Edit distance between two words, ignoring case: number of insertions, deletions and replacements.
std::size_t editDistance(std::string_view from, std::string_view to)
{
    std::vector<std::size_t> row(to.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < from.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < to.size(); ++j) {
            const auto lower = [](char c) { return std::tolower(static_cast<unsigned char>(c)); };
            const std::size_t replaced = diagonal + (lower(from[i]) == lower(to[j]) ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, diagonal + 1, row[j] + 1});
        }
    }
    return row.back();
}

/// The known word with the smallest edit distance, if it is small enough; else nothing.
std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> known)
{
    if (word.size() > kLongestWord) {
        return std::nullopt;
    }
    std::optional<std::string_view> best;
    std::size_t bestDistance = word.size() / 2 + 1;
    for (const std::string_view candidate : known) {
        const std::size_t distance = editDistance(word, candidate);
        if (distance < bestDistance) {
            best = candidate;
            bestDistance = distance;
        }
    }
    return best;
}

/// A long key is certainly unknown, so the message names only the path of its map.
std::string childPath(const std::string& path, std::string_view key)
{
    if (key.size() > kLongestWord) {
        return path;
    }
    return path.empty() ? std::string(key) : path + '.' + std::string(key);
}

Phrase describe(const YamlNode& node)
{
    switch (node.kind) {
    case YamlNode::Kind::null:
        return Phrase("Scenario", "nothing");
    case YamlNode::Kind::scalar:
        return Phrase("Scenario", "a single value");
    case YamlNode::Kind::list:
        return Phrase("Scenario", "a list");
    case YamlNode::Kind::map:
        return Phrase("Scenario", "a map");
    }
    return {};
}

Message wrongKind(const YamlNode& node, const Message& expected)
{
    return Phrase("Scenario", "here stands %1; expected: %2").with(describe(node), expected);
}

std::optional<std::string> readText(Diagnostics& diagnostics, const Field& value, std::size_t maxCharacters)
{
    const auto text = readScalar(diagnostics, value, Phrase("Scenario", "a text"));
    if (!text) {
        return std::nullopt;
    }
    if (characterCount(*text) > maxCharacters) {
        diagnostics.add(value.node->at, value.path,
            Phrase("Scenario", "the text is too long: at most %1 characters").with(maxCharacters));
        return std::nullopt;
    }
    if (validUtf8Prefix(*text) != text->size()) {
        diagnostics.add(
            value.node->at, value.path, Phrase("Scenario", "the text contains a character that cannot be shown"));
        return std::nullopt;
    }
    return std::string(*text);
}

} // namespace

void Diagnostics::add(TextPosition at, std::string field, Message message)
{
    if (full()) {
        return;
    }
    const auto [line, column] = lineAndColumn(m_text, at);
    m_errors.push_back({line, column, std::move(message), std::move(field)});
}

std::vector<ScenarioError> Diagnostics::release()
{
    std::stable_sort(m_errors.begin(), m_errors.end(), [](const ScenarioError& a, const ScenarioError& b) {
        return std::tie(a.line, a.column) < std::tie(b.line, b.column);
    });
    return std::move(m_errors);
}

MapReader::MapReader(Diagnostics& diagnostics, const Field& map, const KeySet& keySet)
    : m_diagnostics(diagnostics)
    , m_map(map)
{
    if (isMap()) {
        checkKeys(keySet);
    } else {
        m_diagnostics.add(m_map.node->at, m_map.path,
            wrongKind(*m_map.node, Phrase("Scenario", "a map with the keys %1").with(allOf(keySet.keys))));
    }
}

void MapReader::checkKeys(const KeySet& keySet) const
{
    std::vector<const YamlNode*> seen(keySet.keys.size(), nullptr);
    for (const YamlNode& key : m_map.node->keys) {
        if (m_diagnostics.full()) {
            return;
        }
        const auto known = std::find(keySet.keys.begin(), keySet.keys.end(), key.text);
        if (known != keySet.keys.end()) {
            const YamlNode*& first = seen[static_cast<std::size_t>(known - keySet.keys.begin())];
            if (first != nullptr) {
                m_diagnostics.add(key.at, childPath(m_map.path, key.text),
                    Phrase("Scenario", "%1 is given twice; the first is in line %2")
                        .with(inQuotes(key.text), first->at.line + 1));
            } else {
                first = &key;
            }
            continue;
        }
        const bool misplaced
            = std::find(keySet.misplaced.begin(), keySet.misplaced.end(), key.text) != keySet.misplaced.end();
        m_diagnostics.add(key.at, childPath(m_map.path, key.text),
            misplaced ? keySet.why.with(inQuotes(key.text))
                      : unknownWord(key.text, Phrase("Scenario", "a key known here"), keySet.keys));
    }
}

std::optional<Field> MapReader::find(std::string_view key) const
{
    if (!isMap()) {
        return std::nullopt;
    }
    const auto& keys = m_map.node->keys;
    const auto found = std::find_if(keys.begin(), keys.end(), [&](const YamlNode& k) { return k.text == key; });
    if (found == keys.end()) {
        return std::nullopt;
    }
    return Field{
        &m_map.node->items[static_cast<std::size_t>(found - keys.begin())], found->at, childPath(m_map.path, key)};
}

std::optional<Field> MapReader::require(std::string_view key, std::string_view example) const
{
    return require(key, Message::verbatim(example));
}

std::optional<Field> MapReader::require(std::string_view key, const Message& example) const
{
    auto value = find(key);
    if (!value && isMap()) {
        m_diagnostics.add(m_map.node->at, childPath(m_map.path, key),
            Phrase("Scenario", "%1 is missing: write %2").with(inQuotes(key), example));
    }
    return value;
}

std::optional<std::string_view> readScalar(Diagnostics& diagnostics, const Field& value, const Message& expected)
{
    if (value.node->kind != YamlNode::Kind::scalar) {
        diagnostics.add(value.node->at, value.path, wrongKind(*value.node, expected));
        return std::nullopt;
    }
    return value.node->text;
}

std::optional<double> readQuantity(Diagnostics& diagnostics, const Field& value, const QuantityKind& kind)
{
    const auto text = readScalar(diagnostics, value, kind.noun);
    if (!text) {
        return std::nullopt;
    }
    const auto result = parseQuantity(*text, kind);
    if (!result) {
        diagnostics.add(value.node->at, value.path, result.error());
        return std::nullopt;
    }
    return *result;
}

std::optional<uint64_t> readInteger(
    Diagnostics& diagnostics, const Field& value, const Message& noun, uint64_t min, uint64_t max)
{
    const Message range = Phrase("Scenario", "%1 is a whole number from %2 to %3").with(noun, min, max);
    const auto text = readScalar(diagnostics, value, range);
    if (!text) {
        return std::nullopt;
    }
    uint64_t number = 0;
    const char* const textEnd = text->data() + text->size();
    const auto [end, error] = std::from_chars(text->data(), textEnd, number);
    if (error != std::errc{} || end != textEnd || number < min || number > max) {
        diagnostics.add(
            value.node->at, value.path, Phrase("Scenario", "%1 does not fit: %2").with(inQuotes(*text), range));
        return std::nullopt;
    }
    return number;
}

std::optional<std::vector<Field>> readList(Diagnostics& diagnostics, const Field& value, const Message& expected)
{
    if (value.node->kind != YamlNode::Kind::list) {
        diagnostics.add(value.node->at, value.path, wrongKind(*value.node, expected));
        return std::nullopt;
    }
    std::vector<Field> items;
    for (const YamlNode& item : value.node->items) {
        items.push_back({&item, item.at, value.path + '[' + std::to_string(items.size()) + ']'});
    }
    return items;
}

Message unknownWord(std::string_view word, const Message& noun, std::span<const std::string_view> known)
{
    if (const auto meant = nearest(word, known)) {
        return Phrase("Scenario", "%1 is not %2; did you mean %3?").with(inQuotes(word), noun, inQuotes(*meant));
    }
    return Phrase("Scenario", "%1 is not %2; write %3").with(inQuotes(word), noun, anyOf(known));
}

LocalizedText readLocalizedText(Diagnostics& diagnostics, const Field& value, std::size_t maxCharacters)
{
    if (value.node->kind == YamlNode::Kind::scalar) {
        const std::string text = readText(diagnostics, value, maxCharacters).value_or("");
        return {text, text};
    }
    const MapReader map(diagnostics, value, {kTextKeys});
    const auto read = [&](std::string_view language) {
        const auto text = map.find(language);
        return text ? readText(diagnostics, *text, maxCharacters) : std::nullopt;
    };
    const auto en = read("en");
    const auto fr = read("fr");
    return {en ? *en : fr.value_or(""), fr ? *fr : en.value_or("")};
}

} // namespace vmeter::scenario_format
