// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panel/panel_layout.h"
#include "ui/panel/panel_state.h"
#include "ui/wiring/wiring_edit.h"

#include <QObject>

#include <array>
#include <optional>

class QTransform;
class QWidget;

namespace vmeter {

class PartHandle;

/// The screw terminals of L1, L2, L3 on both sides, and N.
inline constexpr std::size_t kMainsTerminals = 7;

/// Which conductors a screw holds: kTerminals[number] of the layout of the front.
struct ScrewPlace {
    WiringSide side = WiringSide::supply;
    int terminal = 0; ///< 0 .. 3
};
constexpr ScrewPlace screwPlace(std::size_t number)
{
    return number + 1 == kMainsTerminals
        ? ScrewPlace{WiringSide::supply, kNeutral}
        : ScrewPlace{number % 2 == 0 ? WiringSide::supply : WiringSide::load, static_cast<int>(number / 2)};
}

/// The colour of a conductor in the installation (IEC 60445): L1 brown, L2 black, L3 grey, N blue.
QRgb conductorColour(int conductor);

/// What hands can do on the front: pull the network plug, loosen screws, drag conductors to other terminals, break the
/// seal. It changes nothing itself.
class FrontHands : public QObject {
    Q_OBJECT

public:
    /// `front` owns the parts.
    explicit FrontHands(QWidget& front);

    void setState(const PanelState& state, bool sealed);
    /// False: the parts cannot be taken, as in exams.
    void setEnabled(bool enabled);
    /// `toPixels`: from millimetres of the layout.
    void place(const QTransform& toPixels);
    void retranslate();

    /// The wiring after the conductor at screw `from` was dragged to screw `to`: on the same side the two conductors
    /// change places; on the other side of the same phase, line and load do. Empty: it cannot be done.
    [[nodiscard]] static std::optional<Wiring> moved(const Wiring& wiring, std::size_t from, std::size_t to);

signals:
    void wiringWanted(const vmeter::Wiring& wiring);
    void plugWanted(bool plugged);
    void sealBroken();

private:
    void addScrew(std::size_t number);
    void showMenu(std::size_t number, QPoint position);
    void drag(std::size_t number, QPoint position);
    void drop(std::size_t number, QPoint position);
    [[nodiscard]] bool isOpen(std::size_t number) const;
    [[nodiscard]] std::optional<std::size_t> screwAt(QPoint position) const;
    void enableParts();

    QWidget& m_front;
    std::array<PartHandle*, kMainsTerminals> m_screws{};
    PartHandle* m_plug;
    PartHandle* m_seal;
    QWidget* m_line; ///< the conductor in the hand, over the front
    PanelState m_state;
    bool m_sealed = false;
    bool m_enabled = true;
};

} // namespace vmeter
