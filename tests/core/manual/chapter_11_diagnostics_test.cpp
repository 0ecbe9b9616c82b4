// SPDX-License-Identifier: GPL-3.0-or-later
// Manual 11: messages upon wrong wiring or a malfunction.
#include "tests/core/menu/menu_rig.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

TEST(Manual11, TheExclamationMarkBlinksForEachSetOfMissingPhases)
{
    for (unsigned set = 0; set < 8; ++set) {
        MenuRig rig;
        for (std::size_t phase = 0; phase < kPhases; ++phase) {
            rig.state.measurements.missing[phase] = (set >> phase & 1U) != 0;
        }
        EXPECT_EQ(rig.isLit(Icon::phaseMissing), set != 0) << set;
        EXPECT_EQ(rig.frame().isBlinking(Icon::phaseMissing), set != 0) << set;
    }
}

} // namespace
} // namespace vmeter
