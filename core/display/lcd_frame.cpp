// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/display/lcd_frame.h"

#include "core/display/glyphs.h"

#include <algorithm>
#include <span>

namespace vmeter {

namespace {

/// In the order of Icon. Marks printed as letters are named by them, pictures by their meaning.
constexpr std::array<const char*, kIcons> kIconNames{
    "123",
    "132",
    "missing",
    "sum",
    "L1",
    "L2",
    "L3",
    "L12",
    "L23",
    "L31",
    "fault",
    "pulse",
    "communication",
    "setup",
    "PAR",
    "T1",
    "T2",
    "BAL",
    "inductive",
    "capacitive",
    "import",
    "export",
    "kWh",
    "kvarh",
    "kVAh",
    "kW",
    "kvar",
    "kVA",
    "V",
    "A",
    "Hz",
    "PF",
};

template <std::size_t Cells> CellText<Cells> readCells(const std::array<SegmentCell, Cells>& cells)
{
    CellText<Cells> text{};
    const auto isBlank = [](SegmentCell cell) { return cell == 0; };
    const auto first = std::find_if_not(cells.begin(), cells.end(), isBlank);
    const auto last = std::find_if_not(cells.rbegin(), cells.rend(), isBlank).base();
    auto out = text.begin();
    for (auto cell = first; cell < last; ++cell) {
        *out++ = reading(*cell);
        if ((*cell & kDecimalPoint) != 0) {
            *out++ = '.';
        }
    }
    return text;
}

/// The words of the main zone that have an S (manual 9.1.2 and 10.6). On the glass it has the shape of a 5.
constexpr const char* kWordsWithS[] = {"SdEF", "CS1", "CS2"};

/// Length of `word` if `text` begins with it (S shown as 5), followed by a blank or the end; else 0.
std::size_t lengthOfWordAt(const char* text, const char* word)
{
    std::size_t length = 0;
    for (; word[length] != '\0'; ++length) {
        if (text[length] != (word[length] == 'S' ? '5' : word[length])) {
            return 0;
        }
    }
    return text[length] == '\0' || text[length] == ' ' ? length : 0;
}

} // namespace

const char* iconName(Icon icon)
{
    return kIconNames[static_cast<std::size_t>(icon)];
}

CellText<kMainDigits> mainText(const LcdFrame& frame)
{
    CellText<kMainDigits> text = readCells(frame.main);
    for (const char* word : kWordsWithS) {
        std::copy_n(word, lengthOfWordAt(text.data(), word), text.data()); // the words are at the left end of the text
    }
    return text;
}

CellText<kLabelDigits> labelText(const LcdFrame& frame)
{
    CellText<kLabelDigits> text = readCells(frame.label);
    std::replace(text.begin(), text.end(), '5', 'S'); // no menu or page has a 5 in its name
    return text;
}

const char* unitText(const LcdFrame& frame)
{
    for (std::size_t icon = kFirstUnitIcon; icon < kIcons; ++icon) {
        if (frame.isLit(static_cast<Icon>(icon))) {
            return kIconNames[icon];
        }
    }
    return "";
}

} // namespace vmeter
