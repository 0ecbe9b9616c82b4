// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/display/lcd_glyphs.h"

#include <QPainterPathStroker>

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>

namespace vmeter {

namespace {

constexpr double kGridCapHeight = 10; ///< centre lines of a capital lie between y = 0 and y = 10
constexpr double kStroke = 1.8;
constexpr double kLetterGap = 2.1;

/// Centre lines of a glyph on the grid, in the path syntax of SVG (M, L, C; absolute).
struct Glyph {
    char32_t character;
    double width;
    std::string_view lines;
};

constexpr Glyph kGlyphs[] = {
    {U'1', 2.4, "M 0 2 L 2.4 0 L 2.4 10"},
    {U'2', 5.2, "M 0.2 2.6 C 0.2 -0.9 5 -0.9 5 2.6 C 5 5 2 6.6 0 10 L 5.2 10"},
    {U'3', 5.2,
        "M 0.3 1.6 C 1.4 -0.6 4.9 -0.4 4.9 2.3 C 4.9 4 3.6 4.7 2 4.7 C 4 4.7 5.2 5.6 5.2 7.3 "
        "C 5.2 10.6 1.2 10.8 0 8.3"},
    {U'A', 6.8, "M 0 10 L 3.4 0 L 6.8 10 M 1.2 6.7 L 5.6 6.7"},
    {U'B', 5.4, "M 0 0 L 0 10 L 3 10 C 6.2 10 6.2 4.9 3 4.9 L 0 4.9 M 2.8 4.9 C 5.5 4.9 5.5 0 2.8 0 L 0 0"},
    {U'C', 6.0, "M 6 1.8 C 3.9 -1.2 0 0 0 5 C 0 10 3.9 11.2 6 8.2"},
    {U'E', 4.8, "M 4.8 0 L 0 0 L 0 10 L 4.8 10 M 0 4.8 L 4.2 4.8"},
    {U'F', 4.8, "M 4.8 0 L 0 0 L 0 10 M 0 4.9 L 4.2 4.9"},
    {U'H', 5.8, "M 0 0 L 0 10 M 5.8 0 L 5.8 10 M 0 4.8 L 5.8 4.8"},
    {U'L', 4.6, "M 0 0 L 0 10 L 4.6 10"},
    {U'M', 7.4, "M 0 10 L 0 0 L 3.7 6 L 7.4 0 L 7.4 10"},
    {U'O', 6.8, "M 3.4 0 C -1.1 0 -1.1 10 3.4 10 C 7.9 10 7.9 0 3.4 0"},
    {U'P', 5.2, "M 0 10 L 0 0 L 2.8 0 C 6 0 6 5.6 2.8 5.6 L 0 5.6"},
    {U'R', 5.6, "M 0 10 L 0 0 L 2.8 0 C 6 0 6 5.4 2.8 5.4 L 0 5.4 M 2.9 5.4 L 5.6 10"},
    {U'S', 5.4, "M 5 1.6 C 3.8 -0.7 0.3 -0.3 0.3 2.4 C 0.3 5.6 5.4 4.3 5.4 7.5 C 5.4 10.6 1.4 10.8 0 8.4"},
    {U'T', 6.0, "M 0 0 L 6 0 M 3 0 L 3 10"},
    {U'U', 5.8, "M 0 0 L 0 6.6 C 0 11.1 5.8 11.1 5.8 6.6 L 5.8 0"},
    {U'V', 6.8, "M 0 0 L 3.4 10 L 6.8 0"},
    {U'W', 9.2, "M 0 0 L 2.3 10 L 4.6 1.6 L 6.9 10 L 9.2 0"},
    {U'Σ', 6.2, "M 6 1.7 L 6 0 L 0 0 L 3.7 5 L 0 10 L 6.2 10 L 6.2 8.3"},
    {U'a', 4.6,
        "M 4.6 10 L 4.6 5.4 C 4.6 2.6 1.2 2.4 0.4 4.4 M 4.6 6.2 L 2.4 6.2 C -0.8 6.2 -0.8 10 2 10 "
        "C 3.6 10 4.6 9 4.6 7.6"},
    {U'h', 4.6, "M 0 0 L 0 10 M 0 5.8 C 0.5 2.4 4.6 2.2 4.6 5.8 L 4.6 10"},
    {U'k', 4.6, "M 0 0 L 0 10 M 4.3 3.2 L 0 7.2 M 1.6 5.8 L 4.6 10"},
    {U'r', 3.0, "M 0 3.2 L 0 10 M 0 6 C 0.2 3.8 1.6 3 3 3.3"},
    {U'v', 5.0, "M 0 3.2 L 2.5 10 L 5 3.2"},
    {U'z', 4.4, "M 0 3.3 L 4.4 3.3 L 0 10 L 4.4 10"},
    {U'→', 14, "M 0 5 L 14 5 M 9.4 0.6 L 14 5 L 9.4 9.4"},
    {U'←', 14, "M 14 5 L 0 5 M 4.6 0.6 L 0 5 L 4.6 9.4"},
    {kClockwise, 20, "M 0 9 C 3 -2 17 -2 19 8.6 M 14.6 5.6 L 19.1 9.4 L 20.8 3.4"},
    {kCounterClockwise, 20, "M 20 9 C 17 -2 3 -2 1 8.6 M 5.4 5.6 L 0.9 9.4 L -0.8 3.4"},
    {kWarning, 19, "M 9.5 0 L 19 16.6 L 0 16.6 L 9.5 0 M 9.5 5.4 L 9.5 10.6 M 9.5 12.2 L 9.5 13.9"},
    {kWrench, 11,
        "M 0.6 8 L 5 3.8 C 4 1 6 -0.9 8.6 0 L 6.9 1.8 L 7.4 3.6 L 9.2 4 L 10.9 2.3 "
        "C 11.9 5 9.8 7 7.2 6 L 2.8 10.3 C 1 11.2 -0.5 9.6 0.6 8"},
    {kPulse, 13, "M 0 10 L 3.6 10 L 3.6 0 L 9.4 0 L 9.4 10 L 13 10"},
    {kCoil, 20,
        "M 0 7.6 L 2 7.6 C 2 0.4 7.6 0.4 7.4 7.6 C 7.2 0.4 12.8 0.4 12.6 7.6 C 12.4 0.4 18 0.4 18 7.6 L 20 7.6"},
    {kCapacitor, 14, "M 0 5 L 5.4 5 M 5.4 0 L 5.4 10 M 8.8 0 L 8.8 10 M 8.8 5 L 14 5"},
};

QPointF parsePoint(std::string_view& text)
{
    std::array<double, 2> coordinate{};
    for (double& value : coordinate) {
        text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
        const auto end = std::from_chars(text.data(), text.data() + text.size(), value).ptr;
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    }
    return {coordinate[0], coordinate[1]};
}

QPainterPath linesFromText(std::string_view text)
{
    QPainterPath path;
    while (true) {
        const auto command = text.find_first_of("MLC");
        if (command == std::string_view::npos) {
            return path;
        }
        const char letter = text[command];
        text.remove_prefix(command + 1);
        if (letter == 'M') {
            path.moveTo(parsePoint(text));
        } else if (letter == 'L') {
            path.lineTo(parsePoint(text));
        } else {
            const QPointF first = parsePoint(text);
            const QPointF second = parsePoint(text);
            path.cubicTo(first, second, parsePoint(text));
        }
    }
}

} // namespace

QPainterPath glyphOutline(std::u32string_view text, double capHeight)
{
    const double scale = capHeight / (kGridCapHeight + kStroke);
    QPainterPath lines;
    double x = kStroke / 2;
    for (const char32_t character : text) {
        const auto* glyph = std::ranges::find(kGlyphs, character, &Glyph::character);
        if (glyph == std::end(kGlyphs)) {
            continue;
        }
        lines.addPath(linesFromText(glyph->lines).translated(x, kStroke / 2));
        x += glyph->width + kStroke + kLetterGap;
    }
    QPainterPathStroker pen;
    pen.setWidth(kStroke);
    pen.setCapStyle(Qt::FlatCap);
    pen.setJoinStyle(Qt::RoundJoin);
    pen.setCurveThreshold(0.02);
    QPainterPath outline = pen.createStroke(lines).simplified();
    return QTransform::fromScale(scale, scale).map(outline);
}

} // namespace vmeter
