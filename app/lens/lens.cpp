// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lens/lens.h"

#include "app/lens/truth.h"
#include "core/registers/value_links.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <span>

namespace vmeter {

namespace {

constexpr unsigned kMostWordsRead = 125; // Modbus Application Protocol, function 3

uint16_t swappedWord(uint16_t word)
{
    return static_cast<uint16_t>(word << 8U | word >> 8U);
}

uint64_t bitsOf(const Tag& tag, std::span<const uint16_t> words)
{
    uint64_t bits = 0;
    for (std::size_t n = 0; n < words.size(); ++n) {
        const uint16_t word = words[tag.lowWordFirst ? words.size() - 1 - n : n];
        bits = bits << 16U | (tag.swappedBytes ? swappedWord(word) : word);
    }
    return bits;
}

double rawNumber(const Tag& tag, std::span<const uint16_t> words)
{
    const uint64_t bits = bitsOf(tag, words);
    switch (tag.type) {
    case TagType::s16:
        return static_cast<int16_t>(bits);
    case TagType::s32:
        return static_cast<int32_t>(bits);
    case TagType::s64:
        return static_cast<double>(static_cast<int64_t>(bits));
    case TagType::f32:
        return std::bit_cast<float>(static_cast<uint32_t>(bits));
    default:
        return static_cast<double>(bits);
    }
}

/// The words of each tag, or why there are none.
using TagWords = std::vector<Expected<std::vector<uint16_t>>>;

/// Tags of a block, read with one request.
void readBlock(const TagList& list, const std::vector<std::size_t>& members, WireReader& wire, TagWords& words)
{
    unsigned first = 65'536;
    unsigned end = 0;
    for (const std::size_t n : members) {
        const Tag& tag = list.tags[n];
        first = std::min(first, unsigned{tag.address});
        end = std::max(end, unsigned{tag.address} + wordsOf(tag.type));
    }
    if (end - first > kMostWordsRead || end > 65'536) {
        const Message reason
            = Phrase("Lens", "%1 registers in one request; at most %2 are allowed").with(end - first, kMostWordsRead);
        for (const std::size_t n : members) {
            words[n] = refused(reason);
        }
        return;
    }
    const auto all = wire.read(
        list.tags[members.front()].function, static_cast<uint16_t>(first), static_cast<uint16_t>(end - first));
    for (const std::size_t n : members) {
        const Tag& tag = list.tags[n];
        const auto offset = static_cast<std::ptrdiff_t>(tag.address - first);
        words[n] = all ? Expected<std::vector<uint16_t>>(
                       std::vector<uint16_t>(all->begin() + offset, all->begin() + offset + wordsOf(tag.type)))
                       : refused(all.error());
    }
}

TagWords readTags(const TagList& list, WireReader& wire)
{
    TagWords words(list.tags.size(), refused(Message()));
    std::vector<bool> done(list.tags.size());
    for (std::size_t n = 0; n < list.tags.size(); ++n) {
        if (done[n]) {
            continue;
        }
        std::vector<std::size_t> members;
        for (std::size_t other = n; other < list.tags.size(); ++other) {
            const bool same
                = other == n || (!list.tags[n].block.empty() && list.tags[other].block == list.tags[n].block);
            if (same) {
                members.push_back(other);
                done[other] = true;
            }
        }
        readBlock(list, members, wire, words);
    }
    return words;
}

/// The truth about a tag before and behind its reading.
struct TruthSpan {
    std::optional<double> before;
    std::optional<double> after;
    double step = 0; ///< what may lie between two numbers that are the same
};

bool liesWithin(double shown, const TruthSpan& truth)
{
    const auto [least, most] = std::minmax(*truth.before, *truth.after);
    const double slack = truth.step * (1 + 1e-6) + 1e-9 * std::abs(most);
    return shown >= least - slack && shown <= most + slack;
}

/// Reasons that are not in the tag but in the register or in the moment.
void explainMoment(LensLine& line, const RegisterRow& right, const RegisterRow& finest, const TruthSpan& truth)
{
    if (!truth.before && line.shown) {
        line.findings.push_back({"sentinel",
            Phrase("Lens",
                "the value does not exist now: all ones is read, which means no value, and it is shown as a number")});
    } else if (truth.before && !line.shown) {
        line.findings.push_back({"sentinel", Phrase("Lens", "the number is taken for no value, and the value exists")});
    } else if (right.words < finest.words) {
        line.findings.push_back({"limit",
            Phrase("Lens", "register %1 has 16 bits and does not go further; %2 has 32")
                .with(right.address, finest.address)});
    } else {
        line.findings.push_back({"value",
            Phrase("Lens",
                "the tag fits the register table, and the meter gives another number: it changes fast, or this meter "
                "has other registers")});
    }
}

void judge(LensLine& line, const Expected<std::vector<uint16_t>>& words, const TagCheck& check,
    const RegisterRow& finest, const TruthSpan& truth)
{
    line.findings = check.findings;
    line.truth = truth.before;
    if (!words) {
        line.verdict = LensVerdict::wrong;
        line.findings.push_back({"no-reply", words.error()});
        return;
    }
    const double raw = rawNumber(line.tag, *words);
    const bool none = line.tag.noValue && *line.tag.noValue == raw;
    line.shown = none ? std::nullopt : std::optional(shownBy(line.tag, *words));
    const bool agrees
        = truth.before && truth.after ? line.shown && liesWithin(*line.shown, truth) : !truth.before && !line.shown;
    if (agrees) {
        line.verdict = line.findings.empty() ? LensVerdict::right : LensVerdict::hidden;
        return;
    }
    line.verdict = LensVerdict::wrong;
    if (line.findings.empty()) {
        explainMoment(line, *check.right, finest, truth);
    }
}

/// A tag with what it is meant to be.
struct MeantTag {
    TagCheck check;
    const RegisterRow* finest = nullptr; ///< null: the list does not say
};

LensLine lineOf(const Tag& tag, const MeantTag& meant, const Expected<std::vector<uint16_t>>& words,
    const TrueValues& before, const TrueValues& after)
{
    LensLine line;
    line.tag = tag;
    line.unit = tag.unit;
    if (meant.finest == nullptr) {
        if (words) {
            line.shown = shownBy(tag, *words);
        }
        line.findings.push_back({"unknown",
            Phrase("Lens", "neither the name nor a column 'value' says what it is meant to be: P, V1, Ea+ ...")});
        return line;
    }
    const RegisterRow& right = *meant.check.right;
    const TagUnit unit = unitOf(tag, right);
    const LinkText symbol = valueSymbol(meant.finest->source);
    line.value = symbol.view().empty() ? meant.finest->name.view() : symbol.view();
    line.unit = tag.unit.empty() ? unitName(right.unit) : tag.unit;
    TruthSpan truth{before.at(meant.finest), after.at(meant.finest), 0};
    for (std::optional<double>* number : {&truth.before, &truth.after}) {
        if (*number) {
            **number /= unit.factor;
        }
    }
    truth.step = std::max(stepInBaseUnit(right), stepInBaseUnit(*meant.finest)) / unit.factor;
    judge(line, words, meant.check, *meant.finest, truth);
    return line;
}

} // namespace

const char* verdictName(LensVerdict verdict)
{
    constexpr std::array kNames{"right", "wrong", "hidden", "unknown"};
    return kNames[static_cast<std::size_t>(verdict)];
}

double shownBy(const Tag& tag, std::span<const uint16_t> words)
{
    return rawNumber(tag, words) * tag.factor + tag.offset;
}

Expected<std::vector<LensLine>> lookThrough(
    const TagList& list, const RegisterTable& table, WireReader& wire, const QString& control)
{
    std::vector<MeantTag> meant;
    std::vector<const RegisterRow*> rows;
    for (const Tag& tag : list.tags) {
        const auto meaning = meaningOf(table, tag);
        const RegisterRow* const finest = !meaning ? nullptr
            : meaning->row != nullptr              ? meaning->row
                                                   : finestRegister(table, meaning->source);
        meant.push_back({finest != nullptr ? checkTag(table, tag, *meaning) : TagCheck{}, finest});
        if (finest != nullptr && std::ranges::find(rows, finest) == rows.end()) {
            rows.push_back(finest);
        }
    }
    const auto truth = [&]() -> Expected<TrueValues> {
        Expected<TrueValues> values = readTruth(wire, rows);
        if (values && !control.isEmpty()) {
            const Expected<QJsonObject> api = askControlApi(control);
            if (!api) {
                return refused(api.error());
            }
            refineTruth(*values, table, *api);
        }
        return values;
    };
    const Expected<TrueValues> before = truth();
    if (!before) {
        return refused(before.error());
    }
    const TagWords words = readTags(list, wire);
    const Expected<TrueValues> after = truth();
    if (!after) {
        return refused(after.error());
    }
    std::vector<LensLine> lines;
    for (std::size_t n = 0; n < list.tags.size(); ++n) {
        lines.push_back(lineOf(list.tags[n], meant[n], words[n], *before, *after));
    }
    return lines;
}

} // namespace vmeter
