// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/scenario/schema_writer.h"

#include <algorithm>

namespace vmeter::scenario_format {

namespace {

constexpr std::size_t kSchemaColumns = 120;
constexpr std::size_t kSchemaIndent = 2;

std::string jsonString(std::string_view text)
{
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            result += '\\';
        }
        result += c;
    }
    return result + '"';
}

bool isBareWord(std::string_view word)
{
    return word == "true" || word == "false" || std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

SchemaNode SchemaNode::text(std::string_view text)
{
    return bare(jsonString(text));
}

SchemaNode SchemaNode::bare(std::string text)
{
    SchemaNode node;
    node.m_kind = Kind::scalar;
    node.m_scalar = std::move(text);
    return node;
}

SchemaNode SchemaNode::list(std::vector<SchemaNode> items)
{
    SchemaNode node;
    node.m_kind = Kind::list;
    for (SchemaNode& item : items) {
        node.m_members.emplace_back(std::string(), std::move(item));
    }
    return node;
}

SchemaNode SchemaNode::texts(std::span<const std::string_view> items)
{
    std::vector<SchemaNode> nodes;
    for (const std::string_view item : items) {
        nodes.push_back(text(item));
    }
    return list(std::move(nodes));
}

SchemaNode SchemaNode::with(std::string name, SchemaNode value) &&
{
    m_members.emplace_back(std::move(name), std::move(value));
    return std::move(*this);
}

std::string SchemaNode::print() const
{
    std::string out;
    printTo(out, 0, 0);
    return out + '\n';
}

std::string SchemaNode::inOneLine() const
{
    if (m_kind == Kind::scalar) {
        return m_scalar;
    }
    const bool isObject = m_kind == Kind::object;
    std::string out;
    for (const auto& [name, value] : m_members) {
        out += (out.empty() ? "" : ", ") + (isObject ? jsonString(name) + ": " : std::string()) + value.inOneLine();
    }
    return isObject ? "{ " + out + " }" : '[' + out + ']';
}

// `before`: columns of the line that are taken by the name of the value.
void SchemaNode::printTo(std::string& out, std::size_t indent, std::size_t before) const
{
    const std::string line = inOneLine();
    if (m_kind == Kind::scalar || (indent > 0 && indent + before + line.size() + 1 <= kSchemaColumns)) {
        out += line;
        return;
    }
    const bool isObject = m_kind == Kind::object;
    out += isObject ? '{' : '[';
    bool isFirst = true;
    for (const auto& [name, value] : m_members) {
        const std::string key = isObject ? jsonString(name) + ": " : std::string();
        out += (isFirst ? "\n" : ",\n") + std::string(indent + kSchemaIndent, ' ') + key;
        value.printTo(out, indent + kSchemaIndent, key.size());
        isFirst = false;
    }
    out += '\n' + std::string(indent, ' ') + (isObject ? '}' : ']');
}

SchemaNode reference(std::string_view definition)
{
    const std::size_t colon = definition.find(':');
    const bool isElsewhere = colon != std::string_view::npos;
    const std::string file = isElsewhere ? std::string(definition.substr(0, colon)) + ".schema.json" : std::string();
    const std::string name(definition.substr(isElsewhere ? colon + 1 : 0));
    return SchemaNode::object().with("$ref", file + "#/definitions/" + name);
}

SchemaNode textSchema(std::size_t maxCharacters)
{
    return SchemaNode::object().with("type", "string").with("maxLength", maxCharacters);
}

SchemaNode integerSchema(std::uint64_t least, std::optional<std::uint64_t> most)
{
    SchemaNode node = SchemaNode::object().with("type", "integer").with("minimum", static_cast<std::size_t>(least));
    return most ? std::move(node).with("maximum", static_cast<std::size_t>(*most)) : node;
}

SchemaNode numberSchema(const QuantityKind& kind)
{
    return SchemaNode::object()
        .with("type", "number")
        .with("minimum", SchemaNode::bare(numberText(kind.min)))
        .with("maximum", SchemaNode::bare(numberText(kind.max)));
}

SchemaNode quantitySchema(std::string_view description, const QuantityKind& kind)
{
    std::string units;
    for (const Unit& unit : kind.units) {
        units.append(units.empty() ? "" : "|").append(unit.symbol);
    }
    const std::string sign = kind.min < 0 ? "[-+]?" : "[+]?";
    return described(description)
        .with("oneOf",
            SchemaNode::list({numberSchema(kind),
                SchemaNode::object()
                    .with("type", "string")
                    .with("pattern", "^" + sign + "[0-9.]+([eE][-+]?[0-9]+)? *(" + units + ")?$")}));
}

SchemaNode enumSchema(std::string_view description, std::span<const std::string_view> words)
{
    std::vector<SchemaNode> items;
    for (const std::string_view word : words) {
        items.push_back(isBareWord(word) ? SchemaNode::bare(std::string(word)) : SchemaNode::text(word));
    }
    return described(description).with("enum", SchemaNode::list(std::move(items)));
}

SchemaNode listSchema(SchemaNode item, const ListLimits& limits)
{
    SchemaNode node = SchemaNode::object().with("type", "array");
    if (limits.least) {
        node = std::move(node).with("minItems", *limits.least);
    }
    if (limits.most) {
        node = std::move(node).with("maxItems", *limits.most);
    }
    if (limits.unique) {
        node = std::move(node).with("uniqueItems", true);
    }
    return std::move(node).with("items", std::move(item));
}

SchemaNode oneOf(std::string_view description, std::vector<SchemaNode> choices)
{
    return described(description).with("oneOf", SchemaNode::list(std::move(choices)));
}

SchemaNode oneOrEach(std::string_view description, std::string_view definition, std::size_t count)
{
    return oneOf(description, {reference(definition), listSchema(reference(definition), {count, count})});
}

SchemaNode mapSchema(SchemaNode start, std::span<const KeyRow> rows)
{
    SchemaNode properties = SchemaNode::object();
    std::vector<SchemaNode> required;
    for (const KeyRow& row : rows) {
        SchemaNode value = reference(row.type);
        if (!row.description.empty()) {
            value = std::move(value).with("description", row.description);
        }
        properties = std::move(properties).with(std::string(row.name), std::move(value));
        if (row.required) {
            required.push_back(SchemaNode::text(row.name));
        }
    }
    SchemaNode map = std::move(start).with("type", "object").with("additionalProperties", false);
    if (!required.empty()) {
        map = std::move(map).with("required", SchemaNode::list(std::move(required)));
    }
    return std::move(map).with("properties", std::move(properties));
}

SchemaNode described(std::string_view description)
{
    SchemaNode node = SchemaNode::object();
    return description.empty() ? node : std::move(node).with("description", description);
}

SchemaNode requiring(std::span<const std::string_view> keys)
{
    return SchemaNode::object().with("required", SchemaNode::texts(keys));
}

SchemaNode requiring(std::string_view key)
{
    return requiring(std::span(&key, 1));
}

SchemaNode schemaFile(std::string_view title, std::string_view description)
{
    return SchemaNode::object()
        .with("$schema", "http://json-schema.org/draft-07/schema#")
        .with("$comment", "SPDX-License-Identifier: GPL-3.0-or-later")
        .with("title", title)
        .with("description", description);
}

} // namespace vmeter::scenario_format
