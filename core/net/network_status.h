// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/settings.h"
#include "core/units.h"

#include <cstdint>
#include <optional>

namespace vmeter {

/// State of the clock synchronisation.
struct SntpStatus {
    enum class State : uint8_t {
        off,
        asking,       ///< no reply so far
        synchronised, ///< the last request was answered
        unanswered,   ///< the last request got no reply, or none that can be trusted
        refused,      ///< the server refused; the meter sends no request until the settings change
    };
    State state = State::off;
    uint8_t stratum = 0;                      ///< of the server at the last answer, 1 .. 15
    int8_t leapSecond = 0;                    ///< at the end of the month one is inserted, +1, or left out, -1
    std::optional<UtcMicroseconds> lastSet{}; ///< time to which the clock was last set
    UtcMicroseconds lastOffset{};             ///< correction of the clock at that time
};

/// Origin of the meter's address, or why it has none.
enum class AddressSource : uint8_t {
    setting,  ///< DHCP is off
    lease,    ///< from a DHCP server
    asking,   ///< DHCP is on and no server has granted an address yet; the meter has none
    fallBack, ///< no server granted an address in time: the configured one is used, and DHCP continues
};

/// Address, mask and gateway in force, and their origin.
struct LinkAddress {
    AddressSource source = AddressSource::setting;
    NetworkSettings network{}; ///< if `source` is asking, the configured values, which are not in force
    [[nodiscard]] bool exists() const { return source != AddressSource::asking; }
    friend constexpr bool operator==(const LinkAddress&, const LinkAddress&) = default;
};

} // namespace vmeter
