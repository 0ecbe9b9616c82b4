// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lens/tag_fields.h"
#include "app/lens/tag_list.h"
#include "virtualhw/base/text_file/bounded_file.h"
#include "virtualhw/base/text_file/text_encoding.h"
#include "virtualhw/base/text_file/text_input.h"
#include "virtualhw/base/text_lines.h"
#include "virtualhw/terminals/recording/csv_rows.h"

#include <algorithm>
#include <deque>

namespace vmeter {

namespace {

constexpr std::size_t kMaxTagFileBytes = std::size_t{4} << 20;
constexpr std::size_t kMaxLinesBeforeHead = 50;

Message at(const std::string& name, std::size_t line, const Message& message)
{
    return Phrase(nullptr, "%1:%2: %3").with(name, line, message);
}

/// The fields of the columns, and how they are divided.
struct TagHead {
    char separator = ',';
    std::size_t line = 0; ///< 0: none found
    std::vector<TagField> columns;
};

std::vector<TagField> fieldsOfHead(std::string_view line, char separator)
{
    std::vector<std::string_view> cells;
    std::deque<std::string> unescaped;
    std::vector<TagField> fields;
    if (splitCsv(line, separator, cells, unescaped)) {
        for (const std::string_view cell : cells) {
            fields.push_back(tagFieldNamed(cell));
        }
    }
    return fields;
}

bool isAddress(TagField field)
{
    return field == TagField::address || field == TagField::reference || field == TagField::hexAddress;
}

/// The first line with an address and one more known heading.
TagHead findHead(TextInput& input)
{
    TagHead head;
    input.rewind();
    while (head.line == 0 && input.number() < kMaxLinesBeforeHead) {
        const auto line = input.next();
        if (!line) {
            break;
        }
        for (const char separator : {';', '\t', ',', '|'}) {
            std::vector<TagField> fields = fieldsOfHead(*line, separator);
            const auto known = std::ranges::count_if(fields, [](TagField field) { return field != TagField::none; });
            if (known >= 2 && std::ranges::any_of(fields, isAddress) && fields.size() > head.columns.size()) {
                head = {separator, input.number(), std::move(fields)};
            }
        }
    }
    return head;
}

bool isNumberField(TagField field)
{
    return field >= TagField::factor && field <= TagField::scaledHigh;
}

/// Factors are small numbers, so a comma in one of them is the decimal one.
Expected<NumberStyle> styleOf(TextInput& input, const TagHead& head)
{
    input.rewind();
    CsvRows rows(input, head.separator);
    rows.skipTo(head.line);
    bool commas = false;
    bool points = false;
    std::vector<std::string_view> cells;
    while (rows.next(cells)) {
        for (std::size_t n = 0; n < std::min(cells.size(), head.columns.size()); ++n) {
            if (isNumberField(head.columns[n])) {
                commas = commas || cells[n].find(',') != std::string_view::npos;
                points = points || cells[n].find('.') != std::string_view::npos;
            }
        }
    }
    if (commas && points) {
        return refused(Phrase("Lens", "some factors have a decimal comma and some a decimal point"));
    }
    return commas ? NumberStyle{',', '.'} : NumberStyle{'.', ','};
}

Message fillTag(TagBuilder& builder, const TagHead& head, const std::vector<std::string_view>& cells)
{
    for (std::size_t n = 0; n < std::min(cells.size(), head.columns.size()); ++n) {
        if (const Message wrong = builder.set(head.columns[n], cells[n]); !wrong.isEmpty()) {
            return wrong;
        }
    }
    return {};
}

bool isEmptyRow(const TagHead& head, const std::vector<std::string_view>& cells)
{
    for (std::size_t n = 0; n < std::min(cells.size(), head.columns.size()); ++n) {
        if (isAddress(head.columns[n]) && !withoutBlanks(cells[n]).empty()) {
            return false;
        }
    }
    return true; // a title between tags, or nothing
}

Expected<TagList> readTable(TextInput& input, const std::string& name)
{
    const TagHead head = findHead(input);
    if (head.line == 0) {
        return refused(Phrase("Lens",
            "%1: no line of headings: a tag list needs columns such as name, address, type, word order, scale, unit, "
            "value (docs/interfaces.md, section 2.8)")
                           .with(name));
    }
    const Expected<NumberStyle> style = styleOf(input, head);
    if (!style) {
        return refused(at(name, head.line, style.error()));
    }
    input.rewind();
    CsvRows rows(input, head.separator);
    rows.skipTo(head.line);
    TagList list;
    std::vector<std::string_view> cells;
    while (rows.next(cells)) {
        if (isEmptyRow(head, cells)) {
            continue;
        }
        TagBuilder builder(*style, AddressNotation::zeroBased);
        if (const Message wrong = fillTag(builder, head, cells); !wrong.isEmpty()) {
            return refused(at(name, rows.line(), wrong));
        }
        Expected<Tag> tag = builder.build();
        if (!tag) {
            return refused(at(name, rows.line(), tag.error()));
        }
        if (list.tags.size() == kMaxTags) {
            return refused(at(name, rows.line(), Phrase("Lens", "more than %1 tags").with(kMaxTags)));
        }
        tag->line = rows.line();
        list.unit = list.unit ? list.unit : builder.unitId();
        list.tags.push_back(std::move(*tag));
    }
    if (!input.error().isEmpty()) {
        return refused(at(name, input.number(), input.error()));
    }
    if (list.tags.empty()) {
        return refused(at(name, head.line, Phrase("Lens", "no tag below the line of headings")));
    }
    return list;
}

bool hasYamlName(const std::string& path)
{
    const std::string folded = foldedText(path);
    return folded.ends_with(".yaml") || folded.ends_with(".yml");
}

} // namespace

Expected<TagList> readTagTable(std::string_view text, const std::string& name)
{
    TextInput input(text);
    return readTable(input, name);
}

Expected<TagList> readTagList(const std::string& path)
{
    if (hasYamlName(path)) {
        const Expected<std::string> text = readBoundedFile(path, kMaxTagFileBytes);
        return text ? readTagYaml(*text, path) : refused(text.error());
    }
    Expected<TextInput> input = TextInput::open(path, kMaxTagFileBytes, {});
    return input ? readTable(*input, path) : refused(input.error());
}

} // namespace vmeter
