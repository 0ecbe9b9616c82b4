// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/power_supply.h"

#include "core/metrology/samples.h"

#include <algorithm>

namespace vmeter {

namespace {

// Far below the operating range (184 V, manual 13): a supply that rides through sags but not through a dead phase.
// [inferred]
constexpr double kStartVolts = 120;
constexpr double kStopVolts = 90;

// Reservoir: interruptions shorter than this go unnoticed. [inferred]
constexpr SampleCount kHoldUp = samplesFromMilliseconds(100);

double feedVoltage(const GridInput& input, bool mainsOn, PoweredBy poweredBy)
{
    if (!mainsOn) {
        return 0;
    }
    const auto atTerminal = [&](std::size_t terminal) {
        const auto conductor = static_cast<std::size_t>(input.wiring.conductorAt[terminal]);
        return input.wiring.open[terminal] ? 0 : input.supply.voltage[conductor];
    };
    return poweredBy == PoweredBy::l1 ? atTerminal(0) : std::max({atTerminal(0), atTerminal(1), atTerminal(2)});
}

} // namespace

bool PowerSupply::take(const GridInput& input, bool mainsOn, PoweredBy poweredBy)
{
    const double volts = feedVoltage(input, mainsOn, poweredBy);
    if (volts >= (m_on ? kStopVolts : kStartVolts)) {
        m_on = true;
        m_lowFor = 0;
    } else if (m_on) {
        m_lowFor += kSetsPerBlock;
        m_on = m_lowFor < kHoldUp;
    }
    return m_on;
}

void PowerSupply::settle(const GridInput& input, bool mainsOn, PoweredBy poweredBy)
{
    m_on = feedVoltage(input, mainsOn, poweredBy) >= kStartVolts;
    m_lowFor = 0;
}

} // namespace vmeter
