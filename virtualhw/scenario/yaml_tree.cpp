// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/scenario/yaml_tree.h"

#include "virtualhw/base/utf8.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <optional>
#include <sstream>
#include <utility>

namespace vmeter::scenario_format {

namespace {

/// Exception that stops yaml-cpp's parser as soon as the text exceeds a limit.
struct Refusal {
    YamlError error;
};

TextPosition positionOf(const YAML::Mark& mark)
{
    return {std::max(mark.line, 0), std::max(mark.column, 0)}; // a null mark is -1
}

/// Translatable texts of yaml-cpp's error messages (yaml-cpp/exceptions.h).
constexpr std::array kYamlTexts{
    Phrase("Yaml", "end of map not found"),
    Phrase("Yaml", "end of map flow not found"),
    Phrase("Yaml", "end of sequence not found"),
    Phrase("Yaml", "end of sequence flow not found"),
    Phrase("Yaml", "unknown token"),
    Phrase("Yaml", "illegal EOF in scalar"),
    Phrase("Yaml", "illegal character in scalar"),
    Phrase("Yaml", "illegal tab when looking for indentation"),
    Phrase("Yaml", "illegal flow end"),
    Phrase("Yaml", "illegal block entry"),
    Phrase("Yaml", "illegal map key"),
    Phrase("Yaml", "illegal map value"),
};

Message whatYamlSays(const std::string& text)
{
    const auto known = std::find_if(
        kYamlTexts.begin(), kYamlTexts.end(), [&](const Phrase& phrase) { return Message(phrase).english() == text; });
    return known != kYamlTexts.end() ? Message(*known) : Message::verbatim(printableAscii(text));
}

/// Place of a TAB in front of the first character of the line `number`, from 0; YAML takes only spaces there.
std::optional<TextPosition> indentingTab(std::string_view text, int number)
{
    for (int line = 0; line < number; ++line) {
        text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
        if (text.empty()) {
            return std::nullopt;
        }
    }
    const std::size_t first = text.find_first_not_of(' ');
    return first != std::string_view::npos && text[first] == '\t'
        ? std::optional(TextPosition{number, static_cast<int>(first)})
        : std::nullopt;
}

[[noreturn]] void refuse(const YAML::Mark& mark, Message message)
{
    throw Refusal{{positionOf(mark), std::move(message)}};
}

/// Builds the tree from yaml-cpp's events.
class TreeBuilder final : public YAML::EventHandler {
public:
    [[nodiscard]] bool finished() const { return m_root.has_value(); }
    [[nodiscard]] YamlNode releaseRoot() { return std::move(*m_root); }

    void OnDocumentStart(const YAML::Mark& mark) override
    {
        if (finished()) {
            refuse(mark, Phrase("Scenario", "a scenario is one YAML document; here a second one begins"));
        }
    }

    void OnDocumentEnd() override { }

    void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { add(makeNode(mark, YamlNode::Kind::null)); }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override
    {
        refuse(mark, Phrase("Scenario", "aliases (*name) are not used in scenarios; write the value itself"));
    }

    void OnAnchor(const YAML::Mark& mark, const std::string&) override
    {
        refuse(
            mark, Phrase("Scenario", "anchors (&name) are not used in scenarios; write each value where it belongs"));
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, const std::string& value) override
    {
        checkTag(mark, tag);
        YamlNode node = makeNode(mark, YamlNode::Kind::scalar);
        node.text = value;
        add(std::move(node));
    }

    void OnSequenceStart(
        const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, YAML::EmitterStyle::value) override
    {
        open(mark, tag, YamlNode::Kind::list);
    }

    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, YAML::EmitterStyle::value) override
    {
        open(mark, tag, YamlNode::Kind::map);
    }

    void OnSequenceEnd() override { close(); }
    void OnMapEnd() override { close(); }

private:
    static void checkTag(const YAML::Mark& mark, const std::string& tag)
    {
        // yaml-cpp reports "?" for a plain value and "!" for a quoted one; anything else is a tag in the text.
        if (!tag.empty() && tag != "?" && tag != "!") {
            refuse(mark, Phrase("Scenario", "tags (!name) are not used in scenarios"));
        }
    }

    YamlNode makeNode(const YAML::Mark& mark, YamlNode::Kind kind)
    {
        if (++m_nodes > kMaxYamlNodes) {
            refuse(mark, Phrase("Scenario", "too many values: a scenario has at most %1").with(kMaxYamlNodes));
        }
        if (kind != YamlNode::Kind::scalar && expectsKey()) {
            refuse(mark, Phrase("Scenario", "a key must be a word"));
        }
        YamlNode node;
        node.kind = kind;
        node.at = positionOf(mark);
        return node;
    }

    void open(const YAML::Mark& mark, const std::string& tag, YamlNode::Kind kind)
    {
        checkTag(mark, tag);
        if (m_open.size() == kMaxYamlDepth) {
            refuse(mark, Phrase("Scenario", "nested too deeply: at most %1 levels").with(kMaxYamlDepth));
        }
        m_open.push_back(makeNode(mark, kind));
    }

    void close()
    {
        YamlNode node = std::move(m_open.back());
        m_open.pop_back();
        add(std::move(node));
    }

    [[nodiscard]] bool expectsKey() const
    {
        return !m_open.empty() && m_open.back().kind == YamlNode::Kind::map
            && m_open.back().keys.size() == m_open.back().items.size();
    }

    void add(YamlNode node)
    {
        if (m_open.empty()) {
            m_root = std::move(node);
        } else if (expectsKey()) {
            m_open.back().keys.push_back(std::move(node));
        } else {
            m_open.back().items.push_back(std::move(node));
        }
    }

    std::vector<YamlNode> m_open; ///< open lists and maps, outermost first
    std::optional<YamlNode> m_root;
    std::size_t m_nodes = 0;
};

std::optional<YamlError> checkText(std::string_view text)
{
    if (text.size() > kMaxTextBytes) {
        return YamlError{{}, Phrase("Scenario", "the text is too large: at most %1 bytes").with(kMaxTextBytes)};
    }
    const std::size_t valid = validUtf8Prefix(text);
    if (valid < text.size()) {
        const std::string_view before = text.substr(0, valid);
        const std::size_t lineStart = before.rfind('\n') + 1; // npos + 1 is 0
        return YamlError{{static_cast<int>(std::count(before.begin(), before.end(), '\n')),
                             static_cast<int>(before.size() - lineStart)},
            Phrase("Scenario", "not a text in UTF-8: the byte here is no part of a printable character")};
    }
    return std::nullopt;
}

} // namespace

tl::expected<YamlNode, YamlError> readYaml(std::string_view text)
{
    if (auto error = checkText(text)) {
        return tl::unexpected(*std::move(error));
    }
    std::istringstream stream{std::string(text)};
    TreeBuilder builder;
    try {
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(builder)) { }
    } catch (const Refusal& refusal) {
        return tl::unexpected(refusal.error);
    } catch (const YAML::Exception& exception) {
        const TextPosition at = positionOf(exception.mark);
        if (const auto tab = indentingTab(text, at.line)) {
            return tl::unexpected(
                YamlError{*tab, Phrase("Scenario", "a TAB cannot indent a line in YAML; put spaces in its place")});
        }
        return tl::unexpected(
            YamlError{at, Phrase("Scenario", "not valid YAML: %1").with(whatYamlSays(exception.msg))});
    }
    if (!builder.finished()) {
        return tl::unexpected(YamlError{{}, Phrase("Scenario", "the text is empty")});
    }
    return builder.releaseRoot();
}

} // namespace vmeter::scenario_format
