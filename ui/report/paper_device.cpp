// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/paper_device.h"

#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace vmeter {

namespace {

constexpr int kDotsPerInch = 96;
constexpr double kMillimetresInAnInch = 25.4;
constexpr float kWhitening = 1.15F; // the screens are not quite black, paper is white

QPen onPaper(QPen pen)
{
    pen.setColor(PaperDevice::onPaper(pen.color()));
    return pen;
}

QBrush onPaper(QBrush brush)
{
    if (const QGradient* const screen = brush.gradient(); screen != nullptr) {
        QGradient gradient = *screen;
        QGradientStops stops = gradient.stops();
        for (QGradientStop& stop : stops) {
            stop.second = PaperDevice::onPaper(stop.second);
        }
        gradient.setStops(stops);
        return gradient;
    }
    if (brush.style() != Qt::TexturePattern) {
        brush.setColor(PaperDevice::onPaper(brush.color()));
    }
    return brush;
}

} // namespace

class PaperDevice::Engine : public QPaintEngine {
public:
    Engine(QPainter& target, Colours colours)
        : QPaintEngine(AllFeatures)
        , m_target(target)
        , m_print(colours == Colours::print)
        , m_base(target.transform())
    {
    }

    bool begin(QPaintDevice* /*device*/) override { return true; }
    bool end() override { return true; }
    [[nodiscard]] Type type() const override { return User; }

    void updateState(const QPaintEngineState& state) override
    {
        const DirtyFlags changed = state.state();
        if (changed & DirtyTransform) {
            m_target.setTransform(state.transform() * m_base);
        }
        if (changed & DirtyPen) {
            m_target.setPen(m_print ? vmeter::onPaper(state.pen()) : state.pen());
        }
        if (changed & (DirtyBrush | DirtyBrushOrigin)) {
            m_target.setBrush(m_print ? vmeter::onPaper(state.brush()) : state.brush());
            m_target.setBrushOrigin(state.brushOrigin());
        }
        if (changed & DirtyHints) {
            m_target.setRenderHints(m_target.renderHints(), false);
            m_target.setRenderHints(state.renderHints());
        }
        if (changed & DirtyOpacity) {
            m_target.setOpacity(state.opacity());
        }
        if (changed & DirtyClipPath) {
            m_target.setClipPath(state.clipPath(), state.clipOperation());
        }
        if (changed & DirtyClipRegion) {
            m_target.setClipRegion(state.clipRegion(), state.clipOperation());
        }
        if (changed & DirtyClipEnabled) {
            m_target.setClipping(state.isClipEnabled());
        }
    }

    void drawPath(const QPainterPath& path) override { m_target.drawPath(path); }
    void drawLines(const QLineF* lines, int count) override { m_target.drawLines(lines, count); }
    void drawRects(const QRectF* rects, int count) override { m_target.drawRects(rects, count); }
    void drawEllipse(const QRectF& rect) override { m_target.drawEllipse(rect); }
    void drawPoints(const QPointF* points, int count) override { m_target.drawPoints(points, count); }
    void drawPolygon(const QPointF* points, int count, PolygonDrawMode mode) override
    {
        if (mode == PolylineMode) {
            m_target.drawPolyline(points, count);
        } else {
            m_target.drawPolygon(points, count, mode == WindingMode ? Qt::WindingFill : Qt::OddEvenFill);
        }
    }
    void drawPixmap(const QRectF& to, const QPixmap& pixmap, const QRectF& from) override
    {
        m_target.drawPixmap(to, pixmap, from);
    }
    void drawImage(
        const QRectF& to, const QImage& image, const QRectF& from, Qt::ImageConversionFlags /*flags*/) override
    {
        m_target.drawImage(to, image, from);
    }
    void drawTextItem(const QPointF& at, const QTextItem& item) override
    {
        QFont font = item.font();
        if (font.pointSizeF() > 0) {
            // The size in pixels that it has on this device.
            font.setPointSizeF(font.pointSizeF() * kDotsPerInch / std::max(m_target.device()->logicalDpiY(), 1));
        }
        m_target.setFont(font);
        m_target.drawText(at, item.text());
    }

private:
    QPainter& m_target;
    const bool m_print;
    const QTransform m_base;
};

PaperDevice::PaperDevice(QPainter& target, QSize size, Colours colours)
    : m_size(size)
    , m_engine(std::make_unique<Engine>(target, colours))
{
}

PaperDevice::~PaperDevice() = default;

QPaintEngine* PaperDevice::paintEngine() const
{
    return m_engine.get();
}

QColor PaperDevice::onPaper(const QColor& screen)
{
    float hue = 0;
    float saturation = 0;
    float lightness = 0;
    float alpha = 0;
    screen.getHslF(&hue, &saturation, &lightness, &alpha);
    return QColor::fromHslF(hue, saturation, std::min(1.0F, (1 - lightness) * kWhitening), alpha).toRgb();
}

int PaperDevice::metric(PaintDeviceMetric metric) const
{
    const auto millimetres
        = [](int pixels) { return static_cast<int>(std::lround(pixels * kMillimetresInAnInch / kDotsPerInch)); };
    switch (metric) {
    case PdmWidth:
        return m_size.width();
    case PdmHeight:
        return m_size.height();
    case PdmWidthMM:
        return millimetres(m_size.width());
    case PdmHeightMM:
        return millimetres(m_size.height());
    case PdmDpiX:
    case PdmDpiY:
    case PdmPhysicalDpiX:
    case PdmPhysicalDpiY:
        return kDotsPerInch;
    case PdmNumColors:
        return 1 << 24;
    case PdmDepth:
        return 24;
    case PdmDevicePixelRatio:
        return 1;
    case PdmDevicePixelRatioScaled:
        return static_cast<int>(devicePixelRatioFScale());
    default:
        return QPaintDevice::metric(metric);
    }
}

} // namespace vmeter
