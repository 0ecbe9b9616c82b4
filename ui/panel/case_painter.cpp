// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/case_painter.h"

#include "ui/panel/panel_drawing.h"
#include "ui/panel/panel_layout.h"
#include "ui/panel/terminal_painter.h"

#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>

namespace vmeter {

namespace {

constexpr double kCaseCorner = 1.4;

QString latin1(std::string_view text)
{
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

QLinearGradient vertical(const QRectF& area, std::initializer_list<QGradientStop> stops)
{
    QLinearGradient gradient(area.topLeft(), area.bottomLeft());
    for (const QGradientStop& stop : stops) {
        gradient.setColorAt(stop.first, stop.second);
    }
    return gradient;
}

/// EN 60715 TM35: 35 mm high, lips of 5 mm, slots in the middle.
void paintRail(QPainter& painter, const QRectF& area)
{
    constexpr double kHeight = 35;
    constexpr double kLip = 5;
    constexpr double kSlotPitch = 25;
    const QRectF rail(area.left(), kCase.center().y() - kHeight / 2, area.width(), kHeight);
    painter.fillRect(rail.adjusted(0, 0, 0, 2.2), QColor(0, 0, 0, 45));
    painter.fillRect(rail,
        vertical(rail,
            {{0, QColor(0x9a, 0xa0, 0xa3)}, {0.3, QColor(0xb2, 0xb8, 0xba)}, {0.7, QColor(0xa4, 0xaa, 0xad)},
                {1, QColor(0x86, 0x8c, 0x8f)}}));
    painter.setBrush(QColor(0x4a, 0x50, 0x54));
    for (double x = kCase.center().x() + kSlotPitch * 2; x < rail.right(); x += kSlotPitch) {
        painter.drawRoundedRect(QRectF(x - 7.5, rail.center().y() - 3.1, 15, 6.2), 3.1, 3.1);
    }
    for (double x = kCase.center().x() - kSlotPitch * 2; x > rail.left(); x -= kSlotPitch) {
        painter.drawRoundedRect(QRectF(x - 7.5, rail.center().y() - 3.1, 15, 6.2), 3.1, 3.1);
    }
    for (const double top : {rail.top(), rail.bottom() - kLip}) {
        const QRectF lip(rail.left(), top, rail.width(), kLip);
        painter.fillRect(lip,
            vertical(lip,
                {{0, QColor(0xf2, 0xf4, 0xf4)}, {0.2, QColor(0xd6, 0xda, 0xdb)}, {0.85, QColor(0xbb, 0xc1, 0xc3)},
                    {1, QColor(0x8e, 0x95, 0x98)}}));
    }
}

void paintBody(QPainter& painter)
{
    paintShadow(painter, kCase.adjusted(0.8, 1.5, -0.4, 0.6), 6, 0.45);

    QPainterPath body;
    body.addRoundedRect(kCase, kCaseCorner, kCaseCorner);
    painter.fillPath(body,
        vertical(kCase,
            {{0, QColor(0xdd, 0xdf, 0xde)}, {0.2, QColor(0xd2, 0xd5, 0xd4)}, {0.8, QColor(0xcf, 0xd2, 0xd1)},
                {1, QColor(0xc2, 0xc5, 0xc4)}}));

    painter.save();
    painter.setClipPath(body);
    // Rounded flanks: light from the upper left.
    QLinearGradient flanks(kCase.topLeft(), kCase.topRight());
    flanks.setColorAt(0, QColor(255, 255, 255, 170));
    flanks.setColorAt(0.012, QColor(255, 255, 255, 60));
    flanks.setColorAt(0.03, QColor(255, 255, 255, 0));
    flanks.setColorAt(0.965, QColor(0, 0, 0, 0));
    flanks.setColorAt(1, QColor(0, 0, 0, 60));
    painter.fillRect(kCase, flanks);
    painter.fillRect(QRectF(kCase.left(), kCase.top(), kCase.width(), 0.35), QColor(255, 255, 255, 150));
    painter.fillRect(QRectF(kCase.left(), kCase.bottom() - 0.35, kCase.width(), 0.35), QColor(0, 0, 0, 50));

    // The raised front casts a shadow on the lower terminals and has sloping edges.
    const QRectF shade(0, kRaisedFront.bottom(), kCase.width(), 2.4);
    painter.fillRect(shade, vertical(shade, {{0, QColor(0, 0, 0, 75)}, {1, QColor(0, 0, 0, 0)}}));
    painter.fillRect(kRaisedFront,
        vertical(kRaisedFront,
            {{0, QColor(0xff, 0xff, 0xff)}, {0.016, QColor(0xf4, 0xf5, 0xf4)}, {0.03, QColor(0xe9, 0xeb, 0xea)},
                {0.96, QColor(0xdf, 0xe1, 0xe0)}, {0.985, QColor(0xc4, 0xc7, 0xc6)}, {1, QColor(0xa6, 0xaa, 0xa9)}}));
    painter.fillRect(kRaisedFront, flanks);
    painter.restore();

    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0x70, 0x76, 0x78), 0.18));
    painter.drawPath(body);
    painter.setPen(Qt::NoPen);
}

void paintFoil(QPainter& painter, const MeterModel& model)
{
    QPainterPath foil;
    foil.addRoundedRect(kFoil, 1.1, 1.1);
    painter.fillPath(foil.translated(0, 0.2), QColor(255, 255, 255, 160));
    painter.fillPath(foil, vertical(kFoil, {{0, QColor(0xf7, 0xf8, 0xf7)}, {1, QColor(0xef, 0xf1, 0xf0)}}));
    QPainterPath band;
    band.addRect(kHeadBand);
    painter.fillPath(
        foil.intersected(band), vertical(kHeadBand, {{0, QColor(0x24, 0x4b, 0x5e)}, {1, QColor(0x1b, 0x3b, 0x4b)}}));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0x9a, 0xa1, 0xa3), 0.14));
    painter.drawPath(foil);
    painter.setPen(Qt::NoPen);

    const double baseline = kHeadBand.bottom() - 1.75;
    printText(painter, {kHeadBand.left() + 2.2, baseline}, Qt::AlignLeft, QStringLiteral("socomec"),
        {2.5, QColor(0xd5, 0xe3, 0xe8), false, 0.05});
    printText(
        painter, {kHeadBand.right() - 2.2, baseline}, Qt::AlignRight, modelName(model), {3.1, Qt::white, true, 0.04});
}

/// The small print under the glass (manual 13).
void paintRatings(QPainter& painter, const MeterModel& model)
{
    struct Line {
        double y;
        QString text;
    };
    const MeterRatings& rated = model.ratings;
    printText(painter, {kMetrologicalLed.x() + 2.8, kMetrologicalLed.y() + 0.75}, Qt::AlignLeft,
        QStringLiteral("%1 imp/kWh").arg(1000 / rated.led.wattHours), {1.9, {0x26, 0x2d, 0x31}, true});
    const Print small{1.62};
    printText(painter, {5, 61.6}, Qt::AlignLeft, QStringLiteral("Ref. %1").arg(latin1(model.orderReference)), small);
    printText(painter, {5, 64.3}, Qt::AlignLeft, QStringLiteral("Ea+ Ea−   Modbus TCP"), small);
    const Line ratings[] = {
        {56.2, QStringLiteral("3×%1/%2 V").arg(rated.phaseVolts).arg(rated.lineVolts)},
        {58.9,
            QStringLiteral("%1-%2(%3) A")
                .arg(rated.minimumMilliamperes / 1000.0)
                .arg(rated.referenceAmperes)
                .arg(rated.maximumAmperes)},
        {61.6, QStringLiteral("50/60 Hz")},
        {64.3, latin1(rated.accuracyClass)},
    };
    for (const Line& line : ratings) {
        printText(painter, {30, line.y}, Qt::AlignLeft, line.text, small);
    }

    // Double insulation, class II (manual 13).
    painter.setPen(QPen(QColor(0x33, 0x3b, 0x40), 0.2));
    painter.drawRect(QRectF(38.2, 62.1, 2.6, 2.6));
    painter.drawRect(QRectF(38.8, 62.7, 1.4, 1.4));
    painter.setPen(Qt::NoPen);
}

/// Marks of the type approval. The numbers are zeros, because this is not a certified instrument.
void paintMidMarks(QPainter& painter)
{
    const QColor print(0x33, 0x3b, 0x40);
    painter.setBrush(QColor(255, 255, 255, 120));
    painter.setPen(QPen(QColor(0x8a, 0x92, 0x95), 0.16));
    painter.drawRoundedRect(kMidMarks, 0.6, 0.6);
    const QRectF box(kMidMarks.left() + 1, kMidMarks.top() + 1.2, 6.6, 3.6);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(print, 0.26));
    painter.drawRect(box);
    painter.setPen(Qt::NoPen);
    printText(
        painter, {box.center().x(), box.bottom() - 0.95}, Qt::AlignHCenter, QStringLiteral("M 00"), {2.3, print, true});
    printText(
        painter, {kMidMarks.right() - 1, box.bottom() - 0.95}, Qt::AlignRight, QStringLiteral("0000"), {2.0, print});
    printText(painter, {kMidMarks.left() + 1, kMidMarks.bottom() - 2.9}, Qt::AlignLeft, QStringLiteral("MID simulated"),
        {1.5, print, true});
    printText(painter, {kMidMarks.left() + 1, kMidMarks.bottom() - 0.9}, Qt::AlignLeft, QStringLiteral("EN 50470-1/-3"),
        {1.45, print});
}

} // namespace

QString modelName(const MeterModel& model)
{
    return latin1(model.productName);
}

void paintCabinet(QPainter& painter, const QRectF& area, const PanelState& state)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.fillRect(area, vertical(area, {{0, QColor(0xe3, 0xe6, 0xe7)}, {1, QColor(0xc3, 0xc9, 0xcb)}}));
    paintRail(painter, area);
    paintConductors(painter, area, state);
    painter.restore();
}

void paintCase(QPainter& painter, const MeterModel& model, const PanelState& state)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    paintBody(painter);
    paintTerminals(painter, state);
    paintEthernetSocket(painter, state.plugged);
    paintFoil(painter, model);
    paintRatings(painter, model);
    if (model.mid) {
        paintMidMarks(painter);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0x17, 0x1c, 0x1f));
    painter.drawRoundedRect(kLcdFrameEdge, 0.9, 0.9);
    painter.restore();
}

} // namespace vmeter
