// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/training/training.h"

#include <QObject>
#include <QPixmap>
#include <QString>
#include <QTimer>

#include <chrono>

namespace vmeter {

/// What a fair stand shows beside the tour.
struct StandParts {
    QPixmap logo{};     ///< null: none
    QString watchUrl{}; ///< of the page for visitors' phones, as a QR code; empty: none
};

/// Nobody has touched the window for so long: the tour comes back. A visitor who reads touches nothing.
inline constexpr std::chrono::seconds kHandsAway{60};
/// The same in a lesson, whose texts take longer to read. An exam is never left.
inline constexpr std::chrono::seconds kHandsAwayInLesson{300};

/// Calls for the tour when a visitor has gone. It watches keys, mouse, wheel and touch of the whole program.
class FairStand : public QObject {
    Q_OBJECT

public:
    /// `training` must outlive it.
    explicit FairStand(Training& training, QObject* parent = nullptr);
    ~FairStand() override;

    void setOn(bool on);
    [[nodiscard]] bool isOn() const { return m_on; }
    /// While the tour runs nothing is called for.
    void setTouring(bool touring);

    /// Wall time passes; a timer calls it each second.
    void elapse(std::chrono::milliseconds time);

signals:
    void tourWanted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    Training& m_training;
    QTimer m_timer;
    std::chrono::milliseconds m_untouched{};
    bool m_on = false;
    bool m_touring = false;
};

} // namespace vmeter
