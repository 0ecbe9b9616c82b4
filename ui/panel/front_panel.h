// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panel/lamp.h"
#include "virtualhw/bench/snapshot.h"

#include <QPixmap>
#include <QWidget>

#include <array>
#include <vector>

class QMenu;

namespace vmeter {

class KeyButton;
class LcdWidget;
class TerminalCover;

/// Some keys pressed together for a while: an entry of the keys' menus.
struct KeyCombination {
    std::vector<Key> keys;
    unsigned seconds = 0; ///< "more than" as in manual 9.1; 0 is a short press
    SampleCount hold = 0; ///< how long they are really held
};

/// The front of the meter as one sees it in the cabinet. It shows snapshots and reports what the hand does; it knows
/// no simulation.
class FrontPanel : public QWidget {
    Q_OBJECT

public:
    explicit FrontPanel(QWidget* parent = nullptr);

    /// Shows the meter as it is in `snapshot`; to be called once a picture, about 30 times a second.
    void setSnapshot(const Snapshot& snapshot);

    /// Marks the keys that are pressed for somebody who watches; none of them: an empty list.
    void setShownKeys(const std::vector<Key>& keys);

    /// The presses that a mouse cannot make by itself (manual 9.1), those with `key` in them.
    [[nodiscard]] static std::vector<KeyCombination> combinations(Key key);
    /// "UP + ENTER, 3 s"
    [[nodiscard]] static QString combinationName(const KeyCombination& combination);

    /// Keyboard events that reach the window and not the front may be handed in here. True when it is one of the
    /// meter's keys: S, U or up arrow, E or left arrow.
    bool handleKey(const QKeyEvent& event);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// The hand presses or releases a key.
    void keyChanged(vmeter::Key key, bool pressed);
    /// A combination was chosen from a menu.
    void combinationChosen(const vmeter::KeyCombination& combination);

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
    bool m_sealed = false;
    std::array<unsigned, kKeys> m_hands{}; ///< bits of Hand that hold the key
    QPixmap m_background;                  ///< all that does not move, at the screen's resolution
    QPointF m_origin;                      ///< the case's upper left corner in the widget
    double m_scale = 1;                    ///< pixels a millimetre
};

} // namespace vmeter

Q_DECLARE_METATYPE(vmeter::KeyCombination)
