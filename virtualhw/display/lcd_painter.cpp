// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/display/lcd_painter.h"

#include "virtualhw/display/lcd_glass.h"

#include <QBuffer>
#include <QLinearGradient>
#include <QPainter>
#include <QRadialGradient>

#include <algorithm>

namespace vmeter {

namespace {

/// Colours of the glass for one brightness of the backlight.
struct GlassLook {
    QColor top;
    QColor bottom;
    QColor ink;
    QColor ghost;  ///< a segment that is not lit
    QColor shadow; ///< shadow of a lit segment on the reflector
};

constexpr QRgb kInk = qRgb(0x12, 0x19, 0x17);
const GlassLook& darkLook()
{
    static const GlassLook look{
        qRgb(0x62, 0x6b, 0x64), qRgb(0x55, 0x5e, 0x58), QColor(kInk), QColor(10, 20, 15, 14), QColor(0, 0, 0, 0)};
    return look;
}
const GlassLook& reflectiveLook()
{
    static const GlassLook look{
        qRgb(0xa3, 0xae, 0xa0), qRgb(0xb4, 0xbe, 0xaf), QColor(kInk), QColor(20, 35, 25, 15), QColor(20, 35, 25, 52)};
    return look;
}
const GlassLook& backlitLook()
{
    static const GlassLook look{
        qRgb(0xd3, 0xec, 0xe4), qRgb(0xe9, 0xfa, 0xf2), QColor(kInk), QColor(0, 50, 45, 13), QColor(0, 50, 45, 26)};
    return look;
}

QColor mix(const QColor& from, const QColor& to, double share)
{
    const auto part = [share](int a, int b) { return static_cast<int>(a + (b - a) * share + 0.5); };
    return {part(from.red(), to.red()), part(from.green(), to.green()), part(from.blue(), to.blue()),
        part(from.alpha(), to.alpha())};
}

GlassLook lookOf(const LcdFrame& frame, double glow)
{
    if (!frame.powered) {
        return darkLook();
    }
    const GlassLook& off = reflectiveLook();
    const GlassLook& on = backlitLook();
    return {mix(off.top, on.top, glow), mix(off.bottom, on.bottom, glow), off.ink, mix(off.ghost, on.ghost, glow),
        mix(off.shadow, on.shadow, glow)};
}

/// Calls draw(shape, lit) for every shape on the glass.
template <class Draw> void forEachShape(const LcdFrame& frame, Draw draw)
{
    const bool hideBlinking = !frame.blinkOn;
    const uint32_t icons = frame.powered ? frame.icons & ~(hideBlinking ? frame.blinkingIcons : 0U) : 0U;
    const auto drawCell = [&](const LcdGlass::Cell& shapes, SegmentCell lit) {
        for (std::size_t bit = 0; bit < shapes.size(); ++bit) {
            draw(shapes[bit], frame.powered && ((lit >> bit) & 1U) != 0);
        }
    };
    const LcdGlass& glass = lcdGlass();
    for (std::size_t i = 0; i < kMainDigits; ++i) {
        const bool hidden = hideBlinking && ((frame.blinkingMain >> i) & 1U) != 0;
        drawCell(glass.main[i], hidden ? SegmentCell{0} : frame.main[i]);
    }
    for (std::size_t i = 0; i < kLabelDigits; ++i) {
        drawCell(glass.label[i], frame.label[i]);
    }
    for (const GlassMark& mark : glass.marks) {
        draw(mark.shape, (mark.icons & icons) != 0);
    }
}

void paintBackground(QPainter& painter, const QRectF& glass, const GlassLook& look, double glow)
{
    QLinearGradient base(glass.topLeft(), glass.bottomLeft());
    base.setColorAt(0, look.top);
    base.setColorAt(1, look.bottom);
    painter.fillRect(glass, base);
    if (glow > 0) {
        // The light guide is lit from the left edge, so its brightness is slightly uneven.
        QRadialGradient guide(glass.left() + 0.3 * glass.width(), glass.center().y(), 0.75 * glass.width());
        guide.setColorAt(0, QColor(255, 255, 255, static_cast<int>(110 * glow)));
        guide.setColorAt(1, QColor(120, 210, 200, static_cast<int>(40 * glow)));
        painter.fillRect(glass, guide);
    }
}

} // namespace

void paintLcd(QPainter& painter, const QRectF& area, const LcdFrame& frame, double glow)
{
    const double scale = std::min(area.width() / kGlassWidth, area.height() / kGlassHeight);
    const double light = frame.powered ? std::clamp(glow, 0.0, 1.0) : 0.0;
    const GlassLook look = lookOf(frame, light);

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.translate(area.center());
    painter.scale(scale, scale);
    painter.translate(-kGlassWidth / 2, -kGlassHeight / 2);
    paintBackground(painter, QRectF(0, 0, kGlassWidth, kGlassHeight), look, light);

    constexpr double kShadowDepth = 3.5;
    painter.translate(kShadowDepth, kShadowDepth);
    forEachShape(frame, [&](const QPainterPath& shape, bool lit) {
        if (lit) {
            painter.fillPath(shape, look.shadow);
        }
    });
    painter.translate(-kShadowDepth, -kShadowDepth);
    forEachShape(
        frame, [&](const QPainterPath& shape, bool lit) { painter.fillPath(shape, lit ? look.ink : look.ghost); });
    painter.restore();
}

void paintLcd(QPainter& painter, const QRectF& area, const LcdFrame& frame)
{
    paintLcd(painter, area, frame, frame.backlight ? 1.0 : 0.0);
}

QImage renderLcd(const LcdFrame& frame, int scale)
{
    const int times = std::clamp(scale, 1, kLcdScaleMax);
    QImage image(kLcdPictureWidth * times, kLcdPictureHeight * times, QImage::Format_RGB32);
    image.fill(Qt::black);
    QPainter painter(&image);
    paintLcd(painter, QRectF(image.rect()), frame);
    return image;
}

QByteArray lcdPng(const LcdFrame& frame, int scale)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    renderLcd(frame, scale).save(&buffer, "PNG");
    return bytes;
}

} // namespace vmeter
