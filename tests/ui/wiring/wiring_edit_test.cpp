// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wiring/wiring_edit.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

using enum WiringSide;

TEST(WiringEdit, AConductorGoesToATerminalAndTheOneThereTakesItsPlace)
{
    const Wiring wiring = withConductor({}, supply, 1, 2);
    EXPECT_EQ(wiring.conductorAt, (PerConductor<int>{0, 2, 1, 3}));
    EXPECT_EQ(wiring.loadAt, Wiring{}.loadAt);
    EXPECT_EQ(withConductor(wiring, supply, 1, 1), Wiring{});
    EXPECT_EQ(withConductor({}, load, 0, 3).loadAt, (PerConductor<int>{3, 1, 2, 0}));
}

TEST(WiringEdit, AnOpenConductorIsConnectedByChoosingIt)
{
    const Wiring open = withOpen({}, supply, 3, true);
    EXPECT_FALSE(conductorIn(open, supply, 3));
    EXPECT_EQ(conductorIn(open, load, 3), 3);
    EXPECT_EQ(withConductor(open, supply, 3, 3), Wiring{});
}

TEST(WiringEdit, WhatHangsFreeStaysFreeWhenTheOtherIsMoved)
{
    // N is disconnected; L1 is put into its terminal, so the free end of N is now at terminal L1.
    const Wiring wiring = withConductor(withOpen({}, supply, 3, true), supply, 3, 0);
    EXPECT_EQ(conductorIn(wiring, supply, 3), 0);
    EXPECT_FALSE(conductorIn(wiring, supply, 0));
}

TEST(WiringEdit, MistakesAreThoseOfTheirNames)
{
    EXPECT_EQ(withMistake(WiringMistake::phasesSwapped).conductorAt, (PerConductor<int>{0, 2, 1, 3}));
    EXPECT_EQ(withMistake(WiringMistake::phasesSwapped).loadAt, (PerConductor<int>{0, 2, 1, 3}));
    EXPECT_TRUE(withMistake(WiringMistake::phaseReversed).reversed[0]);
    EXPECT_TRUE(withMistake(WiringMistake::phaseOpen).open[2]);
    EXPECT_TRUE(withMistake(WiringMistake::neutralLost).open[3]);
    EXPECT_EQ(withMistake(WiringMistake::lineAndNeutralSwapped).conductorAt, (PerConductor<int>{3, 1, 2, 0}));
}

} // namespace
} // namespace vmeter
