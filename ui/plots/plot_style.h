// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrology/samples.h"

#include <QColor>

#include <array>

class QCPAxis;
class QCPAxisRect;
class QCPLegend;

namespace vmeter {

// Style of all plots: the dark screen of an instrument.
inline constexpr QColor kScreenColour{0x10, 0x17, 0x1b};
inline constexpr QColor kSurroundColour{0x1b, 0x24, 0x29};
inline constexpr QColor kGridColour{0x38, 0x49, 0x52}; ///< faint, behind dense curves with numbered axes
/// Lines that are read against, as the phasors' angles are: 3:1 to the screen at least (WCAG 1.4.11).
inline constexpr QColor kScaleColour{0x62, 0x75, 0x7f};
inline constexpr QColor kZeroColour{0x55, 0x68, 0x71};
inline constexpr QColor kTextColour{0xb8, 0xc7, 0xce};
inline constexpr QColor kAlarmColour{0xff, 0x6b, 0x5e};

// The colours of the installation (IEC 60445), brown, black, grey and blue, as they are on the front. Black is white on
// a dark screen.
inline constexpr std::array<QColor, kPhases> kPhaseColours{
    QColor{0xd0, 0x83, 0x47}, QColor{0xf4, 0xf6, 0xf7}, QColor{0x8e, 0x9a, 0xa3}};
inline constexpr QColor kNeutralColour{0x6d, 0x8f, 0xff};
inline constexpr QColor kSystemColour{0x9f, 0xe0, 0x6a};

void dress(QCPAxis& axis);

/// Screen colour, layers and axes; the area belongs to a plot already.
void dress(QCPAxisRect& area);

/// A line of names without a frame.
void dress(QCPLegend& legend);

} // namespace vmeter
