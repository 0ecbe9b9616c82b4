// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lens/tag_fields.h"
#include "app/lens/tag_list.h"
#include "virtualhw/scenario/yaml_tree.h"

#include <array>

namespace vmeter {

namespace {

using scenario_format::TextPosition;
using scenario_format::YamlNode;

/// What is said once for all tags.
struct YamlHead {
    AddressNotation notation = AddressNotation::zeroBased;
    std::vector<std::pair<TagField, std::string>> defaults; ///< fields that each tag has unless it says otherwise
};

class TagYamlReader {
public:
    explicit TagYamlReader(const std::string& name)
        : m_name(name)
    {
    }

    Expected<TagList> read(const YamlNode& root)
    {
        if (root.kind != YamlNode::Kind::map) {
            return refused(at(root.at, Phrase("Lens", "a tag list is a map with the keys version and tags")));
        }
        const YamlNode* tags = nullptr;
        bool versioned = false;
        for (std::size_t n = 0; n < root.keys.size(); ++n) {
            const std::string& key = root.keys[n].text;
            versioned = versioned || (key == "version" && root.items[n].text == "1");
            if (key == "tags") {
                tags = &root.items[n];
            } else if (const Message wrong = readHead(key, root.items[n]); !wrong.isEmpty()) {
                return refused(at(root.keys[n].at, wrong));
            }
        }
        if (!versioned) {
            return refused(at(root.at, Phrase("Lens", "the first line must be 'version: 1'")));
        }
        if (tags == nullptr || tags->kind != YamlNode::Kind::list || tags->items.empty()) {
            return refused(at(root.at, Phrase("Lens", "the key tags must be a list of at least one tag")));
        }
        for (const YamlNode& item : tags->items) {
            if (const Message wrong = readTag(item); !wrong.isEmpty()) {
                return refused(wrong);
            }
        }
        return m_list;
    }

    [[nodiscard]] Message at(TextPosition position, const Message& message) const
    {
        return Phrase(nullptr, "%1:%2:%3: %4").with(m_name, position.line + 1, position.column + 1, message);
    }

private:
    Message readHead(const std::string& key, const YamlNode& item)
    {
        if (key == "version") {
            return {};
        }
        if (key == "name" || key == "source") {
            (key == "name" ? m_list.name : m_list.source) = item.text;
            return {};
        }
        if (key == "addresses") {
            struct NotationRow {
                std::string_view word;
                AddressNotation notation;
            };
            constexpr std::array kNotations{NotationRow{"zero-based", AddressNotation::zeroBased},
                NotationRow{"one-based", AddressNotation::oneBased},
                NotationRow{"reference", AddressNotation::reference}};
            for (const NotationRow& row : kNotations) {
                if (row.word == item.text) {
                    m_head.notation = row.notation;
                    return {};
                }
            }
            return Phrase("Lens", "addresses: must be zero-based, one-based or reference");
        }
        const TagField field = tagFieldNamed(key);
        if (field == TagField::none || field == TagField::address || field == TagField::name) {
            return Phrase("Lens", "'%1' is no key of a tag list").with(key);
        }
        m_head.defaults.emplace_back(field, item.text);
        return {};
    }

    Message readTag(const YamlNode& item)
    {
        if (item.kind != YamlNode::Kind::map) {
            return at(item.at, Phrase("Lens", "a tag is a map such as {name: Voltage L1, value: V1, address: 50520}"));
        }
        TagBuilder builder(NumberStyle{}, m_head.notation);
        std::vector<TagField> own;
        for (std::size_t n = 0; n < item.keys.size(); ++n) {
            const TagField field = tagFieldNamed(item.keys[n].text);
            if (field == TagField::none || item.items[n].kind == YamlNode::Kind::map
                || item.items[n].kind == YamlNode::Kind::list) {
                return at(item.keys[n].at, Phrase("Lens", "'%1' is no key of a tag").with(item.keys[n].text));
            }
            own.push_back(field);
            if (const Message wrong = builder.set(field, item.items[n].text); !wrong.isEmpty()) {
                return at(item.items[n].at, wrong);
            }
        }
        for (const auto& [field, text] : m_head.defaults) {
            if (std::ranges::find(own, field) == own.end()) {
                if (const Message wrong = builder.set(field, text); !wrong.isEmpty()) {
                    return at(item.at, wrong);
                }
            }
        }
        Expected<Tag> tag = builder.build();
        if (!tag) {
            return at(item.at, tag.error());
        }
        tag->line = static_cast<std::size_t>(item.at.line) + 1;
        m_list.unit = m_list.unit ? m_list.unit : builder.unitId();
        m_list.tags.push_back(std::move(*tag));
        return m_list.tags.size() > kMaxTags ? at(item.at, Phrase("Lens", "more than %1 tags").with(kMaxTags))
                                             : Message();
    }

    std::string m_name;
    YamlHead m_head;
    TagList m_list;
};

} // namespace

Expected<TagList> readTagYaml(std::string_view text, const std::string& name)
{
    TagYamlReader reader(name);
    const auto root = scenario_format::readYaml(text);
    return root ? reader.read(*root) : refused(reader.at(root.error().at, root.error().message));
}

} // namespace vmeter
