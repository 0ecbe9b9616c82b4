// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/menu/menu.h"

#include <QColor>
#include <QPointF>
#include <QRectF>

#include <array>

namespace vmeter {

// Positions of the parts of the front, in millimetres from the upper left corner of the case. The outline is that of
// the manual (13: 4 modules, 72 x 90 mm; the 45 mm of the raised front are DIN 43880); which parts there are is in 4.3
// and 6.2, their places are [inferred].

inline constexpr QRectF kCase{0, 0, 72, 90};
inline constexpr QRectF kRaisedFront{0, 22.5, 72, 45};
inline constexpr QRectF kFoil{2, 24, 68, 42};
inline constexpr QRectF kHeadBand{2, 24, 68, 5.6};
inline constexpr QRectF kLcdFrameEdge{4, 31, 52.4, 21.2};
inline constexpr QRectF kLcdGlass{5, 32, 50.4, 19.2};

inline constexpr std::array<QRectF, kKeys> kKeyCaps{
    QRectF{59.2, 54.6, 9, 6.2}, // SET: where the tab of the terminal cover can lock it (manual 7)
    QRectF{59.2, 31, 9, 9.6},   // UP
    QRectF{59.2, 42.6, 9, 9.6}, // ENTER
};

inline constexpr double kKeyMargin = 1; ///< around a key cap, for its slot and the focus mark

inline constexpr QPointF kMetrologicalLed{6.8, 57.2};
inline constexpr QPointF kPulseLamp{33.2, 11.6};
inline constexpr QPointF kLinkLamp{46.4, 15.6};
inline constexpr QPointF kTrafficLamp{60.6, 15.6};

// Radius of each lens, which is a third of its glow's, and colours.
inline constexpr double kLedLens = 1.45;
inline constexpr double kPulseLens = 0.8;
inline constexpr double kSocketLens = 0.65;
inline constexpr QColor kLedColour{255, 40, 30};
inline constexpr QColor kPulseColour{245, 190, 40};
inline constexpr QColor kLinkColour{60, 220, 90};
inline constexpr QColor kTrafficColour{255, 170, 40};

inline constexpr QRectF kMidMarks{42, 54.6, 14.4, 10};

/// A screw terminal and the conductor in it (manual 6.2).
struct TerminalPlace {
    const char* mark;
    QPointF screw;
    double radius;  ///< of the screw's well
    QRgb conductor; ///< IEC 60445: L1 brown, L2 black, L3 grey, N blue
    bool fromBelow;
};
inline constexpr QRgb kBrown = 0xff7a4a2b;
inline constexpr QRgb kBlack = 0xff2c2c2e;
inline constexpr QRgb kGrey = 0xff8d9296;
inline constexpr QRgb kBlue = 0xff2f6fb3;
inline constexpr QRgb kRed = 0xffb23a36;
inline constexpr QRgb kWhite = 0xffe4e4e0;
inline constexpr TerminalPlace kTerminals[] = {
    {"L1 A-V", {8.5, 79.4}, 4.3, kBrown, true},
    {"L1 A", {19.5, 79.4}, 4.3, kBrown, true},
    {"L2 A-V", {30.5, 79.4}, 4.3, kBlack, true},
    {"L2 A", {41.5, 79.4}, 4.3, kBlack, true},
    {"L3 A-V", {52.5, 79.4}, 4.3, kGrey, true},
    {"L3 A", {63.5, 79.4}, 4.3, kGrey, true},
    {"N", {9, 10.4}, 3.6, kBlue, false},
    {"1 −", {21, 10.4}, 2.2, kWhite, false},
    {"2 +", {27.4, 10.4}, 2.2, kRed, false},
};

inline constexpr QRectF kEthernetSocket{47.6, 2.6, 11.8, 13.6};

/// The terminal covers; the lower one carries the tab over SET and the seal (manual 7).
inline constexpr QRectF kLowerCover{-0.6, 52.6, 73.2, 39};
inline constexpr QRectF kLowerCoverPlate{0.4, 69, 71.2, 21.8};
inline constexpr QRectF kLowerCoverTab{57.4, 53.4, 12.6, 16.2};
inline constexpr QRectF kUpperCover{-0.6, -1.4, 43, 23.4};
inline constexpr QRectF kUpperCoverPlate{0.4, -0.8, 41, 21.6};

} // namespace vmeter
