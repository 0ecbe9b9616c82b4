// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/display/lcd_frame.h"
#include "virtualhw/bench/timeline/scenario.h"

#include <string>
#include <vector>

namespace vmeter {

/// A page of the display of a meter with example values.
struct Screen {
    std::string name; ///< menu and page: "tAr.1-01", "SEtuP.2-14", "ConF-Y"; or "display-test", "malfunction" ...
    LocalizedText caption;
    LcdFrame frame; ///< backlight on, blinking parts lit, so that it does not depend on the time
};

/// Steps through all menus of a meter with key presses, and then through the display test and the diagnostic messages
/// (manual 9.1.2, 10.1 to 10.6, 11). The values are close to the examples of the manual's pictures.
std::vector<Screen> walkScreens();

} // namespace vmeter
