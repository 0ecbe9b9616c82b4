// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lens/tag_check.h"

#include "core/registers/value_links.h"
#include "virtualhw/base/text_lines.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace vmeter {

namespace {

constexpr double kSame = 1e-6;

bool isNumber(const RegisterRow& row)
{
    return row.words <= 2 && row.type != RegisterType::text && row.type != RegisterType::text16
        && row.type != RegisterType::reserved;
}

bool isSignedRow(const RegisterRow& row)
{
    return row.type == RegisterType::s16 || row.type == RegisterType::s32;
}

bool isSignedTag(TagType type)
{
    return type == TagType::s16 || type == TagType::s32 || type == TagType::s64;
}

std::string titleOf(const RegisterRow& row)
{
    return std::to_string(row.address) + " (" + std::string(row.name.view()) + ")";
}

/// The register of the value that is nearest to the tag's address: there, one beside it, else the finest.
const RegisterRow* nearest(const RegisterTable& table, const Tag& tag, const RegisterSource& source)
{
    const RegisterRow* beside = nullptr;
    for (const RegisterRow& row : table.rows) {
        if (!isNumber(row) || !carries(row, source)) {
            continue;
        }
        const int distance = int{tag.address} - int{row.address};
        if (distance == 0) {
            return &row;
        }
        if (std::abs(distance) == 1) {
            beside = &row;
        }
    }
    return beside != nullptr ? beside : finestRegister(table, source);
}

class TagChecker {
public:
    TagChecker(const RegisterTable& table, const Tag& tag, const RegisterRow& right)
        : m_table(table)
        , m_tag(tag)
        , m_right(right)
    {
    }

    std::vector<TagFinding> check()
    {
        checkFunction();
        checkPlace();
        checkWidth();
        checkOrder();
        checkSign();
        checkUnitAndScale();
        return std::move(m_findings);
    }

private:
    void add(std::string_view kind, const Message& text) { m_findings.push_back({kind, text}); }
    [[nodiscard]] int distance() const { return int{m_tag.address} - int{m_right.address}; }
    [[nodiscard]] bool readsLowWordOnly() const
    {
        return distance() == 1 && m_right.words == 2 && wordsOf(m_tag.type) == 1;
    }

    void checkFunction()
    {
        if (m_tag.function <= 2) {
            add("function-code",
                Phrase("Lens", "function %1 reads bits; this meter has registers: function 3").with(m_tag.function));
        }
    }

    void checkPlace()
    {
        if (distance() == 0 || readsLowWordOnly()) {
            return;
        }
        if (std::abs(distance()) == 1) {
            add("off-by-one",
                Phrase("Lens", "off by one: it reads from %1 on, and the value begins at %2 on the wire")
                    .with(m_tag.address, m_right.address));
            return;
        }
        const RegisterRow* const there = m_table.findRow(m_tag.address);
        if (there == nullptr) {
            add("hole",
                Phrase("Lens", "the meter has no register %1; the value is at %2")
                    .with(m_tag.address, titleOf(m_right)));
        } else {
            add("wrong-register",
                Phrase("Lens", "wrong register: %1 has another value; this one is at %2")
                    .with(titleOf(*there), titleOf(m_right)));
        }
    }

    void checkWidth()
    {
        const uint16_t words = wordsOf(m_tag.type);
        if (m_tag.type == TagType::f32) {
            add("type",
                Phrase("Lens", "it reads a floating-point number; the register holds an integer, %1")
                    .with(typeName(m_right.type)));
        } else if (words < m_right.words) {
            add("half-of-a-pair",
                Phrase("Lens", "16 bit of 32: it reads the %1 word only; type %2, two registers")
                    .with(readsLowWordOnly() ? Phrase("Lens", "low") : Phrase("Lens", "high"), typeName(m_right.type)));
        } else if (words > m_right.words) {
            add("type",
                Phrase("Lens", "it reads %1 registers, and the value has %2: type %3")
                    .with(words, m_right.words, typeName(m_right.type)));
        }
    }

    void checkOrder()
    {
        if (m_tag.lowWordFirst && wordsOf(m_tag.type) > 1) {
            add("word-order", Phrase("Lens", "words swapped: this meter sends the high word first"));
        }
        if (m_tag.swappedBytes) {
            add("byte-order", Phrase("Lens", "bytes swapped: this meter sends the high byte of a word first"));
        }
    }

    void checkSign()
    {
        if (m_tag.type == TagType::f32 || wordsOf(m_tag.type) != m_right.words) {
            return;
        }
        if (isSignedRow(m_right) && !isSignedTag(m_tag.type)) {
            add("signedness",
                Phrase("Lens", "signed, but read without sign: a negative value becomes a huge one; type %1")
                    .with(typeName(m_right.type)));
        }
        // A number of 32 bits without sign never comes near its half; one of 16 bits does, at 327.67 V.
        if (!isSignedRow(m_right) && isSignedTag(m_tag.type) && m_right.words == 1) {
            add("signedness",
                Phrase(
                    "Lens", "without sign, but read as signed: from half of its range on it becomes negative; type %1")
                    .with(typeName(m_right.type)));
        }
    }

    void checkUnitAndScale()
    {
        const TagUnit right = tagUnitNamed(unitName(m_right.unit)).value_or(TagUnit{});
        const auto given = tagUnitNamed(m_tag.unit);
        if (!m_tag.unit.empty() && (!given || given->base != right.base)) {
            add("unit", Phrase("Lens", "unit %1: the register counts %2").with(m_tag.unit, unitWord(right)));
        } else {
            checkFactor(right);
        }
        if (m_tag.offset != 0) {
            add("offset", Phrase("Lens", "the register has no offset; the tag adds %1").with(numberText(m_tag.offset)));
        }
    }

    [[nodiscard]] std::string unitWord(const TagUnit& unit) const
    {
        return unit.base == RegisterUnit::none ? "1" : unitName(m_right.unit);
    }

    void checkFactor(const TagUnit& right)
    {
        const TagUnit unit = unitOf(m_tag, m_right);
        const double ratio = m_tag.factor * unit.factor / stepInBaseUnit(m_right);
        // Without a unit the list may mean W as well as kW.
        const bool plain
            = m_tag.unit.empty() && right.factor != 1 && std::abs(m_tag.factor / stepInBaseUnit(m_right) - 1) < kSame;
        if (std::abs(ratio - 1) < kSame || plain) {
            return;
        }
        const std::string factor = numberText(stepInBaseUnit(m_right) / unit.factor);
        const std::string shownUnit = m_tag.unit.empty() ? unitName(m_right.unit) : m_tag.unit;
        if (ratio < 0) {
            add("direction",
                Phrase("Lens", "sign turned: in %1 the factor is %2, not %3")
                    .with(shownUnit, factor, numberText(m_tag.factor)));
            return;
        }
        add("scale",
            Phrase("Lens", "%1 times the true value: in %2 the factor is %3, not %4")
                .with(numberText(ratio), shownUnit.empty() ? "1" : shownUnit, factor, numberText(m_tag.factor)));
    }

    const RegisterTable& m_table;
    const Tag& m_tag;
    const RegisterRow& m_right;
    std::vector<TagFinding> m_findings;
};

} // namespace

const RegisterRow* finestRegister(const RegisterTable& table, const RegisterSource& source)
{
    const RegisterRow* finest = nullptr;
    for (const RegisterRow& row : table.rows) {
        if (!isNumber(row) || !carries(row, source)) {
            continue;
        }
        const bool finer = finest == nullptr || row.words > finest->words
            || (row.words == finest->words && stepInBaseUnit(row) < stepInBaseUnit(*finest) * (1 - kSame))
            || (row.words == finest->words && std::abs(stepInBaseUnit(row) / stepInBaseUnit(*finest) - 1) < kSame
                && row.certainty < finest->certainty);
        finest = finer ? &row : finest;
    }
    return finest;
}

double stepInBaseUnit(const RegisterRow& row)
{
    return std::pow(10.0, row.exponent + unitPrefix(row.unit));
}

TagUnit unitOf(const Tag& tag, const RegisterRow& row)
{
    const TagUnit own = tagUnitNamed(unitName(row.unit)).value_or(TagUnit{});
    return tag.unit.empty() ? own : tagUnitNamed(tag.unit).value_or(own);
}

TagCheck checkTag(const RegisterTable& table, const Tag& tag, const TagMeaning& meaning)
{
    const RegisterRow* const right = meaning.row != nullptr ? meaning.row : nearest(table, tag, meaning.source);
    return {right, TagChecker(table, tag, *right).check()};
}

} // namespace vmeter
