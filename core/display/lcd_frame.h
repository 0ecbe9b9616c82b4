// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace vmeter {

/// The marks and units of the glass (manual 4.4), one bit each in LcdFrame::icons.
enum class Icon : uint8_t {
    sequence123,
    sequence132,
    phaseMissing, ///< the exclamation mark
    sum,
    l1,
    l2,
    l3,
    pair12,
    pair23,
    pair31,
    fault,
    pulseOutput,
    communication,
    setup,
    partial,
    tariff1,
    tariff2,
    balance,
    inductive,
    capacitive,
    import_,
    export_,
    unitKwh,
    unitKvarh,
    unitKvah,
    unitKw,
    unitKvar,
    unitKva,
    unitV,
    unitA,
    unitHz,
    unitPf,
};
inline constexpr std::size_t kIcons = 32;
inline constexpr std::size_t kFirstUnitIcon = static_cast<std::size_t>(Icon::unitKwh);

inline constexpr std::size_t kMainDigits = 8;
inline constexpr std::size_t kLabelDigits = 7;

/// One seven-segment cell: bits 0..6 are the segments a b c d e f g, bit 7 the decimal point behind the cell.
using SegmentCell = uint8_t;
inline constexpr SegmentCell kDecimalPoint = 0x80;

/// Content of the display at one moment. Blinking parts are lit in the frame and marked in the masks; a painter must
/// hide them while `blinkOn` is false.
struct LcdFrame {
    std::array<SegmentCell, kMainDigits> main{};   ///< leftmost digit first
    std::array<SegmentCell, kLabelDigits> label{}; ///< menu label, leftmost cell first
    uint32_t icons = 0;                            ///< bit per Icon
    uint32_t blinkingIcons = 0;                    ///< subset of `icons`
    uint8_t blinkingMain = 0;                      ///< bit per main digit, bit 0 leftmost
    bool blinkOn = true;
    bool backlight = false;
    bool powered = false; ///< false: the glass is dark and empty

    void light(Icon icon) { icons |= bit(icon); }
    void blink(Icon icon)
    {
        light(icon);
        blinkingIcons |= bit(icon);
    }
    [[nodiscard]] constexpr bool isLit(Icon icon) const { return (icons & bit(icon)) != 0; }
    [[nodiscard]] constexpr bool isBlinking(Icon icon) const { return (blinkingIcons & bit(icon)) != 0; }

    friend constexpr bool operator==(const LcdFrame&, const LcdFrame&) = default;

private:
    static constexpr uint32_t bit(Icon icon) { return uint32_t{1} << static_cast<unsigned>(icon); }
};

/// The names of the marks (docs/display.md, section 2: "123", "sum", "L1", "import" ...) and of the units ("kWh" ...).
const char* iconName(Icon icon);

/// Text of the cells, for example "000008.32": zero-terminated, at most two characters for each cell. Blank cells at
/// both ends are omitted.
template <std::size_t Cells> using CellText = std::array<char, 2 * Cells + 1>;
CellText<kMainDigits> mainText(const LcdFrame& frame);
CellText<kLabelDigits> labelText(const LcdFrame& frame);
/// Name of the lit unit, or "" if none is lit.
const char* unitText(const LcdFrame& frame);

} // namespace vmeter
