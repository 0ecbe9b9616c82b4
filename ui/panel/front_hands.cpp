// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/front_hands.h"

#include "ui/panel/part_handle.h"

#include <QMenu>
#include <QPainter>
#include <QTransform>
#include <QWidget>

#include <utility>

namespace vmeter {

namespace {

/// The seal of the lower cover, around its lug.
constexpr QRectF kSealArea{kLowerCoverTab.left() + 1, 61, kLowerCoverTab.width() - 2, 10};

/// The conductor in the hand. It lets all events pass.
class HeldConductor final : public QWidget {
public:
    explicit HeldConductor(QWidget* parent)
        : QWidget(parent)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        hide();
    }

    void setLine(QPointF from, QPointF to, QColor colour)
    {
        m_from = from;
        m_to = to;
        m_colour = colour;
        update();
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        for (const QPen& pen :
            {QPen(Qt::white, 13, Qt::SolidLine, Qt::RoundCap), QPen(m_colour, 10, Qt::SolidLine, Qt::RoundCap)}) {
            painter.setPen(pen);
            painter.drawLine(m_from, m_to);
        }
    }

private:
    QPointF m_from;
    QPointF m_to;
    QColor m_colour;
};

QString conductorName(int conductor)
{
    return QString::fromLatin1(kConductorNames[static_cast<std::size_t>(conductor)]);
}

} // namespace

QRgb conductorColour(int conductor)
{
    static constexpr std::array kColours{kBrown, kBlack, kGrey, kBlue};
    return kColours[static_cast<std::size_t>(conductor)];
}

FrontHands::FrontHands(QWidget& front)
    : QObject(&front)
    , m_front(front)
    , m_plug(new PartHandle(&front))
    , m_seal(new PartHandle(&front))
    , m_line(new HeldConductor(&front))
{
    m_plug->setObjectName(QStringLiteral("networkPlug"));
    m_seal->setObjectName(QStringLiteral("seal"));
    for (std::size_t number = 0; number < kMainsTerminals; ++number) {
        addScrew(number);
    }
    connect(m_plug, &PartHandle::clicked, this, [this] { emit plugWanted(!m_state.plugged); });
    // Away from the meter pulls it out, towards the socket puts it in.
    connect(m_plug, &PartHandle::dropped, this, [this](QPoint position) {
        emit plugWanted(m_plug->geometry().contains(position) ? m_state.plugged : !m_state.plugged);
    });
    connect(m_seal, &PartHandle::clicked, this, &FrontHands::sealBroken);
    connect(m_seal, &PartHandle::dropped, this, &FrontHands::sealBroken);
    retranslate();
    enableParts();
}

void FrontHands::addScrew(std::size_t number)
{
    auto* screw = new PartHandle(&m_front);
    screw->setObjectName(QStringLiteral("screw%1").arg(number));
    screw->setRound(true);
    screw->setContextMenuPolicy(Qt::CustomContextMenu);
    m_screws[number] = screw;
    connect(screw, &PartHandle::clicked, this, [this, number] {
        const ScrewPlace place = screwPlace(number);
        emit wiringWanted(withOpen(m_state.wiring, place.side, place.terminal, !isOpen(number)));
    });
    connect(screw, &PartHandle::dragged, this, [this, number](QPoint position) { drag(number, position); });
    connect(screw, &PartHandle::dropped, this, [this, number](QPoint position) { drop(number, position); });
    connect(screw, &QWidget::customContextMenuRequested, this,
        [this, number](QPoint position) { showMenu(number, position); });
}

bool FrontHands::isOpen(std::size_t number) const
{
    const ScrewPlace place = screwPlace(number);
    return !conductorIn(m_state.wiring, place.side, place.terminal);
}

std::optional<Wiring> FrontHands::moved(const Wiring& wiring, std::size_t from, std::size_t to)
{
    const ScrewPlace source = screwPlace(from);
    const ScrewPlace target = screwPlace(to);
    if (from == to) {
        return std::nullopt;
    }
    if (source.side == target.side) {
        const auto at = static_cast<std::size_t>(source.terminal);
        const int conductor = source.side == WiringSide::supply ? wiring.conductorAt[at] : wiring.loadAt[at];
        return withConductor(wiring, target.side, target.terminal, conductor);
    }
    if (source.terminal == target.terminal) {
        Wiring turned = wiring;
        bool& reversed = turned.reversed[static_cast<std::size_t>(source.terminal)];
        reversed = !reversed;
        return turned;
    }
    return std::nullopt;
}

void FrontHands::showMenu(std::size_t number, QPoint position)
{
    auto* menu = new QMenu(&m_front);
    menu->setObjectName(QStringLiteral("screwMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(isOpen(number) ? tr("Put the conductor back") : tr("Loosen the screw"), m_screws[number],
        [this, number] { m_screws[number]->click(); });
    menu->addSeparator();
    for (std::size_t other = 0; other < kMainsTerminals; ++other) {
        if (const auto wiring = moved(m_state.wiring, number, other)) {
            menu->addAction(tr("Exchange with %1").arg(QString::fromLatin1(kTerminals[other].mark)), this,
                [this, wiring = *wiring] { emit wiringWanted(wiring); });
        }
    }
    menu->popup(m_screws[number]->mapToGlobal(position));
}

std::optional<std::size_t> FrontHands::screwAt(QPoint position) const
{
    for (std::size_t number = 0; number < kMainsTerminals; ++number) {
        if (m_screws[number]->geometry().contains(position)) {
            return number;
        }
    }
    return std::nullopt;
}

void FrontHands::drag(std::size_t number, QPoint position)
{
    const std::optional<std::size_t> under = screwAt(position);
    for (std::size_t other = 0; other < kMainsTerminals; ++other) {
        m_screws[other]->setTarget(under == other && moved(m_state.wiring, number, other).has_value());
    }
    const ScrewPlace place = screwPlace(number);
    const auto at = static_cast<std::size_t>(place.terminal);
    const int conductor = place.side == WiringSide::supply ? m_state.wiring.conductorAt[at] : m_state.wiring.loadAt[at];
    m_line->setGeometry(m_front.rect());
    m_line->raise();
    static_cast<HeldConductor*>(m_line)->setLine(
        m_screws[number]->geometry().center(), position, QColor(conductorColour(conductor)));
    m_line->show();
}

void FrontHands::drop(std::size_t number, QPoint position)
{
    m_line->hide();
    for (PartHandle* screw : m_screws) {
        screw->setTarget(false);
    }
    const std::optional<std::size_t> under = screwAt(position);
    if (const auto wiring = under ? moved(m_state.wiring, number, *under) : std::nullopt) {
        emit wiringWanted(*wiring);
    } else if (!under && !isOpen(number)) {
        // Pulled out and let go beside the terminals.
        const ScrewPlace place = screwPlace(number);
        emit wiringWanted(withOpen(m_state.wiring, place.side, place.terminal, true));
    }
}

void FrontHands::setState(const PanelState& state, bool sealed)
{
    if (state == m_state && sealed == m_sealed) {
        return;
    }
    m_state = state;
    m_sealed = sealed;
    enableParts();
    retranslate();
}

void FrontHands::setEnabled(bool enabled)
{
    if (enabled != m_enabled) {
        m_enabled = enabled;
        enableParts();
    }
}

void FrontHands::enableParts()
{
    for (PartHandle* screw : m_screws) {
        screw->setVisible(m_enabled && !m_sealed);
    }
    m_plug->setVisible(m_enabled);
    m_seal->setVisible(m_enabled && m_sealed);
    m_seal->raise();
    if (!m_enabled) {
        m_line->hide();
    }
}

void FrontHands::place(const QTransform& toPixels)
{
    for (std::size_t number = 0; number < kMainsTerminals; ++number) {
        const TerminalPlace& terminal = kTerminals[number];
        const double reach = terminal.radius + 0.7;
        m_screws[number]->setGeometry(
            toPixels.mapRect(QRectF(terminal.screw - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach))).toRect());
    }
    m_plug->setGeometry(toPixels.mapRect(kEthernetSocket.adjusted(-0.6, -6, 0.6, -1.2)).toRect());
    m_seal->setGeometry(toPixels.mapRect(kSealArea).toRect());
}

void FrontHands::retranslate()
{
    for (std::size_t number = 0; number < kMainsTerminals; ++number) {
        const QString mark = QString::fromLatin1(kTerminals[number].mark);
        const ScrewPlace place = screwPlace(number);
        const auto conductor = conductorIn(m_state.wiring, place.side, place.terminal);
        m_screws[number]->setAccessibleName(conductor
                ? tr("Terminal %1, conductor %2").arg(mark, conductorName(*conductor))
                : tr("Terminal %1, open").arg(mark));
        m_screws[number]->setToolTip(
            (conductor ? tr("Terminal %1: a click loosens the screw; drag the conductor to another "
                            "terminal to exchange the two\nManual 4.3, 6.2")
                       : tr("Terminal %1 is open: a click puts the conductor back\nManual 4.3, 6.2"))
                .arg(mark));
    }
    m_plug->setAccessibleName(m_state.plugged ? tr("Network plug, in its socket") : tr("Network plug, pulled out"));
    m_plug->setToolTip(m_state.plugged
            ? tr("Ethernet, RJ45: Modbus TCP and web server. A click pulls the plug out\nManual 6.2, 8")
            : tr("The network plug is out: nobody reaches the meter. A click puts it in\nManual 6.2, 8"));
    m_seal->setAccessibleName(tr("Seal of the terminal cover"));
    m_seal->setToolTip(tr("The seal of the terminal cover: a click breaks it\nManual 7"));
}

} // namespace vmeter
