// SPDX-License-Identifier: GPL-3.0-or-later
// Loads of nearly pure reactive power, as IEC 62053-23 has them at its reference point sin phi = 1: one rule for the
// register of the energy, the sign of the power factor and the direction.
#include "virtualhw/base/si.h"
#include "virtualhw/bench/bench.h"
#include "virtualhw/bench/fram/fram_memory.h"

#include <gtest/gtest.h>

#include <cmath>
#include <optional>
#include <tuple>

namespace vmeter {
namespace {

class NearlyReactiveLoad : public ::testing::TestWithParam<std::tuple<AfeProfile, double>> {
protected:
    NearlyReactiveLoad()
        : m_phi(std::get<1>(GetParam()))
    {
        Scenario scenario;
        scenario.afe.profile = std::get<0>(GetParam());
        scenario.input.load.current = {30, 30, 30};
        scenario.input.load.phiDeg = {m_phi, m_phi, m_phi};
        m_bench.emplace(kCountisE28, scenario, m_fram);
        for (unsigned block = 0; block < 6 * kBlocksPerSecond; ++block) {
            m_bench->advance();
        }
    }

    [[nodiscard]] double energy(EnergyQuantity quantity) const
    {
        return wattHours(m_bench->state().energies.total(Element::system, quantity));
    }

    double m_phi;
    FramMemory m_fram;
    std::optional<Bench> m_bench;
};

TEST_P(NearlyReactiveLoad, EnergyPowerFactorAndDirectionAgree)
{
    // 1/128 of the apparent power is exported at 90.448 deg.
    const bool exporting = std::abs(m_phi) > 90.448;
    const bool inductive = (m_phi > 0) != exporting;
    const ElementMeasurement& system = m_bench->state().measurements.system;

    // 20.7 kvar for 6 s: 34.5 varh.
    const auto wanted = m_phi > 0
        ? (inductive ? EnergyQuantity::reactiveImportInductive : EnergyQuantity::reactiveImportCapacitive)
        : (inductive ? EnergyQuantity::reactiveExportInductive : EnergyQuantity::reactiveExportCapacitive);
    for (const EnergyQuantity quantity :
        {EnergyQuantity::reactiveImportInductive, EnergyQuantity::reactiveImportCapacitive,
            EnergyQuantity::reactiveExportInductive, EnergyQuantity::reactiveExportCapacitive}) {
        EXPECT_NEAR(energy(quantity), quantity == wanted ? 34.5 : 0, 0.05);
    }
    ASSERT_TRUE(system.powerFactor.exists);
    // Zero has no sign.
    EXPECT_TRUE(system.powerFactor.millionths == 0 || (system.powerFactor.millionths > 0) == inductive)
        << system.powerFactor.millionths;
    EXPECT_EQ(isInductive(quadrantOf(system)), inductive);
    EXPECT_EQ(isExport(quadrantOf(system)), exporting);
}

INSTANTIATE_TEST_SUITE_P(RoundNinetyDegrees, NearlyReactiveLoad,
    ::testing::Combine(::testing::Values(AfeProfile::ideal, AfeProfile::standard, AfeProfile::worst),
        ::testing::Values(89.5, 89.9, 90.0, 90.1, 90.4, 90.5, -89.5, -89.9, -90.0, -90.1, -90.4, -90.5)));

} // namespace
} // namespace vmeter
