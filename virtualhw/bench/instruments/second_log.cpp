// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/instruments/second_log.h"

#include <algorithm>

namespace vmeter {

SecondReading secondReading(MeterTime time, const MeterState& meter)
{
    SecondReading reading;
    reading.time = time;
    reading.powered = meter.powered;
    if (meter.powered) {
        reading.activePower = meter.measurements.system.activePower;
        reading.reactivePower = meter.measurements.system.reactivePower;
        reading.apparentPower = meter.measurements.system.apparentPower;
    }
    reading.import = meter.energies.total(Element::system, EnergyQuantity::activeImport);
    reading.export_ = meter.energies.total(Element::system, EnergyQuantity::activeExport);
    reading.tariff = meter.tariff;
    return reading;
}

void SecondLog::add(const SecondReading& reading)
{
    const std::lock_guard lock(m_mutex);
    if (m_ring.size() < kCapacity) {
        m_ring.push_back(reading);
    } else {
        m_ring[m_count % kCapacity] = reading;
    }
    ++m_count;
}

std::vector<SecondReading> SecondLog::readFrom(uint64_t& next) const
{
    const std::lock_guard lock(m_mutex);
    const uint64_t oldest = m_count - m_ring.size();
    std::vector<SecondReading> readings;
    for (uint64_t number = std::max(next, oldest); number < m_count; ++number) {
        readings.push_back(m_ring[number % kCapacity]);
    }
    next = m_count;
    return readings;
}

} // namespace vmeter
