// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/display/lcd_glass.h"

#include "virtualhw/display/lcd_glyphs.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <string_view>

namespace vmeter {

namespace {

constexpr uint32_t bits(std::initializer_list<Icon> icons)
{
    uint32_t result = 0;
    for (const Icon icon : icons) {
        result |= uint32_t{1} << static_cast<unsigned>(icon);
    }
    return result;
}

/// Text, position (top left) and height of a capital letter, in glass units.
struct MarkPlace {
    std::u32string_view text;
    double x;
    double y;
    double capHeight;
    uint32_t icons;
};

constexpr char32_t kClockwiseText[] = {kClockwise, 0};
constexpr char32_t kCounterClockwiseText[] = {kCounterClockwise, 0};
constexpr char32_t kWarningText[] = {kWarning, 0};
constexpr char32_t kWrenchText[] = {kWrench, 0};
constexpr char32_t kPulseText[] = {kPulse, 0};
constexpr char32_t kCoilText[] = {kCoil, 0};
constexpr char32_t kCapacitorText[] = {kCapacitor, 0};

using enum Icon;
constexpr MarkPlace kMarks[] = {
    // top row: phase sequence; tariff; state
    {kClockwiseText, 22, 18, 34, bits({sequence123})},
    {U"123", 24, 54, 30, bits({sequence123})},
    {kCounterClockwiseText, 112, 18, 34, bits({sequence132})},
    {U"132", 114, 54, 30, bits({sequence132})},
    {kWarningText, 202, 24, 38, bits({phaseMissing})},
    {U"T1", 668, 32, 40, bits({tariff1})},
    {U"T2", 734, 32, 40, bits({tariff2})},
    {kPulseText, 803, 32, 40, bits({pulseOutput})},
    {U"COM", 876, 32, 40, bits({communication})},
    // left column: element of the value
    {U"Σ", 24, 112, 50, bits({sum})},
    {U"L1", 22, 182, 44, bits({l1, pair12})},
    {U"2", 73, 182, 44, bits({pair12})},
    {U"L2", 22, 248, 44, bits({l2, pair23})},
    {U"3", 85, 248, 44, bits({pair23})},
    {U"L3", 22, 314, 44, bits({l3, pair31})},
    {U"1", 85, 314, 44, bits({pair31})},
    // bottom row: direction, nature, states
    {U"→", 150, 318, 38, bits({import_})},
    {U"←", 232, 318, 38, bits({export_})},
    {kCoilText, 336, 314, 44, bits({inductive})},
    {kCapacitorText, 446, 316, 42, bits({capacitive})},
    {U"SETUP", 560, 318, 38, bits({setup})},
    {kWrenchText, 730, 312, 46, bits({fault})},
    // right column: partial and balance above the unit (manual 10.4), then the units
    {U"PAR", 828, 106, 31, bits({partial})},
    {U"BAL", 912, 106, 31, bits({balance})},
    {U"kW", 828, 158, 40, bits({unitKwh, unitKw})},
    {U"h", 902, 158, 40, bits({unitKwh})},
    {U"kvar", 828, 212, 40, bits({unitKvarh, unitKvar})},
    {U"h", 932, 212, 40, bits({unitKvarh})},
    {U"k", 828, 266, 40, bits({unitKvah, unitKva})},
    {U"V", 854, 266, 40, bits({unitKvah, unitKva, unitV})},
    {U"A", 888, 266, 40, bits({unitKvah, unitKva, unitA})},
    {U"h", 926, 266, 40, bits({unitKvah})},
    {U"Hz", 828, 320, 40, bits({unitHz})},
    {U"PF", 904, 320, 40, bits({unitPf})},
};

/// Position of a row of cells and shape of its segments.
struct CellRow {
    double x;
    double y;
    double width; ///< width of a cell
    double height;
    double pitch;
    double thickness; ///< thickness of a segment
};
constexpr CellRow kMainRow{136, 112, 61, 174, 83, 15};
constexpr CellRow kLabelRow{304, 22, 32, 62, 49, 7.5};
constexpr double kSlant = 0.09;   ///< tangent of the slant angle of the digits
constexpr double kJointGap = 0.1; ///< gap between two segments, as a fraction of the thickness

/// A bar with pointed ends from `a` to `b`, horizontal or vertical.
QPainterPath segment(QPointF a, QPointF b, double thickness)
{
    const QPointF along = (b - a) / std::max(std::abs(b.x() - a.x()), std::abs(b.y() - a.y()));
    const QPointF across{-along.y() * thickness / 2, along.x() * thickness / 2};
    const QPointF gap = along * thickness * kJointGap;
    const QPointF shoulder = along * thickness / 2;
    QPolygonF outline;
    outline << a + gap << a + gap + shoulder + across << b - gap - shoulder + across << b - gap
            << b - gap - shoulder - across << a + gap + shoulder - across;
    QPainterPath path;
    path.addPolygon(outline);
    path.closeSubpath();
    return path;
}

LcdGlass::Cell cell(const CellRow& row, std::size_t index)
{
    const double t = row.thickness;
    const double left = t / 2;
    const double right = row.width - t / 2;
    const double top = t / 2;
    const double middle = row.height / 2;
    const double bottom = row.height - t / 2;
    QPainterPath point;
    point.addEllipse(QPointF{row.width + 0.82 * t, row.height - 0.66 * t}, 0.66 * t, 0.66 * t);

    LcdGlass::Cell shapes{
        segment({left, top}, {right, top}, t),
        segment({right, top}, {right, middle}, t),
        segment({right, middle}, {right, bottom}, t),
        segment({left, bottom}, {right, bottom}, t),
        segment({left, middle}, {left, bottom}, t),
        segment({left, top}, {left, middle}, t),
        segment({left, middle}, {right, middle}, t),
        point,
    };
    QTransform lean;
    lean.translate(row.x + static_cast<double>(index) * row.pitch, row.y);
    lean.shear(-kSlant, 0);
    QTransform place = QTransform::fromTranslate(kSlant * row.height, 0) * lean;
    for (QPainterPath& shape : shapes) {
        shape = place.map(shape);
    }
    return shapes;
}

LcdGlass etch()
{
    LcdGlass glass;
    for (std::size_t i = 0; i < kMainDigits; ++i) {
        glass.main[i] = cell(kMainRow, i);
    }
    for (std::size_t i = 0; i < kLabelDigits; ++i) {
        glass.label[i] = cell(kLabelRow, i);
    }
    for (const MarkPlace& place : kMarks) {
        glass.marks.push_back({place.icons, glyphOutline(place.text, place.capHeight).translated(place.x, place.y)});
    }
    return glass;
}

} // namespace

const LcdGlass& lcdGlass()
{
    static thread_local const LcdGlass glass = etch();
    return glass;
}

QRectF iconArea(Icon icon)
{
    QRectF area;
    for (const GlassMark& mark : lcdGlass().marks) {
        if ((mark.icons & bits({icon})) != 0) {
            area |= mark.shape.boundingRect();
        }
    }
    return area;
}

} // namespace vmeter
