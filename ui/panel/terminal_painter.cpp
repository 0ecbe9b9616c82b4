// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/terminal_painter.h"

#include "ui/panel/front_hands.h"
#include "ui/panel/panel_drawing.h"
#include "ui/panel/panel_layout.h"

#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>
#include <QRadialGradient>

namespace vmeter {

namespace {

const QColor kPrintColour(0x33, 0x3b, 0x40);
const QColor kCopperColour(0xc9, 0x7b, 0x3f);
constexpr double kPulledOut = 1.6;  ///< mm from the case to the end of a conductor that is not connected
constexpr double kBareCopper = 2.2; ///< mm without insulation
constexpr double kPulledPlug = 9;   ///< mm that the plug is above its place

/// A round conductor seen from the side.
void paintCylinder(QPainter& painter, double x, double width, double from, double to, QColor colour)
{
    QLinearGradient round(x - width / 2, 0, x + width / 2, 0);
    round.setColorAt(0, colour.darker(165));
    round.setColorAt(0.28, colour.lighter(135));
    round.setColorAt(0.55, colour);
    round.setColorAt(1, colour.darker(190));
    painter.fillRect(QRectF(x - width / 2, std::min(from, to), width, std::abs(to - from)), round);
}

void paintScrew(QPainter& painter, QPointF centre, double well, double angle)
{
    QRadialGradient depth(centre, well);
    depth.setColorAt(0, QColor(0x15, 0x18, 0x1a));
    depth.setColorAt(0.86, QColor(0x2c, 0x31, 0x34));
    depth.setColorAt(1, QColor(0x6c, 0x72, 0x74));
    painter.setBrush(depth);
    painter.drawEllipse(centre, well, well);
    // The lower edge of the well catches the light.
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(255, 255, 255, 150), 0.22));
    painter.drawArc(QRectF(centre.x() - well, centre.y() - well, 2 * well, 2 * well), 200 * 16, 140 * 16);
    painter.setPen(Qt::NoPen);

    const double head = well * 0.78;
    QRadialGradient steel(centre - QPointF(head * 0.35, head * 0.45), head * 1.7);
    steel.setColorAt(0, QColor(0xf4, 0xf5, 0xf4));
    steel.setColorAt(0.45, QColor(0xb9, 0xbd, 0xbe));
    steel.setColorAt(1, QColor(0x6a, 0x70, 0x73));
    painter.setBrush(steel);
    painter.drawEllipse(centre, head, head);

    painter.save();
    painter.translate(centre);
    painter.rotate(angle);
    painter.setBrush(QColor(0x3a, 0x3f, 0x42));
    const double arm = head * 0.68;
    const double half = head * 0.115;
    painter.drawRect(QRectF(-arm, -half, 2 * arm, 2 * half));
    painter.drawRect(QRectF(-half, -arm, 2 * half, 2 * arm));
    painter.restore();
}

void paintPulseSymbol(QPainter& painter, QPointF at)
{
    QPainterPath pulse(at);
    for (const QPointF& step :
        {QPointF(0.7, 0), QPointF(0.7, -1.3), QPointF(1.7, -1.3), QPointF(1.7, 0), QPointF(2.4, 0)}) {
        pulse.lineTo(at + step);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(kPrintColour, 0.24));
    painter.drawPath(pulse);
    painter.setPen(Qt::NoPen);
}

void paintPlate(QPainter& painter, const QPainterPath& plate, const QRectF& area)
{
    QLinearGradient clear(area.topLeft(), area.bottomRight());
    clear.setColorAt(0, QColor(0xff, 0xff, 0xff, 120));
    clear.setColorAt(0.3, QColor(0xd3, 0xe2, 0xe8, 70));
    clear.setColorAt(0.55, QColor(0xff, 0xff, 0xff, 100));
    clear.setColorAt(0.6, QColor(0xc4, 0xd6, 0xde, 64));
    clear.setColorAt(1, QColor(0xa9, 0xbf, 0xca, 92));
    painter.fillPath(plate, clear);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0x5b, 0x70, 0x7b, 150), 0.3));
    painter.drawPath(plate);
    painter.setPen(QPen(QColor(255, 255, 255, 190), 0.24));
    painter.drawPath(plate.translated(0.32, 0.34));
    painter.setPen(Qt::NoPen);
}

/// A plastic seal with its wire through a lug of the cover.
void paintSeal(QPainter& painter, QPointF lug)
{
    painter.setBrush(QColor(0x39, 0x40, 0x44));
    painter.drawEllipse(lug, 0.75, 0.75);
    QPainterPath wire(lug);
    wire.cubicTo(lug + QPointF(-1.9, 1.2), lug + QPointF(-1.5, 2.9), lug + QPointF(-0.6, 3.5));
    wire.moveTo(lug);
    wire.cubicTo(lug + QPointF(1.9, 1.2), lug + QPointF(1.5, 2.9), lug + QPointF(0.6, 3.5));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0x8d, 0x76, 0x45), 0.34));
    painter.drawPath(wire);
    painter.setPen(QPen(QColor(0xf0, 0xe0, 0xb0, 170), 0.1));
    painter.drawPath(wire);
    painter.setPen(Qt::NoPen);

    const QRectF body(lug.x() - 2.3, lug.y() + 3.2, 4.6, 4.4);
    paintShadow(painter, body.adjusted(0.8, 0.9, -0.4, -0.3), 1, 0.4);
    QLinearGradient plastic(body.topLeft(), body.bottomRight());
    plastic.setColorAt(0, QColor(0x5d, 0xa6, 0xe6));
    plastic.setColorAt(0.5, QColor(0x24, 0x74, 0xc0));
    plastic.setColorAt(1, QColor(0x17, 0x53, 0x90));
    painter.setBrush(plastic);
    painter.drawRoundedRect(body, 1.2, 1.2);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(255, 255, 255, 110), 0.16));
    painter.drawRoundedRect(body.adjusted(0.45, 0.45, -0.45, -0.45), 0.9, 0.9);
    painter.setPen(Qt::NoPen);
    printText(painter, {body.center().x(), body.center().y() + 0.55}, Qt::AlignHCenter, QStringLiteral("E28"),
        {1.5, QColor(255, 255, 255, 220), true});
}

} // namespace

void paintConductors(QPainter& painter, const QRectF& area, const PanelState& state)
{
    for (std::size_t number = 0; number < std::size(kTerminals); ++number) {
        const TerminalPlace& terminal = kTerminals[number];
        const double width = terminal.radius * (terminal.radius > 3 ? 1.45 : 0.75);
        const double from = terminal.fromBelow ? kCase.bottom() - 2 : kCase.top() + 2;
        const double to = terminal.fromBelow ? area.bottom() : area.top();
        if (number >= kMainsTerminals) {
            paintCylinder(painter, terminal.screw.x(), width, from, to, QColor(terminal.conductor));
            continue;
        }
        const ScrewPlace place = screwPlace(number);
        const auto at = static_cast<std::size_t>(place.terminal);
        const bool supply = place.side == WiringSide::supply;
        const int conductor = supply ? state.wiring.conductorAt[at] : state.wiring.loadAt[at];
        const QColor colour(conductorColour(conductor));
        if (supply ? !state.wiring.open[at] : !state.wiring.loadOpen[at]) {
            paintCylinder(painter, terminal.screw.x(), width, from, to, colour);
            continue;
        }
        // Pulled out: the copper ends before the case.
        const double outwards = terminal.fromBelow ? 1 : -1;
        const double edge = terminal.fromBelow ? kCase.bottom() : kCase.top();
        const double tip = edge + outwards * kPulledOut;
        const double sheath = tip + outwards * kBareCopper;
        paintCylinder(painter, terminal.screw.x(), width * 0.6, tip, sheath, kCopperColour);
        paintCylinder(painter, terminal.screw.x(), width, sheath, to, colour);
    }
    const double cableEnd = state.plugged ? kCase.top() + 2 : kCase.top() - kPulledPlug;
    paintCylinder(painter, kEthernetSocket.center().x(), 5.6, cableEnd, area.top(), QColor(0xa7, 0xb0, 0xb4));
}

void paintTerminals(QPainter& painter, const PanelState& state)
{
    double angle = 12;
    for (std::size_t number = 0; number < std::size(kTerminals); ++number) {
        const TerminalPlace& terminal = kTerminals[number];
        const bool mains = number < kMainsTerminals;
        const ScrewPlace place = mains ? screwPlace(number) : ScrewPlace{};
        const bool open = mains && !conductorIn(state.wiring, place.side, place.terminal);
        paintScrew(painter, terminal.screw, terminal.radius, open ? angle + 45 : angle);
        if (open) {
            // Turned out: the head stands above its well.
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(QColor(0xc0, 0x30, 0x28), 0.5));
            painter.drawEllipse(terminal.screw, terminal.radius, terminal.radius);
            painter.setPen(Qt::NoPen);
        }
        angle += 31;
        const double below = terminal.screw.y() + terminal.radius + 2.6;
        const double above = terminal.screw.y() - terminal.radius - 1.2;
        printText(painter, {terminal.screw.x(), terminal.fromBelow ? above : below}, Qt::AlignHCenter,
            QString::fromUtf8(terminal.mark), {terminal.radius > 3 ? 2.0 : 1.8, kPrintColour, true});
    }
    paintPulseSymbol(painter, {kPulseLamp.x() - 1.2, kPulseLamp.y() + 3.4});
    printText(painter, {27.2, 19.8}, Qt::AlignHCenter, QStringLiteral("5-27 V DC  27 mA"), {1.4, kPrintColour});

    // Ribs between the mains terminals.
    for (int rib = 1; rib < 6; ++rib) {
        const double x = 3 + 11 * rib;
        painter.fillRect(QRectF(x - 0.2, 75.4, 0.2, kCase.bottom() - 75.4), QColor(0, 0, 0, 45));
        painter.fillRect(QRectF(x, 75.4, 0.2, kCase.bottom() - 75.4), QColor(255, 255, 255, 140));
    }
}

void paintEthernetSocket(QPainter& painter, bool plugged)
{
    const QRectF frame = kEthernetSocket.adjusted(-2.6, -1, 2.6, 1);
    QLinearGradient metal(frame.topLeft(), frame.bottomLeft());
    metal.setColorAt(0, QColor(0xd9, 0xdd, 0xde));
    metal.setColorAt(0.5, QColor(0xae, 0xb4, 0xb7));
    metal.setColorAt(1, QColor(0xc9, 0xce, 0xd0));
    painter.setBrush(metal);
    painter.setPen(QPen(QColor(0x72, 0x79, 0x7c), 0.16));
    painter.drawRoundedRect(frame, 0.7, 0.7);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0x14, 0x17, 0x19));
    painter.drawRoundedRect(kEthernetSocket, 0.4, 0.4);

    // The plug: a clear body with eight gold contacts, its latch, and the boot of the cable.
    const QRectF plug = kEthernetSocket.adjusted(0.8, -1.6, -0.8, -2.2).translated(0, plugged ? 0 : -kPulledPlug);
    if (!plugged) {
        for (int contact = 0; contact < 8; ++contact) {
            painter.fillRect(
                QRectF(kEthernetSocket.left() + 2.15 + contact * 1.0, kEthernetSocket.bottom() - 4, 0.4, 3),
                QColor(0x8a, 0x6d, 0x2c));
        }
        paintShadow(painter, plug.translated(0.6, 0.8), 1.2, 0.35);
    }
    QLinearGradient clear(plug.topLeft(), plug.topRight());
    clear.setColorAt(0, QColor(0xb8, 0xc6, 0xcc));
    clear.setColorAt(0.4, QColor(0xec, 0xf3, 0xf5));
    clear.setColorAt(1, QColor(0x9d, 0xac, 0xb3));
    painter.setBrush(clear);
    painter.drawRoundedRect(plug, 0.5, 0.5);
    for (int contact = 0; contact < 8; ++contact) {
        painter.fillRect(
            QRectF(plug.left() + 1.35 + contact * 1.0, plug.bottom() - 3.4, 0.5, 3), QColor(0xc9, 0x9f, 0x3d));
    }
    painter.setBrush(QColor(0xdf, 0xe8, 0xeb));
    painter.drawRoundedRect(QRectF(plug.center().x() - 1.7, plug.top() + 1.2, 3.4, 6.2), 0.5, 0.5);
    const QRectF boot(plug.center().x() - 3.7, plug.top() - 3.4, 7.4, 5.2);
    QLinearGradient rubber(boot.topLeft(), boot.topRight());
    rubber.setColorAt(0, QColor(0x7d, 0x87, 0x8b));
    rubber.setColorAt(0.35, QColor(0xc4, 0xcc, 0xcf));
    rubber.setColorAt(1, QColor(0x71, 0x7a, 0x7e));
    painter.setBrush(rubber);
    painter.drawRoundedRect(boot, 0.9, 0.9);

    printText(painter, {kEthernetSocket.center().x(), 20}, Qt::AlignHCenter, QStringLiteral("Ethernet 10/100"),
        {1.6, kPrintColour});
}

void paintUpperCover(QPainter& painter)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    QPainterPath plate;
    plate.addRoundedRect(kUpperCoverPlate, 1.2, 1.2);
    paintPlate(painter, plate, kUpperCoverPlate);
    paintSeal(painter, {kUpperCoverPlate.right() - 4, kUpperCoverPlate.top() + 2.2});
    painter.restore();
}

void paintLowerCover(QPainter& painter)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    QPainterPath plate;
    plate.addRoundedRect(kLowerCoverPlate, 1.2, 1.2);
    QPainterPath tab;
    tab.addRoundedRect(kLowerCoverTab, 1.2, 1.2);
    paintPlate(painter, plate.united(tab), kLowerCoverPlate.united(kLowerCoverTab));
    paintSeal(painter, {kLowerCoverTab.center().x(), kKeyCaps[0].bottom() + 1.9});
    painter.restore();
}

} // namespace vmeter
