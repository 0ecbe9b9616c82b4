// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/scenario/quantity.h"
#include "virtualhw/scenario/scenario_file.h"
#include "virtualhw/scenario/scenario_format.h"
#include "virtualhw/scenario/yaml_tree.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace vmeter::scenario_format {

/// The errors found in one text. Keeps only the first kMaxErrors.
class Diagnostics {
public:
    static constexpr std::size_t kMaxErrors = 50;

    /// `text` must outlive this object.
    explicit Diagnostics(std::string_view text)
        : m_text(text)
    {
    }

    /// `field` is the path of the key, empty for the whole text.
    void add(TextPosition at, std::string field, Message message);

    [[nodiscard]] bool empty() const { return m_errors.empty(); }
    [[nodiscard]] bool full() const { return m_errors.size() >= kMaxErrors; }

    /// In the order of the text.
    [[nodiscard]] std::vector<ScenarioError> release();

private:
    std::string_view m_text;
    std::vector<ScenarioError> m_errors;
};

/// A value of the text with its path, for example "timeline[2].set.load.current".
struct Field {
    const YamlNode* node = nullptr;
    TextPosition keyAt; ///< position of its key; for a list item, of the item
    std::string path;
};

/// The keys that a map may have.
struct KeySet {
    std::span<const std::string_view> keys;
    std::span<const std::string_view> misplaced{}; ///< keys of the format that are not allowed here ...
    Phrase why{};                                  ///< ... and the error message for them; %1 is the key
};

/// One map of the text. The constructor adds errors for a value that is not a map, for unknown keys and for duplicate
/// keys. Then find() returns values by key.
class MapReader {
public:
    MapReader(Diagnostics& diagnostics, const Field& map, const KeySet& keySet);

    [[nodiscard]] std::optional<Field> find(std::string_view key) const;

    /// As find(), but adds an error if the key is missing. `example` shows what would be right, literally or as a
    /// description.
    [[nodiscard]] std::optional<Field> require(std::string_view key, std::string_view example) const;
    [[nodiscard]] std::optional<Field> require(std::string_view key, const Message& example) const;

    [[nodiscard]] const Field& map() const { return m_map; }

private:
    [[nodiscard]] bool isMap() const { return m_map.node->kind == YamlNode::Kind::map; }
    void checkKeys(const KeySet& keySet) const;

    Diagnostics& m_diagnostics;
    Field m_map;
};

// If the value is wrong, each of these functions adds an error and returns nothing.

/// The text of a scalar. `expected` completes "here stands ...".
std::optional<std::string_view> readScalar(Diagnostics& diagnostics, const Field& value, const Message& expected);
std::optional<double> readQuantity(Diagnostics& diagnostics, const Field& value, const QuantityKind& kind);
std::optional<uint64_t> readInteger(
    Diagnostics& diagnostics, const Field& value, const Message& noun, uint64_t min, uint64_t max);

/// A text in English and French, each of at most `maxCharacters`. One text is used for both languages; in a map with
/// two, each may be omitted.
LocalizedText readLocalizedText(Diagnostics& diagnostics, const Field& value, std::size_t maxCharacters);

/// The items of a list.
std::optional<std::vector<Field>> readList(Diagnostics& diagnostics, const Field& value, const Message& expected);

/// Message for a word that is not in `known`; it suggests the most similar known word. `noun`, with its article: kind
/// of word that is expected.
Message unknownWord(std::string_view word, const Message& noun, std::span<const std::string_view> known);

template <class T> std::optional<T> readWord(
    Diagnostics& diagnostics, const Field& value, const Message& noun, std::span<const Word<T>> words)
{
    std::vector<std::string_view> known;
    std::transform(
        words.begin(), words.end(), std::back_inserter(known), [](const Word<T>& word) { return word.text; });
    const auto text = readScalar(diagnostics, value, anyOf(known));
    if (!text) {
        return std::nullopt;
    }
    const auto word = std::find(known.begin(), known.end(), *text);
    if (word == known.end()) {
        diagnostics.add(value.node->at, value.path, unknownWord(*text, noun, known));
        return std::nullopt;
    }
    return words[static_cast<std::size_t>(word - known.begin())].value;
}

/// One value for all phases, or a list of three for L1, L2 and L3; `readOne` reads a Field.
template <class ReadOne> auto readPerPhase(Diagnostics& diagnostics, const Field& value, ReadOne readOne)
    -> std::optional<PerPhase<typename decltype(readOne(value))::value_type>>
{
    using T = typename decltype(readOne(value))::value_type;
    if (value.node->kind != YamlNode::Kind::list) {
        const std::optional<T> all = readOne(value);
        return all ? std::optional(PerPhase<T>{*all, *all, *all}) : std::nullopt;
    }
    const auto items = readList(diagnostics, value, {});
    if (!items || items->size() != std::tuple_size_v<PerPhase<T>>) {
        diagnostics.add(value.node->at, value.path,
            Phrase("Scenario", "a list has three values, for L1, L2 and L3; here are %1")
                .with(value.node->items.size()));
        return std::nullopt;
    }
    const PerPhase<std::optional<T>> read{readOne((*items)[0]), readOne((*items)[1]), readOne((*items)[2])};
    if (!read[0] || !read[1] || !read[2]) {
        return std::nullopt;
    }
    return PerPhase<T>{*read[0], *read[1], *read[2]};
}

} // namespace vmeter::scenario_format
