// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panel/front_glow.h"
#include "ui/panel/lamp.h"
#include "ui/panel/panel_state.h"
#include "virtualhw/bench/snapshot.h"

#include <QPixmap>
#include <QWidget>

#include <array>
#include <vector>

class QMenu;

namespace vmeter {

class FrontHands;
class KeyButton;
class LcdWidget;
class TerminalCover;

/// A press of one or more keys: an entry of the menus of the keys.
struct KeyCombination {
    std::vector<Key> keys;
    unsigned seconds = 0; ///< "more than" as in manual 9.1; 0 is a short press
    Duration hold{};      ///< actual duration
};

/// The front of the meter in the cabinet. It shows snapshots and emits signals for key presses; it does not use the
/// simulation.
class FrontPanel : public QWidget {
    Q_OBJECT

public:
    explicit FrontPanel(QWidget* parent = nullptr);

    /// Shows the meter in the state of `snapshot`. Must be called for each picture, about 30 times a second.
    void setSnapshot(const Snapshot& snapshot);

    /// What hands can take of it besides the keys.
    [[nodiscard]] FrontHands& hands() { return *m_parts; }
    /// False: the wiring cannot be seen or changed here, so that an exam's fault is not given away.
    void setHandsFree(bool free);

    /// Lights the parts that a lesson's step names; an empty list: none.
    void setGlowing(const std::vector<FrontPart>& parts);

    /// Marks the keys that a demonstration presses; an empty list: none.
    void setShownKeys(const std::vector<Key>& keys);

    /// The presses with `key` that a mouse alone cannot make (manual 9.1).
    [[nodiscard]] static std::vector<KeyCombination> combinations(Key key);
    /// "UP + ENTER, 3 s"
    [[nodiscard]] static QString combinationName(const KeyCombination& combination);

    /// Processes keyboard events that reach the window. Returns true for the keys of the meter: S, U or up arrow, E or
    /// left arrow.
    bool handleKey(const QKeyEvent& event);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// The user presses or releases a key.
    void keyChanged(vmeter::Key key, bool pressed);
    /// The user has selected a combination from a menu.
    void combinationChosen(const vmeter::KeyCombination& combination);
    /// The user clicks the display.
    void displayClicked();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    enum class Hand : unsigned { mouse = 1, keyboard = 2 };
    void hold(Key key, Hand hand, bool down);
    void releaseAll();
    void showKeyMenu(const KeyButton& button, QPoint position);
    [[nodiscard]] QString partToolTip(QPointF millimetres) const;
    void layOut();
    void retranslate();
    [[nodiscard]] QRectF toPixels(const QRectF& millimetres) const;

    LcdWidget* m_lcd;
    std::array<KeyButton*, kKeys> m_keys{};
    Lamp* m_led;
    Lamp* m_pulseLamp;
    Lamp* m_linkLamp;
    Lamp* m_trafficLamp;
    std::array<TerminalCover*, 2> m_covers{};
    FlashPacer m_ledPacer;
    FlashPacer m_pulsePacer;

    const MeterModel* m_model = &kCountisE28;
    FrontHands* m_parts;
    FrontGlow* m_glow;
    PanelState m_state;
    bool m_handsFree = true;
    bool m_sealed = false;
    std::array<unsigned, kKeys> m_hands{}; ///< bits of Hand for mouse and keyboard that hold the key
    QPixmap m_background;                  ///< all static parts, at the resolution of the screen
    QPointF m_origin;                      ///< upper left corner of the case in the widget
    double m_scale = 1;                    ///< pixels for each millimetre
};

} // namespace vmeter

Q_DECLARE_METATYPE(vmeter::KeyCombination)
