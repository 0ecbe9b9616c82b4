// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wiring/wiring_diagram.h"

#include "ui/plots/plot_style.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <utility>

namespace vmeter {

namespace {

constexpr double kRowPlace = 0.66;   // of a row: the name of the terminal stands above its line
constexpr double kTargetRing = 9;    // pixels: round a contact that takes the dragged conductor
constexpr double kContactReach = 14; ///< pixels around a contact or arrow that react to the mouse
constexpr double kContact = 5;       ///< radius of a contact
constexpr double kOpenGap = 18;      ///< distance from the end of an open conductor to its terminal

QColor colourOf(int conductor)
{
    return conductor == kNeutral ? kNeutralColour : kPhaseColours[static_cast<std::size_t>(conductor)];
}

double direction(WiringSide side)
{
    return side == WiringSide::supply ? 1 : -1;
}

} // namespace

/// Positions of all parts for one size.
struct WiringDiagram::Drawing {
    QSizeF size;

    [[nodiscard]] QRectF meter() const
    {
        return {size.width() * 0.36, size.height() * 0.06, size.width() * 0.28, size.height() * 0.88};
    }
    [[nodiscard]] double row(int index) const
    {
        return meter().top() + meter().height() * (index + kRowPlace) / kWiringTerminals;
    }
    [[nodiscard]] QPointF contact(WiringSide side, int terminal) const
    {
        return {side == WiringSide::supply ? meter().left() : meter().right(), row(terminal)};
    }
    [[nodiscard]] QPointF arrow(int terminal) const { return {meter().center().x(), row(terminal)}; }
    [[nodiscard]] QPointF end(WiringSide side, int conductor) const
    {
        return {side == WiringSide::supply ? size.width() * 0.09 : size.width() * 0.91, row(conductor)};
    }
};

WiringDiagram::WiringDiagram(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("wiringDiagram"));
    setMinimumSize(260, 104);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QSize WiringDiagram::sizeHint() const
{
    return {440, 200};
}

void WiringDiagram::setWiring(const Wiring& wiring)
{
    if (wiring != m_wiring) {
        m_wiring = wiring;
        update();
    }
}

QPointF WiringDiagram::contact(WiringSide side, int terminal) const
{
    return Drawing{size()}.contact(side, terminal);
}

QPointF WiringDiagram::arrow(int terminal) const
{
    return Drawing{size()}.arrow(terminal);
}

void WiringDiagram::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    paint(painter, size());
}

void WiringDiagram::paint(QPainter& painter, QSizeF size) const
{
    const Drawing drawing{size};
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font());
    painter.fillRect(QRectF({}, size), kSurroundColour);
    painter.setPen(QPen(kZeroColour, 1.5));
    painter.setBrush(kScreenColour);
    painter.drawRoundedRect(drawing.meter(), 6, 6);
    for (int terminal = 0; terminal < kWiringTerminals; ++terminal) {
        paintConductor(painter, drawing, WiringSide::supply, terminal);
        paintConductor(painter, drawing, WiringSide::load, terminal);
    }
    for (int terminal = 0; terminal < kWiringTerminals; ++terminal) {
        paintTerminal(painter, drawing, terminal);
    }
    if (m_dragged) {
        paintDragged(painter, drawing);
    }
}

/// The conductor in the hand, and the contacts that take it; that under the pointer is filled.
void WiringDiagram::paintDragged(QPainter& painter, const Drawing& drawing) const
{
    const auto from = static_cast<std::size_t>(m_dragged->terminal);
    const bool ofSupply = m_dragged->side == WiringSide::supply;
    const int conductor = ofSupply ? m_wiring.conductorAt[from] : m_wiring.loadAt[from];
    const std::optional<Contact> target = contactNear(m_pointer);
    for (int terminal = 0; terminal < kWiringTerminals; ++terminal) {
        const bool under = target && target->side == m_dragged->side && target->terminal == terminal;
        painter.setPen(QPen(kSystemColour, 2));
        painter.setBrush(under ? QBrush(kSystemColour) : QBrush(Qt::NoBrush));
        painter.drawEllipse(drawing.contact(m_dragged->side, terminal), kTargetRing, kTargetRing);
    }
    const QPointF start = drawing.end(m_dragged->side, conductor);
    painter.setPen(QPen(colourOf(conductor), 3, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(start, m_pointer);
    painter.setBrush(colourOf(conductor));
    painter.drawEllipse(m_pointer, kContact, kContact);
}

void WiringDiagram::paintConductor(QPainter& painter, const Drawing& drawing, WiringSide side, int terminal) const
{
    const auto at = static_cast<std::size_t>(terminal);
    const int conductor = side == WiringSide::supply ? m_wiring.conductorAt[at] : m_wiring.loadAt[at];
    const bool open = !conductorIn(m_wiring, side, terminal);
    const QPointF from = drawing.end(side, conductor);
    const QPointF contact = drawing.contact(side, terminal);
    const QPointF to = contact - QPointF(direction(side) * (open ? kOpenGap : 0), 0);
    QPainterPath path(from);
    const QPointF bend((to.x() - from.x()) * 0.5, 0);
    path.cubicTo(from + bend, to - bend, to);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colourOf(conductor), 2.5, open ? Qt::DashLine : Qt::SolidLine, Qt::RoundCap));
    painter.drawPath(path);
    if (open) {
        painter.setPen(QPen(kAlarmColour, 2));
        const QPointF middle = (to + contact) / 2;
        for (const double slope : {1.0, -1.0}) {
            painter.drawLine(middle - QPointF(4, 4 * slope), middle + QPointF(4, 4 * slope));
        }
    }
    const QFontMetricsF metrics(font());
    QRectF name(0, 0, drawing.size.width() * 0.08, metrics.height());
    name.moveCenter(from - QPointF(direction(side) * drawing.size.width() * 0.05, 0));
    painter.setPen(colourOf(conductor));
    painter.drawText(name, Qt::AlignCenter, QString::fromLatin1(kConductorNames[static_cast<std::size_t>(conductor)]));
}

void WiringDiagram::paintTerminal(QPainter& painter, const Drawing& drawing, int terminal) const
{
    const auto at = static_cast<std::size_t>(terminal);
    const QPointF left = drawing.contact(WiringSide::supply, terminal);
    const QPointF right = drawing.contact(WiringSide::load, terminal);
    painter.setPen(QPen(kZeroColour, 1));
    painter.drawLine(left, right);
    painter.setPen(QPen(kTextColour, 1.5));
    painter.setBrush(kSurroundColour);
    painter.drawEllipse(left, kContact, kContact);
    painter.drawEllipse(right, kContact, kContact);
    const QFontMetricsF metrics(font());
    QRectF name(left.x() + 2 * kContact, left.y() - metrics.height() - 1, 40, metrics.height());
    painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter, QString::fromLatin1(kConductorNames[at]));
    if (terminal == kNeutral) {
        return; // the meter does not measure the current in N
    }
    // The arrow shows the direction that the meter counts as import: from the supply, unless the two sides are
    // exchanged.
    const bool reversed = m_wiring.reversed[at];
    const double along = reversed ? -1 : 1;
    const QPointF middle = drawing.arrow(terminal);
    const QPolygonF head{
        middle + QPointF(9 * along, 0), middle + QPointF(-6 * along, -7), middle + QPointF(-6 * along, 7)};
    painter.setPen(Qt::NoPen);
    painter.setBrush(reversed ? kAlarmColour : kTextColour);
    painter.drawPolygon(head);
}

std::optional<WiringDiagram::Contact> WiringDiagram::contactNear(QPointF position) const
{
    for (const WiringSide side : {WiringSide::supply, WiringSide::load}) {
        for (int terminal = 0; terminal < kWiringTerminals; ++terminal) {
            if (QLineF(contact(side, terminal), position).length() <= kContactReach) {
                return Contact{side, terminal};
            }
        }
    }
    return {};
}

void WiringDiagram::mousePressEvent(QMouseEvent* event)
{
    m_pressed = event->position();
    m_pointer = m_pressed;
    m_dragged = event->button() == Qt::LeftButton ? contactNear(m_pressed) : std::nullopt;
    update();
}

void WiringDiagram::mouseMoveEvent(QMouseEvent* event)
{
    m_pointer = event->position();
    if (m_dragged) {
        update();
    }
    const bool grip = contactNear(m_pointer).has_value();
    setCursor(m_dragged ? Qt::ClosedHandCursor : grip ? Qt::OpenHandCursor : Qt::ArrowCursor);
}

void WiringDiagram::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) {
        return;
    }
    const QPointF position = event->position();
    const std::optional<Contact> from = std::exchange(m_dragged, std::nullopt);
    update();
    if (!from) {
        for (int terminal = 0; terminal < kNeutral; ++terminal) {
            if (QLineF(arrow(terminal), position).length() <= kContactReach
                && QLineF(m_pressed, position).length() <= kContactReach) {
                Wiring turned = m_wiring;
                turned.reversed[static_cast<std::size_t>(terminal)] ^= true;
                emit changed(turned);
            }
        }
        return;
    }
    const std::optional<Contact> to = contactNear(position);
    if (!to || to->side != from->side) {
        // If dropped outside all contacts, the conductor is disconnected. It cannot be moved to the other side.
        if (!to) {
            emit changed(withOpen(m_wiring, from->side, from->terminal, true));
        }
        return;
    }
    if (to->terminal == from->terminal) {
        const bool open = !conductorIn(m_wiring, from->side, from->terminal);
        emit changed(withOpen(m_wiring, from->side, from->terminal, !open));
        return;
    }
    const auto at = static_cast<std::size_t>(from->terminal);
    const int conductor = from->side == WiringSide::supply ? m_wiring.conductorAt[at] : m_wiring.loadAt[at];
    emit changed(withConductor(m_wiring, from->side, to->terminal, conductor));
}

} // namespace vmeter
