// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/scenario/quantity.h"
#include "virtualhw/scenario/scenario_format.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// JSON Schemas (draft 7) from the tables of a format, for editors.
namespace vmeter::scenario_format {

/// A value of a JSON text whose objects keep the order in which their members were added.
class SchemaNode {
public:
    static SchemaNode text(std::string_view text);
    static SchemaNode bare(std::string text); ///< a number, true or false
    static SchemaNode list(std::vector<SchemaNode> items);
    static SchemaNode texts(std::span<const std::string_view> items);
    static SchemaNode object() { return {}; }

    /// Adds a member to an object.
    SchemaNode with(std::string name, SchemaNode value) &&;
    SchemaNode with(std::string name, std::string_view text) &&
    {
        return std::move(*this).with(std::move(name), SchemaNode::text(text));
    }
    SchemaNode with(std::string name, const char* text) &&
    {
        return std::move(*this).with(std::move(name), SchemaNode::text(text));
    }
    SchemaNode with(std::string name, std::size_t number) &&
    {
        return std::move(*this).with(std::move(name), bare(std::to_string(number)));
    }
    SchemaNode with(std::string name, bool value) &&
    {
        return std::move(*this).with(std::move(name), bare(value ? "true" : "false"));
    }

    /// The text with a line feed at its end: what fits into a line of 120 columns stands in one.
    [[nodiscard]] std::string print() const;

private:
    enum class Kind { scalar, list, object };

    [[nodiscard]] std::string inOneLine() const;
    void printTo(std::string& out, std::size_t indent, std::size_t before) const;

    Kind m_kind = Kind::object;
    std::string m_scalar;
    std::vector<std::pair<std::string, SchemaNode>> m_members; ///< of a list with empty names
};

// Schemas of values.
/// "set" of the same schema, or "scenario:set" of another.
SchemaNode reference(std::string_view definition);
SchemaNode textSchema(std::size_t maxCharacters);
SchemaNode integerSchema(std::uint64_t least, std::optional<std::uint64_t> most = {});
SchemaNode numberSchema(const QuantityKind& kind);
/// A number in the base unit, or a text with one of the units.
SchemaNode quantitySchema(std::string_view description, const QuantityKind& kind);
/// Words; those that YAML reads as numbers or truth values stand for these.
SchemaNode enumSchema(std::string_view description, std::span<const std::string_view> words);
template <class Words> SchemaNode wordsSchema(std::string_view description, const Words& words)
{
    std::vector<std::string_view> texts;
    for (const auto& word : words) {
        texts.push_back(word.text);
    }
    return enumSchema(description, texts);
}
struct ListLimits {
    std::optional<std::size_t> least{};
    std::optional<std::size_t> most{};
    bool unique = false;
};
SchemaNode listSchema(SchemaNode item, const ListLimits& limits = {});
SchemaNode oneOf(std::string_view description, std::vector<SchemaNode> choices);
/// One value for all, or a list of `count`.
SchemaNode oneOrEach(std::string_view description, std::string_view definition, std::size_t count = 3);
/// A map with the keys of `rows` and no others.
SchemaNode mapSchema(SchemaNode start, std::span<const KeyRow> rows);
SchemaNode described(std::string_view description);
/// A condition on the members of a map: {"required": keys}.
SchemaNode requiring(std::span<const std::string_view> keys);
SchemaNode requiring(std::string_view key);

/// The head of a schema file.
SchemaNode schemaFile(std::string_view title, std::string_view description);

} // namespace vmeter::scenario_format
