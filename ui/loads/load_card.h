// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/scenario/devices/load_board.h"

#include <QFrame>

#include <set>
#include <string>
#include <vector>

class QLabel;
class QSlider;
class QSpinBox;
class QToolButton;

namespace vmeter {

/// A device of the load board: its picture, its switches for the phases, how many there are and with how much power.
class LoadCard : public QFrame {
    Q_OBJECT

public:
    explicit LoadCard(BoardKind kind, QWidget* parent = nullptr);

    [[nodiscard]] const BoardKind& kind() const { return m_kind; }

    /// The switches of those of its devices that run, by their names, are down.
    void setRunning(const std::set<std::string>& names);

    void retranslate();
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void switched(const vmeter::BoardUse& use, bool on);
    /// A device that runs gets another number or power.
    void changed(const vmeter::BoardUse& use);

private:
    struct Switch {
        QToolButton* button;
        std::array<int, 2> on;
    };

    void addSwitch(std::array<int, 2> on);
    [[nodiscard]] BoardUse use(const Switch& of) const;
    void switchAll(bool on);
    void scale();
    void showPower();

    BoardKind m_kind;
    QLabel* m_title;
    QLabel* m_power;
    QSpinBox* m_count;
    QSlider* m_share;
    std::vector<Switch> m_switches;
    QToolButton* m_all = nullptr; ///< null: the device has one switch
};

} // namespace vmeter
