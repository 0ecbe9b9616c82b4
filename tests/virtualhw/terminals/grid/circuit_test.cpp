// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/terminals/grid/circuit.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

TEST(Circuit, ANodeBetweenTwoResistorsDividesTheVoltage)
{
    // 12 V over 1 ohm and 2 ohm in series: 8 V over the second.
    const std::vector<std::optional<Phasor>> given{Phasor{12}, std::nullopt, Phasor{0}};
    const std::vector<Branch> branches{{0, 1, 1.0, {}}, {1, 2, 0.5, {}}};
    EXPECT_NEAR(nodePotentials(given, branches)[1].real(), 8, 1e-6);
}

TEST(Circuit, ACurrentSourceDrivesThroughTheAdmittance)
{
    // 2 A into j 0.1 S: 2 / j0.1 = -j20 V.
    const std::vector<std::optional<Phasor>> given{Phasor{0}, std::nullopt};
    const std::vector<Branch> branches{{0, 1, {}, 2.0}, {1, 0, Phasor{0, 0.1}, {}}};
    const Phasor found = nodePotentials(given, branches)[1];
    EXPECT_NEAR(found.real(), 0, 1e-6);
    EXPECT_NEAR(found.imag(), -20, 1e-6);
}

TEST(Circuit, SeveralFloatingNodesAreSolvedTogether)
{
    // A ladder of three equal resistors on 9 V: 6 V and 3 V.
    const std::vector<std::optional<Phasor>> given{std::nullopt, Phasor{9}, std::nullopt, Phasor{0}};
    const std::vector<Branch> branches{{1, 2, 1.0, {}}, {2, 0, 1.0, {}}, {0, 3, 1.0, {}}};
    const auto found = nodePotentials(given, branches);
    EXPECT_NEAR(found[2].real(), 6, 1e-6);
    EXPECT_NEAR(found[0].real(), 3, 1e-6);
}

TEST(Circuit, ANodeThatNothingHoldsIsAtZero)
{
    const std::vector<std::optional<Phasor>> given{Phasor{5}, std::nullopt};
    EXPECT_EQ(nodePotentials(given, {})[1], Phasor{});
}

} // namespace
} // namespace vmeter
