// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/menu/menu.h"

#include <QAbstractButton>

namespace vmeter {

struct KeyLook {
    bool down = false;
    bool focused = false;
    bool shown = false; ///< a demonstration presses it
};
/// Paints a key in millimetres, the upper left corner of its cap at (0, 0).
void paintKey(QPainter& painter, Key key, const KeyLook& look);

/// A key of the front. It is drawn pressed while the user holds it and while the meter sees it pressed for any other
/// reason.
class KeyButton : public QAbstractButton {
    Q_OBJECT

public:
    explicit KeyButton(Key key, QWidget* parent = nullptr);

    [[nodiscard]] Key key() const { return m_key; }

    /// Shows the key as the meter sees it.
    void setPressed(bool pressed);

    /// Highlights the key while a demonstration presses it.
    void setShown(bool shown);

    /// Under the sealed cover the key cannot be pressed (manual 7).
    void setLocked(bool locked);
    [[nodiscard]] bool isLocked() const { return m_locked; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    [[nodiscard]] bool hitButton(const QPoint& position) const override;

private:
    void retranslate();

    Key m_key;
    bool m_pressed = false;
    bool m_shown = false;
    bool m_locked = false;
};

} // namespace vmeter
