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

bool isLetter(char character)
{
    return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z');
}

template <std::size_t Cells> CellText<Cells> readCells(const std::array<SegmentCell, Cells>& cells, bool words)
{
    CellText<Cells> text{};
    const auto isBlank = [](SegmentCell cell) { return cell == 0; };
    const auto first = std::find_if_not(cells.begin(), cells.end(), isBlank);
    const auto last = std::find_if_not(cells.rbegin(), cells.rend(), isBlank).base();
    auto out = text.begin();
    for (auto cell = first; cell < last; ++cell) {
        const char character = reading(*cell);
        *out++ = words && character == '5' ? 'S' : character;
        if ((*cell & kDecimalPoint) != 0) {
            *out++ = '.';
        }
    }
    return text;
}

} // namespace

const char* iconName(Icon icon)
{
    return kIconNames[static_cast<std::size_t>(icon)];
}

CellText<kMainDigits> mainText(const LcdFrame& frame)
{
    // '5' and 'S' look alike. Only set-up pages write words with an S ("SdEF"); elsewhere letters beside a 5 are
    // hexadecimal digits.
    const bool words = frame.isLit(Icon::setup)
        && std::any_of(frame.main.begin(), frame.main.end(), [](SegmentCell cell) { return isLetter(reading(cell)); });
    return readCells(frame.main, words);
}

CellText<kLabelDigits> labelText(const LcdFrame& frame)
{
    return readCells(frame.label, true); // no menu or page has a 5 in its name
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
