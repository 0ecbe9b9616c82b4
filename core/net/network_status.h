// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/settings.h"
#include "core/units.h"

#include <cstdint>
#include <optional>

namespace vmeter {

/// How the clock stands to its time server.
struct SntpStatus {
    enum class State : uint8_t {
        off,
        asking,       ///< no answer so far
        synchronised, ///< the last question was answered
        unanswered,   ///< it was not, or by nothing to be trusted
        refused,      ///< the server does not want to be asked by this meter: it is not, until the settings change
    };
    State state = State::off;
    uint8_t stratum = 0;                      ///< of the server at the last answer, 1 .. 15
    int8_t leapSecond = 0;                    ///< at the end of the month one is inserted, +1, or left out, -1
    std::optional<UtcMicroseconds> lastSet{}; ///< what the clock was set to last
    UtcMicroseconds lastOffset{};             ///< by how much it was moved then
};

/// How the meter came to its address, or why it has none.
enum class AddressSource : uint8_t {
    setting,  ///< DHCP is off
    lease,    ///< from a DHCP server
    asking,   ///< DHCP is on and no server has given one yet; there is none
    fallBack, ///< no server gave one in time: the one set is used, and asking goes on
};

/// Address, mask and gateway in force, and where they are from.
struct LinkAddress {
    AddressSource source = AddressSource::setting;
    NetworkSettings network{}; ///< where `source` is asking, the ones set, which are not in force
    [[nodiscard]] bool exists() const { return source != AddressSource::asking; }
    friend constexpr bool operator==(const LinkAddress&, const LinkAddress&) = default;
};

} // namespace vmeter
