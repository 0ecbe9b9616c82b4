// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/menu/keys.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace vmeter::firmware {

/// An action on the meter.
struct Event {
    enum class Kind : uint8_t {
        hold,  ///< `key` for `duration`; `times` of them, one every `period`
        write, ///< the first `count` of `words` from `address` on
        linkActivity,
        calibrate, ///< with different constants for each phase
        powerFail,
        powerOn,
    };
    uint32_t at; ///< ms, a multiple of 5, as all times here
    Kind kind;
    Key key{};
    uint32_t duration = 0;
    uint32_t times = 1;
    uint32_t period = 0;
    uint16_t address = 0;
    std::array<uint16_t, 2> words{};
    std::size_t count = 1;
};

/// All actions of the minute, in no particular order.
std::span<const Event> timeline();

inline constexpr uint32_t kTimelineSeconds = 60;

} // namespace vmeter::firmware
