// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/front_panel.h"

#include "ui/panel/case_painter.h"
#include "ui/panel/front_hands.h"
#include "ui/panel/key_button.h"
#include "ui/panel/lcd_widget.h"
#include "ui/panel/panel_layout.h"
#include "ui/panel/terminal_cover.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPaintEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <optional>

namespace vmeter {

namespace {

constexpr double kSideMargin = 9; ///< mm of cabinet left and right of the case, at least
constexpr double kEndMargin = 9;  ///< mm above and below
constexpr double kLampReach = 3;  ///< radius of a lamp's glow, in radii of its lens

/// Manual 9.1 asks for "more than" 3 s and 10 s. The display test lasts as long as the keys are held, so they are held
/// for long enough to see it.
constexpr unsigned kLongSeconds = 3;
constexpr unsigned kTestSeconds = 10;
constexpr Duration kLongHold = Duration::milliseconds(3'200);
constexpr Duration kTestHold = Duration::seconds(15);
static_assert(kLongHold > kLongPress && kTestHold > kDisplayTestPress);

/// The meter's keys on the keyboard.
struct KeyboardKey {
    int code;
    Key key;
};
constexpr KeyboardKey kKeyboard[] = {
    {Qt::Key_S, Key::set},
    {Qt::Key_U, Key::up},
    {Qt::Key_Up, Key::up},
    {Qt::Key_E, Key::enter},
    {Qt::Key_Left, Key::enter},
};

std::optional<Key> keyOf(const QKeyEvent& event)
{
    if ((event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) != 0) {
        return {};
    }
    const auto* found = std::ranges::find(kKeyboard, event.key(), &KeyboardKey::code);
    return found == std::end(kKeyboard) ? std::nullopt : std::optional(found->key);
}

/// Tool tips of the painted parts, with the section of the manual.
struct PaintedPart {
    QRectF area;
    const char* text;
};
constexpr PaintedPart kPaintedParts[] = {
    {{3.5, 70, 66, 21},
        QT_TRANSLATE_NOOP("vmeter::FrontPanel",
            "Mains terminals: Lk A-V from the supply, Lk A to the load, 80 A at most\nManual 4.3, 6.2")},
    {{3, 4, 12, 16},
        QT_TRANSLATE_NOOP(
            "vmeter::FrontPanel", "Neutral terminal; without N or L1 the meter has no supply\nManual 4.3, 6.2, 12")},
    {{17, 6, 20, 15},
        QT_TRANSLATE_NOOP("vmeter::FrontPanel",
            "Pulse output: opto-coupler, 1 is minus, 2 is plus, 5 to 27 V DC, 27 mA; 100 Wh a pulse\nManual 6.2, 13")},
    {{44, 0, 18, 21},
        QT_TRANSLATE_NOOP("vmeter::FrontPanel",
            "Ethernet, RJ45: Modbus TCP and web server; the cable passes the ferrite twice\nManual 6.2, 8, 13")},
    {kMidMarks,
        QT_TRANSLATE_NOOP("vmeter::FrontPanel",
            "Place of the MID marks of the COUNTIS E28; a simulated meter has no approval\nManual 4.3, 7")},
    {kHeadBand, QT_TRANSLATE_NOOP("vmeter::FrontPanel", "Model: the COUNTIS E28 is the MID version\nManual 4.2")},
    {{26, 53, 15, 12}, QT_TRANSLATE_NOOP("vmeter::FrontPanel", "Rated values\nManual 13")},
};

} // namespace

FrontPanel::FrontPanel(QWidget* parent)
    : QWidget(parent)
    , m_lcd(new LcdWidget(this))
    , m_led(new Lamp(kLedColour, this))
    , m_pulseLamp(new Lamp(kPulseColour, this))
    , m_linkLamp(new Lamp(kLinkColour, this))
    , m_trafficLamp(new Lamp(kTrafficColour, this))
{
    connect(m_lcd, &LcdWidget::clicked, this, &FrontPanel::displayClicked);
    setObjectName(QStringLiteral("frontPanel"));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_led->setObjectName(QStringLiteral("led"));
    m_pulseLamp->setObjectName(QStringLiteral("pulseLamp"));
    m_linkLamp->setObjectName(QStringLiteral("linkLamp"));
    m_trafficLamp->setObjectName(QStringLiteral("trafficLamp"));

    for (const Key key : {Key::up, Key::enter, Key::set}) {
        auto* button = new KeyButton(key, this);
        m_keys[static_cast<std::size_t>(key)] = button;
        connect(button, &KeyButton::pressed, this, [this, key] { hold(key, Hand::mouse, true); });
        connect(button, &KeyButton::released, this, [this, key] { hold(key, Hand::mouse, false); });
        button->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(button, &KeyButton::customContextMenuRequested, this,
            [this, button](QPoint position) { showKeyMenu(*button, position); });
    }
    m_covers
        = {new TerminalCover(TerminalCover::Place::upper, this), new TerminalCover(TerminalCover::Place::lower, this)};
    for (TerminalCover* cover : m_covers) {
        cover->hide();
    }
    m_parts = new FrontHands(*this);
    m_glow = new FrontGlow(this);
    retranslate();
}

QSize FrontPanel::sizeHint() const
{
    return {612, 734};
}

QSize FrontPanel::minimumSizeHint() const
{
    return {270, 324};
}

void FrontPanel::setSnapshot(const Snapshot& snapshot)
{
    const MeterState& meter = snapshot.meter;
    if (meter.model != m_model) {
        m_model = meter.model;
        m_background = {};
        retranslate();
        update();
    }
    m_sealed = snapshot.sealed && m_model->hasSeal();
    for (TerminalCover* cover : m_covers) {
        cover->setVisible(m_sealed);
    }
    const PanelState state{m_handsFree ? snapshot.input.wiring : Wiring{}, !snapshot.unplugged};
    if (state != m_state) {
        m_state = state;
        m_background = {};
        update();
    }
    m_parts->setState(m_state, m_sealed);
    m_lcd->setFrame(meter.lcd);
    for (std::size_t i = 0; i < kKeys; ++i) {
        const bool locked = m_sealed && m_model->isUnderSeal(static_cast<Key>(i));
        m_keys[i]->setPressed(snapshot.keyPressed[i]);
        m_keys[i]->setLocked(locked);
        if (locked) {
            hold(static_cast<Key>(i), Hand::keyboard, false);
        }
    }

    m_led->setLit(m_ledPacer.next(snapshot.ledPulses));
    m_pulseLamp->setLit(m_pulsePacer.next(snapshot.outputPulses));
    m_linkLamp->setLit(meter.powered && !snapshot.unplugged);
    m_trafficLamp->setLit(meter.powered && !snapshot.unplugged && meter.lcd.isLit(Icon::communication));
}

std::vector<KeyCombination> FrontPanel::combinations(Key key)
{
    if (key == Key::set) {
        return {{{Key::set}, kLongSeconds, kLongHold}};
    }
    const std::vector<Key> both{Key::up, Key::enter};
    return {
        {{key}, kLongSeconds, kLongHold},
        {both, 0, 0},
        {both, kLongSeconds, kLongHold},
        {both, kTestSeconds, kTestHold},
    };
}

void FrontPanel::setHandsFree(bool free)
{
    m_handsFree = free;
    m_parts->setEnabled(free);
}

void FrontPanel::setGlowing(const std::vector<FrontPart>& parts)
{
    m_glow->setParts(parts);
}

void FrontPanel::setShownKeys(const std::vector<Key>& keys)
{
    for (std::size_t i = 0; i < kKeys; ++i) {
        m_keys[i]->setShown(std::find(keys.begin(), keys.end(), static_cast<Key>(i)) != keys.end());
    }
}

QString FrontPanel::combinationName(const KeyCombination& combination)
{
    static constexpr const char* kNames[kKeys] = {"SET", "UP", "ENTER"};
    QStringList names;
    for (const Key key : combination.keys) {
        names.append(QString::fromLatin1(kNames[static_cast<std::size_t>(key)]));
    }
    QString keys = names.join(QStringLiteral(" + "));
    if (combination.seconds == 0) {
        return keys;
    }
    return tr("%1, %2 s", "keys held for seconds").arg(keys).arg(combination.seconds);
}

void FrontPanel::showKeyMenu(const KeyButton& button, QPoint position)
{
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("keyMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const KeyCombination& combination : combinations(button.key())) {
        QAction* action = menu->addAction(combinationName(combination));
        action->setEnabled(!button.isLocked());
        connect(action, &QAction::triggered, this, [this, combination] { emit combinationChosen(combination); });
    }
    menu->popup(button.mapToGlobal(position));
}

void FrontPanel::hold(Key key, Hand hand, bool down)
{
    unsigned& hands = m_hands[static_cast<std::size_t>(key)];
    const unsigned before = hands;
    const auto bit = static_cast<unsigned>(hand);
    hands = down ? hands | bit : hands & ~bit;
    if ((before != 0) != (hands != 0)) {
        emit keyChanged(key, hands != 0);
    }
}

void FrontPanel::releaseAll()
{
    for (std::size_t i = 0; i < kKeys; ++i) {
        m_keys[i]->setDown(false);
        hold(static_cast<Key>(i), Hand::mouse, false);
        hold(static_cast<Key>(i), Hand::keyboard, false);
    }
}

bool FrontPanel::handleKey(const QKeyEvent& event)
{
    const std::optional<Key> key = keyOf(event);
    if (!key) {
        return false;
    }
    const bool locked = m_keys[static_cast<std::size_t>(*key)]->isLocked();
    if (!event.isAutoRepeat() && !locked) {
        hold(*key, Hand::keyboard, event.type() == QEvent::KeyPress);
    }
    return true;
}

void FrontPanel::keyPressEvent(QKeyEvent* event)
{
    event->setAccepted(handleKey(*event));
}

void FrontPanel::keyReleaseEvent(QKeyEvent* event)
{
    event->setAccepted(handleKey(*event));
}

void FrontPanel::hideEvent(QHideEvent* event)
{
    releaseAll();
    QWidget::hideEvent(event);
}

void FrontPanel::changeEvent(QEvent* event)
{
    // If the window loses the keyboard focus, it does not see the release, so keys are released here.
    if (event->type() == QEvent::ActivationChange && !isActiveWindow()) {
        releaseAll();
    }
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

bool FrontPanel::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) {
        return QWidget::event(event);
    }
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString text = partToolTip((QPointF(help->pos()) - m_origin) / m_scale);
    if (text.isEmpty()) {
        QToolTip::hideText();
    } else {
        QToolTip::showText(help->globalPos(), text, this);
    }
    return true;
}

QString FrontPanel::partToolTip(QPointF millimetres) const
{
    if (m_sealed && (kLowerCoverPlate.contains(millimetres) || kUpperCoverPlate.contains(millimetres))) {
        return tr("Terminal cover, fitted and sealed; it locks the SET key\nManual 7");
    }
    for (const PaintedPart& part : kPaintedParts) {
        if (part.area.contains(millimetres) && (part.area != kMidMarks || m_model->mid)) {
            return tr(part.text);
        }
    }
    return {};
}

QRectF FrontPanel::toPixels(const QRectF& millimetres) const
{
    return {m_origin + millimetres.topLeft() * m_scale, millimetres.size() * m_scale};
}

void FrontPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layOut();
}

void FrontPanel::layOut()
{
    m_scale = std::min(width() / (kCase.width() + 2 * kSideMargin), height() / (kCase.height() + 2 * kEndMargin));
    m_origin = QPointF((width() - kCase.width() * m_scale) / 2, (height() - kCase.height() * m_scale) / 2);
    m_background = {};

    m_lcd->setGeometry(toPixels(kLcdGlass).toRect());
    for (KeyButton* button : m_keys) {
        const QRectF& cap = kKeyCaps[static_cast<std::size_t>(button->key())];
        button->setGeometry(toPixels(cap.adjusted(-kKeyMargin, -kKeyMargin, kKeyMargin, kKeyMargin)).toRect());
    }
    const auto placeLamp = [this](Lamp& lamp, QPointF centre, double radius) {
        const double reach = radius * kLampReach;
        lamp.setGeometry(toPixels({centre.x() - reach, centre.y() - reach, 2 * reach, 2 * reach}).toRect());
    };
    placeLamp(*m_led, kMetrologicalLed, kLedLens);
    placeLamp(*m_pulseLamp, kPulseLamp, kPulseLens);
    placeLamp(*m_linkLamp, kLinkLamp, kSocketLens);
    placeLamp(*m_trafficLamp, kTrafficLamp, kSocketLens);
    const QTransform transform(m_scale, 0, 0, m_scale, m_origin.x(), m_origin.y());
    m_parts->place(transform);
    m_glow->place(transform);
    for (TerminalCover* cover : m_covers) {
        cover->setGeometry(toPixels(cover->area()).toRect());
    }
}

void FrontPanel::paintEvent(QPaintEvent* event)
{
    const double ratio = devicePixelRatioF();
    if (m_background.isNull() || m_background.devicePixelRatio() != ratio) {
        m_background = QPixmap((QSizeF(size()) * ratio).toSize());
        m_background.setDevicePixelRatio(ratio);
        QPainter painter(&m_background);
        painter.translate(m_origin);
        painter.scale(m_scale, m_scale);
        paintCabinet(painter, QRectF(-m_origin / m_scale, QSizeF(size()) / m_scale), m_state);
        paintCase(painter, *m_model, m_state);
    }
    const QRect dirty = event->rect();
    const QRectF source(QPointF(dirty.topLeft()) * ratio, QSizeF(dirty.size()) * ratio);
    QPainter(this).drawPixmap(QRectF(dirty), m_background, source);
}

void FrontPanel::retranslate()
{
    m_parts->retranslate();
    setAccessibleName(tr("Front of the %1").arg(modelName(*m_model)));
    m_led->setAccessibleName(tr("Metrological LED"));
    m_led->setToolTip(
        tr("Metrological LED, red: one flash a watt-hour, import and export (1000 imp/kWh)\nManual 4.3, 13"));
    m_pulseLamp->setAccessibleName(tr("Pulse output lamp"));
    m_pulseLamp->setToolTip(tr("Lit with each pulse of the output; the lamp is not on the real meter\nManual 6.2, 13"));
    m_linkLamp->setAccessibleName(tr("Ethernet link lamp"));
    m_linkLamp->setToolTip(tr("Ethernet link\nManual 6.2, 8"));
    m_trafficLamp->setAccessibleName(tr("Ethernet traffic lamp"));
    m_trafficLamp->setToolTip(tr("A Modbus or web request was served within the last second\nManual 4.4, 8"));
}

} // namespace vmeter
