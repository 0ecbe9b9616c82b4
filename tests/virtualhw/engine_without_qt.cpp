// SPDX-License-Identifier: GPL-3.0-or-later
// The bench and its scenarios run in a program that links no Qt. Exit code 0 if the meter has counted what it should.
#include "tests/support/meter_time.h"
#include "virtualhw/base/si.h"
#include "virtualhw/bench/bench.h"
#include "virtualhw/bench/fram/fram_memory.h"
#include "virtualhw/scenario/scenario_source.h"

#include <cmath>
#include <iostream>

int main()
{
    using namespace vmeter;
    const auto scenario = findScenario("reference_10a_60deg");
    if (!scenario) {
        std::cerr << scenario.error().english() << '\n';
        return 1;
    }
    FramMemory fram;
    Bench bench(kCountisE28, *scenario, fram);
    while (bench.time() < meterTime(60)) {
        bench.advance();
    }
    const Energy energy = bench.state().energies.total(Element::system, EnergyQuantity::activeImport);
    std::cout << wattHours(energy) << " Wh\n";
    constexpr double kExpected = 57.5; // 3 x 230 V x 10 A x cos 60 deg for a minute
    return std::abs(wattHours(energy) - kExpected) < 0.01 * kExpected ? 0 : 1;
}
