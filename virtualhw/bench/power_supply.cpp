// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/power_supply.h"

#include "core/metrology/samples.h"

#include <algorithm>

namespace vmeter {

namespace {

// Far below the operating range (184 V, manual 13): the supply works during sags, but not from a dead phase. [inferred]
constexpr double kStartVolts = 120;
constexpr double kStopVolts = 90;

// Energy store of the supply: interruptions shorter than this have no effect. [inferred]
constexpr Duration kHoldUp = Duration::milliseconds(100);

double feedVoltage(const PerPhase<double>& terminalVolts, PoweredBy poweredBy)
{
    return poweredBy == PoweredBy::l1 ? terminalVolts[0]
                                      : *std::max_element(terminalVolts.begin(), terminalVolts.end());
}

} // namespace

bool PowerSupply::process(const PerPhase<double>& terminalVolts, PoweredBy poweredBy)
{
    const double volts = feedVoltage(terminalVolts, poweredBy);
    if (volts >= (m_on ? kStopVolts : kStartVolts)) {
        m_on = true;
        m_lowFor = {};
    } else if (m_on) {
        m_lowFor += kBlockTime;
        m_on = m_lowFor < kHoldUp;
    }
    return m_on;
}

void PowerSupply::settle(const PerPhase<double>& terminalVolts, PoweredBy poweredBy)
{
    m_on = feedVoltage(terminalVolts, poweredBy) >= kStartVolts;
    m_lowFor = {};
}

} // namespace vmeter
