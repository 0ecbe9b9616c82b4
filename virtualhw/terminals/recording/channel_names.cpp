// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/terminals/recording/channel_names.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace vmeter {

namespace {

/// A phase as written, before it is known which letters belong together; '1', 'A', 'R', 'Y', ...
struct PhaseMarks {
    ChannelRole::Kind kind = ChannelRole::Kind::unknown;
    char first = 0;
    char second = 0;
};

constexpr std::string_view kPhaseMarks = "ABCRSTY123";
constexpr std::string_view kEarthMarks = "NGE0";

bool isPhaseMark(char c)
{
    return kPhaseMarks.find(c) != std::string_view::npos;
}

/// "A", "L1", "AN", "L1E", "AB", "L1L2", "12", "L12"; nothing if a letter is left over.
PhaseMarks phaseMarksIn(std::string_view text)
{
    const auto takeOne = [&text](char& mark) {
        std::string_view rest = text;
        if (rest.size() >= 2 && rest.front() == 'L' && rest[1] >= '1' && rest[1] <= '3') {
            rest.remove_prefix(1);
        }
        if (rest.empty() || !isPhaseMark(rest.front())) {
            return false;
        }
        mark = rest.front();
        rest.remove_prefix(1);
        text = rest;
        return true;
    };
    PhaseMarks marks;
    if (!takeOne(marks.first)) {
        return {};
    }
    marks.kind = ChannelRole::Kind::phase;
    if (text.empty() || (text.size() == 1 && kEarthMarks.find(text.front()) != std::string_view::npos)) {
        return marks;
    }
    if (takeOne(marks.second) && text.empty() && marks.second != marks.first
        && isAsciiDigit(marks.first) == isAsciiDigit(marks.second)) {
        marks.kind = ChannelRole::Kind::line;
        return marks;
    }
    return {};
}

bool isEarth(std::string_view text)
{
    return text == "N" || text == "G" || text == "E" || text == "0" || text == "RES" || text == "NEUTRAL"
        || text == "EN" || text == "NE" || text == "GND";
}

/// "UL1", "VAN", "IC", "U12", "3I0": a letter of the quantity and what phaseMarksIn() knows.
PhaseMarks quantityWithPhase(std::string_view text)
{
    for (const std::string_view front : {"3U", "3V", "3I"}) {
        if (text.starts_with(front) && isEarth(text.substr(2))) {
            return {ChannelRole::Kind::neutral, 0, 0};
        }
    }
    if (text.size() < 2 || std::string_view("UVIE").find(text.front()) == std::string_view::npos) {
        return {};
    }
    text.remove_prefix(1);
    if (isEarth(text)) {
        return {ChannelRole::Kind::neutral, 0, 0};
    }
    PhaseMarks marks = phaseMarksIn(text);
    if (marks.kind == ChannelRole::Kind::unknown && text.size() >= 2 && text.front() == 'L') { // "ULA"
        marks = phaseMarksIn(text.substr(1));
    }
    return marks;
}

bool isQuantityWord(std::string_view text)
{
    constexpr std::array<std::string_view, 22> kWords{"U", "V", "I", "VOLT", "VOLTS", "VOLTAGE", "VOLTAGES", "CURRENT",
        "CURRENTS", "CURR", "AMP", "AMPS", "SPANNUNG", "STROM", "TENSION", "COURANT", "PHASE", "PH", "PHS", "LEITER",
        "PHASENSPANNUNG", "POT"};
    return std::find(kWords.begin(), kWords.end(), text) != kWords.end();
}

/// Runs of letters and digits in upper case.
std::vector<std::string> wordsIn(std::string_view text)
{
    std::vector<std::string> words;
    bool within = false;
    const std::string folded = foldedText(text);
    for (const char c : folded.substr(0, 200)) {
        const bool part = isAsciiLetter(c) || isAsciiDigit(c) || static_cast<unsigned char>(c) >= 0x80;
        if (part && !within) {
            words.emplace_back();
        }
        if (part) {
            words.back() += asciiUpper(c);
        }
        within = part;
    }
    return words;
}

/// The phase that a name tells. What comes first counts.
PhaseMarks marksInName(std::string_view name)
{
    const auto words = wordsIn(name);
    // "A-N", "L1-E": a phase against neutral or earth; "A-B": a line voltage.
    if (words.size() == 2 && words[0].size() <= 2 && words[1].size() <= 2) {
        PhaseMarks marks = phaseMarksIn(words[0]);
        const PhaseMarks other = phaseMarksIn(words[1]);
        if (marks.kind == ChannelRole::Kind::phase && isEarth(words[1])) {
            return marks;
        }
        if (marks.kind == ChannelRole::Kind::phase && other.kind == ChannelRole::Kind::phase
            && name.find('-') != std::string_view::npos && marks.first != other.first) {
            return {ChannelRole::Kind::line, marks.first, other.first};
        }
    }
    if (words.size() == 1) {
        if (const PhaseMarks marks = phaseMarksIn(words[0]); marks.kind != ChannelRole::Kind::unknown) {
            return marks;
        }
        if (isEarth(words[0])) {
            return {ChannelRole::Kind::neutral, 0, 0};
        }
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        PhaseMarks marks = quantityWithPhase(words[i]);
        if (marks.kind == ChannelRole::Kind::unknown) {
            continue;
        }
        // "UL1-L2", "VA-VB": a line voltage in two words; "VA-B" too.
        if (marks.kind == ChannelRole::Kind::phase && i + 1 < words.size() && words[i + 1].size() <= 3) {
            const PhaseMarks bare = phaseMarksIn(words[i + 1]);
            const PhaseMarks other = bare.kind == ChannelRole::Kind::phase && words[i + 1].size() <= 2
                ? bare
                : quantityWithPhase(words[i + 1]);
            const std::size_t place = foldedText(name).find(foldedText(words[i]));
            const std::size_t behind = place == std::string::npos ? place : place + words[i].size();
            const bool joined = behind < name.size() && name[behind] == '-';
            if (joined && other.kind == ChannelRole::Kind::phase && other.first != marks.first) {
                return {ChannelRole::Kind::line, marks.first, other.first};
            }
        }
        return marks;
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!isQuantityWord(words[i])) {
            continue;
        }
        for (const std::size_t other : {i + 1, i - 1}) {
            if (other >= words.size()) {
                continue;
            }
            const PhaseMarks marks = phaseMarksIn(words[other]);
            if (marks.kind != ChannelRole::Kind::unknown) {
                return marks;
            }
            if (isEarth(words[other])) {
                return {ChannelRole::Kind::neutral, 0, 0};
            }
        }
    }
    return {};
}

/// The phase of the phase column.
PhaseMarks marksInColumn(std::string_view column)
{
    auto words = wordsIn(column);
    if (!words.empty() && (words[0] == "PH" || words[0] == "PHASE")) {
        words.erase(words.begin());
    }
    std::string joined;
    for (const std::string& word : words) {
        joined += word;
    }
    if (isEarth(joined)) {
        return {ChannelRole::Kind::neutral, 0, 0};
    }
    return phaseMarksIn(joined);
}

/// Letters that belong together.
class PhaseLetters {
public:
    void see(const PhaseMarks& marks)
    {
        for (const char mark : {marks.first, marks.second}) {
            if (mark != 0) {
                m_seen += mark;
            }
        }
    }
    /// 0, 1, 2; nothing for a letter of another family.
    [[nodiscard]] std::optional<std::size_t> phase(char mark) const
    {
        const auto seen = [this](char c) { return m_seen.find(c) != std::string::npos; };
        if (mark >= '1' && mark <= '3') {
            return static_cast<std::size_t>(mark - '1');
        }
        const std::string_view letters = seen('Y') && seen('R') ? "RYB"
            : seen('R') && (seen('S') || seen('T'))             ? "RST"
                                                                : "ABC";
        const std::size_t at = letters.find(mark);
        // "IS" and "VT" are no phases beside A, B, C; "R" alone is one.
        return at != std::string_view::npos ? std::optional(at)
            : mark == 'R' && !seen('A')     ? std::optional<std::size_t>(0)
                                            : std::nullopt;
    }

private:
    std::string m_seen;
};

} // namespace

std::vector<ChannelRole> rolesOf(const std::vector<ComtradeChannel>& channels)
{
    std::vector<PhaseMarks> byName;
    std::vector<PhaseMarks> byColumn;
    PhaseLetters inNames;
    PhaseLetters inColumns;
    bool zeroColumn = false;
    for (const ComtradeChannel& channel : channels) {
        byName.push_back(marksInName(channel.id));
        byColumn.push_back(marksInColumn(channel.phase));
        inNames.see(byName.back());
        inColumns.see(byColumn.back());
        zeroColumn = zeroColumn || channel.phase == "0";
    }
    std::vector<ChannelRole> roles(channels.size());
    for (std::size_t i = 0; i < channels.size(); ++i) {
        const auto& measured = channels[i].measured;
        ChannelRole& role = roles[i];
        const char letter = channels[i].id.empty() ? '\0' : asciiUpper(channels[i].id.front());
        role.current = measured == Measured::current || (measured == Measured::perUnit && letter == 'I');
        if (measured != Measured::current && measured != Measured::voltage && measured != Measured::perUnit) {
            continue;
        }
        const auto take = [&role](const PhaseMarks& marks, const PhaseLetters& letters) {
            const auto first = marks.first != 0 ? letters.phase(marks.first) : std::optional<std::size_t>(0);
            const auto second = marks.second != 0 ? letters.phase(marks.second) : std::optional<std::size_t>(0);
            if (marks.kind == ChannelRole::Kind::unknown || !first || !second) {
                return false;
            }
            role.kind = marks.kind;
            role.first = *first;
            role.second = *second;
            return true;
        };
        // Numbers from 0 in the phase column count channels, not phases.
        const bool columnCounts
            = zeroColumn && channels[i].phase.size() == 1 && isAsciiDigit(channels[i].phase.front());
        const bool lineByName = byName[i].kind == ChannelRole::Kind::line;
        const bool byPhaseColumn = !lineByName && !columnCounts && take(byColumn[i], inColumns);
        const ChannelRole column = role;
        if (take(byName[i], inNames) && byPhaseColumn) {
            // Name and column that contradict each other tell nothing.
            const bool contradict = role.kind == ChannelRole::Kind::phase && column.kind == ChannelRole::Kind::phase
                && role.first != column.first;
            role = column;
            role.kind = contradict ? ChannelRole::Kind::unknown : column.kind;
        }
        if (role.current && role.kind == ChannelRole::Kind::line) {
            role.kind = ChannelRole::Kind::unknown; // a current between two phases is that of a delta
        }
    }
    return roles;
}

} // namespace vmeter
