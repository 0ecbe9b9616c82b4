// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/meter_state.h"
#include "core/time.h"

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <vector>

namespace vmeter {

/// What the meter shows of the system at the end of a second.
struct SecondReading {
    MeterTime time{};
    bool powered = false; ///< false: the powers are zero
    Microwatts activePower{};
    Microvars reactivePower{};
    MicrovoltAmperes apparentPower{};
    Energy import{}; ///< Ea+, total of both tariffs
    Energy export_{};
    Tariff tariff = Tariff::t1;
};

SecondReading secondReading(MeterTime time, const MeterState& meter);

/// The newest seconds of the meter by meter time, whatever the speed: a view that looks at the bench now and then
/// misses none. One thread writes, any number read.
class SecondLog {
public:
    /// More than two hours, as views that are not looked at for a while still want them.
    static constexpr std::size_t kCapacity = 8192;

    void add(const SecondReading& reading);

    /// The readings from number `next` on, oldest first; `next` becomes the number of the coming one. Those that are
    /// not kept any more are left out.
    [[nodiscard]] std::vector<SecondReading> readFrom(uint64_t& next) const;

private:
    mutable std::mutex m_mutex; ///< guards the following
    std::vector<SecondReading> m_ring;
    uint64_t m_count = 0;
};

} // namespace vmeter
